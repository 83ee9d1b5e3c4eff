/**
 * The editor of one article: a ProseMirror view over the one document that holds
 * headline, standfirst, body and dossier. It knows nothing of files or of the
 * window; what it needs of them it asks its host.
 */
import { dropCursor } from "prosemirror-dropcursor"
import { gapCursor } from "prosemirror-gapcursor"
import { closeHistory, history } from "prosemirror-history"
import { InputRule, inputRules, undoInputRule } from "prosemirror-inputrules"
import type { Node, NodeType } from "prosemirror-model"
import { sinkListItem } from "prosemirror-schema-list"
import {
  EditorState,
  NodeSelection,
  Plugin,
  PluginKey,
  type Selection,
  TextSelection,
  type Transaction,
} from "prosemirror-state"
import type { Step } from "prosemirror-transform"
import { EditorView } from "prosemirror-view"
import type { Dossier, DossierField } from "../../main/article/dossier.ts"
import { type Article, emptyArticle } from "../../main/article/schema.ts"
import type { CommandId } from "../../main/contract/commands.ts"
import type { Language, Place } from "../../main/contract/desk.ts"
import { matches, type Platform } from "../../main/contract/keys.ts"
import type { Described, Hit } from "../../main/contract/library.ts"
import type { Words } from "../../main/contract/words/index.ts"
import { actions, focusText, goTo } from "./actions.ts"
import { adopt } from "./adopt.ts"
import { arrow } from "./arrows.ts"
import { addParagraph, lift, toggleList } from "./blocks.ts"
import type { Context, Held } from "./context.ts"
import { controls } from "./controls.ts"
import { copying } from "./copied.ts"
import { current } from "./current.ts"
import { doubts, lookAgain } from "./doubtful.ts"
import { createDrawing } from "./drawing.ts"
import "./editor.css"
import { breakLine, enter, leave } from "./enter.ts"
import { erase } from "./erase.ts"
import { figureViews } from "./figure.ts"
import { addRow, follow, type LinkTarget } from "./links.ts"
import { keepDrawn } from "./markup.ts"
import { menu } from "./menu.ts"
import { goNote } from "./note.ts"
import { depthOf, nodes, type Part, partRange, selectedBlock } from "./parts.ts"
import { pasting } from "./paste.ts"
import { crossesWall, removeSelection } from "./removal.ts"
import { scrolling } from "./scroll.ts"
import { suggestions } from "./suggestions.ts"
import { typing } from "./typing.ts"

export type { LinkTarget } from "./links.ts"
export type { Part } from "./parts.ts"

/**
 * What happened: `doc` says whether text or dossier changed for the user's reasons (a stamp or an adopted
 * version does not count); `steps` are all that led here from the document before.
 */
export type EditorChange = { doc: boolean; steps: readonly Step[]; state: EditorState }

/** What the editor asks of the window around it. */
export type EditorHost = {
  /** The interface's words; the language may change while the editor is open, see `relabel`. */
  words(): Words
  language(): Language
  platform: Platform
  /** Where a figure's picture is served. `src` is the path in the newsroom. */
  pictureUrl(src: string): string
  /** What a link to an article leads to; undefined until that is known, when `relink` is called. */
  described(id: string): Described | undefined
  /** Articles that belong to the one that is open, likeliest first. */
  suggest(count: number): Promise<readonly Hit[]>
  /** Called after every transaction, and after `open`. */
  changed(change: EditorChange): void
  /** Asks for a link; the editor takes the focus back itself. Null if the user thinks better of it. */
  askLink(current: LinkTarget): Promise<LinkTarget | "remove" | null>
  choosePicture(): Promise<{ src: string; alt: string } | null>
  /** A page was pasted into an empty article: the window runs an import. */
  pasteWhole(pasted: string | { html: string }): void
  /** A quiet notice, read out by screen readers. */
  notice(message: string): void
  /** What only a screen reader has to be told. */
  hint(message: string): void
  /** Opens a web or mail address, or `article:ID`. */
  openLink(href: string): void
}

export type Editor = {
  readonly view: EditorView
  /** Shows an article: fresh state and history, cursor and scroll at `place`; without one, at the start. */
  open(article: Article, place?: Place | null): void
  /** Where the writer is now. */
  place(): Place
  /**
   * Makes `article` the content by the smallest change, so that the cursor stays with its words. `undoable` for
   * the user's own doing, one step of undo; else it is no change of the user's and never undone.
   */
  adopt(article: Article, undoable: boolean): void
  /** Whether the user may change text and dossier. Reading, choosing and copying go on without. */
  setWritable(writable: boolean): void
  /** Makes `article` the content, text and dossier, in one step that can be undone. */
  replace(article: Article): void
  /** Sets a field of the dossier. Consecutive changes of one field are undone as one. */
  setDossier<Field extends DossierField>(field: Field, value: Dossier[Field]): void
  /** Sets facts that the desk established: never undone, and no change of the user's. */
  stamp(fields: Partial<Dossier>): void
  /** Runs a command; gives back whether it was the text's and there was something to do. */
  run(id: CommandId): boolean
  can(id: CommandId): boolean
  active(id: CommandId): boolean
  /** Puts the focus into the text, and the cursor into `part` if one is named. */
  focus(part?: Part): void
  /** The interface's language changed: hints, labels and facts are written anew. */
  relabel(): void
  /** What links to articles lead to changed: the rows and links that show it are drawn anew, and nothing else. */
  relink(): void
  destroy(): void
}

/** The mark of a transaction that stamps; see `Editor.stamp`. */
const stampKey = new PluginKey("stamp")

/** The mark of a transaction that takes over another version; see `Editor.adopt`. */
const adoptKey = new PluginKey("adopt")

/** The milliseconds without typing after which a new step of undo begins. */
const typingPause = 500

/** The milliseconds for which changes of one dossier field count as consecutive. */
const fieldPause = 5000

/** Builds an editor in `place`, which is its own from then on. It holds an empty article until `open`. */
export function createEditor(place: HTMLElement, host: EditorHost): Editor {
  const holds = new Set<Held>()
  const drawing = createDrawing(host)
  const around = document.createElement("div")
  around.className = "editor"
  place.append(around)

  const context: Context = {
    get view() {
      return view
    },
    host,
    hold(from, to) {
      const held = { from, to, gone: false }
      holds.add(held)
      return held
    },
    release: (held) => void holds.delete(held),
  }

  const plugins = [
    menu(
      host,
      () => around,
      (id) => void actions[id]?.run(context),
    ),
    inputRules({ rules: listRules }),
    keyboard(context),
    directedGapCursor(),
    scrolling(),
    typing(),
    dropCursor({ class: "drop-cursor", color: false, width: 2 }),
    current(),
    controls(),
    doubts(host),
    suggestions(
      host,
      () => around,
      () => writable,
    ),
    history({ newGroupDelay: typingPause }),
  ]
  const stateOf = (doc: Node, selection?: Selection) =>
    EditorState.create({ doc, plugins, ...(selection ? { selection } : {}) })

  /** The dossier field that was changed last, for grouping. */
  let lastField: { field: DossierField; group: number; time: number } | null = null
  let groups = 0
  let writable = true

  const view: EditorView = new EditorView(around, {
    state: stateOf(emptyArticle()),
    editable: () => writable,
    attributes: (state) => ({
      class: "article",
      // Focusable without being told; said for what looks for it, such as screen readers' scroll keys.
      tabindex: "0",
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": host.words().editor.label,
      ...(writable ? {} : { "aria-readonly": "true" }),
      dir: "rtl",
      lang: state.doc.attrs.language,
      spellcheck: "false",
      autocorrect: "off",
      translate: "no",
    }),
    nodeViews: drawing.nodeViews,
    ...copying,
    ...pasting(() => context),
    dispatchTransaction(tr) {
      const users = !tr.getMeta(stampKey) && !tr.getMeta(adoptKey)
      if (tr.docChanged && users && !writable) return
      const { state } = view.state.applyTransaction(tr)
      keepDrawn(view, state.doc)
      view.updateState(state)
      if (tr.docChanged) {
        if (tr.getMeta(fieldKey) === undefined && !tr.getMeta(stampKey)) lastField = null
        for (const held of holds) {
          held.from = tr.mapping.map(held.from, 1)
          held.to = Math.max(held.from, tr.mapping.map(held.to, -1))
        }
      }
      host.changed({ doc: tr.docChanged && users, steps: tr.steps, state })
    },
  })

  /** Pixels on the screen for one at 100 %. */
  const scale = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16

  function scrollToTop() {
    for (let box: HTMLElement | null = place; box; box = box.parentElement)
      if (box.scrollTop > 0) box.scrollTop = 0
  }

  function relabel() {
    const words = host.words().editor
    around.dataset.language = host.language()
    const texts = {
      headline: words.headline,
      standfirst: words.standfirst,
      body: words.body.replace("{key}", "\u2068/\u2069"),
      caption: words.caption,
      credit: words.credit,
      "related-title": words.related.title,
      "related-note": words.related.note,
    }
    for (const [name, text] of Object.entries(texts))
      around.style.setProperty(`--placeholder-${name}`, JSON.stringify(text))
    drawing.relabel()
    view.setProps({})
  }

  relabel()

  return {
    view,
    open(article, back) {
      for (const held of holds) held.gone = true
      lastField = null
      const headline = partRange(article, "headline")
      // The blocks of a whole article are laid out as they come into sight; only later ones are new (see editor.css).
      around.classList.add("opening")
      const at = (position: number) => article.resolve(Math.min(position, article.content.size))
      const selection = back
        ? TextSelection.between(at(back.anchor), at(back.head))
        : TextSelection.create(article, headline.from)
      view.updateState(stateOf(article, selection))
      // Reading a style makes the browser give every block its own.
      void getComputedStyle(view.dom.lastElementChild!).contentVisibility
      around.classList.remove("opening")
      scrollToTop()
      if (back) place.scrollTop = back.scroll * scale()
      host.changed({ doc: false, steps: [], state: view.state })
    },
    place() {
      const { anchor, head } = view.state.selection
      return { anchor, head, scroll: place.scrollTop / scale() }
    },
    adopt(article, undoable) {
      const tr = adopt(view.state, article)
      if (!tr.docChanged) return
      if (undoable) view.dispatch(closeHistory(tr))
      else view.dispatch(tr.setMeta("addToHistory", false).setMeta(adoptKey, true))
    },
    setWritable(next) {
      if (next === writable) return
      writable = next
      view.setProps({})
    },
    replace(article) {
      const { tr, doc } = view.state
      tr.replaceWith(0, doc.content.size, article.content)
      for (const [name, value] of Object.entries(article.attrs))
        if (JSON.stringify(value) !== JSON.stringify(doc.attrs[name])) tr.setDocAttribute(name, value)
      tr.setSelection(TextSelection.create(tr.doc, 1))
      view.dispatch(closeHistory(tr))
      scrollToTop()
    },
    setDossier(name, value) {
      const { tr, doc } = view.state
      if (JSON.stringify(doc.attrs[name]) === JSON.stringify(value)) return
      tr.setDocAttribute(name, value)
      const now = tr.time
      const goesOn = lastField?.field === name && now - lastField.time < fieldPause
      // The history takes transactions with the same composition as one step; the view's own are positive.
      const group = goesOn ? lastField!.group : -2 - ++groups
      tr.setMeta("composition", group).setMeta(fieldKey, name)
      lastField = { field: name, group, time: now }
      view.dispatch(tr)
    },
    stamp(fields) {
      const { tr, doc } = view.state
      for (const [name, value] of Object.entries(fields))
        if (JSON.stringify(doc.attrs[name]) !== JSON.stringify(value)) tr.setDocAttribute(name, value)
      if (tr.docChanged) view.dispatch(tr.setMeta("addToHistory", false).setMeta(stampKey, true))
    },
    run: (id) => writable && (actions[id]?.run(context) ?? false),
    can: (id) => writable && (actions[id]?.can(view.state) ?? false),
    active: (id) => actions[id]?.active?.(view.state) ?? false,
    focus(part) {
      if (part) goTo(context, part)
      else focusText(view)
    },
    relabel,
    relink() {
      drawing.relink()
      lookAgain(view, host)
    },
    destroy() {
      for (const held of holds) held.gone = true
      view.destroy()
      around.remove()
    },
  }
}

/** The mark of a transaction that sets a dossier field. */
const fieldKey = new PluginKey("field")

/** The number that a list starts with, in any of the digits an Arabic desk types. */
const numberOf = (digits: string) =>
  Number.parseInt(
    digits.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf)),
    10,
  )

function listRule(pattern: RegExp, type: NodeType, startOf?: (digits: string) => number): InputRule {
  return new InputRule(pattern, (state, match, start, end) => {
    const { $from } = state.selection
    if ($from.depth !== 2 || $from.parent.type !== nodes.paragraph) return null
    const { tr } = state
    tr.delete(start, end)
    const made = toggleList(state.apply(tr), type, startOf?.(match[1]!) ?? 1)
    if (!made) return null
    for (const step of made.steps) tr.step(step)
    return tr
  })
}

/** `- ` and `* ` begin a bullet list, `1. ` and `١. ` a numbered one. Backspace right after takes it back. */
const listRules = [
  listRule(/^[-*]\s$/, nodes.bullet_list!),
  listRule(/^(\d{1,3}|[٠-٩]{1,3}|[۰-۹]{1,3})\.\s$/, nodes.numbered_list!, numberOf),
]

/** The gap cursor with its drawing and clicking, but without its arrow keys, which know only left to right. */
function directedGapCursor(): Plugin {
  const { props } = gapCursor()
  const { handleKeyDown: _, ...rest } = props
  return new Plugin({ props: rest })
}

/** Makes room for typing where it would otherwise destroy a block or tear down a wall. Null where typing may go on. */
function roomFor(state: EditorState, text: string, erases = false): Transaction | null {
  const { selection, tr } = state
  if (selection instanceof NodeSelection && !erases) {
    const block = selectedBlock(state)
    if (!block) return null
    // Into a selected related block: the title of a new link. Beside any other block: a paragraph after it.
    if (block.node.type === nodes.related) return addRow(state, block.pos, { url: "", article: null }, text)
    return addParagraph(tr, block.pos + block.node.nodeSize, block.node.attrs.dir, text)
  }
  if (selection.empty) return null
  if (selection instanceof TextSelection && !crossesWall(state.doc, selection.from, selection.to)) return null
  removeSelection(tr)
  return text ? tr.insertText(text).scrollIntoView() : tr
}

/** The keys and inputs that are the text's own; commands come from the window. */
function keyboard(context: Context): Plugin {
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        if (event.isComposing || view.composing) return false
        const { platform } = context.host
        if (matches(event, "Mod-a", platform)) return actions.selectAll!.run(context)
        // With a modifier held the browser would erase words; at an edge that must not tear a wall down either.
        if (event.key === "Backspace")
          return (!event.ctrlKey && undoInputRule(view.state, view.dispatch)) || erase(context, -1)
        if (event.key === "Delete" && !event.shiftKey) return erase(context, 1)
        if (event.ctrlKey || event.metaKey || event.altKey) {
          if (event.key !== "Enter") return arrow(view, event)
          if (matches(event, "Mod-Enter", platform)) follow(context)
          return true
        }
        switch (event.key) {
          case "Enter":
            if (event.shiftKey) return breakLine(context)
            return enter(context) || describe(view)
          case "Escape":
            return leave(context)
          case "Tab": {
            if (goNote(context)) return true
            if (depthOf(view.state.selection.$from, "list_item") < 0) return false
            if (!event.shiftKey) sinkListItem(nodes.list_item!)(view.state, view.dispatch)
            else {
              const lifted = lift(view.state)
              if (lifted) view.dispatch(lifted)
            }
            return true
          }
        }
        return arrow(view, event)
      },
      handleTextInput(view, _from, _to, text) {
        const tr = roomFor(view.state, text)
        if (tr) view.dispatch(tr)
        return tr !== null
      },
      handleDOMEvents: {
        // Input that comes without a key: dictation, character pickers, other programs.
        beforeinput(view, event) {
          if (view.composing) return false
          const erases = event.inputType.startsWith("delete")
          if (!erases && event.inputType !== "insertText") return false
          const tr = roomFor(view.state, erases ? "" : (event.data ?? ""), erases)
          if (tr) {
            event.preventDefault()
            view.dispatch(tr)
          }
          return tr !== null
        },
        compositionstart(view) {
          const tr = roomFor(view.state, "")
          if (tr) view.dispatch(tr)
          return false
        },
        cut(view, event) {
          const { state } = view
          const { selection } = state
          if (selection.empty || !event.clipboardData) return false
          const { dom, text } = view.serializeForClipboard(selection.content())
          event.preventDefault()
          event.clipboardData.clearData()
          event.clipboardData.setData("text/html", dom.innerHTML)
          event.clipboardData.setData("text/plain", text)
          view.dispatch(removeSelection(state.tr).scrollIntoView().setMeta("uiEvent", "cut"))
          return true
        },
      },
    },
  })
}

/** Opens the field for the description of the selected figure. */
function describe(view: EditorView): boolean {
  const block = selectedBlock(view.state)
  if (block?.node.type !== nodes.figure) return false
  const dom = view.nodeDOM(block.pos)
  const figure = dom instanceof HTMLElement ? figureViews.get(dom) : undefined
  figure?.describe()
  return figure !== undefined
}
