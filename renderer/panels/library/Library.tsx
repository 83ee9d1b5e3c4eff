/**
 * The library: what the newsroom holds, with a field that searches it as one types. The field and the list take
 * the focus; from either the chosen line is opened with Enter.
 */
import type { Hit } from "../../../main/contract/library.ts"
import { useSession } from "../../session/context.ts"
import { rowAt } from "../../session/library/answer.ts"
import type { Session } from "../../session/session.ts"
import { Plus } from "../icons.tsx"
import { RoomMenu } from "../NewsroomMenu.tsx"
import { Building } from "./Building.tsx"
import { Filter } from "./Filter.tsx"
import { Hints } from "./Hints.tsx"
import { Rows } from "./Rows.tsx"
import { Toolbar } from "./Toolbar.tsx"

export function Library() {
  const session = useSession()
  const { library: words } = session.words.value.window
  // From field and list Escape goes back by steps; from all else at once, but for what it closes by itself.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return
    if ((event.target as Element).closest("[popover], select:open")) return
    event.preventDefault()
    session.editor()?.focus()
  }
  return (
    <aside class="panel library" data-room="library" aria-label={words.name} onKeyDown={onKeyDown}>
      <header class="panel-head">
        <RoomMenu />
        <button
          type="button"
          class="quiet"
          aria-label={words.create}
          title={words.create}
          onClick={() => void session.create()}
        >
          <Plus />
        </button>
      </header>
      <Filter />
      <Toolbar />
      <Building />
      <Rows />
      <Hints />
    </aside>
  )
}

/** Opens the chosen line, once what was typed last is answered. */
export async function openChosen(session: Session): Promise<void> {
  const hit = await session.library.ready()
  if (hit) await openHit(session, hit)
}

export async function openHit(session: Session, hit: Hit): Promise<void> {
  await session.open(hit.id)
  session.editor()?.focus()
}

/** Puts the focus into the list or the field of the library. */
export function focusLibrary(part: "field" | "list") {
  const place = document.querySelector('[data-room="library"]')
  place?.querySelector<HTMLElement>(part === "field" ? "[data-first]" : ".rows-list")?.focus()
}

/** The id of the chosen line's element, if it is drawn. */
export function chosenElement(session: Session): string | undefined {
  const hit = rowAt(session.library.listing.answer.value, session.library.chosen.value)
  return hit && `article-${hit.id}`
}
