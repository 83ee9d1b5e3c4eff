/** Feeds the index with the library's files: those that are new, changed or gone, a portion at a time. */
import type { ArticleSummary } from "../../contract/library.ts"
import type { Filed } from "../library/filed.ts"
import type { Library } from "../library/library.ts"
import type { Index } from "./client.ts"

/** How many files are told to the index at once. */
const portion = 500
/** How many files are asked of the index at once, at the start. */
const slice = 1000
/** How many changed files the index reads before it answers the next question. If there are more, it answers first. */
const atOnce = 40

export type FeedOptions = {
  library: Pick<Library, "names" | "file" | "seed">
  /** The index; null while there is none. */
  index: () => Pick<Index, "change" | "ask"> | null
  /** Called when the index was told of more files than it reads before it answers the next question. */
  onBehind: () => void
}

/** What one index is still to be told. */
export class Feed {
  readonly #options: FeedOptions
  /** The names of the files that the index is to be told of. */
  readonly #news = new Set<string>()
  /** The names of files that the library is just taking from the index: that is no news to it. */
  #seeding: ReadonlySet<string> | null = null
  #isPlanned = false

  constructor(options: FeedOptions) {
    this.#options = options
  }

  /** Whether the index was told of everything. */
  get isEmpty(): boolean {
    return this.#news.size === 0
  }

  /** Notes files that are new or changed, and the names of files that are gone, to be told soon. */
  note(put: readonly Filed[], gone: readonly string[]): void {
    for (const { name } of put) if (!this.#seeding?.has(name)) this.#news.add(name)
    for (const name of gone) this.#news.add(name)
    this.#plan()
  }

  /** Notes every file that the library knows. */
  noteAll(): void {
    for (const name of this.#options.library.names()) this.#news.add(name)
    this.#plan()
  }

  /** Tells the index the next portion now. */
  tell(): void {
    const put: Filed[] = []
    const gone: string[] = []
    for (const name of this.#news) {
      if (put.length + gone.length >= portion) break
      this.#news.delete(name)
      const file = this.#options.library.file(name)
      if (file) put.push(file)
      else gone.push(name)
    }
    const index = this.#options.index()
    if (put.length + gone.length === 0 || !index) return
    index.change(put, gone)
    if (put.length + gone.length > atOnce) this.#options.onBehind()
  }

  /** Gives the library files that the index remembers; returns what the library knows of them then. */
  seed(files: readonly Filed[]): (Filed | null)[] {
    this.#seeding = new Set(files.map(({ name }) => name))
    try {
      return this.#options.library.seed(files)
    } finally {
      this.#seeding = null
    }
  }

  /** Gives the library all that `index` remembers, and notes what differs from that. Rejects if the index cannot answer. */
  async meet(index: Pick<Index, "ask">): Promise<void> {
    const met = new Set<string>()
    let after = ""
    for (;;) {
      const { files } = await index.ask("held", { after, count: slice })
      const last = files.at(-1)
      if (!last || this.#options.index() !== index) break
      after = last.name
      const now = this.seed(files)
      for (const [at, { name, stamp, line }] of files.entries()) {
        met.add(name)
        const file = now[at]
        if (file?.stamp !== stamp || !isSame(file.line, line)) this.#news.add(name)
      }
    }
    for (const name of this.#options.library.names()) if (!met.has(name)) this.#news.add(name)
    this.#plan()
  }

  #plan(): void {
    if (this.#isPlanned || this.isEmpty) return
    this.#isPlanned = true
    setImmediate(() => {
      this.#isPlanned = false
      this.tell()
      this.#plan()
    })
  }
}

const isSame = (one: ArticleSummary, other: ArticleSummary) => JSON.stringify(one) === JSON.stringify(other)
