/** What the index is told of the library, until it is noted in the store. */
import type { ArticleSummary } from "../../contract/library.ts"
import type { Building } from "./building.ts"
import { type Change, IncomingChanges } from "./incoming.ts"
import type { Store } from "./store.ts"

/** How many files of a change are noted at once. */
const portion = 100
/** Up to how many changed files are read before anything else, so that a question finds what was just saved. */
const atOnce = 40

/** Where it is noted: the store, and the building that reads the texts of the files. */
export type Destination = {
  store: Pick<Store, "begin" | "drop" | "put" | "isCurrent" | "unfiled" | "putUnfiled" | "dropUnfiled">
  building: Pick<Building, "stopped" | "running" | "grow" | "readNow">
}

/** The files that were changed and the articles that are only in a journal, as far as they are not noted yet. */
export class Intake {
  readonly #incoming = new IncomingChanges()
  readonly #onWrote: (count: number) => void
  /** The articles that are only in a journal, if they are to be noted. */
  #unfiled: readonly ArticleSummary[] | null = null

  /** @param onWrote is called with how many changes were written into the store */
  constructor(onWrote: (count: number) => void) {
    this.#onWrote = onWrote
  }

  /** Takes files that are new, changed or gone. */
  add(change: Change): void {
    this.#incoming.add(change)
  }

  /** Takes all articles that are only in a journal, in place of those that it has. */
  setUnfiled(lines: readonly ArticleSummary[]): void {
    this.#unfiled = lines
  }

  /** Forgets the changed files, as a new index is told of every file. */
  forget(): void {
    this.#incoming.clear()
  }

  /**
   * Notes the next changes if they are small, so that a question finds what was saved just before it, and the articles
   * that are only in a journal, if they are few. Returns whether that was all there is to note. Throws if another
   * process is writing; then nothing is taken.
   */
  noteSmall(to: Destination): boolean {
    if (this.#unfiled && this.#unfiled.length <= atOnce) this.#takeUnfiled(to)
    if (!this.#incoming.isEmpty) to.store.begin()
    for (;;) {
      const change = this.#incoming.takeSmall(atOnce)
      if (!change) return this.#incoming.isEmpty && !this.#unfiled
      this.#note(change, to)
    }
  }

  /** Notes a portion; returns whether there was any. Throws if another process is writing; then nothing is taken. */
  note(to: Destination): boolean {
    if (!this.#incoming.isEmpty) {
      to.store.begin()
      const change = this.#incoming.take(portion)
      if (change) this.#note(change, to)
      return true
    }
    if (!this.#unfiled) return false
    this.#takeUnfiled(to)
    return true
  }

  #takeUnfiled(to: Destination): void {
    if (!this.#unfiled) return
    to.store.begin()
    this.#noteUnfiled(this.#unfiled, to)
    this.#unfiled = null
  }

  /** Notes files that are new, changed or gone. If they are few, they are read at once. */
  #note({ put, gone }: Change, { store, building }: Destination): void {
    for (const name of gone) store.drop(name)
    // Another process may have put the same file in.
    const fresh = put.filter((file) => !store.isCurrent(file)).map((file) => store.put(file))
    this.#onWrote(fresh.length + gone.length)
    if (fresh.length > atOnce || building.stopped || building.running) building.grow(fresh.length)
    else if (fresh.length > 0) building.readNow(fresh)
  }

  #noteUnfiled(lines: readonly ArticleSummary[], { store }: Destination): void {
    const known = new Map(store.unfiled().map((line) => [line.id, JSON.stringify(line)]))
    for (const line of lines) {
      if (known.get(line.id) !== JSON.stringify(line)) store.putUnfiled(line)
      known.delete(line.id)
    }
    for (const id of known.keys()) store.dropUnfiled(id)
    this.#onWrote(lines.length)
  }
}
