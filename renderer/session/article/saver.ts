/**
 * Saves one article: when the writer has rested after the last change, at most five seconds after the first one, one
 * save at a time, and again after a failure. It keeps the newest document itself, so the editor may show another article while saves
 * are failing.
 */
import { type ReadonlySignal, signal } from "@preact/signals"
import { type Article, isBlank, withDossier } from "../../../main/article/schema.ts"
import type { ArticleJSON, OpenedArticle, Saved } from "../../../main/contract/desk.ts"
import type { Loss } from "../../../main/contract/importing.ts"
import { type Problem, problemOf } from "../../../main/contract/problem.ts"
import type { Conflict } from "./conflict.ts"

/** Whether the disk holds the article, as far as is known. */
type SaveState =
  /** The article is new and empty: there is nothing to save. */
  | { kind: "blank" }
  /** The disk acknowledged the newest version. */
  | { kind: "saved" }
  | { kind: "changed" }
  | { kind: "saving" }
  | { kind: "failed"; problem: Problem }
  /** The file and the text differ in the same words. Nothing is written until the writer has chosen. */
  | { kind: "conflict"; conflict: Conflict }

/** A save that was written: the name of the file now, and the changes of others that it holds. */
export type Acknowledged = {
  name: string
  updated: string
  /** What was sent, what the disk holds now that the file's other changes are merged in, and the hash of that file. */
  merged: { ours: Article; theirs: ArticleJSON; base: string } | null
  /** See `saved` of the contract. */
  losses?: Loss[] | undefined
  apart?: string | undefined
}

/** Milliseconds: the longest wait for a save, and the pause after one that failed. The rest before a save is a setting. */
export const pace = { longest: 5000, again: 5000 } as const

/** The saving of one article as the page and the opening use it. */
export type Saver = {
  readonly state: ReadonlySignal<SaveState>
  /** The newest document: the last one given, with what the disk added to it. */
  latest(): Article
  /** Takes the document as the writer has just changed it. */
  change(article: Article): void
  /**
   * Takes `article` as the text. `base` is the hash of the file that it is based on, and `agreed` the article in that
   * file (null: not known). `clean` says that the file holds exactly `article`.
   */
  adopt(article: Article, base: string | null, clean: boolean, agreed: Article | null): void
  /** The article in the file that the newest document is based on; null if it is not known. */
  agreed(): Article | null
  /** Notes a conflict with the file: nothing is saved until `adopt`. */
  dispute(conflict: Conflict): void
  /** Whether the disk holds the newest version, as far as is known. */
  clean(): boolean
  /** The hash of the file that the newest document is based on; null if there is none. */
  base(): string | null
  /** Saves although nothing changed, over the file `base`; null if the file is gone. Returns whether it was saved. */
  again(base: string | null): Promise<boolean>
  /** Ends all saving. */
  stop(): void
  /**
   * Saves now if there is anything to save. `settle` lets the file be named after its headline.
   * Returns whether the disk holds the newest version.
   */
  flush(settle: boolean): Promise<boolean>
  /** Resolves when the disk holds the newest version; never if saving is stopped before. */
  saved(): Promise<void>
}

/** The timers of the next save. Only the first change after a save sets them; a key sets none. */
class SaveTimer {
  readonly #due: () => void
  readonly #rest: () => number
  #lastChange = 0
  #resting: ReturnType<typeof setTimeout> | undefined
  #waiting: ReturnType<typeof setTimeout> | undefined

  constructor(due: () => void, rest: () => number) {
    this.#due = due
    this.#rest = rest
  }

  /** To be called for each change: the rest begins anew. */
  changed(): void {
    this.#lastChange = performance.now()
  }

  /** Schedules a save after the rest, and at the latest after `pace.longest`. */
  start(): void {
    this.#resting ??= setTimeout(this.#rested, this.#rest())
    this.#waiting ??= setTimeout(this.#due, pace.longest)
  }

  /** Schedules a save after the pause that follows a failure. */
  startAgain(): void {
    this.#waiting = setTimeout(this.#due, pace.again)
  }

  clear(): void {
    clearTimeout(this.#resting)
    clearTimeout(this.#waiting)
    this.#resting = this.#waiting = undefined
  }

  readonly #rested = (): void => {
    const left = this.#rest() - (performance.now() - this.#lastChange)
    this.#resting = left > 1 ? setTimeout(this.#rested, left) : undefined
    if (this.#resting === undefined) this.#due()
  }
}

/**
 * @param opened the article as the desk opened it; `unsaved` if it holds more than the file does
 * @param send makes the save; throws `DeskError`
 * @param acknowledged called after every save that was written, before the state changes
 * @param rest how long the writer rests before a save, in milliseconds
 */
export function createSaver(
  opened: { article: Article; base: OpenedArticle["base"]; unsaved?: boolean },
  send: (article: Article, base: string | null, settle: boolean) => Promise<Saved>,
  acknowledged: (saved: Acknowledged) => void,
  rest: () => number,
): Saver {
  let latest = opened.article
  let base = opened.base
  let agreed = opened.unsaved ? null : opened.article
  /** Counts the changes of `latest`; `onDisk` is the newest version that the disk holds. */
  let version = opened.unsaved ? 1 : 0
  let onDisk = 0
  /** Whether the file was named after its headline since the last change. */
  let settled = true
  let stopped = false
  let running: Promise<boolean> | undefined
  const state = signal<SaveState>({
    kind: opened.unsaved ? "changed" : base === null ? "blank" : "saved",
  })
  const timer = new SaveTimer(() => void save(false), rest)

  const clean = () => version === onDisk || (base === null && isBlank(latest))

  function schedule(): void {
    if (!stopped && !clean() && state.peek().kind !== "conflict") timer.start()
  }

  /** Notes the answer to the save of `ours`. Returns whether it was written. */
  function answered(saved: Saved, ours: Article, sent: number, settle: boolean): boolean {
    if (saved.kind === "conflict") {
      state.value = { kind: "conflict", conflict: { ...saved, ours } }
      return false
    }
    base = saved.base
    agreed = saved.merged ? null : ours
    onDisk = sent
    if (settle) settled = true
    latest = withDossier(latest, { updated: saved.updated })
    const { name, updated, merged, losses, apart } = saved
    const together = merged && { ours, theirs: merged, base: saved.base }
    acknowledged({ name, updated, merged: together, losses, apart })
    // `acknowledged` may have adopted a merged text, or found a conflict.
    if (state.peek().kind === "saving") state.value = { kind: version === onDisk ? "saved" : "changed" }
    if (version !== onDisk) schedule()
    return true
  }

  async function saveOnce(settle: boolean): Promise<boolean> {
    timer.clear()
    const sent = version
    const ours = latest
    const before = base
    state.value = { kind: "saving" }
    try {
      const saved = await send(ours, base, settle)
      if (base === before) return answered(saved, ours, sent, settle)
      // The file was read anew meanwhile, so the written text is older than the present one.
      version++
      state.value = { kind: "changed" }
      schedule()
      return false
    } catch (error) {
      state.value = { kind: "failed", problem: problemOf(error) }
      if (!stopped) timer.startAgain()
      return false
    }
  }

  /** Saves after the save that is under way. */
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
      // This runs with every key, so nothing is drawn unless the state changes.
      timer.changed()
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
      timer.clear()
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
      timer.clear()
    },
    async flush(settle) {
      const done = await save(settle)
      return done && clean()
    },
    saved: () =>
      new Promise((resolve) => {
        const unsubscribe = state.subscribe(({ kind }) => {
          if (kind !== "saved" && kind !== "blank") return
          resolve()
          // The first call comes while it subscribes.
          queueMicrotask(() => unsubscribe())
        })
      }),
  }
}
