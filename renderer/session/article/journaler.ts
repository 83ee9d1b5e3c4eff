/**
 * Keeps the journal of one opening behind its text: every step goes to the disk
 * a moment after the key, one call at a time, and again after a failure. Nothing
 * on the way of a key waits or is written out; that is done when a batch goes.
 */
import { type ReadonlySignal, signal } from "@preact/signals"
import type { Step } from "prosemirror-transform"
import type { Article } from "../../../main/article/schema.ts"
import type { CallInput, CallOutput, Place } from "../../../main/contract/desk.ts"
import { type Problem, problemOf } from "../../../main/contract/problem.ts"

/** Milliseconds: the wait after the first step of a batch, after a failure, and until it is said that steps wait. */
export const journalPace = { batch: 150, again: 500, late: 2000 } as const

/** What goes with one call: all but the article's id. */
export type Batch = Omit<CallInput<"journal">, "id">

export type Journaler = {
  /** Why steps have not been journaled for two seconds: a problem, or a disk that takes its time. Null while all is well. */
  readonly late: ReadonlySignal<Problem | "slow" | null>
  /** How many steps the opening has, journaled or not; a document that was given anew counts for one. */
  version(): number
  /** Names the opening; see `OpenedArticle`. */
  epoch(): string
  /** The user changed the document. */
  add(steps: readonly Step[]): void
  /** Somebody else did: a stamp or another's version. It goes along with what the user does next. */
  follow(steps: readonly Step[]): void
  /** The document is another one than the steps tell: the next batch holds it whole. `soon` if it should not wait for the user. */
  rebase(soon: boolean): void
  /** The article was opened anew under another name: a fresh journal, in which nothing stands yet. */
  restart(epoch: string): void
  /** Sends what is left now, and where the writer is. Gives back whether the disk has it. */
  flush(): Promise<boolean>
  /** Sends no more. */
  stop(): void
}

/** What a journaler asks for when a batch goes. */
export type Journaled = { doc(): Article; place(): Place }

/**
 * @param article the document as it is after all steps that were added, and where the writer is in it
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
  /** Steps that the disk does not have; empty but meaningless while `whole`, which holds them all. */
  let waiting: Step[] = []
  /** The first call of an opening, and one after a gap, holds the whole document. */
  let whole = true
  /** Whether any of it is the user's: a stamp alone is not worth a call. */
  let due = false
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let lateTimer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<boolean> | null = null
  /** The place that the disk has. */
  let known = ""

  let why: Problem | null = null

  function schedule(wait: number) {
    if (stopped) return
    timer ??= setTimeout(() => {
      timer = undefined
      void run()
    }, wait)
    lateTimer ??= setTimeout(() => {
      late.value = why ?? "slow"
    }, journalPace.late)
  }

  function done() {
    clearTimeout(lateTimer)
    lateTimer = undefined
    why = null
    late.value = null
  }

  /** One call. Gives back whether the disk has what it held. */
  async function once(): Promise<boolean> {
    const called = epoch
    const steps = waiting
    const complete = whole
    const place = article.place()
    waiting = []
    whole = false
    due = false
    const held: Batch = complete
      ? { epoch, from: version, doc: article.doc().toJSON(), steps: [], place }
      : {
          epoch,
          from: version - steps.length,
          doc: null,
          steps: steps.map((step) => step.toJSON()),
          place,
        }
    try {
      await send(held)
      if (epoch === called) known = JSON.stringify(place)
      return true
    } catch (error) {
      // Another opening has a journal of its own, in which these steps have no part.
      if (epoch !== called) return true
      why = problemOf(error)
      due = true
      whole = whole || complete || why.code === "journal-gap"
      waiting = [...steps, ...waiting]
      return false
    }
  }

  /** Sends what waits; a gap is mended at once. What comes meanwhile makes the next batch. */
  async function batch(): Promise<boolean> {
    clearTimeout(timer)
    timer = undefined
    if (due && !stopped) {
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
      if (due) schedule(journalPace.batch)
    })
    return running
  }

  return {
    late,
    version: () => version,
    epoch: () => epoch,
    add(steps) {
      version += steps.length
      waiting.push(...steps)
      due = true
      // What comes while a call is on its way goes with the next batch.
      if (running === null) schedule(journalPace.batch)
    },
    follow(steps) {
      version += steps.length
      waiting.push(...steps)
    },
    rebase(soon) {
      whole = true
      // Else a save by this number would get what the steps up to it tell, as long as the desk has no other.
      version += 1
      if (!soon) return
      due = true
      if (running === null) schedule(journalPace.batch)
    },
    restart(next) {
      epoch = next
      version = 0
      waiting = []
      whole = true
      due = false
      known = ""
      clearTimeout(timer)
      timer = undefined
      done()
    },
    async flush() {
      if (running) await running
      // An opening in which nothing was done has no journal, and none is begun for a place.
      if (!whole && JSON.stringify(article.place()) !== known) due = true
      return run()
    },
    stop() {
      stopped = true
      clearTimeout(timer)
      clearTimeout(lateTimer)
      timer = lateTimer = undefined
    },
  }
}
