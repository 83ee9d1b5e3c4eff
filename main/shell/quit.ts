/** Closing and quitting: the window saves first. The user is asked nothing. */
import type { App, BrowserWindow } from "electron"
import type { Log } from "./log.ts"
import type { Outbox } from "./outbox.ts"

/** How long the window has to save, in milliseconds. */
const deadline = 5000
/** How long the newsrooms have to be closed when the app ends, in milliseconds. */
const closeLimit = 3000

export type Flusher = {
  /**
   * Has the window save everything. Resolves to whether it answered before the deadline, and at once to true if the
   * window does not listen, as it has nothing to save.
   */
  flush(): Promise<boolean>
  /** The window's answer, by the call `flushed`. */
  flushed(): void
}

/** Callers that ask for a flush at the same time wait for the same one. */
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

/** What closing the window waits for: the window's saves, then `settle`, which waits for the disk. */
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

/**
 * Delays the end of `app` until `close` has closed the newsrooms, for `limit` milliseconds at most. Everything is
 * saved by then; an index that is not sealed is checked again at the next start.
 */
export function watchQuit(
  app: Pick<App, "on" | "quit">,
  { close, log, limit = closeLimit }: { close: () => Promise<void>; log: Log; limit?: number },
): void {
  let state: "open" | "closing" | "closed" = "open"
  app.on("will-quit", (event) => {
    if (state === "closed") return
    event.preventDefault()
    if (state === "closing") return
    state = "closing"
    void end()
  })
  async function end(): Promise<void> {
    const { promise: late, resolve } = Promise.withResolvers<"late">()
    const timer = setTimeout(resolve, limit, "late")
    try {
      if ((await Promise.race([close(), late])) === "late")
        log(`The newsrooms were not closed within ${limit} ms`)
    } catch (error) {
      log("Could not close the newsrooms", error)
    }
    clearTimeout(timer)
    state = "closed"
    app.quit()
  }
}
