/**
 * Answers questions about the newsroom's articles from the index, keeps the index up to date with the library, and
 * tells listeners what changed in both. If there is no index, it answers from the library in memory, by headline and
 * section alone.
 */
import { setTimeout as wait } from "node:timers/promises"
import { type ArticleId, articleId } from "../../article/dossier.ts"
import {
  type ArticleSummary,
  type Facets,
  type Hit,
  type LibraryChange,
  type LibraryNews,
  type LibraryPage,
  type LibraryQuery,
  type LibraryState,
  linksLimit,
} from "../../contract/library.ts"
import type { Problem } from "../../contract/problem.ts"
import { realFolder } from "../disk/folder.ts"
import { thisMachine } from "../disk/machine.ts"
import type { Filed } from "../library/filed.ts"
import type { Library } from "../library/library.ts"
import { createLineChanges, type LineChange } from "../library/line-changes.ts"
import { type Index, openIndex } from "./client.ts"
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

/** How many files are told to the index at once. */
const portion = 500
/** How many files are asked of the index at once, at the start. */
const slice = 1000
/** How long the first question waits for the scan of a newsroom that the index does not know, in milliseconds. */
const firstLook = 300
/** How often changes are told at most, in milliseconds. */
const pause = 120
/** How many changed files the index reads before it answers the next question. If there are more, it answers first. */
const atOnce = 40

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
  let timer: NodeJS.Timeout | null = null
  let closed = false
  let looking: Promise<unknown> | null = null
  const listeners = new Set<(news: LibraryNews) => void>()
  const changes = createLineChanges((id) => library.line(id))
  /** Resolves when the listeners were told everything so far. */
  let announced: Promise<void> = Promise.resolve()
  /** The files that the index is to be told of. */
  const news = new Set<string>()
  let telling = false
  /** The index has more changed files to read than it reads before the next question. */
  let catchingUp = false
  let seeding: Set<string> | null = null
  let stop: (() => void) | null = null

  const state = (): LibraryState => ({
    total: (library.looked ? library.size() : Math.max(library.size(), known)) + unfiled().length,
    indexing: progress,
  })

  function stir(): void {
    if (timer || closed || listeners.size === 0) return
    timer = setTimeout(() => {
      timer = null
      announced = announced.then(announce)
    }, pause)
    timer.unref()
  }

  /** Tells the listeners what changed since they were last told. */
  async function announce(): Promise<void> {
    const { changes: lines, ...versions } = changes.take()
    const now = state()
    const told = { ...now, ...versions, changes: lines && (await withLinks(lines)) }
    if (closed) return
    for (const listener of listeners) listener(told)
  }

  /** Changes of lines with what their articles link to, as far as the index knows. */
  async function withLinks(lines: readonly LineChange[]): Promise<LibraryChange[]> {
    const names = lines.flatMap(({ now }) => now?.name ?? [])
    let found: (ArticleId[] | null)[] = []
    const from = index
    if (from && names.length > 0) {
      tell()
      found = await from.ask("links", { names }).catch((error: unknown) => {
        if (index === from && !closed) log("The index could not say what the changed articles link to", error)
        return []
      })
    }
    const linksOf = new Map(names.map((name, at) => [name, found[at] ?? null]))
    return lines.map((line) => {
      const all = line.now ? (linksOf.get(line.now.name) ?? null) : []
      // A link may contain anything. If it is not an id, it leads to no article.
      const links = all?.filter((id) => articleId.safeParse(id).success) ?? null
      return { ...line, links: links && links.length <= linksLimit ? links : null }
    })
  }

  /** Tells the index the next portion of what is new. */
  function tell(): void {
    const put: Filed[] = []
    const gone: string[] = []
    for (const name of news) {
      if (put.length + gone.length >= portion) break
      news.delete(name)
      const file = library.file(name)
      if (file) put.push(file)
      else gone.push(name)
    }
    if (put.length + gone.length === 0 || !index) return
    index.change(put, gone)
    if (put.length + gone.length > atOnce) void caughtUp(index)
  }

  /** Waits until the index has everything, then tells listeners that earlier answers may be incomplete. */
  async function caughtUp(from: Index): Promise<void> {
    if (catchingUp || listeners.size === 0) return
    catchingUp = true
    try {
      await from.ask("settled", null)
    } catch (error) {
      if (index === from && !closed) log("The index did not take in what changed", error)
    }
    catchingUp = false
    changes.noteMany()
    stir()
  }

  function tellSoon(): void {
    if (telling || news.size === 0) return
    telling = true
    setImmediate(() => {
      telling = false
      tell()
      tellSoon()
    })
  }

  function note(put: readonly Filed[], gone: readonly string[]): void {
    for (const { name } of put) if (!seeding?.has(name)) news.add(name)
    for (const name of gone) news.add(name)
    changes.note(
      put.map(({ line }) => line),
      gone,
    )
    tellSoon()
    stir()
  }

  /** Tells the index all that the library knows. */
  function tellAll(): void {
    for (const name of library.names()) news.add(name)
    tellSoon()
    index?.unfiled(unfiled())
  }

  /** Gives the library what the index remembers, and the index what differs from that. */
  async function meet(from: Index): Promise<void> {
    const met = new Set<string>()
    let after = ""
    for (;;) {
      const { files } = await from.ask("held", { after, count: slice })
      const last = files.at(-1)
      if (!last || index !== from) break
      after = last.name
      seeding = new Set(files.map(({ name }) => name))
      const now = library.seed(files)
      seeding = null
      for (const [at, { name, stamp, line }] of files.entries()) {
        met.add(name)
        const file = now[at]
        if (file?.stamp !== stamp || JSON.stringify(file.line) !== JSON.stringify(line)) news.add(name)
      }
    }
    for (const name of library.names()) if (!met.has(name)) news.add(name)
    tellSoon()
  }

  async function start(): Promise<void> {
    await suspended
    const folder = await realFolder(root)
    const started = openIndex({
      root: folder,
      machine: thisMachine(),
      onProgress(next) {
        progress = next
        stir()
      },
      onLost() {
        changes.noteMany()
        tellAll()
      },
      onMissing(message) {
        index = null
        progress = null
        log(`There is no index: ${message}`)
        if (!closed) onProblem({ code: "no-index", details: { message } })
        changes.noteMany()
        stir()
      },
      log,
    })
    const found = await started.ready
    if (closed) return found === null ? undefined : started.close()
    changes.begin([...library.names()].flatMap((name) => library.file(name)?.line ?? []))
    stop = library.onFiles(note)
    if (found === null) return
    index = started
    known = found
    // A question need not wait for that.
    meeting = meet(started).then(() => {
      if (index !== started) return
      started.unfiled(unfiled())
      look()
      stir()
    })
    meeting.catch((error: unknown) => log("The index could not say what it knows", error))
    if (known === 0) await meeting
    stir()
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
    tell()
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
      if (!file) return
      seeding = new Set([file.name])
      library.seed([file])
      seeding = null
    },
    browse: (query) =>
      ask<LibraryPage>(
        async (from) => {
          // The index answers in the order in which it is told and asked.
          const { version } = changes
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
      changes.noteMany()
      stir()
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
      while (news.size > 0) {
        tell()
        await new Promise((done) => setImmediate(done))
      }
      await index?.ask("settled", null)
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    suspend,
    async close() {
      closed = true
      if (timer) clearTimeout(timer)
      listeners.clear()
      await suspend()
    },
  }
}
