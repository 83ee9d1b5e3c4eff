/** The commands that were run from the palette, which offers them first the next time. */
import type { CommandId } from "../../main/contract/commands.ts"

/** How many of them are remembered. */
const most = 12

export type RecentCommands = {
  /** The newest first. */
  list(): readonly CommandId[]
  note(id: CommandId): void
}

/** No command was run at first. */
export function createRecentCommands(): RecentCommands {
  let recent: readonly CommandId[] = []
  return {
    list: () => recent,
    note(id) {
      recent = [id, ...recent.filter((other) => other !== id)].slice(0, most)
    },
  }
}
