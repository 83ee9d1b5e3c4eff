/** The window's title, and what macOS shows beside it: which article is open, and whether the disk has it. */
import { effect } from "@preact/signals"
import { isolate } from "../../main/contract/words/isolate.ts"
import type { Session } from "../session/session.ts"

/** What of the open article the title says, besides its headline. */
export type TitleState = "saved" | "edited" | "failed" | "read-only"

function stateOf(session: Session): TitleState {
  const open = session.current.value
  if (!open) return "saved"
  if (open.lock.value) return "read-only"
  const { kind } = open.saver.state.value
  if (kind === "failed" || kind === "conflict") return "failed"
  return kind === "changed" || kind === "saving" ? "edited" : "saved"
}

/**
 * The title: a dot before the headline while the disk does not have the newest text, and a word where that stays so.
 * The headline is isolated, as its direction may differ from that of the title around it.
 */
function titleOf(session: Session, state: TitleState): string {
  const { window: words } = session.words.value
  if (!session.current.value) return words.name
  const headline = isolate(session.headline.value || words.library.untitled)
  const said = { saved: "", edited: "", failed: words.status.failed, "read-only": words.status.readOnly }[
    state
  ]
  const mark = state === "edited" || state === "failed" ? "• " : ""
  return `${mark}${headline}${said && ` (${said})`} — ${words.name}`
}

/** Keeps the title up to date; returns a function that stops this. */
export function showTitle(session: Session): () => void {
  const stopTitle = effect(() => {
    document.title = titleOf(session, stateOf(session))
  })
  if (session.scene.peek().platform !== "mac") return stopTitle
  // macOS shows the file in the title, and a dot in the button that closes the window.
  const stopDocument = effect(() => {
    const state = stateOf(session)
    const id = session.current.value?.id ?? null
    void session.attempt("showDocument", { id, edited: state === "edited" || state === "failed" })
  })
  return () => {
    stopTitle()
    stopDocument()
  }
}
