/** The calls about the newsroom that is open, and about others that the user opens. */
import { basename } from "node:path"
import { shell } from "electron"
import type { Handlers } from "../contract/desk.ts"
import { DeskError } from "../contract/problem.ts"
import type { Dialogs } from "./dialogs.ts"
import { makeMarker } from "./marker.ts"
import type { OpenNewsroom } from "./open-newsroom.ts"

type NewsroomCalls = Pick<
  Handlers,
  | "start"
  | "chooseNewsroom"
  | "openRecent"
  | "lookForNewsroom"
  | "beginNewsroom"
  | "makeMarker"
  | "forgetRecent"
>

/** The handlers of the calls about newsrooms. What the user cancels is no error. */
export function newsroomHandlers(newsroom: OpenNewsroom, dialogs: Pick<Dialogs, "newsroom">): NewsroomCalls {
  return {
    start: () => newsroom.scene(),
    async chooseNewsroom() {
      const path = await dialogs.newsroom()
      if (path !== null) await newsroom.open(path)
      return {}
    },
    async openRecent({ index }) {
      const recent = newsroom.recent()[index]
      if (!recent) throw new DeskError("invalid-call", { index })
      await newsroom.open(recent.path)
      return {}
    },
    lookForNewsroom: async () => ({ away: await newsroom.look() }),
    async beginNewsroom() {
      await newsroom.begin()
      return {}
    },
    async makeMarker(_input, key) {
      const path = await makeMarker(newsroom.named(key).root)
      shell.showItemInFolder(path)
      return { name: basename(path) }
    },
    async forgetRecent() {
      await newsroom.forgetRecent()
      return { recent: newsroom.recent() }
    },
  }
}
