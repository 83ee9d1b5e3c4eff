/** What files there are: the entry of every file that is known, and the line that the library shows for it. */
import type { ArticleId } from "../../article/dossier.ts"
import type { ArticleSummary } from "../../contract/library.ts"
import type { Summary } from "../files/summary.ts"
import { type Entry, ownId } from "./entry.ts"
import { type Filed, pageId } from "./filed.ts"
import { Identities } from "./identity.ts"

/** Called with files that are new or changed, and with the names of files that are gone. */
export type FilesListener = (put: Filed[], gone: string[]) => void

/** By last change, newest first. */
const compareLines = (a: ArticleSummary, b: ArticleSummary) =>
  a.updated === b.updated ? (a.name < b.name ? -1 : 1) : a.updated < b.updated ? 1 : -1

/** The entries and lines of the newsroom's files in memory. The scan puts files in; `readEntry` reads them. */
export class Entries {
  readonly #entries = new Map<string, Entry>()
  readonly #identities = new Identities()
  /** The line of every file, as it was last made. */
  readonly #lines = new Map<string, ArticleSummary>()
  /** The file of each id that a line has. */
  readonly #files = new Map<ArticleId, string>()
  /** Files whose line is to be made anew. */
  readonly #stale = new Set<string>()
  readonly #listeners = new Set<FilesListener>()
  /** The last file of each article that no file names any more. */
  readonly #orphans = new Map<ArticleId, string>()
  #complete = false

  /** Whether every file of the folder is known. */
  get complete(): boolean {
    return this.#complete
  }

  /** Every file of the folder is known now. */
  completed(): void {
    this.#complete = true
  }

  get(name: string): Entry | undefined {
    return this.#entries.get(name)
  }

  has(name: string): boolean {
    return this.#entries.has(name)
  }

  names(): string[] {
    return [...this.#entries.keys()]
  }

  /** How many lines are to be made anew. */
  get stale(): number {
    return this.#stale.size
  }

  /** Notes what a file is now; null if it is gone. Its line is made by the next `arrange`. */
  set(name: string, entry: Entry | null): void {
    const before = this.#entries.get(name)
    if (entry === null ? !before : before === entry) return
    if (entry) this.#entries.set(name, entry)
    else this.#entries.delete(name)
    this.#stale.add(name)
    const was = before ? ownId(before) : null
    const is = entry ? ownId(entry) : null
    if (was !== null && was !== is) {
      const others = this.#identities.release(was, name)
      this.#touch(others)
      if (others.size === 0) this.#orphans.set(was, name)
    }
    if (is === null) return
    this.#orphans.delete(is)
    const others = this.#identities.claim(is, name)
    // While the folder is read for the first time, the order in which files are found says nothing about which was
    // first.
    if (this.#complete && was !== is && others.size === 1)
      for (const other of others) this.#identities.settle(is, other)
    this.#touch(others)
  }

  #touch(names: ReadonlySet<string>): void {
    for (const name of names) this.#stale.add(name)
  }

  /**
   * Takes over what the index remembers of files that are not known here yet. Returns what is known of these files now;
   * null for one that is not.
   * @param knownOtherwise tells of a file that was read a moment ago, so that what is remembered of it is too old
   */
  seed(files: readonly Filed[], knownOtherwise: (name: string) => boolean): (Filed | null)[] {
    for (const { name, stamp, own, changed, updated, line } of files) {
      if (this.#complete || this.#entries.has(name) || knownOtherwise(name)) continue
      if (own !== null && line.id === own) this.#identities.settle(own, name)
      const { headline, section, status } = line
      const summary: Summary =
        own === null
          ? { kind: "foreign", headline }
          : { kind: "article", id: own, headline, section, status, updated }
      this.set(name, { stamp, summary, changed })
    }
    this.arrange(this.#stale.size)
    return files.map(({ name }) => this.file(name))
  }

  /** The file `name`, if it is an article, stays this article when copies of it come. */
  settle(name: string): void {
    const line = this.#lines.get(name)
    if (line?.kind === "article") this.#identities.settle(line.id, name)
  }

  /** Notes that the file `name` was the article `id` before others came to name it, if it names that. */
  remember(id: ArticleId, name: string): void {
    this.#identities.settle(id, name)
    this.#touch(this.#identities.namesOf(id))
  }

  /** Makes up to `most` lines anew and tells the listeners. */
  arrange(most: number): void {
    const put: string[] = []
    const gone: string[] = []
    for (const name of this.#takeStale(most)) {
      const before = this.#lines.get(name)
      if (before && this.#files.get(before.id) === name) this.#files.delete(before.id)
      const entry = this.#entries.get(name)
      // An empty file is nothing that could be opened or imported.
      if (entry && entry.summary.kind !== "empty") {
        this.#lines.set(name, this.#lineOf(name, entry, entry.summary))
        put.push(name)
      } else if (this.#lines.delete(name)) gone.push(name)
    }
    // An id may have moved from one of these files to another, so all are taken out before the first is put in.
    for (const name of put) this.#files.set(this.#lines.get(name)!.id, name)
    if (this.#listeners.size === 0 || (put.length === 0 && gone.length === 0)) return
    const files = put.map((name) => this.file(name)).filter((file) => file !== null)
    for (const listener of this.#listeners) listener(files, gone)
  }

  /** Makes every stale line anew and tells the listeners. */
  arrangeAll(): void {
    while (this.#stale.size > 0) this.arrange(Number.POSITIVE_INFINITY)
  }

  #takeStale(most: number): string[] {
    const names: string[] = []
    for (const name of this.#stale) {
      if (names.length >= most) break
      names.push(name)
      this.#stale.delete(name)
    }
    return names
  }

  #updatedIn = (name: string): string => {
    const summary = this.#entries.get(name)?.summary
    return (summary?.kind === "article" && summary.updated) || ""
  }

  #lineOf(name: string, { changed }: Entry, summary: Exclude<Summary, { kind: "empty" }>): ArticleSummary {
    const { headline } = summary
    const page = (
      about: Pick<ArticleSummary, "section" | "status" | "updated" | "copyOf">,
    ): ArticleSummary => ({
      id: pageId(name),
      kind: "foreign",
      name,
      headline,
      ...about,
    })
    if (summary.kind === "foreign")
      return page({ section: "", status: "draft", updated: changed, copyOf: null })
    const { id, section, status, updated } = summary
    const { article, copies } = this.#identities.sharing(id, this.#updatedIn)
    const written = updated || changed
    if (article === name)
      return { id, kind: "article", name, headline, section, status, updated: written, copyOf: null }
    if (copies.has(name)) return page({ section, status, updated: written, copyOf: id })
    return page({ section, status, updated: changed, copyOf: null })
  }

  /** How many files have a line. */
  get size(): number {
    return this.#lines.size
  }

  /** The names of the files that have a line. */
  listed(): Iterable<string> {
    return this.#lines.keys()
  }

  /** All lines, newest first. */
  list(): ArticleSummary[] {
    return [...this.#lines.values()].sort(compareLines)
  }

  /** The line of the article or page `id`; null if there is none. */
  line(id: ArticleId): ArticleSummary | null {
    return this.#lines.get(this.#files.get(id) ?? "") ?? null
  }

  /** What is known of a file; null if nothing is. */
  file(name: string): Filed | null {
    const entry = this.#entries.get(name)
    const line = this.#lines.get(name)
    if (!entry || !line) return null
    const { stamp, summary, changed } = entry
    const updated = summary.kind === "article" ? summary.updated : null
    return { name, stamp, own: ownId(entry), changed, updated, line }
  }

  /** Every file that names the article `id`. */
  namesOf(id: ArticleId): string[] {
    return [...this.#identities.namesOf(id)]
  }

  /** The articles that a file named and none does any more, each with its last file. */
  orphans(): ReadonlyMap<ArticleId, string> {
    return this.#orphans
  }

  /** The conflict copies of an article, those of the last change first. */
  copies(id: ArticleId): ArticleSummary[] {
    return this.namesOf(id)
      .flatMap((name) => this.#lines.get(name) ?? [])
      .filter((line) => line.copyOf === id)
      .sort(compareLines)
  }

  /** Listens for files that are new, changed or gone; returns how to stop. */
  onFiles(listener: FilesListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Removes every listener. */
  close(): void {
    this.#listeners.clear()
  }
}
