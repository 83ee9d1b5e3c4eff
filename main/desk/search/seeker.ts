/** Searches through the files of the newsroom's articles, as the desk begins and follows them; a thread does the work. */
import { Worker } from "node:worker_threads"
import { loadSearch } from "../../article/find/load.ts"
import type { FindQuery } from "../../article/find/query.ts"
import { DeskError } from "../../contract/problem.ts"
import type { SoughtArticle } from "../../contract/replacing.ts"
import { usualProgram } from "./client.ts"
import type { IndexSetup } from "./protocol.ts"
import type { FromSeeker, SoughtFile, ToSeeker } from "./seeking-thread.ts"

/** What was found since it was last asked. */
export type Sought = { found: SoughtArticle[]; looked: number; total: number; done: boolean }

/** One search at a time. */
export type Seeker = {
  /**
   * Begins to look through `files` of the newsroom at `root`, a real path, in their order; returns the search's number.
   * Throws `DeskError` bad-expression.
   */
  begin(root: string, query: FindQuery, files: SoughtFile[]): Promise<number>
  /** What was found since the last call; waits up to `patience` milliseconds for the first of it. */
  more(run: number, patience?: number): Promise<Sought>
  end(run: number): void
  /** Ends the thread. The next search begins another one. */
  close(): Promise<void>
}

type Run = Sought & { number: number; heard: () => void }

/** Nothing is looked for, and there is no thread, before the first search. */
export function createSeeker(log: (message: string, error?: unknown) => void): Seeker {
  let worker: Worker | null = null
  let workerRoot = ""
  let run: Run | null = null
  let last = 0

  function drop(dropped: Worker): void {
    if (worker !== dropped) return
    worker = null
    if (run) run.done = true
    run?.heard()
  }

  function start(root: string): Worker {
    if (worker && workerRoot === root) return worker
    void worker?.terminate()
    const setup: IndexSetup = { role: "seek", program: usualProgram().href, root, machine: "" }
    const started = new Worker(usualProgram(), { workerData: setup })
    started.unref()
    started.on("message", ({ run: number, found, looked, done }: FromSeeker) => {
      if (run?.number !== number) return
      run.found.push(...found)
      run.looked = looked
      run.done = done
      if (found.length > 0 || done) run.heard()
    })
    started.on("error", (error) => {
      log("The thread that looks through the articles died", error)
      drop(started)
    })
    started.on("exit", () => drop(started))
    worker = started
    workerRoot = root
    return started
  }

  return {
    async begin(root, query, files) {
      try {
        await loadSearch(query)
      } catch (error) {
        if (error instanceof SyntaxError)
          throw new DeskError("bad-expression", { message: error.message }, error)
        throw error
      }
      run?.heard()
      run = {
        number: ++last,
        found: [],
        looked: 0,
        total: files.length,
        done: files.length === 0,
        heard: () => undefined,
      }
      start(root).postMessage({ run: run.number, query, files } satisfies ToSeeker)
      return run.number
    },
    async more(number, patience = 120) {
      const asked = run
      if (asked?.number !== number) return { found: [], looked: 0, total: 0, done: true }
      if (asked.found.length === 0 && !asked.done)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, patience)
          asked.heard = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      const { looked, total, done } = asked
      return { found: asked.found.splice(0), looked, total, done }
    },
    end(number) {
      if (run?.number !== number) return
      run = null
      worker?.postMessage({ end: number } satisfies ToSeeker)
    },
    async close() {
      const ended = worker
      worker = null
      if (run) run.done = true
      run?.heard()
      await ended?.terminate()
    },
  }
}
