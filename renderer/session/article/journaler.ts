/**
 * Writes the journal of one opening: every step goes to the disk shortly after the key, one call at a time, and again
 * after a failure. A key awaits and serialises nothing; that is done when a batch is sent.
 */
import { type ReadonlySignal, signal } from "@preact/signals"
import type { Step } from "prosemirror-transform"
import type { Article } from "../../../main/article/schema.ts"
import type { CallInput, CallOutput, Place } from "../../../main/contract/desk.ts"
import { type Problem, problemOf } from "../../../main/contract/problem.ts"

/** Milliseconds: the wait after the first step of a batch, the wait after a failure, and how long steps may wait before the user is told. */
export const journalPace = { batch: 150, again: 500, late: 2000 } as const

/** The input of one call without the article's id. */
export type Batch = Omit<CallInput<"journal">, "id">

/** The journal of one opening as the page and the opening use it. */
export type Journaler = {
  /** Why steps have not been journaled for two seconds: a problem, or a slow disk. Null while all is well. */
  readonly late: ReadonlySignal<Problem | "slow" | null>
  /** How many steps the opening has, journaled or not; a document that was given anew counts as one. */
  version(): number
  /** The id of the opening; see `OpenedArticle`. */
  epoch(): string
  /** Takes steps of the user. */
  add(steps: readonly Step[]): void
  /** Takes steps that are not the user's, such as a stamp: they are sent with the user's next ones. */
  follow(steps: readonly Step[]): void
  /** The document changed by other means than steps: the next batch holds it whole. `soon` if it is to be sent without waiting for the user. */
  rebase(soon: boolean): void
  /** The desk opened the article anew under another name: its journal is empty. */
  restart(epoch: string): void
  /** Sends the waiting steps and the cursor now. Returns whether the disk has them. */
  flush(): Promise<boolean>
  /** Whether the disk has every step of the user. */
  kept(): boolean
  /** Ends all sending. */
  stop(): void
}

/** What a journaler reads when a batch is sent: the document after all steps that were added, and where the writer is in it. */
export type Journaled = { doc(): Article; place(): Place }

/** The steps that the journal does not hold yet. */
class Backlog {
  /** The waiting steps. They are ignored while `whole` is set, because the document holds them. */
  steps: Step[] = []
  /** Whether the next call sends the whole document: the first call of an opening, and one after a gap. */
  whole = true
  /** Whether there is a reason to send. A stamp alone is no reason. */
  due = false

  /** Empties the backlog into a batch. `version` counts all steps of the opening. */
  take(epoch: string, version: number, { doc, place }: Journaled): { taken: Backlog; batch: Batch } {
    const taken = new Backlog()
    Object.assign(taken, this)
    this.steps = []
    this.whole = false
    this.due = false
    const batch: Batch = taken.whole
      ? { epoch, from: version, doc: doc().toJSON(), steps: [], place: place() }
      : {
          epoch,
          from: version - taken.steps.length,
          doc: null,
          steps: taken.steps.map((step) => step.toJSON()),
          place: place(),
        }
    return { taken, batch }
  }

  /** Puts back steps that could not be sent, before those that came since. */
  putBack(taken: Backlog, whole: boolean): void {
    this.steps = [...taken.steps, ...this.steps]
    this.whole ||= taken.whole || whole
    this.due = true
  }
}

/**
 * @param first the id of the opening
 * @param article is read whenever a batch is sent
 * @param send appends to the journal; throws `DeskError`
 */
export function createJournaler(
  first: string,
  article: Journaled,
  send: (batch: Batch) => Promise<CallOutput<"journal">>,
): Journaler {
  const late = signal<Problem | "slow" | null>(null)
  let epoch = first
  let version = 0
  let backlog = new Backlog()
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let lateTimer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<boolean> | null = null
  /** The cursor that the disk has, as JSON. */
  let knownPlace = ""
  /** Why the last call failed. */
  let why: Problem | null = null

  function schedule(wait: number): void {
    if (stopped) return
    timer ??= setTimeout(() => {
      timer = undefined
      void run()
    }, wait)
    lateTimer ??= setTimeout(() => {
      late.value = why ?? "slow"
    }, journalPace.late)
  }

  function clearTimer(): void {
    clearTimeout(timer)
    timer = undefined
  }

  function clearLate(): void {
    clearTimeout(lateTimer)
    lateTimer = undefined
  }

  function done(): void {
    clearLate()
    why = null
    late.value = null
  }

  /** Makes one call. Returns whether the disk has its steps. */
  async function once(): Promise<boolean> {
    const called = epoch
    const { taken, batch } = backlog.take(epoch, version, article)
    try {
      await send(batch)
      if (epoch === called) knownPlace = JSON.stringify(batch.place)
      return true
    } catch (error) {
      // A new opening was made since. It has its own journal, and these steps do not belong to it.
      if (epoch !== called) return true
      why = problemOf(error)
      backlog.putBack(taken, why.code === "journal-gap")
      return false
    }
  }

  /**
   * Sends the waiting steps; after a gap sends the whole document at once. Steps that come meanwhile make the next
   * batch.
   */
  async function batch(): Promise<boolean> {
    clearTimer()
    if (backlog.due && !stopped) {
      const sent = (await once()) || (why?.code === "journal-gap" && (await once()))
      if (!sent) {
        schedule(journalPace.again)
        return false
      }
    }
    done()
    return true
  }

  function run(): Promise<boolean> {
    running ??= batch().finally(() => {
      running = null
      // Looked at only here: a step that comes before this line leaves it to this call to schedule the next.
      if (backlog.due) schedule(journalPace.batch)
    })
    return running
  }

  /** Schedules a batch, unless one is being sent: that one schedules the next. */
  function want(): void {
    backlog.due = true
    if (running === null) schedule(journalPace.batch)
  }

  return {
    late,
    version: () => version,
    epoch: () => epoch,
    add(steps) {
      version += steps.length
      backlog.steps.push(...steps)
      want()
    },
    follow(steps) {
      version += steps.length
      backlog.steps.push(...steps)
    },
    rebase(soon) {
      backlog.whole = true
      // With the old number a save would get the document that the journaled steps give, until the desk has this one.
      version += 1
      if (soon) want()
    },
    restart(next) {
      epoch = next
      version = 0
      backlog = new Backlog()
      knownPlace = ""
      clearTimer()
      done()
    },
    async flush() {
      if (running) await running
      // A cursor alone does not begin a journal.
      if (!backlog.whole && JSON.stringify(article.place()) !== knownPlace) backlog.due = true
      return run()
    },
    kept: () => !backlog.due && running === null,
    stop() {
      stopped = true
      clearTimer()
      clearLate()
    },
  }
}
