/**
 * What each call of the window does. The desk's own calls go to the desk of the newsroom that they name. What only the
 * system can do is done here.
 */
import { checkCalls } from "../contract/calls/checks.ts"
import { importCalls } from "../contract/calls/imports.ts"
import { libraryCalls } from "../contract/calls/library.ts"
import { newsroomCalls } from "../contract/calls/newsroom.ts"
import { replacingCalls } from "../contract/calls/replacing.ts"
import type { windowCalls } from "../contract/calls/window.ts"
import type { Handlers } from "../contract/desk.ts"
import { articleHandlers } from "./article-calls.ts"
import { delegated } from "./delegated.ts"
import { type FileSurroundings, fileHandlers } from "./file-calls.ts"
import type { LastSeen } from "./last-seen.ts"
import { newsroomHandlers } from "./newsroom-calls.ts"
import type { OpenNewsroom } from "./open-newsroom.ts"
import { type WindowSurroundings, windowHandlers } from "./window-calls.ts"

export type CallSurroundings = FileSurroundings &
  WindowSurroundings & {
    newsroom: OpenNewsroom
    /** Called with what the window shows, for the next start. */
    seen: Pick<LastSeen, "answered" | "opened" | "saved">
  }

/** The handlers of every call. */
export function createHandlers(around: CallSurroundings): Handlers {
  const { newsroom, seen, dialogs } = around
  const ofWindow: Pick<Handlers, keyof typeof windowCalls> = {
    ...newsroomHandlers(newsroom, dialogs),
    ...fileHandlers(around),
    ...windowHandlers(around),
  }
  return {
    ...delegated(libraryCalls, newsroom),
    async browse(input, key) {
      const from = newsroom.named(key)
      if (from === newsroom.desk()) newsroom.attend()
      const page = await from.browse(input)
      seen.answered(from.root, input, page)
      return page
    },
    ...delegated(importCalls, newsroom),
    ...delegated(replacingCalls, newsroom),
    ...delegated(newsroomCalls, newsroom),
    ...delegated(checkCalls, newsroom),
    ...articleHandlers(newsroom, seen),
    ...ofWindow,
  }
}
