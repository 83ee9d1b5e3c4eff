/** The window's rooms as the keyboard sees them: where the focus is, and how it goes round. */
import type { Session } from "../session/session.ts"

export const rooms = ["library", "editor", "beside", "dossier", "board"] as const
export type Room = (typeof rooms)[number]

const place = (room: Room) => document.querySelector<HTMLElement>(`[data-room="${room}"]`)

/** Whether the focus is in `room`. */
export function inRoom(room: Room): boolean {
  return place(room)?.contains(document.activeElement) ?? false
}

/** Whether an open panel is on the screen: over the page of a narrow window it is only while it has the focus. */
export function isSeen(room: "library" | "dossier"): boolean {
  const panel = place(room)
  return panel !== null && getComputedStyle(panel).clipPath === "none"
}

/** Opens `room` if it is folded and puts the focus on its first field. */
export function showRoom(session: Session, room: Room) {
  if (room === "editor") {
    session.editor()?.focus()
    return
  }
  const folded = (room === "library" || room === "dossier") && !session.settings.peek()[room]
  // The dossier stands where the article beside the text does; nothing under the board takes the focus.
  const covered = room === "dossier" && session.beside.open.peek()
  if (covered) session.beside.close()
  if (folded) void session.set({ [room]: true })
  // What is opened or uncovered is drawn with the next frame.
  if (folded || covered || place(room)?.closest("[inert]")) requestAnimationFrame(() => focusFirst(room))
  else focusFirst(room)
}

function focusFirst(room: Room) {
  const first = place(room)?.querySelector<HTMLElement>("[data-first], .ProseMirror")
  first?.focus()
  if (first instanceof HTMLInputElement) first.select()
  // Fields of an article that somebody else writes in take no focus.
  if (!inRoom(room)) place(room)?.focus()
}

/** Goes to the next (1) or previous (-1) room that is open. */
export function goRoom(session: Session, direction: 1 | -1) {
  const open = rooms.filter(
    (room) => place(room)?.closest("[inert]") === null && (room !== "editor" || session.current.peek()),
  )
  const at = open.findIndex(inRoom)
  const next = open[(Math.max(at, 0) + direction + open.length) % open.length]
  if (next) showRoom(session, next)
}
