/** A key, drawn left to right in text of either direction. */
import type { CommandId } from "../../main/contract/commands.ts"
import { keyCaps } from "../../main/contract/keys.ts"
import { useSession } from "../session/context.ts"

/** `of` names a command, whose first key is shown; `key_` is a key as the command list writes it. */
export function Keys(props: { of: CommandId } | { key_: string }) {
  const session = useSession()
  const key = "of" in props ? session.keys.of(props.of) : props.key_
  if (key === undefined) return null
  return (
    <bdi dir="ltr" class="keys">
      {keyCaps(key, session.scene.value.platform).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </bdi>
  )
}
