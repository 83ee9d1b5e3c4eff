/**
 * Answers questions about the newsroom's articles (`questions.ts`) from the index, keeps the index up to date with the
 * library as long as it is started (`life.ts`), and tells listeners what changed in both.
 */
import type { ArticleId } from "../../article/dossier.ts"
import type { ArticleSummary, LibraryNews, LibraryState } from "../../contract/library.ts"
import type { Problem } from "../../contract/problem.ts"
import type { Library } from "../library/library.ts"
import { Announcer } from "./announcer.ts"
import { createCatchUp } from "./catch-up.ts"
import { type IndexThreadOptions, openIndex } from "./client.ts"
import { Feed } from "./feed.ts"
import { FirstLook } from "./first-look.ts"
import { IndexLife } from "./life.ts"
import { createQuestions, type LibraryQuestions } from "./questions.ts"

export type FinderOptions = {
  /** The real path of the newsroom; rejects if that is not there, or is another folder by now. */
  folder: () => Promise<string>
  library: Library
  clock: () => Date
  log: (message: string, error?: unknown) => void
  onProblem: (problem: Problem) => void
  /** `listed` with the articles that are only in a journal. */
  withUnfiled: (listed: readonly ArticleSummary[]) => ArticleSummary[]
  /** The articles that are only in a journal. */
  unfiled: () => ArticleSummary[]
  /** How the index's thread is run; tests give others. */
  indexing?: IndexThreadOptions
  /** Starts an index; tests give others. */
  start?: typeof openIndex
}

export type Finder = LibraryQuestions & {
  /** Starts the index, if it is not started or was suspended. Returns when the library knows what the index remembers. */
  open(): Promise<void>
  /** Gives the library what the index remembers of one article, before all others. */
  know(id: ArticleId): Promise<void>
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

/** Makes a finder; the index starts with the first question. */
export function createFinder(options: FinderOptions): Finder {
  const {
    folder,
    library,
    clock,
    log,
    onProblem,
    withUnfiled,
    unfiled,
    indexing,
    start = openIndex,
  } = options
  const firstLook = new FirstLook(library, log)
  const announcer = new Announcer({ state, lineOf: (id) => library.line(id), linksOf })
  const feed: Feed = new Feed({
    library,
    index: () => life.index,
    onBehind() {
      if (life.index) void caughtUp(life.index)
    },
  })
  const life: IndexLife = new IndexLife({
    folder,
    start: (started) => start(started, indexing),
    follow,
    meet: (index) => feed.meet(index),
    onMet(index) {
      index.unfiled(unfiled())
      look()
      // What was answered before lacks the articles that are only in a journal.
      doubt()
    },
    onCaughtUp: doubt,
    onLost() {
      announcer.noteMany()
      feed.noteAll()
      life.index?.unfiled(unfiled())
    },
    onMissing: doubt,
    onState: () => announcer.stir(),
    onProblem,
    log,
  })

  // What was answered before may be incomplete.
  const caughtUp = createCatchUp({ life, isHeard: () => announcer.isHeard, onEnd: doubt, log })

  function state(): LibraryState {
    const total = library.looked ? library.size() : Math.max(library.size(), life.known)
    return { total: total + unfiled().length, indexing: life.progress }
  }

  /** Tells listeners that what they were told before may be incomplete. */
  function doubt(): void {
    announcer.noteMany()
    announcer.stir()
  }

  /** Has the index and the listeners hear of every file that changes; returns a function that stops this. */
  function follow(): () => void {
    announcer.begin([...library.names()].flatMap((name) => library.file(name)?.line ?? []))
    return library.onFiles((put, gone) => {
      feed.note(put, gone)
      announcer.note(
        put.map(({ line }) => line),
        gone,
      )
    })
  }

  /** The links of these files, as far as the index knows them. */
  async function linksOf(names: readonly string[]): Promise<(ArticleId[] | null)[]> {
    const from = life.index
    if (!from) return []
    feed.tell()
    try {
      return await from.ask("links", { names: [...names] })
    } catch (error) {
      if (life.index === from && !life.closed)
        log("The index could not say what the changed articles link to", error)
      return []
    }
  }

  /** Scans the folder once, in the background. */
  function look(): void {
    if (!life.closed) firstLook.begin()
  }

  return {
    ...createQuestions({
      life,
      feed,
      firstLook,
      library,
      version: () => announcer.version,
      clock,
      log,
      withUnfiled,
    }),
    open: () => life.open(),
    async know(id) {
      await life.begin()
      if (!life.index || library.line(id)) return
      const file = await life.index.ask("fileOf", { id })
      if (file) feed.seed([file])
    },
    build(go) {
      life.index?.build(go)
    },
    state,
    unfiledChanged() {
      life.index?.unfiled(unfiled())
      doubt()
    },
    async looked() {
      await life.open()
      if (library.looked) return
      look()
      await firstLook.ended()
    },
    async settled() {
      await life.open()
      if (!library.looked) await library.look()
      while (!feed.isEmpty) {
        feed.tell()
        await new Promise((done) => setImmediate(done))
      }
      await life.index?.ask("settled", null)
    },
    onChange: (listener) => announcer.listen(listener),
    suspend: () => life.suspend(),
    async close() {
      announcer.close()
      await life.close()
    },
  }
}
