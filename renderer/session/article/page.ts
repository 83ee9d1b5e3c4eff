/** The article on the page: which one it is, the editor that shows it, and what the panels show of it. */
import { batch, computed, type ReadonlySignal, signal } from "@preact/signals"
import type { Dossier } from "../../../main/article/dossier.ts"
import { type Article, dossierOf, withDossier } from "../../../main/article/schema.ts"
import type { Place } from "../../../main/contract/desk.ts"
import type { Editor, EditorChange } from "../../editor/editor.ts"
import type { Opening } from "./opening.ts"
import { createSelected, type Selected } from "./selected.ts"

/** The page as the session, the panels and the editor use it. */
export type Page = {
  readonly current: ReadonlySignal<Opening | null>
  readonly currentId: ReadonlySignal<string | null>
  /** The article as the panels show it: up to 150 ms behind the typing. */
  readonly shown: ReadonlySignal<Article | null>
  /** The headline of `shown`; empty without an article. */
  readonly headline: ReadonlySignal<string>
  /** The dossier of `shown`. */
  readonly facts: ReadonlySignal<Dossier | null>
  /** How much is selected; as late as `shown`. */
  readonly selected: Selected["extent"]
  /** The editor, once the page is drawn. */
  editor(): Editor | null
  /** Takes the editor that was drawn, and shows the open article in it; null when it is gone. */
  attach(editor: Editor | null): void
  /** Called with every change of the editor's document: saves and journals the user's changes. */
  changed(change: EditorChange): void
  /** Shows `opening` in the editor. */
  display(opening: Opening): void
  /** Shows no article. */
  clear(): void
  /** Forgets what can be undone in the articles that were left. */
  forget(): void
  /** Where the writer is in `opening`; null while the page shows another article. */
  placeIn(opening: Opening): Place | null
  /** Whether the writer changed something since the article came on the page. */
  touched(): boolean
  /** Milliseconds since the writer last changed something. */
  rested(): number
  /**
   * Makes `article` the text of `opening` in the editor if that is on the page; see `Editor.adopt`. Returns the
   * text then; for an opening that is not on the page that is `article` itself.
   */
  adopt(opening: Opening, article: Article, undoable: boolean): Article
  /** Sets facts that the desk established. Returns whether `opening` is on the page. */
  stamp(opening: Opening, facts: Partial<Dossier>): boolean
  /** Makes `article`, such as a version of the history, the text on the page, as one change that can be undone. */
  restore(article: Article): void
}

/** Milliseconds without a key after which the panels show what was typed, and the longest that they lag behind. */
const lag = { rest: 150, longest: 600 } as const

/** There is no article and no editor at first. */
export function createPage(): Page {
  const current = signal<Opening | null>(null)
  const shown = signal<Article | null>(null)
  const selected = createSelected(lag)
  let editor: Editor | null = null
  /** When the writer last changed something, as `performance.now` tells it. */
  let typed = 0
  let touched = false
  let showing: ReturnType<typeof setTimeout> | undefined

  /** Shows what was typed when the writer pauses, or `longest` after `since`, as drawing it costs as much as a key. */
  function show(since: number) {
    const now = performance.now()
    const left = Math.min(typed + lag.rest, since + lag.longest) - now
    if (left > 1) {
      showing = setTimeout(show, left, since)
      return
    }
    showing = undefined
    if (editor && current.peek()) shown.value = editor.view.state.doc
  }

  const editorOf = (opening: Opening) => (current.peek() === opening ? editor : null)

  function put(opening: Opening) {
    editor?.setWritable(opening.lock.peek() === null)
    editor?.open(opening.saver.latest(), opening.place)
  }

  return {
    current,
    currentId: computed(() => current.value?.id ?? null),
    shown,
    // Separate signals, so that typing in the body redraws only the counts.
    headline: computed(() => shown.value?.child(0).textContent ?? ""),
    // Steps that change the text keep the same attributes object, so this signal does not change with them.
    facts: computed(() => (shown.value?.attrs ?? null) as Dossier | null),
    selected: selected.extent,
    editor: () => editor,
    attach(next) {
      editor = next
      const open = current.peek()
      if (open) put(open)
    },
    changed({ doc, steps, state }) {
      const open = current.peek()
      selected.follow(open ? state : null)
      if (!open || steps.length === 0) return
      if (!doc) {
        open.journaler.follow(steps)
        return
      }
      typed = performance.now()
      touched = true
      open.saver.change(state.doc)
      open.journaler.add(steps)
      // A field of the dossier shows its new value at once; the text may be late.
      if (state.doc.attrs !== shown.peek()?.attrs) shown.value = state.doc
      if (showing === undefined) show(typed)
    },
    display(opening) {
      touched = false
      batch(() => {
        current.value = opening
        shown.value = opening.saver.latest()
      })
      put(opening)
    },
    clear() {
      selected.follow(null)
      batch(() => {
        current.value = null
        shown.value = null
      })
    },
    forget: () => editor?.forget(),
    placeIn: (opening) => editorOf(opening)?.place() ?? null,
    touched: () => touched,
    rested: () => performance.now() - typed,
    adopt(opening, article, undoable) {
      const holder = editorOf(opening)
      if (!holder) return article
      holder.adopt(article, undoable)
      shown.value = holder.view.state.doc
      return holder.view.state.doc
    },
    stamp(opening, facts) {
      const holder = editorOf(opening)
      if (!holder) return false
      holder.stamp(facts)
      shown.value = holder.view.state.doc
      return true
    },
    restore(article) {
      if (!editor) return
      // The id and the times of the article are not taken from a version.
      const { id, created, updated } = dossierOf(editor.view.state.doc)
      editor.adopt(withDossier(article, { id, created, updated }), true)
    },
  }
}
