/** The window's keys: one listener over the command list. */
import { type CommandId, commandIds, commands } from "../../main/contract/commands.ts"
import type { Keymap } from "../../main/contract/keymap.ts"
import { matches, type Platform } from "../../main/contract/keys.ts"
import type { Session } from "../session/session.ts"
import { inPane } from "./panes.ts"
import { run } from "./run.ts"

/** The command whose key `event` is. Commands that Electron does itself (copy, paste, quit) are left out. */
function commandOf(event: KeyboardEvent, keymap: Keymap, platform: Platform): CommandId | null {
  // Plain typing is never a command, so it does not search the list.
  if (!event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1) return null
  const found = commandIds.find((id) => {
    return commands[id].role === undefined && keymap[id].some((key) => matches(event, key, platform))
  })
  return found ?? null
}

/** Whether the focus is in a field with its own undo and selection. */
function inField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}

/**
 * Listens for the keys of every command, and for Escape in a text that is only read; returns a function that stops this.
 * It listens in the capture phase, so that a key means the same wherever the focus is.
 */
export function listen(session: Session): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || session.keys.recording.peek()) return
    const id = commandOf(event, session.keys.map.peek(), session.scene.peek().platform)
    if (!id) return
    // Formatting keys act on the text, so only while the cursor is there.
    if (commands[id].when === "text" && !inPane("editor")) return
    if (commands[id].when === "list" && !inPane("library") && !inPane("board")) return
    // A field undoes its own typing, unless a notice still offers to undo a change of articles. The fields of the
    // dossier use the article's undo.
    if ((id === "undo" || id === "redo") && inField(event.target) && !inPane("dossier")) {
      // A change of the settings is taken back from their fields too, but for the one that is searched in.
      const set =
        inPane("settings-work") || (inPane("settings") && session.settingsScreen.query.peek() === "")
      if (id === "undo" && set && session.settingsScreen.undo()) event.preventDefault()
      const listed = inPane("library") || inPane("board") || inPane("replacing")
      if (id === "undo" && listed && session.undoList.undo(true)) event.preventDefault()
      return
    }
    if (run(session, id)) {
      event.preventDefault()
      event.stopPropagation()
    }
  }
  // In a text that cannot be written in, the editor hears no keys.
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const read = inPane("editor") && session.current.peek()?.lock.peek() && session.dialog.peek() === null
    if (read && session.notices.putNewestAway()) event.preventDefault()
  }
  window.addEventListener("keydown", onKeyDown, { capture: true })
  window.addEventListener("keydown", onEscape)
  return () => {
    window.removeEventListener("keydown", onKeyDown, { capture: true })
    window.removeEventListener("keydown", onEscape)
  }
}
