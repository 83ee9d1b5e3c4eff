/**
 * The checks as the desk uses them: a thread that is started by the first question, so that no key waits for a check,
 * and that a newsroom without questions never pays for.
 */
import { Worker } from "node:worker_threads"
import type { AgreedName } from "../../checks/agreed.ts"
import type { CheckedBlock } from "../../contract/checking.ts"
import type {
  BlockFindings,
  CheckAnswers,
  CheckQuestion,
  CheckThreadSetup,
  FromCheckThread,
  ToCheckThread,
} from "./protocol.ts"

/** Each call rejects if the thread dies, and with `AbortError` when it is ended. */
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
  /** Ends the thread; the next question starts another, which knows no article. */
  end(): Promise<void>
}

/** Where the thread's program is: beside this file in the source; built, in a folder that is never packed. */
function usualProgram(): URL {
  const here = import.meta.url
  if (here.endsWith(".ts")) return new URL("worker.ts", here)
  return new URL("../checks/worker.mjs", here.replace("app.asar/", "app.asar.unpacked/"))
}

type Waiting = { done: (value: never) => void; failed: (error: Error) => void }

/** The thread of a newsroom with the agreed `names`. Nothing is started yet. `log` hears of a thread that died. */
export function createCheckThread(
  names: AgreedName[],
  log: (message: string, error?: unknown) => void,
  program = usualProgram(),
): CheckThread {
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
    const setup: CheckThreadSetup = { names }
    const started = new Worker(program, { workerData: setup })
    started.on("message", (message: FromCheckThread) => {
      const asked = waiting.get(message.number)
      waiting.delete(message.number)
      // A thread without an open question does not keep the process alive.
      if (waiting.size === 0) started.unref()
      if (message.kind === "answer") asked?.done(message.value as never)
      else asked?.failed(new Error(message.message))
    })
    started.on("error", (error) => {
      log("The thread of the checks died", error)
      drop(started, error instanceof Error ? error : new Error(String(error)))
    })
    started.on("exit", () => drop(started, new Error("The thread of the checks has ended")))
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

  return {
    check: (article, changed, order) => post({ name: "check", article, changed, order }),
    suggest: (word) => post({ name: "suggest", word }),
    forget: async (article) => (worker ? post({ name: "forget", article }) : null),
    async end() {
      const ended = worker
      if (!ended) return
      drop(ended, new DOMException("The thread of the checks was ended", "AbortError"))
      await ended.terminate()
    },
  }
}
