/**
 * The imports as the desk uses them. A thread reads what is foreign, so that journaling and saving go on meanwhile, and
 * it has a deadline: when that passes, the thread is ended, and the next import has a new one.
 */
import { Worker } from "node:worker_threads"
import type { ArticleId } from "../../article/dossier.ts"
import { type Article, articleFromJSON } from "../../article/schema.ts"
import type { Corrections, Encoding, ImportDraft } from "../../contract/importing.ts"
import { DeskError, type Problem } from "../../contract/problem.ts"
import { type ImportInput, openLimit } from "./imports.ts"
import type { Answers, FromThread, Question, ThreadSetup } from "./protocol.ts"

/** The drafts of a desk: sources that were read and wait for the user's decision. See `Drafts` for what each does. */
export type Imports = {
  /** Throws `DeskError` too-large, not-text; import-late if reading takes too long. */
  read(input: ImportInput): Promise<ImportDraft>
  /** Throws `DeskError` import-missing, import-late. */
  recode(id: string, encoding: Encoding): Promise<ImportDraft>
  /** Throws `DeskError` import-missing, import-late. */
  build(id: string, corrections: Corrections): Promise<Article>
  close(id: string): void
  /** Ends the thread. What is being read is refused. */
  end(): Promise<void>
}

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

/** A draft as it can be read again in another thread. */
type Kept = { input: ImportInput; encoding: Encoding | null; size: number; thread: Worker }

type Waiting = { done: (value: never) => void; failed: (error: Error) => void }

const sizeOf = (input: ImportInput) =>
  input.from === "text" ? input.text.length * 2 : input.bytes.byteLength
const nameOf = (input: ImportInput) => (input.from === "text" ? "" : input.name)

/** The imports of the newsroom at `root`. The thread starts with the first of them. */
export function createImportThread(
  root: string,
  {
    clock,
    makeId,
    onProblem,
    log,
    program = usualProgram(),
    limit = usualLimit,
  }: ThreadOptions & {
    clock: () => Date
    makeId: () => ArticleId
    onProblem: (problem: Problem) => void
    log: (message: string, error?: unknown) => void
  },
): Imports {
  const kept = new Map<string, Kept>()
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let last = 0
  /** Reading and building, one after the other, so that each has the deadline for itself. */
  let turn: Promise<unknown> = Promise.resolve()

  /** The thread is not used any more: whoever waits for it is refused. */
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

  /** Asks within the deadline for a source of `size` bytes. Throws `DeskError` import-late when it has passed. */
  async function ask<Asked extends Question>(
    question: Asked,
    name: string,
    size: number,
  ): Promise<Answers[Asked["name"]]> {
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
  }

  /** Runs `act` after what is being read or built. */
  function inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
    const result = turn.then(act)
    turn = result.catch(() => undefined)
    return result
  }

  function forget(): void {
    let bytes = [...kept.values()].reduce((sum, { size }) => sum + size, 0)
    for (const [id, { size }] of kept) {
      if (kept.size <= 1 || (kept.size <= openLimit.drafts && bytes <= openLimit.bytes)) break
      kept.delete(id)
      bytes -= size
    }
  }

  /** The draft `id`, read again if the thread that read it was ended. */
  async function find(id: string): Promise<Kept> {
    const found = kept.get(id)
    if (!found) throw new DeskError("import-missing")
    if (found.thread === worker) return found
    await ask({ name: "read", id, input: found.input }, nameOf(found.input), found.size)
    if (found.encoding) {
      const { encoding } = found
      await ask({ name: "recode", id, encoding }, nameOf(found.input), found.size)
    }
    if (worker) found.thread = worker
    return found
  }

  return {
    read: (input) =>
      inTurn(async () => {
        const id = makeId()
        const size = sizeOf(input)
        // A copy: the caller may reuse its buffer.
        const own = input.from === "bytes" ? { ...input, bytes: input.bytes.slice() } : input
        const draft = await ask({ name: "read", id, input: own }, nameOf(own), size)
        if (worker) kept.set(id, { input: own, encoding: null, size, thread: worker })
        forget()
        return draft
      }),
    recode: (id, encoding) =>
      inTurn(async () => {
        const found = await find(id)
        const draft = await ask({ name: "recode", id, encoding }, nameOf(found.input), found.size)
        found.encoding = encoding
        return draft
      }),
    build: (id, corrections) =>
      inTurn(async () => {
        const { input, size } = await find(id)
        const now = clock().toISOString()
        const article = makeId()
        return articleFromJSON(
          await ask({ name: "build", id, corrections, article, now }, nameOf(input), size),
        )
      }),
    close(id) {
      if (!kept.delete(id) || !worker) return
      post({ name: "close", id }).catch(() => undefined)
    },
    async end() {
      const ended = worker
      if (!ended) return
      drop(ended, new DeskError("import-missing"))
      await ended.terminate()
    },
  }
}
