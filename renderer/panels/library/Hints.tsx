/** The foot of the library: which filters can be typed, and which keys the list has. */
import { fieldNames } from "../../../main/contract/filters.ts"
import { useSession } from "../../session/context.ts"
import { Keys } from "../Keys.tsx"

/** The filters of the field and the keys of the list. */
export function Hints() {
  const session = useSession()
  const { keys, narrow, phrase } = session.words.value.window.library
  const { fields } = session.words.value.filters
  return (
    <footer class="list-hints" id="library-hints">
      <p class="of-field">
        <span>{narrow}</span>
        {fieldNames.map((name) => (
          <bdi key={name}>{fields[name][0]}:</bdi>
        ))}
        <bdi>{phrase}</bdi>
      </p>
      <p class="of-list" aria-hidden="true">
        <span>
          <Keys key_="Enter" /> {keys.open}
        </span>
        <span>
          <Keys of="openBeside" /> {keys.beside}
        </span>
        <span>
          <Keys key_="Space" /> {keys.select}
        </span>
        <span>
          <Keys of="setStatus" /> {keys.status}
        </span>
      </p>
    </footer>
  )
}
