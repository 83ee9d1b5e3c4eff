/** Listens for the window's calls: the only way from the window into the main process. */
import { ipcMain } from "electron"
import { z } from "zod"
import { channels } from "../contract/channels.ts"
import type { Handlers } from "../contract/desk.ts"
import { createAnswer, isTrusted, refused } from "./answer.ts"
import type { Log } from "./log.ts"

const droppedPaths = z.array(z.string().max(32_768)).max(100_000)

export type Door = {
  /** The handlers of the calls. Calls that come earlier wait for them. */
  handlers: Promise<Handlers>
  /** Takes dropped files by their paths; returns whether it did. */
  drop: (paths: string[]) => Promise<boolean>
  /** The ids of the windows' contents that may call. */
  known: ReadonlySet<number>
  /** Called with a call's name after its reply was sent. */
  answered: (name: string) => void
  log: Log
}

/** Begins to listen. */
export function listen({ handlers, drop, known, answered, log }: Door): void {
  const answering = handlers.then((ready) => createAnswer(ready, log))
  // If the start failed, the app logs the reason and ends.
  answering.catch(() => undefined)
  ipcMain.handle(channels.call, async (event, name: unknown, input: unknown, newsroom: unknown) => {
    if (!isTrusted(event, known)) {
      log(`Refused a call from ${event.senderFrame?.origin ?? "a frame that is gone"}`)
      return refused
    }
    const answer = await answering
    const reply = await answer(name, input, newsroom)
    // The reply is sent when this function returns. What follows must be sent after it.
    setImmediate(() => answered(String(name)))
    return reply
  })
  ipcMain.handle(channels.drop, async (event, paths: unknown) => {
    const checked = droppedPaths.safeParse(paths)
    if (!isTrusted(event, known) || !checked.success) return false
    return drop(checked.data)
  })
}
