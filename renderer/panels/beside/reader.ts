/**
 * An article to read: drawn as in the editor, with a caret for selecting and copying by keys, and nothing that
 * changes it. What is copied keeps its structure when it is pasted into the text.
 */
import { EditorState, Plugin } from "prosemirror-state"
import { EditorView } from "prosemirror-view"
import { type Article, emptyArticle } from "../../../main/article/schema.ts"
import { copying } from "../../editor/clipboard/copied.ts"
import type { EditorHost } from "../../editor/editor.ts"
import { createDrawing } from "../../editor/views/drawing.ts"

export type Reader = {
  /** Shows `article`; the same one in another version keeps its place. */
  show(article: Article): void
  focus(): void
  /** The interface's language or what links lead to changed. */
  relabel(): void
  destroy(): void
}

/** Keys that go about in a text and copy of it; every other one would change it. */
const reading = /^(Arrow.*|Home|End|Page(Up|Down)|Shift|Control|Meta|Alt|Tab|F\d+)$/

/** @param name what a screen reader calls the text */
export function createReader(place: HTMLElement, host: EditorHost, name: () => string): Reader {
  const drawing = createDrawing(host)
  const still = new Plugin({ filterTransaction: (tr) => !tr.docChanged })
  const stateOf = (doc: Article) => EditorState.create({ doc, plugins: [still] })
  const view = new EditorView(place, {
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
      if (other) place.scrollTop = 0
    },
    focus: () => view.focus(),
    relabel() {
      drawing.relabel()
      view.setProps({})
    },
    destroy: () => view.destroy(),
  }
}
