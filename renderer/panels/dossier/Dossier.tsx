/** The dossier: an article's facts, each a change of the document like any typing. */
import { useSession } from "../../session/context.ts"
import { Keys } from "../Keys.tsx"
import { Fields } from "./Fields.tsx"

/** Draws the facts of the open article; without one the panel is empty. */
export function Dossier() {
  const session = useSession()
  const { dossier: words } = session.words.value.window
  const facts = session.facts.value
  // The newsroom's sections, topics and bylines are asked for when a field gets the focus.
  const onFocusIn = (event: FocusEvent & { currentTarget: HTMLElement }) => {
    if (!event.currentTarget.contains(event.relatedTarget as Node | null)) session.facets.want()
  }
  // Escape goes back to the text from any field.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return
    event.preventDefault()
    session.editor()?.focus()
  }
  const locked = (session.current.value?.lock.value ?? null) !== null
  return (
    <aside
      class="panel dossier"
      data-pane="dossier"
      aria-label={words.name}
      // If no field can take the focus the panel does, so that it can be scrolled by keys.
      tabIndex={locked ? 0 : undefined}
      onKeyDown={onKeyDown}
      onFocusIn={onFocusIn}
    >
      <h2 class="panel-title">
        {words.name} <Keys of="goDossier" />
      </h2>
      {facts && session.current.value && (
        <div class="dossier-facts" inert={locked}>
          <Fields key={session.current.value.saver} facts={facts} session={session} />
        </div>
      )}
    </aside>
  )
}
