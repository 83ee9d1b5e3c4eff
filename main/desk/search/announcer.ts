/** Tells listeners what changed in the library and its index: the changes of a moment in one event. */
import { type ArticleId, articleId } from "../../article/dossier.ts"
import {
  type ArticleSummary,
  type LibraryChange,
  type LibraryNews,
  type LibraryState,
  linksLimit,
} from "../../contract/library.ts"
import { createLineChanges, type LineChange, type LineChanges } from "../library/line-changes.ts"

/** How often changes are told at most, in milliseconds. */
const pause = 120

export type AnnouncerOptions = {
  /** The state that an event has. */
  state: () => LibraryState
  /** The line that an article or page has at this moment, or null. */
  lineOf: (id: ArticleId) => ArticleSummary | null
  /** The targets of the links in each of these files; null or missing for a file whose links are not known. Never rejects. */
  linksOf: (names: readonly string[]) => Promise<readonly (readonly string[] | null)[]>
}

/** The listeners of one library. Changes are noted at any time, and told only while somebody listens. */
export class Announcer {
  readonly #options: AnnouncerOptions
  readonly #changes: LineChanges
  readonly #listeners = new Set<(news: LibraryNews) => void>()
  #timer: NodeJS.Timeout | null = null
  /** Resolves when the listeners were told everything so far. */
  #announced: Promise<void> = Promise.resolve()
  #closed = false

  constructor(options: AnnouncerOptions) {
    this.#options = options
    this.#changes = createLineChanges(options.lineOf)
  }

  /** The version of the library; see `LineChanges`. */
  get version(): number {
    return this.#changes.version
  }

  /** Whether anybody listens. */
  get isHeard(): boolean {
    return this.#listeners.size > 0
  }

  /** Listens; returns a function that stops this. */
  listen(listener: (news: LibraryNews) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Begins with these lines, whatever was noted before. */
  begin(all: readonly ArticleSummary[]): void {
    this.#changes.begin(all)
  }

  /** Notes lines that are new or changed (`put`) and the names of files that are gone, to be told soon. */
  note(put: readonly ArticleSummary[], gone: readonly string[]): void {
    this.#changes.note(put, gone)
    this.stir()
  }

  /** Notes that something changed which cannot be named line by line. It is told with the next event. */
  noteMany(): void {
    this.#changes.noteMany()
  }

  /** Has an event sent soon, with the state as it is then. */
  stir(): void {
    if (this.#timer || this.#closed || !this.isHeard) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.#announced = this.#announced.then(() => this.#announce())
    }, pause)
    this.#timer.unref()
  }

  /** Tells nothing any more, for good. */
  close(): void {
    this.#closed = true
    if (this.#timer) clearTimeout(this.#timer)
    this.#listeners.clear()
  }

  async #announce(): Promise<void> {
    const { changes: lines, ...versions } = this.#changes.take()
    const now = this.#options.state()
    const news = { ...now, ...versions, changes: lines && (await this.#withLinks(lines)) }
    if (this.#closed) return
    for (const listener of this.#listeners) listener(news)
  }

  /** Changes of lines with the articles that theirs link to, as far as these are known. */
  async #withLinks(lines: readonly LineChange[]): Promise<LibraryChange[]> {
    const names = lines.flatMap(({ now }) => now?.name ?? [])
    const found = names.length > 0 ? await this.#options.linksOf(names) : []
    const linksOf = new Map(names.map((name, at) => [name, found[at] ?? null]))
    return lines.map((line) => {
      const all = line.now ? (linksOf.get(line.now.name) ?? null) : []
      // A link may contain anything. If it is not an id, it leads to no article.
      const links = all?.filter((id) => articleId.safeParse(id).success) ?? null
      return { ...line, links: links && links.length <= linksLimit ? links : null }
    })
  }
}
