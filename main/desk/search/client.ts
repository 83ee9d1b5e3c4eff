/** The index as the desk uses it. A separate thread keeps the index. */
import { Worker } from "node:worker_threads"
import type { ArticleSummary } from "../../contract/library.ts"
import type { Filed } from "../library/filed.ts"
import type { FromIndex, IndexSetup, Progress, QuestionName, Questions, ToIndex } from "./protocol.ts"

export type Index = {
  /** How many files it knows from an earlier run; null if there can be no index. */
  readonly ready: Promise<number | null>
  /** Asks; rejects if the index cannot answer. */
  ask<Name extends QuestionName>(name: Name, input: Questions[Name]["in"]): Promise<Questions[Name]["out"]>
  /** Sends it files that are new or changed, and the names of files that are gone. */
  change(put: Filed[], gone: string[]): void
  /** Sends it all articles that are only in a journal. */
  unfiled(lines: ArticleSummary[]): void
  /** Stops building, or continues. */
  build(go: boolean): void
  /**
   * Closes and seals the index's file; returns when the thread has ended, or was ended because it did not answer.
   * Questions that wait are rejected.
   */
  close(): Promise<void>
}

/** How the thread is run. Tests give others. */
export type IndexThreadOptions = {
  /** The thread's program. */
  program?: URL
  /** How long the thread may say nothing while it is asked, and how long closing may take, in milliseconds. */
  limits?: { silence: number; closing: number }
}

/** Far more than a slow machine takes, so that only a thread that will never answer is ended. */
const usualLimits = { silence: 60_000, closing: 15_000 }

export type IndexOptions = Pick<IndexSetup, "root" | "machine"> & {
  /** Called with how far building is; null when everything is in the index. */
  onProgress: (progress: Progress | null) => void
  /** Called when the index has what an earlier answer lacked, although the index was told of it before. */
  onCaughtUp: () => void
  /** Called when the index has to be told of every file again. */
  onLost: () => void
  /** Called with the reason if there is no index, or it failed. */
  onMissing: (message: string) => void
  log: (message: string, error?: unknown) => void
}

/** Where the thread's program is: beside this file in the source; built, in a folder that is never packed into an archive. */
export function usualProgram(): URL {
  const here = import.meta.url
  if (here.endsWith(".ts")) return new URL("worker.ts", here)
  return new URL("../search/worker.mjs", here.replace("app.asar/", "app.asar.unpacked/"))
}

/**
 * Starts the index of the newsroom at `root`, which must be the folder's real path. A thread that says nothing for too
 * long while it is asked is ended: the library goes on without an index.
 */
export function openIndex(
  { root, machine, onProgress, onCaughtUp, onLost, onMissing, log }: IndexOptions,
  { program = usualProgram(), limits = usualLimits }: IndexThreadOptions = {},
): Index {
  const asked = new Map<number, { done: (value: never) => void; failed: (error: Error) => void }>()
  let last = 0
  let closing: (() => void) | null = null
  let closed: Promise<void> | null = null
  let gone = false
  let answered: (known: number | null) => void = () => undefined
  const ready = new Promise<number | null>((resolve) => {
    answered = resolve
  })
  const setup: IndexSetup = { role: "index", program: program.href, root, machine }
  const worker = new Worker(program, { workerData: setup })
  /** Whether the thread has said that it is ready, or that it will never be. */
  let began = false
  /** Runs while the thread owes an answer. */
  let watch: NodeJS.Timeout | null = null
  /** Begins to wait for a word of the thread anew, if it owes an answer. */
  const listen = () => {
    if (watch) clearTimeout(watch)
    watch = null
    if (gone || closing || (began && asked.size === 0)) return
    watch = setTimeout(() => {
      log("The index's thread says nothing and is ended")
      void worker.terminate()
      end("The index does not answer")
    }, limits.silence)
    watch.unref()
  }
  /** The thread does not keep the process alive, unless a question is waiting. */
  const rest = () => {
    if (asked.size === 0 && !closing) worker.unref()
  }

  /** The thread has ended: rejects every waiting question. */
  function end(message: string): void {
    if (gone) return
    gone = true
    for (const { failed } of asked.values()) failed(new Error(message))
    asked.clear()
    listen()
    answered(null)
    if (closing) closing()
    else onMissing(message)
  }

  worker.on("message", (message: FromIndex) => {
    take(message)
    listen()
  })
  listen()

  function take(message: FromIndex): void {
    switch (message.kind) {
      case "ready":
        began = true
        answered(message.known)
        rest()
        break
      case "answer":
        asked.get(message.number)?.done(message.value as never)
        asked.delete(message.number)
        rest()
        break
      case "failed":
        asked.get(message.number)?.failed(new Error(message.message))
        asked.delete(message.number)
        rest()
        break
      case "progress":
        onProgress(message.progress)
        break
      case "caught-up":
        onCaughtUp()
        break
      case "lost":
        onLost()
        break
      case "log":
        log(message.message, message.error)
        break
      case "missing":
        end(message.message)
        break
      case "closed":
        closing?.()
    }
  }
  worker.on("error", (error) => {
    log("The index's thread died", error)
    end(error instanceof Error ? error.message : String(error))
  })
  worker.on("exit", () => end("The index's thread has ended"))

  const post = (message: ToIndex) => {
    if (!gone) worker.postMessage(message)
  }

  return {
    ready,
    ask(name, input) {
      if (gone) return Promise.reject(new Error("There is no index"))
      const number = ++last
      worker.ref()
      return new Promise((done, failed) => {
        asked.set(number, { done: done as (value: never) => void, failed })
        if (!watch) listen()
        post({ kind: "ask", number, name, input })
      })
    },
    change: (put, names) => post({ kind: "change", put, gone: names }),
    unfiled: (lines) => post({ kind: "unfiled", lines }),
    build: (go) => post({ kind: "build", go }),
    close() {
      closed ??= close()
      return closed
    },
  }

  async function close(): Promise<void> {
    if (gone) return
    worker.ref()
    const late = setTimeout(() => {
      log("The index's thread does not close and is ended")
      void worker.terminate()
    }, limits.closing)
    const ended = new Promise((resolve) => worker.once("exit", resolve))
    await new Promise<void>((resolve) => {
      closing = resolve
      post({ kind: "close" })
    })
    end("The index is closed")
    await ended
    clearTimeout(late)
  }
}
