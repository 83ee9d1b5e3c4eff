/**
 * Closing and quitting: the window saves first. The user is asked nothing, unless text would be lost: text that is in
 * no file and in no journal keeps the window open until the user says otherwise.
 */
import type { App, BrowserWindow } from "electron"
import type { Log } from "./log.ts"
import type { Outbox } from "./outbox.ts"

/** How long the window has to save, in milliseconds. */
const deadline = 5000
/** How long the newsrooms have to be closed when the app ends, in milliseconds. */
const closeLimit = 3000

export type Flusher = {
  /**
   * Has the window save everything. Resolves to what it answered; null if it did not before the deadline. A window
   * that does not listen has nothing to save.
   */
  flush(): Promise<Flushed | null>
  /** The window's answer, by the call `flushed`: the headlines of the articles whose text is kept nowhere. */
  flushed(unkept: readonly string[]): void
}

/** What the window says of its saving: the headlines of the articles whose newest text is in no file and no journal. */
export type Flushed = { unkept: readonly string[] }

/** Callers that ask for a flush at the same time wait for the same one. */
export function createFlusher(outbox: Outbox, wait: number = deadline): Flusher {
  let asked: { done: Promise<Flushed | null>; answer: (flushed: Flushed) => void } | null = null
  return {
    flush() {
      if (!outbox.isOpen) return Promise.resolve({ unkept: [] })
      if (asked) return asked.done
      const { promise, resolve } = Promise.withResolvers<Flushed | null>()
      const timer = setTimeout(resolve, wait, null)
      const done = promise.then((answered) => {
        clearTimeout(timer)
        asked = null
        return answered
      })
      asked = { done, answer: resolve }
      outbox.send("flush", {})
      return done
    },
    flushed: (unkept) => asked?.answer({ unkept }),
  }
}

/** What closing the window waits for: the window's saves, then `settle`, which waits for the disk. */
export type Ending = {
  flusher: Flusher
  /**
   * Asks whether to close although text would be lost: that of the articles with these headlines; null if the window
   * does not say what it has.
   */
  confirm: (unkept: readonly string[] | null) => Promise<boolean>
  settle: () => Promise<void>
  ended: () => void
  /** The window stays open, as the user wants. */
  stayed: () => void
  log: Log
}

/** Holds `window` open until everything is saved, or the user gives up what is not. */
export function watchClose(
  window: Pick<BrowserWindow, "on" | "destroy">,
  { flusher, confirm, settle, ended, stayed, log }: Ending,
): void {
  let ending = false
  window.on("close", (event) => {
    event.preventDefault()
    if (ending) return
    ending = true
    void end()
  })
  async function mayEnd(): Promise<boolean> {
    const flushed = await flusher.flush()
    if (!flushed) log(`The window did not say within ${deadline} ms that it has saved`)
    else if (flushed.unkept.length === 0) return true
    else log(`${flushed.unkept.length} articles have text that is kept nowhere`)
    return confirm(flushed?.unkept ?? null)
  }
  async function end(): Promise<void> {
    if (!(await mayEnd())) {
      ending = false
      return stayed()
    }
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
  {
    close,
    log,
    limit = closeLimit,
    end: finish = () => app.quit(),
  }: {
    close: () => Promise<void>
    log: Log
    limit?: number
    /** Ends the app when they are closed. */
    end?: () => void
  },
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
    finish()
  }
}
