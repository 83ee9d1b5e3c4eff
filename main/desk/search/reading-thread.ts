/**
 * The thread that reads files for the index while there are many to read, so that the index's own thread only has to
 * write. It runs at a lower priority, so that neither the window nor a question waits for it on a machine with few processors.
 */
import { parentPort, Worker } from "node:worker_threads"
import { type IndexedText, readIndexedText, type TextLine } from "./indexed-text.ts"
import { giveWay } from "./priority.ts"
import type { IndexSetup } from "./protocol.ts"
import type { Row } from "./rows.ts"

/** A row of the index as it was when its text was asked for, and the text. */
export type ReadText = { row: Row; text: IndexedText }

/** Runs inside the thread: answers each list of files with their texts. */
export function runReadingThread({ root }: IndexSetup): void {
  const port = parentPort
  giveWay()
  port?.on("message", (lines: TextLine[]) => {
    const texts = lines.map((line) => readIndexedText(root, line))
    port.postMessage(
      texts,
      texts.map(({ bytes }) => bytes.buffer),
    )
  })
}

/** The reading thread as the index's thread uses it. */
export type ReadingThread = {
  /** How many lists were asked for and not taken by `next` yet. */
  readonly pending: number
  /** Asks for the texts of these rows. */
  ask(rows: readonly Row[]): void
  /** Takes the next list that is read; undefined if none is. */
  next(): ReadText[] | undefined
  /** Ends the thread; returns when it has ended. */
  end(): Promise<void>
}

/** Starts the thread. `onRead` is called for every list that is read; `onFailed` once, if the thread dies. */
export function startReadingThread(
  setup: IndexSetup,
  onRead: () => void,
  onFailed: (error: unknown) => void,
): ReadingThread {
  const lists: ReadText[][] = []
  /** The lists that were asked for. They are answered in this order. */
  const asked: (readonly Row[])[] = []
  const worker = new Worker(new URL(setup.program), { workerData: { ...setup, role: "read" } })
  worker.on("message", (texts: IndexedText[]) => {
    const rows = asked.shift() ?? []
    lists.push(texts.map((text, at): ReadText => ({ row: rows[at]!, text })))
    onRead()
  })
  worker.on("error", onFailed)
  return {
    get pending() {
      return asked.length + lists.length
    },
    ask(rows) {
      asked.push(rows)
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
