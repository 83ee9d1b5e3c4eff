/**
 * The checks as the desk uses them: a thread that is started by the first question, so that no key waits for a check,
 * and that a newsroom without questions never pays for.
 */
import { Worker } from "node:worker_threads"
import type { AgreedName } from "../../checks/agreed.ts"
import type { CheckedBlock } from "../../contract/checking.ts"
import { DeskError } from "../../contract/problem.ts"
import type {
  BlockFindings,
  CheckAnswers,
  CheckQuestion,
  CheckThreadSetup,
  FromCheckThread,
  ToCheckThread,
} from "./protocol.ts"

/**
 * Each call rejects with `AbortError` when the thread is ended, and with `DeskError` checks-stopped if it dies or takes
 * too long, which ends it. The next question starts another one, which knows no article.
 */
export type CheckThread = {
  /**
   * Checks the blocks of an article that are new or changed. `order` has the keys of all its blocks; one that is not in
   * it is forgotten.
   */
  check(article: string, changed: CheckedBlock[], order: string[]): Promise<BlockFindings>
  /** What may be meant by `word`, the likeliest first. */
  suggest(word: string): Promise<string[]>
  /** The article is closed: its blocks are forgotten. */
  forget(article: string): Promise<null>
  /** Other names are agreed on from now on: all blocks are forgotten. */
  agree(names: AgreedName[]): Promise<null>
  /** Ends the thread. */
  end(): Promise<void>
}

/** Where the thread's program is: beside this file in the source; built, in a folder that is never packed. */
function usualProgram(): URL {
  const here = import.meta.url
  if (here.endsWith(".ts")) return new URL("worker.ts", here)
  return new URL("../checks/worker.mjs", here.replace("app.asar/", "app.asar.unpacked/"))
}

/** How the thread is run. Tests give others. */
export type CheckThreadOptions = {
  /** The thread's program. */
  program?: URL
  /** How long an answer about so many characters may take, in milliseconds. */
  limit?: (size: number) => number
}

/** How long a thread may take to end by itself, in milliseconds. */
const patience = 10_000

/** Twenty times what a slow machine takes. */
const usualLimit = (size: number) => 30_000 + size / 10

type Waiting = { done: (value: never) => void; failed: (error: Error) => void }

/** The thread of a newsroom with the agreed `names`. Nothing is started yet. `log` hears of a thread that died. */
export function createCheckThread(
  names: AgreedName[],
  log: (message: string, error?: unknown) => void,
  { program = usualProgram(), limit = usualLimit }: CheckThreadOptions = {},
): CheckThread {
  let agreed = names
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let last = 0

  function drop(dropped: Worker, error: Error): void {
    if (worker !== dropped) return
    worker = null
    for (const { failed } of waiting.values()) failed(error)
    waiting.clear()
  }

  function start(): Worker {
    const setup: CheckThreadSetup = { names: agreed }
    const started = new Worker(program, { workerData: setup })
    started.on("message", (message: FromCheckThread) => {
      const asked = waiting.get(message.number)
      waiting.delete(message.number)
      // A thread without an open question does not keep the process alive.
      if (waiting.size === 0) started.unref()
      if (message.kind === "answer") asked?.done(message.value as never)
      else asked?.failed(new DeskError("checks-stopped", {}, message.message))
    })
    started.on("error", (error) => {
      log("The thread of the checks died", error)
      drop(started, new DeskError("checks-stopped", {}, error))
    })
    started.on("exit", () => drop(started, new DeskError("checks-stopped")))
    return started
  }

  function post<Asked extends CheckQuestion>(question: Asked): Promise<CheckAnswers[Asked["name"]]> {
    worker ??= start()
    const number = ++last
    const message: ToCheckThread = { ...question, number }
    worker.ref()
    worker.postMessage(message)
    return new Promise((done, failed) => waiting.set(number, { done: done as Waiting["done"], failed }))
  }

  /** Asks within the deadline for `size` characters. */
  async function ask<Asked extends CheckQuestion>(
    question: Asked,
    size: number,
  ): Promise<CheckAnswers[Asked["name"]]> {
    const answer = post(question)
    const asked = worker
    const timer = setTimeout(() => {
      if (!asked) return
      log(`A check took longer than ${limit(size)} ms and was ended`)
      drop(asked, new DeskError("checks-stopped"))
      void asked.terminate()
    }, limit(size))
    try {
      return await answer
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    check: (article, changed, order) =>
      ask(
        { name: "check", article, changed, order },
        changed.reduce((sum, { text }) => sum + text.length, 0),
      ),
    suggest: (word) => post({ name: "suggest", word }),
    async agree(next) {
      agreed = next
      return worker ? post({ name: "agree", names: next }) : null
    },
    forget: async (article) => (worker ? post({ name: "forget", article }) : null),
    async end() {
      const ended = worker
      if (!ended) return
      drop(ended, new DOMException("The thread of the checks was ended", "AbortError"))
      // It ends by itself. A thread that is ended while it begins can take the whole process with it.
      const exited = new Promise((resolve) => ended.once("exit", resolve))
      ended.postMessage({ name: "end" } satisfies ToCheckThread)
      const late = setTimeout(() => void ended.terminate(), patience)
      late.unref()
      await exited
      clearTimeout(late)
    },
  }
}
