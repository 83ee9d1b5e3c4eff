/**
 * A view of an article that cannot be changed. It is drawn as in the editor and has a caret, so that text can be
 * selected and copied by keys. What is copied keeps its structure when it is pasted into the text.
 */
import { EditorState, Plugin } from "prosemirror-state"
import { EditorView } from "prosemirror-view"
import { type Article, emptyArticle } from "../../../main/article/schema.ts"
import { copying } from "../../editor/clipboard/copied.ts"
import type { EditorHost } from "../../editor/editor.ts"
import { createDrawing } from "../../editor/views/drawing.ts"

export type Reader = {
  /** Shows `article`. Another version of the article that is shown keeps its scroll position. */
  show(article: Article): void
  focus(): void
  /** Draws the labels again, after the interface's language or the descriptions of linked articles changed. */
  relabel(): void
  destroy(): void
}

/** The keys that move the caret or select; every other key would change the text. */
const reading = /^(Arrow.*|Home|End|Page(Up|Down)|Shift|Control|Meta|Alt|Tab|F\d+)$/

/**
 * Shows a reader in `container`, empty at first.
 * @param name what a screen reader calls the text
 */
export function createReader(container: HTMLElement, host: EditorHost, name: () => string): Reader {
  const drawing = createDrawing(host)
  const still = new Plugin({ filterTransaction: (tr) => !tr.docChanged })
  const stateOf = (doc: Article) => EditorState.create({ doc, plugins: [still] })
  const view = new EditorView(container, {
    state: stateOf(emptyArticle()),
    attributes: (state) => ({
      class: "article",
      tabindex: "0",
      role: "textbox",
      "aria-multiline": "true",
      "aria-readonly": "true",
      "aria-label": name(),
      inputmode: "none",
      dir: "rtl",
      lang: state.doc.attrs.language,
      spellcheck: "false",
      translate: "no",
    }),
    nodeViews: drawing.nodeViews,
    ...copying,
    handleKeyDown: (_view, event) =>
      !reading.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey,
    handlePaste: () => true,
    handleDrop: () => true,
    handleDOMEvents: {
      beforeinput(_view, event) {
        event.preventDefault()
        return true
      },
      cut(_view, event) {
        event.preventDefault()
        return true
      },
    },
  })
  let id: unknown = null
  return {
    show(article) {
      const other = id !== article.attrs.id
      id = article.attrs.id
      view.updateState(stateOf(article))
      if (other) container.scrollTop = 0
    },
    focus: () => view.focus(),
    relabel() {
      drawing.relabel()
      view.setProps({})
    },
    destroy: () => view.destroy(),
  }
}
