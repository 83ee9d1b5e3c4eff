/**
 * Keeps one article's file behind its text: saves after a second's rest, at the
 * latest five seconds after a change, one save at a time, and again after a
 * failure. It owns the newest document, so the editor may go on to another
 * article while a save is still failing: nothing depends on the view.
 */
import { type ReadonlySignal, signal } from "@preact/signals"
import { type Article, isBlank, withDossier } from "../../main/article/schema.ts"
import type { OpenedArticle, Saved } from "../../main/contract/desk.ts"
import { DeskError, type Problem } from "../../main/contract/problem.ts"

/** What the disk is known to hold of the article. */
export type SaveState =
  /** Nothing is written and there is nothing to write. */
  | { kind: "blank" }
  /** The disk acknowledged the newest version. */
  | { kind: "saved" }
  | { kind: "changed" }
  | { kind: "saving" }
  | { kind: "failed"; problem: Problem }

/** Milliseconds: rest before a save, longest wait for one, and the pause after a failure. */
export const pace = { rest: 1000, longest: 5000, again: 5000 } as const

export type Saver = {
  readonly state: ReadonlySignal<SaveState>
  /** The newest document: what was given last, with what the disk added to it. */
  latest(): Article
  /** The writer changed the document. */
  change(article: Article): void
  /**
   * Saves now if there is anything to save. `settle` lets the file be named after its headline.
   * Gives back whether the disk holds the newest version.
   */
  flush(settle: boolean): Promise<boolean>
}

/**
 * @param opened the article as the desk handed it over
 * @param send makes the save; throws `DeskError`
 * @param acknowledged is told of every save that came back, before the state changes
 */
export function createSaver(
  opened: { article: Article; base: OpenedArticle["base"] },
  send: (article: Article, base: string | null, settle: boolean) => Promise<Saved>,
  acknowledged: (saved: Saved) => void,
): Saver {
  let latest = opened.article
  let base = opened.base
  let version = 0
  let onDisk = 0
  let settled = true
  let resting: ReturnType<typeof setTimeout> | undefined
  let waiting: ReturnType<typeof setTimeout> | undefined
  let running: Promise<boolean> | undefined
  const state = signal<SaveState>({ kind: base === null ? "blank" : "saved" })

  let lastChange = 0

  const clean = () => version === onDisk || (base === null && isBlank(latest))

  function clearTimers() {
    clearTimeout(resting)
    clearTimeout(waiting)
    resting = waiting = undefined
  }

  /** Saves if the writer has rested long enough, else waits for the remainder. */
  function rest() {
    const left = pace.rest - (performance.now() - lastChange)
    resting = left > 1 ? setTimeout(rest, left) : undefined
    if (resting === undefined) void save(false)
  }

  async function saveOnce(settle: boolean): Promise<boolean> {
    clearTimers()
    const sent = version
    state.value = { kind: "saving" }
    try {
      const saved = await send(latest, base, settle)
      base = saved.base
      onDisk = sent
      if (settle) settled = true
      latest = withDossier(latest, { id: saved.id, updated: saved.updated })
      acknowledged(saved)
      state.value = { kind: version === onDisk ? "saved" : "changed" }
      return true
    } catch (error) {
      const problem =
        error instanceof DeskError
          ? error.problem
          : { code: "unexpected" as const, details: { message: String(error) } }
      state.value = { kind: "failed", problem }
      waiting = setTimeout(() => void save(false), pace.again)
      return false
    }
  }

  function save(settle: boolean): Promise<boolean> {
    running = (running ?? Promise.resolve(true)).then(async () => {
      if (clean() && !(settle && !settled && base !== null)) return true
      return saveOnce(settle)
    })
    return running
  }

  return {
    state,
    latest: () => latest,
    change(article) {
      latest = article
      version++
      settled = false
      if (clean()) return
      // This is on the way of every key: no timer is set anew and nothing is drawn while nothing changes.
      lastChange = performance.now()
      const { kind } = state.peek()
      if (kind === "saved" || kind === "blank") state.value = { kind: "changed" }
      resting ??= setTimeout(rest, pace.rest)
      waiting ??= setTimeout(() => void save(false), pace.longest)
    },
    async flush(settle) {
      const done = await save(settle)
      return done && clean()
    },
  }
}
