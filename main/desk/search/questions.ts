/**
 * Questions about a newsroom's articles. The index answers them; where it cannot, they are answered from the library in
 * memory, by headline and section alone.
 */
import type { ArticleId } from "../../article/dossier.ts"
import type { ArticleSummary, Facets, Hit, LibraryPage, LibraryQuery } from "../../contract/library.ts"
import type { Library } from "../library/library.ts"
import type { Index } from "./client.ts"
import type { Feed } from "./feed.ts"
import type { FirstLook } from "./first-look.ts"
import type { IndexLife } from "./life.ts"
import { browsePlainly, sectionsOf } from "./plain.ts"
import type { Draft, Search } from "./protocol.ts"

/** Each rejects if the newsroom cannot be read. */
export type LibraryQuestions = {
  browse(query: LibraryQuery): Promise<LibraryPage>
  /** The `limit` best hits for `text`, with their scores. */
  search(text: string, limit: number): Promise<Search>
  facets(): Promise<Facets>
  suggest(draft: Draft, count: number): Promise<Hit[]>
  linkedFrom(id: ArticleId): Promise<ArticleSummary[]>
}

export type QuestionsOptions = {
  life: Pick<IndexLife, "begin" | "index" | "known">
  feed: Pick<Feed, "tell">
  firstLook: Pick<FirstLook, "within">
  library: Pick<Library, "looked" | "list" | "refresh">
  /** The version of the library that the index was told of. */
  version: () => number
  clock: () => Date
  log: (message: string, error: unknown) => void
  /** `listed` with the articles that are only in a journal. */
  withUnfiled: (listed: readonly ArticleSummary[]) => ArticleSummary[]
}

/** How long the first question waits for the scan of a newsroom that the index does not know, in milliseconds. */
const firstWait = 300

/** The questions as they are asked of the index that `life` has. The first one starts it. */
export function createQuestions(options: QuestionsOptions): LibraryQuestions {
  const { life, feed, firstLook, library, version, clock, log, withUnfiled } = options

  /** All articles, from the library in memory. */
  async function plainly(): Promise<ArticleSummary[]> {
    return withUnfiled(library.looked ? library.list() : await library.refresh())
  }

  /** Asks the index; `instead` answers where it can't. */
  async function ask<Result>(
    question: (index: Index) => Promise<Result>,
    instead: () => Promise<Result>,
  ): Promise<Result> {
    await life.begin()
    // Nothing is known yet, and a small newsroom is scanned quickly.
    if (life.index && !library.looked && life.known === 0) await firstLook.within(firstWait)
    const { index } = life
    if (!index) return instead()
    // So that articles that were saved just before are found.
    feed.tell()
    try {
      return await question(index)
    } catch (error) {
      log("The index could not answer", error)
      return instead()
    }
  }

  return {
    browse: (query) =>
      ask<LibraryPage>(
        async (from) => {
          // The index answers in the order in which it is told and asked.
          const asked = version()
          return { ...(await from.ask("browse", { query, now: clock() })), version: asked }
        },
        async () => ({ ...browsePlainly(await plainly(), query, clock()), version: null }),
      ),
    search: (text, limit) =>
      ask(
        (from) => from.ask("search", { text, limit, now: clock() }),
        async () => {
          const query = { text, kinds: "all", order: "best", group: "none", near: null } as const
          const { rows, ms } = browsePlainly(await plainly(), { ...query, from: 0, count: limit }, clock())
          return { hits: rows.map((row) => ({ ...row, score: 0 })), ms }
        },
      ),
    facets: () =>
      ask(
        (from) => from.ask("facets", null),
        async () => ({ sections: sectionsOf(await plainly()), topics: [], bylines: [] }),
      ),
    suggest: (draft, count) =>
      ask(
        (from) => from.ask("suggest", { draft, count, now: clock() }),
        async () => [],
      ),
    linkedFrom: (id) =>
      ask(
        (from) => from.ask("linkedFrom", { id }),
        async () => [],
      ),
  }
}
