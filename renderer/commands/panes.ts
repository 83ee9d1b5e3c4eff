/** The panes of the window for the keyboard: which one has the focus, and the order of F6. */
import type { Session } from "../session/session.ts"

/** Every pane, in the order of F6. An element names its pane by `data-pane`. */
const panes = [
  "library",
  "find",
  "editor",
  "beside",
  "checks",
  "dossier",
  "board",
  "replacing",
  "settings",
  "settings-work",
  "notices",
] as const
/** A pane of the window, by its `data-pane`. */
export type Pane = (typeof panes)[number]

const elementOf = (pane: Pane) => document.querySelector<HTMLElement>(`[data-pane="${pane}"]`)

/** Whether the focus is in `pane`. */
export function inPane(pane: Pane): boolean {
  return elementOf(pane)?.contains(document.activeElement) ?? false
}

/** Whether an open panel can be seen. In a narrow window it lies over the page, and only while it has the focus. */
export function isSeen(pane: "library" | "dossier" | "checks"): boolean {
  const panel = elementOf(pane)
  return panel !== null && getComputedStyle(panel).clipPath === "none"
}

/**
 * Opens `pane` if it is folded, and puts the focus on its first field.
 * @param field a selector of another element in the pane, which gets the focus instead
 */
export function showPane(session: Session, pane: Pane, field?: string): void {
  if (pane === "editor") {
    session.editor()?.focus()
    return
  }
  const folded = (pane === "library" || pane === "dossier") && !session.settings.peek()[pane]
  // The article beside the text and the checks replace the dossier; panes under the board cannot have the focus.
  const covered = pane === "dossier" && (session.beside.open.peek() || session.checks.open.peek())
  if (covered) {
    session.beside.close()
    session.checks.close()
  }
  if (folded) void session.set({ [pane]: true })
  // A pane that was just opened or uncovered is drawn with the next frame.
  if (folded || covered || elementOf(pane)?.closest("[inert]"))
    requestAnimationFrame(() => focusFirst(pane, field))
  else focusFirst(pane, field)
}

function focusFirst(pane: Pane, field = "[data-first], .ProseMirror, input:checked"): void {
  const first = elementOf(pane)?.querySelector<HTMLElement>(field)
  first?.focus()
  if (first instanceof HTMLInputElement) first.select()
  // The fields of a locked article are disabled, so the pane itself takes the focus.
  if (!inPane(pane)) elementOf(pane)?.focus()
}

/** Moves the focus to the next (1) or previous (-1) pane that is open. */
export function goPane(session: Session, direction: 1 | -1): void {
  const open = panes.filter(
    (pane) => elementOf(pane)?.closest("[inert]") === null && (pane !== "editor" || session.current.peek()),
  )
  const at = open.findIndex(inPane)
  const next = open[(Math.max(at, 0) + direction + open.length) % open.length]
  if (next) showPane(session, next)
}
