/**
 * Keeps one article's file behind its text: saves after a second's rest, at the
 * latest five seconds after a change, one save at a time, and again after a
 * failure. It owns the newest document, so the editor may go on to another
 * article while a save is still failing: nothing depends on the view.
 */
import { type ReadonlySignal, signal } from "@preact/signals"
import { type Article, isBlank, withDossier } from "../../../main/article/schema.ts"
import type { ArticleJSON, OpenedArticle, Saved } from "../../../main/contract/desk.ts"
import { type Problem, problemOf } from "../../../main/contract/problem.ts"
import type { Conflict } from "./conflict.ts"

/** What the disk is known to hold of the article. */
export type SaveState =
  /** Nothing is written and there is nothing to write. */
  | { kind: "blank" }
  /** The disk acknowledged the newest version. */
  | { kind: "saved" }
  | { kind: "changed" }
  | { kind: "saving" }
  | { kind: "failed"; problem: Problem }
  /** The file holds another text for the same words: the writer says which is to stand. Nothing is written until then. */
  | { kind: "conflict"; conflict: Conflict }

/** What came back of a save that was written: where the file is now, and what else was in it. */
export type Acknowledged = {
  name: string
  updated: string
  /** What was sent, and what the disk holds after both sides' changes went together. */
  merged: { ours: Article; theirs: ArticleJSON; base: string } | null
}

/** Milliseconds: rest before a save, longest wait for one, and the pause after a failure. */
export const pace = { rest: 1000, longest: 5000, again: 5000 } as const

export type Saver = {
  readonly state: ReadonlySignal<SaveState>
  /** The newest document: what was given last, with what the disk added to it. */
  latest(): Article
  /** The writer changed the document. */
  change(article: Article): void
  /**
   * The text has become `article`, over the file `base` that holds `agreed` (null: not known). `clean` says
   * that the two are the same.
   */
  adopt(article: Article, base: string | null, clean: boolean, agreed: Article | null): void
  /** The text that the file `base` holds, as far as is known: what everything newer is a change of. */
  agreed(): Article | null
  /** The file holds another text for the same words. */
  dispute(conflict: Conflict): void
  /** Whether the disk holds the newest version, as far as is known. */
  clean(): boolean
  /** The hash of the file that the text stands on. */
  base(): string | null
  /** There is a reason to save though nothing changed: the file is gone, or a conflict may have passed. */
  again(base: string | null): Promise<boolean>
  /** Saves no more. */
  stop(): void
  /**
   * Saves now if there is anything to save. `settle` lets the file be named after its headline.
   * Gives back whether the disk holds the newest version.
   */
  flush(settle: boolean): Promise<boolean>
}

/**
 * @param opened the article as the desk handed it over; `unsaved` if it holds more than the file does
 * @param send makes the save; throws `DeskError`
 * @param acknowledged is told of every save that came back, before the state changes
 */
export function createSaver(
  opened: { article: Article; base: OpenedArticle["base"]; unsaved?: boolean },
  send: (article: Article, base: string | null, settle: boolean) => Promise<Saved>,
  acknowledged: (saved: Acknowledged) => void,
): Saver {
  let latest = opened.article
  let base = opened.base
  let agreed = opened.unsaved ? null : opened.article
  let version = opened.unsaved ? 1 : 0
  let onDisk = 0
  let settled = true
  let stopped = false
  let resting: ReturnType<typeof setTimeout> | undefined
  let waiting: ReturnType<typeof setTimeout> | undefined
  let running: Promise<boolean> | undefined
  const state = signal<SaveState>({
    kind: opened.unsaved ? "changed" : base === null ? "blank" : "saved",
  })

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

  function schedule() {
    if (stopped || clean() || state.peek().kind === "conflict") return
    resting ??= setTimeout(rest, pace.rest)
    waiting ??= setTimeout(() => void save(false), pace.longest)
  }

  async function saveOnce(settle: boolean): Promise<boolean> {
    clearTimers()
    const sent = version
    const ours = latest
    const before = base
    state.value = { kind: "saving" }
    try {
      const saved = await send(ours, base, settle)
      // The file was read anew meanwhile: what was written is older than what the text stands on.
      if (base !== before) {
        version++
        state.value = { kind: "changed" }
        schedule()
        return false
      }
      if (saved.kind === "conflict") {
        state.value = { kind: "conflict", conflict: { ...saved, ours } }
        return false
      }
      base = saved.base
      agreed = saved.merged ? null : ours
      onDisk = sent
      if (settle) settled = true
      latest = withDossier(latest, { updated: saved.updated })
      const { name, updated, merged } = saved
      acknowledged({ name, updated, merged: merged && { ours, theirs: merged, base: saved.base } })
      // What was acknowledged may have had to be adopted, and that may have been a conflict.
      if (state.peek().kind === "saving") state.value = { kind: version === onDisk ? "saved" : "changed" }
      if (version !== onDisk) schedule()
      return true
    } catch (error) {
      state.value = { kind: "failed", problem: problemOf(error) }
      if (!stopped) waiting = setTimeout(() => void save(false), pace.again)
      return false
    }
  }

  function save(settle: boolean): Promise<boolean> {
    running = (running ?? Promise.resolve(true)).then(async () => {
      if (stopped || state.peek().kind === "conflict") return false
      if (clean() && !(settle && !settled && base !== null)) return true
      return saveOnce(settle)
    })
    return running
  }

  if (opened.unsaved) schedule()

  return {
    state,
    latest: () => latest,
    change(article) {
      latest = article
      version++
      settled = false
      if (clean() || state.peek().kind === "conflict") return
      // This is on the way of every key: no timer is set anew and nothing is drawn while nothing changes.
      lastChange = performance.now()
      const { kind } = state.peek()
      if (kind === "saved" || kind === "blank") state.value = { kind: "changed" }
      schedule()
    },
    agreed: () => agreed,
    adopt(article, next, isClean, file) {
      latest = article
      base = next
      agreed = isClean ? article : file
      version++
      if (isClean) onDisk = version
      state.value = { kind: isClean ? "saved" : "changed" }
      schedule()
    },
    dispute(conflict) {
      clearTimers()
      state.value = { kind: "conflict", conflict }
    },
    clean,
    base: () => base,
    again(next) {
      if (next !== base) agreed = null
      base = next
      version++
      state.value = { kind: "changed" }
      return save(false)
    },
    stop() {
      stopped = true
      clearTimers()
    },
    async flush(settle) {
      const done = await save(settle)
      return done && clean()
    },
  }
}
