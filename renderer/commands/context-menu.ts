/** Asks for the context menu: at the pointer by mouse, at the caret by the menu key and Shift F10. */
import type { CommandId } from "../../main/contract/commands.ts"
import { contextGroups, type MenuPlace } from "../../main/contract/context-menu.ts"
import type { Session } from "../session/session.ts"
import { isTextField, type TextField } from "./fields.ts"
import { wordsToLookUp } from "./look-up.ts"
import { canRun } from "./run.ts"

/** A place of the menu, with the field if it is one. */
type Place = { kind: Exclude<MenuPlace, "field"> } | { kind: "field"; field: TextField }

/** Where a menu was asked for; null where there is nothing to do. */
function placeOf(session: Session, target: EventTarget | null): Place | null {
  const at = target instanceof Node ? target : null
  if (isTextField(at)) return at.disabled ? null : { kind: "field", field: at }
  if (at && session.editor()?.view.dom.contains(at)) return { kind: "text" }
  return getSelection()?.isCollapsed === false ? { kind: "reading" } : null
}

/** Whether something is selected at `place`, and whether it can be written in. */
function stateOf(session: Session, place: Place): { selected: boolean; writable: boolean } {
  if (place.kind === "field") {
    const { selectionStart, selectionEnd, readOnly } = place.field
    return { selected: selectionStart !== selectionEnd, writable: !readOnly }
  }
  const view = session.editor()?.view
  if (place.kind === "text" && view) return { selected: !view.state.selection.empty, writable: view.editable }
  return { selected: true, writable: false }
}

/** The commands of the menu at `place` that can be done now. */
function possible(session: Session, place: Place): CommandId[] {
  const { selected, writable } = stateOf(session, place)
  const busy = session.dialog.peek() !== null || session.imports.pending.peek().length > 0
  const can: Partial<Record<CommandId, boolean>> = {
    cut: selected && writable,
    copy: selected,
    paste: writable,
    pastePlain: writable,
    selectAll: true,
    lookUp: !busy && wordsToLookUp(session) !== "",
  }
  return contextGroups[place.kind].flat().filter((id) => can[id] ?? canRun(session, id))
}

/** The place in the window of the caret of the text; of the focus's end if something is selected. */
function caretOf(session: Session): { x: number; y: number } | null {
  const view = session.editor()?.view
  if (!view) return null
  const { left, bottom } = view.coordsAtPos(view.state.selection.head)
  return { x: left, y: bottom }
}

/** Whether a key asked for the menu: a mouse has its second button pressed, or Control on macOS. */
function isByKey(event: MouseEvent): boolean {
  const touch =
    event instanceof PointerEvent && (event.pointerType === "touch" || event.pointerType === "pen")
  return !touch && event.button !== 2 && !event.ctrlKey
}

const within = (value: number, most: number) => Math.min(Math.max(value, 0), most)

/** Listens for the menu being asked for anywhere in the window; returns a function that stops this. */
export function listenForMenu(session: Session): () => void {
  const onContextMenu = (event: MouseEvent) => {
    event.preventDefault()
    session.editor()?.settle()
    const place = placeOf(session, event.target)
    if (!place) return
    // In fields Chromium itself tells where the caret is.
    const byKey = isByKey(event)
    const at = (byKey && place.kind === "text" && caretOf(session)) || { x: event.clientX, y: event.clientY }
    void session.attempt("contextMenu", {
      place: place.kind,
      x: within(at.x, innerWidth),
      y: within(at.y, innerHeight),
      byKey,
      can: possible(session, place),
    })
  }
  window.addEventListener("contextmenu", onContextMenu)
  return () => window.removeEventListener("contextmenu", onContextMenu)
}
