/** The dossier: an article's facts, each a change of the document like any typing. */
import { useSession } from "../../session/context.ts"
import { Fields } from "./Fields.tsx"

export function Dossier() {
  const session = useSession()
  const { dossier: words } = session.words.value.window
  const facts = session.facts.value
  // What the newsroom has is asked for when somebody begins to fill the fields in.
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
      // Where no field takes the focus the panel does, so that it can be scrolled by keys.
      tabIndex={locked ? 0 : undefined}
      onKeyDown={onKeyDown}
      onFocusIn={onFocusIn}
    >
      <h2 class="panel-title">{words.name}</h2>
      {facts && session.current.value && (
        <div class="dossier-facts" inert={locked}>
          <Fields key={session.current.value.saver} facts={facts} session={session} />
        </div>
      )}
    </aside>
  )
}
