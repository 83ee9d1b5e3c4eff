/**
 * The panel of the library: the newsroom's articles, with a field that searches them with every key. The field and
 * the list take the focus; in both, Enter opens the chosen line.
 */
import { useSession } from "../../session/context.ts"
import { Plus } from "../icons.tsx"
import { NewsroomMenu } from "../NewsroomMenu.tsx"
import { Building } from "./Building.tsx"
import { Filter } from "./Filter.tsx"
import { Hints } from "./Hints.tsx"
import { Rows } from "./Rows.tsx"
import { Toolbar } from "./Toolbar.tsx"

/** The panel of the library. */
export function Library() {
  const session = useSession()
  const { library: words } = session.words.value.window
  // Field and list handle Escape themselves, step by step. Anywhere else it goes to the text, unless it closes a popup.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return
    if ((event.target as Element).closest("[popover], select:open")) return
    event.preventDefault()
    session.editor()?.focus()
  }
  return (
    <aside class="panel library" data-pane="library" aria-label={words.name} onKeyDown={onKeyDown}>
      <header class="panel-head">
        <NewsroomMenu />
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
