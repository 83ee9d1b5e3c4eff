/**
 * A second thread, while there is much to read: it reads files and works out what the index takes, so that the
 * first has only to write. Where there are few processors it keeps neither the window nor a question waiting.
 */
import { parentPort, Worker } from "node:worker_threads"
import { type Prepared, prepareFile, type TextLine } from "./indexed-text.ts"
import { giveWay } from "./priority.ts"
import type { IndexSetup } from "./protocol.ts"
import type { Row } from "./store.ts"

/** A row whose text is to be read, as it stood in the index then, and its text. */
export type Ready = { row: Row; text: Prepared }

/** The thread's own part: answers each list of files with their texts. */
export function preparing({ root }: IndexSetup): void {
  const port = parentPort
  giveWay()
  port?.on("message", (lines: TextLine[]) => {
    const texts = lines.map((line) => prepareFile(root, line))
    port.postMessage(
      texts,
      texts.map(({ bytes }) => bytes.buffer),
    )
  })
}

export type Preparer = {
  /** How many lists are on their way. */
  readonly asked: number
  ask(rows: readonly Row[]): void
  /** The next list that is ready, if there is one. */
  next(): Ready[] | undefined
  /** Ends the thread; returns when it has. */
  end(): Promise<void>
}

/** Starts the thread. `onReady` is told of every list; `onFailed`, once, that there will be no more. */
export function startPreparer(
  setup: IndexSetup,
  onReady: () => void,
  onFailed: (error: unknown) => void,
): Preparer {
  const lists: Ready[][] = []
  /** What was asked for, in order; it is answered in the same. */
  const waiting: (readonly Row[])[] = []
  const worker = new Worker(new URL(setup.program), { workerData: { ...setup, role: "prepare" } })
  worker.on("message", (texts: Prepared[]) => {
    const rows = waiting.shift() ?? []
    lists.push(texts.map((text, at): Ready => ({ row: rows[at]!, text })))
    onReady()
  })
  worker.on("error", onFailed)
  return {
    get asked() {
      return waiting.length + lists.length
    },
    ask(rows) {
      waiting.push(rows)
      worker.postMessage(
        rows.map(({ name, kind, headline, section }): TextLine => ({ name, kind, headline, section })),
      )
    },
    next: () => lists.shift(),
    async end() {
      await worker.terminate()
    },
  }
}
