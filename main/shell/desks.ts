/**
 * The desks of this run, one for each newsroom that was opened. One newsroom is shown. When another one is opened,
 * the desk stops watching the old one and seals its index at once. The desk is closed later, when the window has left
 * its articles and nothing is imported into it any more.
 */
import { randomUUID } from "node:crypto"
import type { ArticleId } from "../article/dossier.ts"
import { DeskError } from "../contract/problem.ts"
import type { Desk } from "../desk/desk.ts"
import type { Log } from "./log.ts"

/** The open desks by the folder of their newsroom. The desk of the newsroom on the screen always is one of them. */
export class Desks {
  readonly #make: (root: string) => Desk
  readonly #log: Log
  readonly #desks = new Map<string, Desk>()
  /** The keys by which the window names newsrooms, of every newsroom that was shown in this run. */
  readonly #keys = new Map<string, string>()
  /** For each desk, the articles that the window has open, each with the epoch of its opening. */
  readonly #open = new Map<Desk, Map<ArticleId, string>>()
  /** For each desk, how many works (see `keep`) are running. */
  readonly #works = new Map<Desk, number>()
  /** The desks that are being closed. */
  readonly #closing = new Set<Promise<void>>()
  #shown: Desk

  /** @param make makes the desk of the newsroom at `root`; @param root the newsroom that is shown first */
  constructor(make: (root: string) => Desk, root: string, log: Log) {
    this.#make = make
    this.#log = log
    this.#shown = this.#at(root)
  }

  /** The desk of the newsroom that is shown. */
  get shown(): Desk {
    return this.#shown
  }

  /** Every desk that is open. */
  all(): Desk[] {
    return [...this.#desks.values()]
  }

  /** The key by which the window names the newsroom of a desk. */
  keyOf({ root }: Pick<Desk, "root">): string {
    const known = this.#keys.get(root) ?? randomUUID()
    this.#keys.set(root, known)
    return known
  }

  /**
   * The desk of the newsroom that the window named; it is made again if it was closed since. Throws `DeskError`
   * invalid-call if no newsroom of this run has that key.
   */
  named(key: string | null): Desk {
    for (const [root, known] of this.#keys) if (known === key) return this.#at(root)
    throw new DeskError("invalid-call", { newsroom: key ?? "" })
  }

  /** The window has opened an article. */
  opened(id: ArticleId, desk: Desk, epoch: string): void {
    const open = this.#open.get(desk) ?? new Map<ArticleId, string>()
    this.#open.set(desk, open.set(id, epoch))
  }

  /**
   * The window has left an article of a desk. Does nothing if the window has opened the article again meanwhile, with
   * another epoch; null stands for any epoch.
   */
  left(id: ArticleId, desk: Desk, epoch: string | null): void {
    const open = this.#open.get(desk)
    const known = open?.get(id)
    if (!open || known === undefined || (epoch !== null && known !== epoch)) return
    open.delete(id)
    if (open.size === 0) this.#open.delete(desk)
    this.#closeIfDone(desk)
  }

  /** Keeps a desk open until `work` has ended; returns `work`. */
  keep<Result>(desk: Desk, work: Promise<Result>): Promise<Result> {
    this.#works.set(desk, (this.#works.get(desk) ?? 0) + 1)
    const ended = () => {
      const others = (this.#works.get(desk) ?? 1) - 1
      if (others > 0) this.#works.set(desk, others)
      else this.#works.delete(desk)
      this.#closeIfDone(desk)
    }
    work.then(ended, ended)
    return work
  }

  /** Shows the newsroom at `root`, and suspends the desk of the one before. Resolves when that is suspended. */
  async show(root: string): Promise<void> {
    const before = this.#shown
    this.#shown = this.#at(root)
    if (before === this.#shown) return
    await before
      .suspend()
      .catch((error: unknown) => this.#log(`Could not leave the newsroom ${before.root}`, error))
    this.#closeIfDone(before)
  }

  /** Closes every desk and seals every index. */
  async close(): Promise<void> {
    await Promise.all([...this.#closing, ...this.all().map((desk) => desk.close())])
  }

  #at(root: string): Desk {
    const known = this.#desks.get(root)
    if (known) return known
    const made = this.#make(root)
    this.#desks.set(root, made)
    return made
  }

  /** Closes a desk whose newsroom is not shown, if it has no open article and no running work. */
  #closeIfDone(desk: Desk): void {
    if (desk === this.#shown || this.#desks.get(desk.root) !== desk) return
    if (this.#works.has(desk) || this.#open.has(desk)) return
    this.#desks.delete(desk.root)
    const closing = desk
      .close()
      .catch((error: unknown) => this.#log(`Could not close the newsroom ${desk.root}`, error))
      .finally(() => this.#closing.delete(closing))
    this.#closing.add(closing)
  }
}
