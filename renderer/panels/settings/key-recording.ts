/** How a command of the list is given a key. */
import type { CommandId } from "../../../main/contract/commands.ts"
import type { KeyFault } from "../../../main/contract/keymap.ts"

/** What is being done with the chosen command: its next key is waited for, or was pressed and cannot be taken yet. */
export type Recording =
  | { kind: "waiting" }
  | { kind: "conflict"; key: string; owner: CommandId }
  | { kind: "fault"; key: string; fault: KeyFault }
