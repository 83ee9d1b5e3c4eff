/** How a command of the list is given a key: the key is pressed, and one that another command has is taken after Enter. */
import type { CommandId } from "../../../main/contract/commands.ts"
import {
  type KeyFault,
  type KeySettings,
  keyFault,
  keymapOf,
  ownerOf,
  withKey,
} from "../../../main/contract/keymap.ts"

/** What is being done with the chosen command: its next key is waited for, or was pressed and cannot be taken yet. */
export type Recording =
  | { kind: "waiting" }
  | { kind: "conflict"; key: string; owner: CommandId }
  | { kind: "fault"; key: string; fault: KeyFault }

/** What comes of a key: what is being done then, null for nothing more, and the keys that are set by it, if any. */
export type Recorded = { recording: Recording | null; set?: KeySettings }

/** What comes of pressing `key` while it is recorded for the command `id`; `settings` are the keys as they are. */
export function recordKey(recording: Recording, key: string, id: CommandId, settings: KeySettings): Recorded {
  if (key === "Escape") return { recording: null }
  if (recording.kind === "conflict" && key === "Enter")
    return { recording: null, set: withKey(settings, id, recording.key) }
  if (recording.kind !== "waiting" && (key === "Enter" || key === "Space"))
    return { recording: { kind: "waiting" } }
  const fault = keyFault(key)
  if (fault) return { recording: { kind: "fault", key, fault } }
  const owner = ownerOf(keymapOf(settings), key)
  if (owner !== null && owner !== id) return { recording: { kind: "conflict", key, owner } }
  return { recording: null, set: withKey(settings, id, key) }
}
