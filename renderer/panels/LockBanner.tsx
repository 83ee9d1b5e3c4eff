/** Says who else has the open article, and offers to take it over. */

import { since } from "../../main/contract/time.ts"
import { useSession } from "../session/context.ts"
import { Lock } from "./icons.tsx"
import { Keys } from "./Keys.tsx"

/** Draws nothing while the open article can be edited. */
export function LockBanner() {
  const session = useSession()
  const lock = session.current.value?.lock.value
  if (!lock) return null
  const words = session.words.value
  const { lock: said } = words.window
  return (
    <div class="band lock-banner" data-kind="locked" role="status">
      <Lock />
      <p>
        {said.banner(lock.who, lock.where, since(lock.since, Date.now(), session.settings.value.language))}
        <small>{said.readOnly}</small>
      </p>
      <button
        type="button"
        class="main"
        title={words.commands.takeOver.help}
        onClick={() => void session.locks.takeOver()}
      >
        {words.commands.takeOver.label} <Keys of="takeOver" />
      </button>
    </div>
  )
}
