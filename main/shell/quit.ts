/** Closing and quitting: the window saves first. Nothing is asked, as there is nothing to answer. */
import type { BrowserWindow } from "electron"
import type { Log } from "./log.ts"
import type { Outbox } from "./outbox.ts"

/** How long the window has to save, in milliseconds. */
export const deadline = 5000

export type Flusher = {
  /** Has the window save everything. Gives back whether it said so before the deadline; a window that does not listen has nothing. */
  flush(): Promise<boolean>
  /** The window's answer, by the call `flushed`. */
  flushed(): void
}

/** Several that ask for a flush at once wait for the same one. */
export function createFlusher(outbox: Outbox, wait: number = deadline): Flusher {
  let asked: { done: Promise<boolean>; answer: () => void } | null = null
  return {
    flush() {
      if (!outbox.isOpen) return Promise.resolve(true)
      if (asked) return asked.done
      const { promise, resolve } = Promise.withResolvers<boolean>()
      const timer = setTimeout(resolve, wait, false)
      const done = promise.then((answered) => {
        clearTimeout(timer)
        asked = null
        return answered
      })
      asked = { done, answer: () => resolve(true) }
      outbox.send("flush", {})
      return done
    },
    flushed: () => asked?.answer(),
  }
}

/** What closing waits for: the window's saves, then `settle`, which waits for the disk; and what follows it. */
export type Ending = { flusher: Flusher; settle: () => Promise<void>; ended: () => void; log: Log }

/** Holds `window` open until everything is saved. */
export function watchClose(window: BrowserWindow, { flusher, settle, ended, log }: Ending): void {
  let ending = false
  window.on("close", (event) => {
    event.preventDefault()
    if (ending) return
    ending = true
    void end()
  })
  async function end(): Promise<void> {
    if (!(await flusher.flush())) log(`The window did not say within ${deadline} ms that it has saved`)
    try {
      await settle()
    } catch (error) {
      log("Could not put everything away", error)
    }
    // `destroy`, because `close` would ask again.
    window.destroy()
    ended()
  }
}
