/** The chosen line of the library: opening it, naming its element, and the focus of the field and the list that choose it. */
import type { Hit } from "../../../main/contract/library.ts"
import { rowAt } from "../../session/library/answer.ts"
import type { Session } from "../../session/session.ts"

/** Opens the chosen line once what was typed last is answered, and puts the focus into its text. */
export async function openChosen(session: Session): Promise<void> {
  const hit = await session.library.ready()
  if (hit) await openHit(session, hit)
}

/** Opens a line and puts the focus into its text. */
export async function openHit(session: Session, hit: Hit): Promise<void> {
  await session.enter(hit.id)
}

/** Puts the focus into the list or the field of the library. */
export function focusLibrary(part: "field" | "list"): void {
  const pane = document.querySelector('[data-pane="library"]')
  pane?.querySelector<HTMLElement>(part === "field" ? "[data-first]" : ".rows-list")?.focus()
}

/** The id of the chosen line's element; undefined while the line is not here. */
export function chosenElement(session: Session): string | undefined {
  const hit = rowAt(session.library.listing.answer.value, session.library.chosen.value)
  return hit && `article-${hit.id}`
}
