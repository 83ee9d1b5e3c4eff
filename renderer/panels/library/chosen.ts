/** The chosen line of the library: its element, how it is opened, and where the focus goes for it. */
import type { Hit } from "../../../main/contract/library.ts"
import { rowAt } from "../../session/library/listing.ts"
import type { Session } from "../../session/session.ts"

/** Opens the chosen line, once what was typed last is answered. */
export async function openChosen(session: Session): Promise<void> {
  const hit = await session.library.ready()
  if (hit) await openHit(session, hit)
}

/** Opens the article of `hit` and puts the focus into its text. */
export async function openHit(session: Session, hit: Hit): Promise<void> {
  await session.open(hit.id)
  session.editor()?.focus()
}

/** Puts the focus into the list or the field of the library. */
export function focusLibrary(part: "field" | "list") {
  const place = document.querySelector('[data-pane="library"]')
  place?.querySelector<HTMLElement>(part === "field" ? "[data-first]" : ".rows-list")?.focus()
}

/** The id of the chosen line's element, if it is drawn. */
export function chosenElement(session: Session): string | undefined {
  const hit = rowAt(session.library.listing.answer.value, session.library.chosen.value)
  return hit && `article-${hit.id}`
}
