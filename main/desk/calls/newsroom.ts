/** Answers the calls about what the newsroom has set for every desk on it. */
import type { newsroomCalls as contract } from "../../contract/calls/newsroom.ts"
import type { DeskHandlers } from "../../contract/desk.ts"
import type { Disk } from "../disk/disk.ts"
import { changeSettings, readSettings, settingsPath } from "../settings.ts"

export type NewsroomCalls = Pick<DeskHandlers, keyof typeof contract>

/** The handlers for the newsroom at `root`. */
export function newsroomCalls({ root, disk }: { root: string; disk: Disk }): NewsroomCalls {
  async function state() {
    const { settings, problem } = await readSettings(root, disk)
    return { settings, place: settingsPath(root), problem: problem?.problem ?? null }
  }
  return {
    readNewsroomSettings: state,
    async changeNewsroomSettings(change) {
      await changeSettings(root, change, disk)
      return state()
    },
  }
}
