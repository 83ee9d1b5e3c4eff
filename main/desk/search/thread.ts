/**
 * The index's thread. Only it touches the index's file, because SQLite's interface blocks while it waits for the disk.
 * It works in short stretches (`stretches.ts`), so that questions are answered in between.
 */
import { type MessagePort, parentPort } from "node:worker_threads"
import { type Answers, createAnswers } from "./answers.ts"
import { Building } from "./building.ts"
import { Commits } from "./commits.ts"
import { Compaction } from "./compaction.ts"
import { isBroken, isBusy } from "./file.ts"
import { Intake } from "./intake.ts"
import type { FromIndex, IndexSetup, QuestionName, Questions, ToIndex } from "./protocol.ts"
import { startReadingThread } from "./reading-thread.ts"
import { openStore, type Store } from "./store.ts"
import { Stretches } from "./stretches.ts"

/** How long after the last question the index is compacted, in milliseconds, as the user may still be typing. */
const quiet = 500
/** How many changes one step of compaction counts as. */
const mergeWeight = 20

/** The open index with the units that work on it. It is replaced when the index is made anew. */
type Opened = { store: Store; commits: Commits; building: Building; compaction: Compaction }

class IndexThread {
  readonly #setup: IndexSetup
  readonly #sqlite: typeof import("node:sqlite")
  readonly #port: MessagePort
  readonly #intake = new Intake((count) => this.#wrote(count))
  readonly #stretches = new Stretches((isOver) => this.#work(isOver))
  readonly #answers: Answers
  #opened: Opened
  /** The questions `settled` that are not answered yet. */
  readonly #settling: number[] = []
  /** Whether an answer was given without all that the index was told of before it. */
  #isBehind = false
  /** Counts the changes of the index. */
  #changes = 0
  /** When the last question was answered. */
  #answered = performance.now()
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
    this.#stretches.schedule()
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
      if (!this.#guarded(() => commits.commit())) this.#stretches.retry()
    })
    const compaction = new Compaction(store, commits, () => this.#wrote(mergeWeight))
    const building = new Building({
      root,
      store,
      startThread: (onRead, onFailed) => startReadingThread(this.#setup, onRead, onFailed),
      onReady: () => this.#stretches.schedule(),
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
        this.#catchUp()
        this.#answer(message.number, message.name, message.input)
        break
      case "change":
        this.#intake.add(message)
        this.#stretches.schedule()
        break
      case "unfiled":
        this.#intake.setUnfiled(message.lines)
        this.#stretches.schedule()
        break
      case "build":
        this.#opened.building.go(message.go)
        this.#stretches.schedule()
        break
      case "forget":
        this.#startAnew("It was asked for")
        break
      case "close":
        void this.#close()
    }
  }

  /** Notes what is waiting as far as a question can wait for that; the rest is noted after it. */
  #catchUp(): void {
    let all = false
    this.#guarded(() => {
      all = this.#intake.noteSmall(this.#opened)
    })
    if (all) return
    this.#isBehind = true
    this.#stretches.schedule()
  }

  #answer(number: number, name: QuestionName, input: unknown): void {
    if (name === "settled") {
      this.#settling.push(number)
      this.#stretches.schedule()
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

  /** Does one step of the work; returns whether there is more to do at once. */
  #step(): boolean {
    const { building, commits } = this.#opened
    if (this.#intake.note(this.#opened)) return true
    if (this.#isBehind) {
      this.#isBehind = false
      this.#send({ kind: "caught-up" })
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
    this.#stretches.wake(quiet)
    return false
  }

  /** Works for one stretch; see `Stretches`. */
  #work(isOver: () => boolean): boolean | null {
    let more = true
    const done = this.#guarded(() => {
      while (more && !isOver()) more = this.#step()
    })
    return done ? more : null
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
    this.#intake.forget()
    this.#changes++
    this.#opened = this.#open(true)
    if (building.stopped) this.#opened.building.go(false)
    this.#send({ kind: "lost" })
  }

  /** Closes and seals the file, and lets the thread finish. Terminating it from outside may crash the process. */
  async #close(): Promise<void> {
    this.#closed = true
    const { store, commits, building } = this.#opened
    this.#stretches.stop()
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
