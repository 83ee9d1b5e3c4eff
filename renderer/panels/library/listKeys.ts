/** The keys of the list. Letters that are typed in the list go into the field; the space selects a line. */
import { matches } from "../../../main/contract/keys.ts"
import type { Session } from "../../session/session.ts"

/** How many lines Page Down and Page Up move. */
const page = 8

/** Handles a key that moves, selects or bins; returns whether it was one. */
export function listKey(session: Session, event: KeyboardEvent): boolean {
  const { library } = session
  const at = library.chosen.peek()
  const last = (library.listing.answer.peek()?.total ?? 0) - 1
  const steps: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: last,
  }
  const to = steps[event.key]
  const { platform } = session.scene.peek()
  if (to !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
    if (event.shiftKey) void library.extend(to)
    else library.choose(to)
  } else if (event.key === " " && !event.altKey) library.toggle(at)
  else if (matches(event, "Mod-a", platform)) void selectEverything(session)
  else if (event.key === "Delete" && !event.ctrlKey && !event.metaKey && !event.altKey) binSelected(session)
  else return false
  return true
}

/** Moves the selected lines, else the chosen one, to the bin. The focus stays in the list, on the line after them. */
export function binSelected(session: Session): void {
  const { library, changing } = session
  const targets = library.targets()
  library.pass(targets)
  library.clear()
  void changing.bin(targets)
}

/** Selects all lines; a notice says so if there are more than can be changed at once. */
export async function selectEverything(session: Session): Promise<void> {
  const more = await session.library.selectAll()
  const { selectedFirst } = session.words.peek().window.library
  if (more) session.notices.say(selectedFirst(session.library.selected.peek().size))
}

/** Whether a key types text, other than the space. */
export function typesText(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  return event.key === "Backspace" || (event.key.length === 1 && event.key !== " ")
}
