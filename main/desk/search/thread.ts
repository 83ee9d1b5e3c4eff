/**
 * The index's thread. Only it touches the index's file, because SQLite's interface blocks while it waits for the disk.
 * It works in short stretches, so that questions are answered in between.
 */
import { type MessagePort, parentPort } from "node:worker_threads"
import type { ArticleSummary } from "../../contract/library.ts"
import { type Answers, createAnswers } from "./answers.ts"
import { Building } from "./building.ts"
import { Commits } from "./commits.ts"
import { Compaction } from "./compaction.ts"
import { isBroken } from "./file.ts"
import { type Change, IncomingChanges } from "./incoming.ts"
import type { FromIndex, IndexSetup, QuestionName, Questions, ToIndex } from "./protocol.ts"
import { startReadingThread } from "./reading-thread.ts"
import { openStore, type Store } from "./store.ts"

/** How long it works before it looks for questions, in milliseconds. */
const stretch = 12
/** How many files of a change are noted at once. */
const portion = 100
/** Up to how many changed files are read before anything else, so that a question finds what was just saved. */
const atOnce = 40
/** How long after the last question the index is compacted, in milliseconds, as the user may still be typing. */
const quiet = 500
/** How long to wait while another process writes into the index, in milliseconds. */
const busyPause = 100
/** How many changes one step of compaction counts as. */
const mergeWeight = 20

/** The codes of SQLite that say that another process or connection is writing. */
const busyCodes = [5, 6]

/** Whether SQLite refused because somebody else is writing. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && busyCodes.includes(Number(error.errcode) & 0xff)
}

/** The open index with the units that work on it. It is replaced when the index is made anew. */
type Opened = { store: Store; commits: Commits; building: Building; compaction: Compaction }

class IndexThread {
  readonly #setup: IndexSetup
  readonly #sqlite: typeof import("node:sqlite")
  readonly #port: MessagePort
  readonly #incoming = new IncomingChanges()
  readonly #answers: Answers
  #opened: Opened
  /** The articles that are only in a journal, if they are to be noted. */
  #unfiled: readonly ArticleSummary[] | null = null
  /** The questions `settled` that are not answered yet. */
  readonly #settling: number[] = []
  /** Counts the changes of the index. */
  #changes = 0
  /** When the last question was answered. */
  #answered = performance.now()
  #scheduled = false
  #waking: NodeJS.Timeout | null = null
  #closed = false

  /** Opens the index. Throws what SQLite refuses. */
  constructor(setup: IndexSetup, sqlite: typeof import("node:sqlite"), port: MessagePort) {
    this.#setup = setup
    this.#sqlite = sqlite
    this.#port = port
    this.#opened = this.#open(false)
    this.#answers = createAnswers(
      setup.root,
      () => this.#opened.store,
      () => this.#changes + this.#opened.store.dataVersion() * 1e9,
    )
  }

  /** Begins to work and to take messages. */
  run(): void {
    this.#send({ kind: "ready", known: this.#opened.store.countFiles() })
    this.#port.on("message", (message: ToIndex) => this.#take(message))
    this.#schedule()
  }

  #send(message: FromIndex): void {
    this.#port.postMessage(message)
  }

  #log(message: string, error: unknown): void {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    this.#send({ kind: "log", message, error: text })
  }

  /** @param fresh throws away what is there */
  #open(fresh: boolean): Opened {
    const { root, machine } = this.#setup
    const store = openStore(this.#sqlite, root, machine, fresh)
    const commits = new Commits(store, () => {
      if (!this.#guarded(() => commits.commit())) this.#retry()
    })
    const compaction = new Compaction(store, commits, () => this.#wrote(mergeWeight))
    const building = new Building({
      root,
      store,
      startThread: (onRead, onFailed) => startReadingThread(this.#setup, onRead, onFailed),
      onReady: () => this.#schedule(),
      onTexts: (count) => {
        compaction.wrote(count)
        this.#wrote(count)
      },
      onProgress: (progress) => this.#send({ kind: "progress", progress }),
      log: (message, error) => this.#log(message, error),
    })
    return { store, commits, building, compaction }
  }

  /** Notes that so many changes were written into the index. */
  #wrote(count: number): void {
    this.#changes++
    this.#opened.commits.wrote(count)
  }

  #take(message: ToIndex): void {
    if (this.#closed) return
    switch (message.kind) {
      case "ask":
        if (!this.#guarded(() => this.#catchUp())) this.#schedule()
        this.#answer(message.number, message.name, message.input)
        break
      case "change":
        this.#incoming.add(message)
        this.#schedule()
        break
      case "unfiled":
        this.#unfiled = message.lines
        this.#schedule()
        break
      case "build":
        this.#opened.building.go(message.go)
        this.#schedule()
        break
      case "forget":
        this.#startAnew("It was asked for")
        break
      case "close":
        void this.#close()
    }
  }

  /** Notes the next changes if they are small, so that a question finds what was saved just before it. */
  #catchUp(): void {
    if (this.#incoming.isEmpty) return
    this.#opened.store.begin()
    for (;;) {
      const change = this.#incoming.takeSmall(atOnce)
      if (!change) return
      this.#note(change)
    }
  }

  #answer(number: number, name: QuestionName, input: unknown): void {
    if (name === "settled") {
      this.#settling.push(number)
      this.#schedule()
      return
    }
    const respond = this.#answers[name] as (input: Questions[QuestionName]["in"]) => unknown
    for (const again of [false, true]) {
      try {
        this.#send({ kind: "answer", number, value: respond(input as Questions[QuestionName]["in"]) })
        this.#answered = performance.now()
        return
      } catch (error) {
        if (isBroken(error) && !again) this.#startAnew(error)
        else {
          this.#log(`The index could not answer ${name}`, error)
          const text = error instanceof Error ? error.message : String(error)
          this.#send({ kind: "failed", number, message: text })
          return
        }
      }
    }
  }

  /** Notes files that are new, changed or gone. If they are few, they are read at once. */
  #note({ put, gone }: Change): void {
    const { store, building } = this.#opened
    for (const name of gone) store.drop(name)
    // Another process may have put the same file in.
    const fresh = put.filter((file) => !store.isCurrent(file)).map((file) => store.put(file))
    this.#wrote(fresh.length + gone.length)
    if (fresh.length > atOnce || building.stopped || building.running) building.grow(fresh.length)
    else if (fresh.length > 0) building.readNow(fresh)
  }

  /** Notes which articles are only in a journal. */
  #noteUnfiled(lines: readonly ArticleSummary[]): void {
    const { store } = this.#opened
    const known = new Map(store.unfiled().map((line) => [line.id, JSON.stringify(line)]))
    for (const line of lines) {
      if (known.get(line.id) !== JSON.stringify(line)) store.putUnfiled(line)
      known.delete(line.id)
    }
    for (const id of known.keys()) store.dropUnfiled(id)
    this.#wrote(lines.length)
  }

  /** Does one step of the work; returns whether there is more to do at once. */
  #step(): boolean {
    const { store, building, commits } = this.#opened
    if (!this.#incoming.isEmpty) {
      // Throws if another process is writing; then nothing was taken from the queue.
      store.begin()
      const change = this.#incoming.take(portion)
      if (change) this.#note(change)
      return true
    }
    if (this.#unfiled) {
      this.#noteUnfiled(this.#unfiled)
      this.#unfiled = null
      return true
    }
    if (building.step()) return true
    if (building.running && !building.stopped) return false
    if (this.#settling.length > 0) commits.commit()
    for (const number of this.#settling.splice(0)) this.#send({ kind: "answer", number, value: null })
    return this.#compact()
  }

  /** Does one step of compaction if no questions come; returns whether there is more to do at once. */
  #compact(): boolean {
    const { compaction } = this.#opened
    if (!compaction.isDue) return false
    if (performance.now() - this.#answered >= quiet) return compaction.step()
    this.#wakeWhenQuiet()
    return false
  }

  /** Works for one stretch. */
  #work(): void {
    this.#scheduled = false
    if (this.#closed) return
    const begun = performance.now()
    let more = true
    const done = this.#guarded(() => {
      while (more && performance.now() - begun < stretch) more = this.#step()
    })
    if (!done) this.#retry()
    else if (more) this.#schedule()
  }

  #schedule(): void {
    if (this.#scheduled || this.#closed) return
    this.#scheduled = true
    setImmediate(() => this.#work())
  }

  /** Works again after the other process that is writing now. */
  #retry(): void {
    setTimeout(() => this.#schedule(), busyPause)
  }

  /** Works again when no question has come for a while. */
  #wakeWhenQuiet(): void {
    this.#waking ??= setTimeout(() => {
      this.#waking = null
      this.#schedule()
    }, quiet)
  }

  /**
   * Does `act`; returns false if another process is writing, so that it has to be tried again later. An index that
   * turns out to be broken is thrown away and begun anew.
   */
  #guarded(act: () => void): boolean {
    try {
      act()
      return true
    } catch (error) {
      if (isBroken(error)) {
        this.#startAnew(error)
        return true
      }
      if (isBusy(error)) return false
      throw error
    }
  }

  /** Throws the index away and opens an empty one. */
  #startAnew(error: unknown): void {
    const { store, commits, building } = this.#opened
    this.#log("The index is broken and made anew", error)
    try {
      store.abandon()
    } catch (closing) {
      this.#log("The broken index could not be closed", closing)
    }
    commits.stop()
    void building.end()
    this.#incoming.clear()
    this.#changes++
    this.#opened = this.#open(true)
    if (building.stopped) this.#opened.building.go(false)
    this.#send({ kind: "lost" })
  }

  /** Closes and seals the file, and lets the thread finish. Terminating it from outside may crash the process. */
  async #close(): Promise<void> {
    this.#closed = true
    const { store, commits, building } = this.#opened
    if (this.#waking) clearTimeout(this.#waking)
    commits.stop()
    store.close()
    await building.end()
    this.#send({ kind: "closed" })
    this.#port.close()
  }
}

/** Keeps the index until it is told to close. */
export async function runIndexThread(setup: IndexSetup): Promise<void> {
  const port = parentPort
  if (!port) throw new Error("This is the program of a thread and nothing else")
  let thread: IndexThread
  try {
    thread = new IndexThread(setup, await import("node:sqlite"), port)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    port.postMessage({ kind: "missing", message } satisfies FromIndex)
    return
  }
  thread.run()
}
