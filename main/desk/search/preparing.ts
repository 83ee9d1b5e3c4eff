/**
 * A second thread, while there is much to read: it reads files and works out what the index takes, so that the
 * first has only to write.
 */
import { parentPort, Worker } from "node:worker_threads"
import { type Prepared, prepareFile } from "./prepare.ts"
import type { IndexSetup } from "./protocol.ts"
import { lineOf, type Row } from "./store.ts"

/** A row whose text is to be read, as it stood in the index then, and its text. */
export type Ready = { row: Row; text: Prepared }

/** The thread's own part: answers each list of rows with the same rows and their texts. */
export function preparing({ root }: IndexSetup): void {
  const port = parentPort
  port?.on("message", (rows: Row[]) => {
    port.postMessage(rows.map((row): Ready => ({ row, text: prepareFile(root, lineOf(row)) })))
  })
}

export type Preparer = {
  /** How many lists are on their way. */
  readonly asked: number
  ask(rows: Row[]): void
  /** The next list that is ready, if there is one. */
  next(): Ready[] | undefined
  end(): void
}

/** Starts the thread. `onReady` is told of every list; `onFailed`, once, that there will be no more. */
export function startPreparer(
  setup: IndexSetup,
  onReady: () => void,
  onFailed: (error: unknown) => void,
): Preparer {
  const lists: Ready[][] = []
  let asked = 0
  const worker = new Worker(new URL(setup.program), { workerData: { ...setup, role: "prepare" } })
  worker.on("message", (list: Ready[]) => {
    lists.push(list)
    onReady()
  })
  worker.on("error", onFailed)
  return {
    get asked() {
      return asked
    },
    ask(rows) {
      asked++
      worker.postMessage(rows)
    },
    next() {
      const list = lists.shift()
      if (list) asked--
      return list
    },
    end() {
      void worker.terminate()
    },
  }
}
