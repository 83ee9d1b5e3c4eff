/**
 * The library: what articles and pages a newsroom's folder holds. It is read from the files and kept in memory; a file is read
 * again only when its size or time changed. `Entries` knows what files there are, `identity.ts` decides which of several
 * files is an article, and `Scan` decides when the folder is looked at.
 */
import type { ArticleId } from "../../article/dossier.ts"
import type { ArticleSummary } from "../../contract/library.ts"
import { Entries, type FilesListener } from "./entries.ts"
import type { Written } from "./entry.ts"
import type { Filed } from "./filed.ts"
import { Scan, type ScanOptions } from "./scan.ts"

export type Library = {
  /** The newest state that is known, by last change, newest first. */
  list(): ArticleSummary[]
  /** How many files are known. */
  size(): number
  /** The line of the article or page `id`, or null. */
  line(id: ArticleId): ArticleSummary | null
  /** The names of all files that are known. */
  names(): Iterable<string>
  /** What is known of a file, or null. */
  file(name: string): Filed | null
  /** Whether the whole folder was scanned since the library was made. */
  readonly looked: boolean
  /** Scans the whole folder. Throws `DeskError` if the folder cannot be read. */
  look(): Promise<void>
  /** The same, and returns the list. */
  refresh(): Promise<ArticleSummary[]>
  /** Notices what changed: reads what the watching told, and scans the whole folder if it cannot have told everything. */
  catchUp(): Promise<void>
  /**
   * Reads one file anew, after the desk itself wrote, renamed or missed it; not if it is still the one that the desk has
   * `written`. Never waits for a scan.
   */
  refreshFile(name: string, written?: Written): Promise<void>
  /**
   * Reads these files anew; unlike `refreshFile`, that one of them was read first says nothing about which of several
   * files is the article. Never waits for a scan.
   */
  readFiles(names: readonly string[]): Promise<void>
  /** The file `name` was the article `id` when it was seen last. It stays the article if it still names that. */
  remember(id: ArticleId, name: string): void
  /**
   * Takes over what the index remembers of files that are not known here yet; the next scan looks at them.
   * Returns what is known of these files now; null for one that is gone.
   */
  seed(files: readonly Filed[]): (Filed | null)[]
  /** Where the article or page `id` is, or null. */
  find(id: ArticleId): Pick<ArticleSummary, "name" | "kind" | "copyOf"> | null
  /** Every file that names the article `id`. */
  namesOf(id: ArticleId): string[]
  /** The articles that a file named and none does any more, each with the name of its last file. */
  orphans(): ReadonlyMap<ArticleId, string>
  /** The conflict copies of an article, those of the last change first. */
  copies(id: ArticleId): ArticleSummary[]
  /** Listens for files that are new, changed or gone (`put`, `gone`), while a scan goes on too; returns how to stop. */
  onFiles(listener: FilesListener): () => void
  /** Has `listener` called after every scan and after every reading of watched changes, even if nothing changed; returns how to stop. */
  onRead(listener: () => void): () => void
  /** Begins to notice what other programs do in the folder. */
  watch(): void
  /** Stops watching. Methods still answer. */
  unwatch(): void
  close(): void
}

/**
 * The library of the newsroom at `root`, which need not be there yet.
 * @param onFault called with failures of work that no caller waits for
 */
export function createLibrary(
  root: string,
  onFault: (message: string, error: unknown) => void,
  options: Pick<ScanOptions, "pace" | "tells" | "folder"> = {},
): Library {
  const entries = new Entries()
  const scan = new Scan({ ...options, root, entries, onFault })
  return {
    list: () => entries.list(),
    size: () => entries.size,
    line: (id) => entries.line(id),
    names: () => entries.listed(),
    file: (name) => entries.file(name),
    get looked() {
      return entries.complete
    },
    look: () => scan.look(),
    async refresh() {
      await scan.look()
      return entries.list()
    },
    catchUp: () => scan.catchUp(),
    readFiles: (names) => scan.readFiles(names),
    refreshFile: (name, written) => scan.refreshFile(name, written ?? null),
    remember: (id, name) => entries.remember(id, name),
    seed: (files) => entries.seed(files, (name) => scan.hasRead(name)),
    find(id) {
      const line = entries.line(id)
      return line && { name: line.name, kind: line.kind, copyOf: line.copyOf }
    },
    namesOf: (id) => entries.namesOf(id),
    orphans: () => entries.orphans(),
    copies: (id) => entries.copies(id),
    onFiles: (listener) => entries.onFiles(listener),
    onRead: (listener) => scan.onRead(listener),
    watch: () => scan.watch(),
    unwatch: () => scan.unwatch(),
    close() {
      scan.close()
      entries.close()
    },
  }
}
