/**
 * Answers questions about the newsroom's articles from the index, keeps the index up to date with the library, and
 * tells listeners what changed in both. If there is no index, it answers from the library in memory, by headline and
 * section alone.
 */
import { setTimeout as wait } from "node:timers/promises"
import type { ArticleId } from "../../article/dossier.ts"
import type {
  ArticleSummary,
  Facets,
  Hit,
  LibraryNews,
  LibraryPage,
  LibraryQuery,
  LibraryState,
} from "../../contract/library.ts"
import type { Problem } from "../../contract/problem.ts"
import { realFolder } from "../disk/folder.ts"
import { thisMachine } from "../disk/machine.ts"
import type { Library } from "../library/library.ts"
import { Announcer } from "./announcer.ts"
import { type Index, openIndex } from "./client.ts"
import { Feed } from "./feed.ts"
import { browsePlainly, sectionsOf } from "./plain.ts"
import type { Draft, Progress, Search } from "./protocol.ts"

export type FinderOptions = {
  root: string
  library: Library
  clock: () => Date
  log: (message: string, error?: unknown) => void
  onProblem: (problem: Problem) => void
  /** `listed` with the articles that are only in a journal. */
  withUnfiled: (listed: readonly ArticleSummary[]) => ArticleSummary[]
  /** The articles that are only in a journal. */
  unfiled: () => ArticleSummary[]
}

export type Finder = {
  /** Starts the index, if it is not started or was suspended. Returns when the library knows what the index remembers. */
  open(): Promise<void>
  /** Gives the library what the index remembers of one article, before all others. */
  know(id: ArticleId): Promise<void>
  browse(query: LibraryQuery): Promise<LibraryPage>
  /** The `limit` best hits for `text`, with their scores. */
  search(text: string, limit: number): Promise<Search>
  facets(): Promise<Facets>
  suggest(draft: Draft, count: number): Promise<Hit[]>
  linkedFrom(id: ArticleId): Promise<ArticleSummary[]>
  /** Stops building the index (`go` false), or continues. */
  build(go: boolean): void
  state(): LibraryState
  /** Takes over which articles are only in a journal, after these changed. */
  unfiledChanged(): void
  /** Returns when the whole folder was looked through once. */
  looked(): Promise<void>
  /** Returns when the whole folder was looked through and everything is in the index. */
  settled(): Promise<void>
  /** Listens for changes of the library and for the progress of its index; returns a function that stops this. */
  onChange(listener: (news: LibraryNews) => void): () => void
  /** Seals the index and ends its thread; returns when that is done. The next question starts it again. */
  suspend(): Promise<void>
  /** Like `suspend`, and for good. */
  close(): Promise<void>
}

/** How long the first question waits for the scan of a newsroom that the index does not know, in milliseconds. */
const firstLook = 300

/** Makes a finder; the index starts with the first question. */
export function createFinder(options: FinderOptions): Finder {
  const { root, library, clock, log, onProblem, withUnfiled, unfiled } = options
  let starting: Promise<void> | null = null
  /** Resolves when the index that was open before is sealed. */
  let suspended: Promise<void> = Promise.resolve()
  /** Resolves when the library and the index have told each other what they know. */
  let meeting: Promise<void> = Promise.resolve()
  let index: Index | null = null
  let known = 0
  let progress: Progress | null = null
  let closed = false
  let looking: Promise<unknown> | null = null
  /** Whether the index has more changed files to read than it reads before the next question. */
  let catchingUp = false
  let stop: (() => void) | null = null

  const state = (): LibraryState => ({
    total: (library.looked ? library.size() : Math.max(library.size(), known)) + unfiled().length,
    indexing: progress,
  })

  const announcer = new Announcer({ state, lineOf: (id) => library.line(id), linksOf })
  const feed = new Feed({
    library,
    index: () => index,
    onBehind() {
      if (index) void caughtUp(index)
    },
  })

  /** The links of these files, as far as the index knows them. */
  async function linksOf(names: readonly string[]): Promise<(ArticleId[] | null)[]> {
    const from = index
    if (!from) return []
    feed.tell()
    try {
      return await from.ask("links", { names: [...names] })
    } catch (error) {
      if (index === from && !closed) log("The index could not say what the changed articles link to", error)
      return []
    }
  }

  /** Waits until the index has everything, then tells listeners that earlier answers may be incomplete. */
  async function caughtUp(from: Index): Promise<void> {
    if (catchingUp || !announcer.isHeard) return
    catchingUp = true
    try {
      await from.ask("settled", null)
    } catch (error) {
      if (index === from && !closed) log("The index did not take in what changed", error)
    }
    catchingUp = false
    announcer.noteMany()
    announcer.stir()
  }

  /** Tells the index all that the library knows. */
  function tellAll(): void {
    feed.noteAll()
    index?.unfiled(unfiled())
  }

  async function start(): Promise<void> {
    await suspended
    const folder = await realFolder(root)
    const started = openIndex({
      root: folder,
      machine: thisMachine(),
      onProgress(next) {
        progress = next
        announcer.stir()
      },
      onLost() {
        announcer.noteMany()
        tellAll()
      },
      onMissing(message) {
        index = null
        progress = null
        log(`There is no index: ${message}`)
        if (!closed) onProblem({ code: "no-index", details: { message } })
        announcer.noteMany()
        announcer.stir()
      },
      log,
    })
    const found = await started.ready
    if (closed) return found === null ? undefined : started.close()
    announcer.begin([...library.names()].flatMap((name) => library.file(name)?.line ?? []))
    stop = library.onFiles((put, gone) => {
      feed.note(put, gone)
      announcer.note(
        put.map(({ line }) => line),
        gone,
      )
    })
    if (found === null) return
    index = started
    known = found
    // A question need not wait for that.
    meeting = feed.meet(started).then(() => {
      if (index !== started) return
      started.unfiled(unfiled())
      look()
      announcer.stir()
    })
    meeting.catch((error: unknown) => log("The index could not say what it knows", error))
    if (known === 0) await meeting
    announcer.stir()
  }

  /** Scans the folder once, in the background. */
  function look(): void {
    if (library.looked || closed) return
    looking ??= library.look().catch((error: unknown) => {
      looking = null
      log("Could not read the newsroom", error)
    })
  }

  /** Starts the index; returns when it can be asked. */
  function begin(): Promise<void> {
    if (closed) return Promise.resolve()
    if (starting) return starting
    const begun: Promise<void> = start().catch((error: unknown) => {
      // The folder may be back later.
      if (starting === begun) starting = null
      throw error
    })
    starting = begun
    return begun
  }

  function suspend(): Promise<void> {
    const begun = starting
    starting = null
    if (begun) suspended = suspended.then(() => end(begun))
    return suspended
  }

  /** Seals the index that `begun` has started. */
  async function end(begun: Promise<void>): Promise<void> {
    // The reason for which it could not be started was told already.
    await begun.catch(() => undefined)
    const left = index
    index = null
    progress = null
    stop?.()
    stop = null
    await left?.close()
  }

  async function open(): Promise<void> {
    await begin()
    // A failure was told already. Then the library knows only what it has read itself.
    await meeting.catch(() => undefined)
  }

  /** All articles, from the library in memory. */
  async function plainly(): Promise<ArticleSummary[]> {
    return withUnfiled(library.looked ? library.list() : await library.refresh())
  }

  /** Asks the index; `instead` answers where it can't. */
  async function ask<Result>(
    question: (index: Index) => Promise<Result>,
    instead: () => Promise<Result>,
  ): Promise<Result> {
    await begin()
    // Nothing is known yet, and a small newsroom is scanned quickly.
    if (index && !library.looked && known === 0)
      await Promise.race([looking, wait(firstLook, null, { ref: false })])
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
    open,
    async know(id) {
      await begin()
      if (!index || library.line(id)) return
      const file = await index.ask("fileOf", { id })
      if (file) feed.seed([file])
    },
    browse: (query) =>
      ask<LibraryPage>(
        async (from) => {
          // The index answers in the order in which it is told and asked.
          const { version } = announcer
          return { ...(await from.ask("browse", { query, now: clock() })), version }
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
    build(go) {
      index?.build(go)
    },
    state,
    unfiledChanged() {
      index?.unfiled(unfiled())
      announcer.noteMany()
      announcer.stir()
    },
    async looked() {
      await open()
      if (library.looked) return
      look()
      await looking
      // If that scan failed, a new one throws the error.
      if (!library.looked) await library.look()
    },
    async settled() {
      await open()
      if (!library.looked) await library.look()
      while (!feed.isEmpty) {
        feed.tell()
        await new Promise((done) => setImmediate(done))
      }
      await index?.ask("settled", null)
    },
    onChange: (listener) => announcer.listen(listener),
    suspend,
    async close() {
      closed = true
      announcer.close()
      await suspend()
    },
  }
}
