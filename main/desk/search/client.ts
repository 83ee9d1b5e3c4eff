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
  /** Closes and seals the index's file; returns when the thread has ended. Questions that wait are rejected. */
  close(): Promise<void>
}

export type IndexOptions = Pick<IndexSetup, "root" | "machine"> & {
  /** Called with how far building is; null when everything is in the index. */
  onProgress: (progress: Progress | null) => void
  /** Called when the index has to be told of every file again. */
  onLost: () => void
  /** Called with the reason if there is no index, or it failed. */
  onMissing: (message: string) => void
  log: (message: string, error?: unknown) => void
}

/** Where the thread's program is: beside this file in the source; built, in a folder that is never packed into an archive. */
export function program(): URL {
  const here = import.meta.url
  if (here.endsWith(".ts")) return new URL("worker.ts", here)
  return new URL("../search/worker.mjs", here.replace("app.asar/", "app.asar.unpacked/"))
}

/** Starts the index of the newsroom at `root`, which must be the folder's real path. */
export function openIndex({ root, machine, onProgress, onLost, onMissing, log }: IndexOptions): Index {
  const asked = new Map<number, { done: (value: never) => void; failed: (error: Error) => void }>()
  let last = 0
  let closing: (() => void) | null = null
  let gone = false
  let answered: (known: number | null) => void = () => undefined
  const ready = new Promise<number | null>((resolve) => {
    answered = resolve
  })
  const setup: IndexSetup = { role: "index", program: program().href, root, machine }
  const worker = new Worker(program(), { workerData: setup })
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
    answered(null)
    if (closing) closing()
    else onMissing(message)
  }

  worker.on("message", (message: FromIndex) => {
    switch (message.kind) {
      case "ready":
        answered(message.known)
        return rest()
      case "answer":
        asked.get(message.number)?.done(message.value as never)
        asked.delete(message.number)
        return rest()
      case "failed":
        asked.get(message.number)?.failed(new Error(message.message))
        asked.delete(message.number)
        return rest()
      case "progress":
        return onProgress(message.progress)
      case "lost":
        return onLost()
      case "log":
        return log(message.message, message.error)
      case "missing":
        return end(message.message)
      case "closed":
        return closing?.()
    }
  })
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
        post({ kind: "ask", number, name, input })
      })
    },
    change: (put, names) => post({ kind: "change", put, gone: names }),
    unfiled: (lines) => post({ kind: "unfiled", lines }),
    build: (go) => post({ kind: "build", go }),
    async close() {
      if (gone || closing) return
      worker.ref()
      const ended = new Promise((resolve) => worker.once("exit", resolve))
      await new Promise<void>((resolve) => {
        closing = resolve
        post({ kind: "close" })
      })
      end("The index is closed")
      await ended
    },
  }
}
