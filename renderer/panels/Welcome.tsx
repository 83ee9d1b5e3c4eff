/**
 * The first start in three sentences over the sample: what this room is for, where one's own articles lie, and the
 * language. Nothing has to be answered, and the cursor is in the text already.
 */
import type { CommandId } from "../../main/contract/commands.ts"
import { run } from "../commands/run.ts"
import { useSession } from "../session/context.ts"
import { Keys } from "./Keys.tsx"

/** What each sentence offers to do. */
const sentences = [
  ["sample", "keyboardHelp"],
  ["folder", "openNewsroom"],
  ["language", "interfaceLanguage"],
] as const satisfies readonly (readonly [string, CommandId])[]

/** Draws nothing after the first start. */
export function Welcome() {
  const session = useSession()
  if (!session.welcome.shown.value) return null
  const words = session.words.value
  const { welcome } = words.window
  const leave = () => {
    session.welcome.putAway()
    session.editor()?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return
    event.preventDefault()
    leave()
  }
  return (
    <section class="band welcome" aria-label={welcome.name} onKeyDown={onKeyDown}>
      <ol>
        {sentences.map(([name, id]) => (
          <li key={name}>
            <span>{welcome[name]}</span>
            <button type="button" onClick={() => run(session, id)}>
              {welcome.actions[name]} <Keys of={id} />
            </button>
          </li>
        ))}
      </ol>
      <button type="button" class="quiet" onClick={leave}>
        {welcome.leave} <Keys key_="Escape" />
      </button>
    </section>
  )
}
