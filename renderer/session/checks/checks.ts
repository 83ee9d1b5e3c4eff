/**
 * The language checks of the open article: its changed blocks are sent to the desk in the pauses of typing, and what is
 * found in them is marked in the text and listed in the panel. Nothing is changed that the writer does not choose.
 *
 * When that is done is in `pauses.ts`, what was asked and found in `asking.ts` and
 * `answers.ts`, and where that is in `placing.ts`.
 * `correcting.ts` and `exceptions.ts` are what the panel and the keys do about a finding.
 */
import { batch, effect, type ReadonlySignal, signal } from "@preact/signals"
import type { Node } from "prosemirror-model"
import type { Settings } from "../../../main/contract/desk.ts"
import type { Words } from "../../../main/contract/words/index.ts"
import type { Editor, EditorChange } from "../../editor/editor.ts"
import type { Page } from "../article/page.ts"
import type { Desk } from "../desk.ts"
import type { UndoList } from "../library/undo-list.ts"
import type { Notices } from "../notices.ts"
import { createAnswers } from "./answers.ts"
import { createAsking } from "./asking.ts"
import { createNames } from "./blocks.ts"
import { type Correcting, createCorrecting } from "./correcting.ts"
import { createExceptions, type Exceptions } from "./exceptions.ts"
import { createLetStand } from "./let-stand.ts"
import { createMarked, type MarkedList } from "./marked.ts"
import { createPauses } from "./pauses.ts"
import { createPlacing } from "./placing.ts"

export type Checks = MarkedList &
  Correcting &
  Exceptions & {
    /** Whether the panel is open. */
    readonly open: ReadonlySignal<boolean>
    /** Whether the article on the page was checked as a whole since it came there. */
    readonly looked: ReadonlySignal<boolean>
    show(): void
    close(): void
    /** Is called with every change of the editor. */
    follow(change: Pick<EditorChange, "state">): void
    attach(editor: Editor | null): void
    reset(): void
  }

export type ChecksOptions = {
  desk: Desk
  page: Pick<Page, "currentId" | "editor">
  settings: ReadonlySignal<Settings>
  notices: Pick<Notices, "say" | "whisper">
  undoList: Pick<UndoList, "add">
  words: ReadonlySignal<Words>
}

/** Calls `switched` whenever the writer turns the checks on or off. */
function whenSwitched(settings: ReadonlySignal<Settings>, switched: (isOn: boolean) => void): void {
  let wasOn = settings.peek().checks
  effect(() => {
    const isOn = settings.value.checks
    if (isOn === wasOn) return
    wasOn = isOn
    switched(isOn)
  })
}

/** Nothing is checked before the first pause after an article came on the page. */
export function createChecks({ desk, page, settings, notices, undoList, words }: ChecksOptions): Checks {
  const open = signal(false)
  const looked = signal(false)
  const nameOf = createNames()
  const answers = createAnswers(nameOf)
  const asking = createAsking({ desk, answers, doc: () => page.editor()?.view.state.doc ?? null })
  const placing = createPlacing(nameOf, answers.foundIn)
  const letStand = createLetStand()
  const marked = createMarked(page)
  /** The document as `follow` has seen it last. */
  let seen: Node | null = null

  const pauses = createPauses({
    readiness() {
      const editor = page.editor()
      if (!settings.peek().checks || page.currentId.peek() === null || !editor) return "off"
      // What an input method is writing is not to be drawn anew.
      return editor.view.composing ? "busy" : "ready"
    },
    check,
    failed(error, isFirst) {
      // The desk knows nothing any more.
      answers.askAll()
      if (isFirst) desk.explain(error)
    },
  })

  /** Marks what is known of the blocks as they are now. */
  function place(): void {
    const editor = page.editor()
    if (!editor) return
    const placed = placing.place(editor.view.state.doc)
    editor.findings.put(placed.filter(({ noted }) => !letStand.has(noted, asking.article())))
    // A key in the panel acts on what is listed, which must be what is marked.
    marked.relist()
  }

  function clear(): void {
    pauses.cancel()
    answers.clear()
    batch(() => {
      page.editor()?.findings.put([])
      looked.value = false
      marked.relist()
    })
  }

  /** Takes up the article on the page. */
  function take(id: string | null): void {
    if (!asking.take(id)) return
    pauses.forgive()
    clear()
  }

  async function check(): Promise<void> {
    const id = page.currentId.peek()
    take(id)
    await asking.ask()
    if (asking.article() !== id) return
    if (!pauses.isDue() && !page.editor()?.view.composing) place()
    looked.value = true
  }

  /** Checks everything anew, as the lists that findings depend on are others now. */
  function refresh(): void {
    answers.askAll()
    pauses.schedule(0)
  }

  whenSwitched(settings, (isOn) => {
    pauses.forgive()
    if (isOn) pauses.schedule(0)
    else clear()
  })

  const corrected = () => pauses.schedule(0)
  const correcting = createCorrecting({ page, marked, notices, words, corrected })
  const exceptions = createExceptions({
    desk,
    page,
    marked,
    letStand,
    undoList,
    words,
    article: asking.article,
    goOn: () => correcting.go(1),
    refresh,
  })

  return {
    open,
    looked,
    list: marked.list,
    counts: marked.counts,
    current: marked.current,
    ...correcting,
    ...exceptions,
    show() {
      open.value = true
    },
    close() {
      open.value = false
    },
    follow({ state }) {
      if (state.doc === seen) return
      seen = state.doc
      const id = page.currentId.peek()
      take(id)
      if (id !== null && settings.peek().checks) pauses.schedule()
    },
    attach(editor) {
      if (editor) marked.follow(editor.findings)
      editor?.findings.onHeld(place)
    },
    reset() {
      asking.reset()
      letStand.clear()
      clear()
    },
  }
}
