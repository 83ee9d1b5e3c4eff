/** The one door between the processes. */
import { ipcMain } from "electron"
import { z } from "zod"
import { channels } from "../contract/channels.ts"
import type { Handlers } from "../contract/desk.ts"
import { createAnswer, isTrusted, refused } from "./answer.ts"
import type { Log } from "./log.ts"

const droppedPaths = z.array(z.string().max(32_768)).max(100_000)

export type Door = {
  /** What does each call; those that come before it is there wait for it. */
  handlers: Promise<Handlers>
  /** Takes dropped files by their paths; returns whether it did. */
  drop: (paths: string[]) => Promise<boolean>
  /** The ids of the windows' contents that may call. */
  known: ReadonlySet<number>
  /** Is told when the reply to a call is on its way. */
  answered: (name: string) => void
  log: Log
}

/** Opens the door. */
export function listen({ handlers, drop, known, answered, log }: Door): void {
  const answering = handlers.then((ready) => createAnswer(ready, log))
  // A start that failed ends the app, which logs why.
  answering.catch(() => undefined)
  ipcMain.handle(channels.call, async (event, name: unknown, input: unknown) => {
    if (!isTrusted(event, known)) {
      log(`Refused a call from ${event.senderFrame?.origin ?? "a frame that is gone"}`)
      return refused
    }
    const answer = await answering
    const reply = await answer(name, input)
    // The reply sets out when this function returns; what follows it must not overtake it.
    setImmediate(() => answered(String(name)))
    return reply
  })
  ipcMain.handle(channels.drop, async (event, paths: unknown) => {
    const checked = droppedPaths.safeParse(paths)
    if (!isTrusted(event, known) || !checked.success) return false
    return drop(checked.data)
  })
}
