/** The thread that reads what is foreign: it is asked with a deadline, and ended when that passes. */
import { Worker } from "node:worker_threads"
import { DeskError, type Problem } from "../../contract/problem.ts"
import type { Answers, FromThread, Question, ThreadSetup } from "./protocol.ts"

/** How the thread is run. Tests give others. */
export type ThreadOptions = {
  /** The thread's program. */
  program?: URL
  /** How long reading a source of so many bytes may take, in milliseconds. */
  limit?: (size: number) => number
}

/** Twenty times what a slow machine takes. */
const usualLimit = (size: number) => 20_000 + (size / (1024 * 1024)) * 2000

/** Where the thread's program is: beside this file in the source; built, in a folder that is never packed. */
function usualProgram(): URL {
  const here = import.meta.url
  if (here.endsWith(".ts")) return new URL("worker.ts", here)
  return new URL("../imports/worker.mjs", here.replace("app.asar/", "app.asar.unpacked/"))
}

type Waiting = { done: (value: never) => void; failed: (error: Error) => void }

/** A thread at a time: the next one starts with the next question after one was ended. */
export type Thread = {
  /** The thread that runs now; null if there is none. It only tells one thread from another. */
  now(): object | null
  /**
   * Asks about the source `name` of `size` bytes. Throws the `DeskError` of the answer, and import-late, or paste-late for a
   * source without a name, if it takes too long; then the thread is ended.
   */
  ask<Asked extends Question>(question: Asked, name: string, size: number): Promise<Answers[Asked["name"]]>
  /** Tells the thread something, if it runs, and waits for nothing. */
  tell(question: Question): void
  /** Ends the thread. Whoever waits for it is refused with `DeskError` import-missing. */
  end(): Promise<void>
}

export type ThreadSurroundings = ThreadOptions & {
  onProblem: (problem: Problem) => void
  log: (message: string, error?: unknown) => void
}

/** The thread of the newsroom at `root`. It starts with the first question. */
export function createThread(
  root: string,
  { onProblem, log, program = usualProgram(), limit = usualLimit }: ThreadSurroundings,
): Thread {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let last = 0

  /** Stops using the thread, and rejects every call that waits for it. */
  function drop(dropped: Worker, error: Error): void {
    if (worker !== dropped) return
    worker = null
    for (const { failed } of waiting.values()) failed(error)
    waiting.clear()
  }

  function start(): Worker {
    const setup: ThreadSetup = { root }
    const started = new Worker(program, { workerData: setup })
    started.on("message", (message: FromThread) => {
      if (message.kind === "problem") return onProblem(message.problem)
      const asked = waiting.get(message.number)
      waiting.delete(message.number)
      if (waiting.size === 0) started.unref()
      if (message.kind === "answer") asked?.done(message.value as never)
      else asked?.failed(new DeskError(message.problem.code, message.problem.details))
    })
    started.on("error", (error) => {
      log("The thread of imports died", error)
      drop(started, error instanceof Error ? error : new Error(String(error)))
    })
    started.on("exit", () => drop(started, new Error("The thread of imports has ended")))
    return started
  }

  function post<Asked extends Question>(question: Asked): Promise<Answers[Asked["name"]]> {
    worker ??= start()
    const number = ++last
    const message: Question & { number: number } = { ...question, number }
    worker.ref()
    worker.postMessage(message)
    return new Promise((done, failed) => waiting.set(number, { done: done as Waiting["done"], failed }))
  }

  return {
    now: () => worker,
    async ask(question, name, size) {
      const answer = post(question)
      const asked = worker
      const timer = setTimeout(() => {
        if (!asked) return
        log(`The import of ${name || "pasted text"} took longer than ${limit(size)} ms and was ended`)
        drop(asked, new DeskError(name === "" ? "paste-late" : "import-late", { name }))
        void asked.terminate()
      }, limit(size))
      try {
        return await answer
      } finally {
        clearTimeout(timer)
      }
    },
    tell(question) {
      if (worker) post(question).catch(() => undefined)
    },
    async end() {
      const ended = worker
      if (!ended) return
      drop(ended, new DeskError("import-missing"))
      await ended.terminate()
    },
  }
}
