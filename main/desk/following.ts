/** How a newsroom is followed while it is open, and left and closed. */

import type { EventData } from "../contract/desk.ts"
import type { LibraryNews, LibraryState } from "../contract/library.ts"
import type { History } from "./history/history.ts"
import { startUpkeep } from "./history/upkeep.ts"
import type { Journals } from "./journal/journal.ts"
import type { Library } from "./library/library.ts"
import type { Locks } from "./locks/locks.ts"
import type { Lost } from "./lost/lost.ts"
import type { Access } from "./opening/access.ts"
import type { Unfiled } from "./opening/unfiled.ts"
import type { Articles } from "./saving/articles.ts"
import type { Finder } from "./search/finder.ts"

/** How a newsroom is followed while it is open, and closed. */
export type Following = {
  readonly root: string
  libraryState(): LibraryState
  /** Returns when the whole folder was looked through and the index holds everything, or building was stopped. */
  settled(): Promise<void>
  /** Listens for changes of the library and for the progress of its index; returns a function that stops this. */
  onLibrary(listener: (news: LibraryNews) => void): () => void
  /**
   * Notices what other programs did; reads the whole folder only if watching it cannot have told of everything.
   * `whole` reads it in any case.
   */
  rescan(whole?: boolean): Promise<void>
  /**
   * Leaves the newsroom: seals its index, ends the index's thread, and watches nothing. Open articles can still be saved,
   * and everything begins again when somebody listens to `onLibrary`.
   */
  suspend(): Promise<void>
  /** Returns when no save is under way, and nothing is being written in a journal. */
  idle(): Promise<void>
  /** Releases every lock. Called when the window is closed; it may open articles again later. */
  rest(): Promise<void>
  /** Stops watching, lets what is under way end, and releases every lock. Articles can still be saved. */
  close(): Promise<void>
}

export type FollowingOptions = {
  root: string
  /** The time to thin the history by; null: not this time. */
  present: () => Promise<Date | null>
  library: Library
  finder: Finder
  unfiled: Unfiled
  lost: Pick<Lost, "survey" | "lines">
  articles: Articles
  journals: Journals
  history: History
  access: Access
  locks: Pick<Locks, "close">
  log: (message: string, error?: unknown) => void
  /** The hashes of the versions that replacements are taken back by. */
  needed: () => Promise<ReadonlySet<string>>
  /** Is told what other programs do to the files of open articles. */
  onOutside: (news: EventData<"outside">) => void
}

/** Follows the newsroom at `root`, and what the rest of the desk needs of that. Nothing is watched at first. */
export function createFollowing(options: FollowingOptions): {
  following: Following
  /** Looks for articles that are only in a journal, and tells the index if they are others now. */
  survey(): Promise<void>
  /** Whether somebody listens for changes: then the index is worth its thread. */
  attended(): boolean
} {
  const {
    root,
    present,
    library,
    finder,
    unfiled,
    lost,
    articles,
    journals,
    history,
    access,
    locks,
    log,
    onOutside,
    needed,
  } = options
  /** Those that were needed when the history was thinned last. */
  let kept: ReadonlySet<string> = new Set()
  let attended = false
  /** The articles without a file that the index was told of last. */
  let told = JSON.stringify([[], []])
  let stopUpkeep: (() => Promise<void>) | null = null
  /** The end of the last look after the files of open articles. */
  let looking: Promise<void> = Promise.resolve()

  /** Looks for articles that are only in a journal or in the history, and tells the index if their list has changed. */
  async function survey(): Promise<void> {
    await unfiled.survey()
    await lost.survey()
    const now = JSON.stringify([unfiled.list(), lost.lines()])
    if (now === told) return
    told = now
    finder.unfiledChanged()
  }

  /** Called after each look through the folder: tells what other programs did to the files of open articles. */
  function look(): void {
    looking = looking.then(async () => {
      await survey()
      for (const news of await articles.outsideChanges()) onOutside(news)
    })
  }

  const following: Following = {
    root,
    libraryState: () => finder.state(),
    settled: () => finder.settled(),
    onLibrary(listener) {
      library.watch()
      attended = true
      finder.open().catch((error: unknown) => log("Could not open the index", error))
      stopUpkeep ??= startUpkeep({
        history,
        async present() {
          kept = await needed()
          return present()
        },
        log,
        keep: () => new Set([...articles.baseHashes(), ...kept]),
        quiet: () => Promise.all([articles.idle(), journals.idle()]),
      })
      const stops = [finder.onChange(listener), library.onRead(look)]
      return () => {
        for (const stop of stops) stop()
      }
    },
    async rescan(whole = false) {
      await (whole ? library.look() : library.catchUp())
      await looking
    },
    async suspend() {
      attended = false
      stopUpkeep?.()
      stopUpkeep = null
      library.unwatch()
      await finder.suspend()
    },
    async idle() {
      await looking
      await articles.idle()
      await journals.idle()
    },
    rest: access.rest,
    async close() {
      await finder.close()
      library.close()
      await stopUpkeep?.()
      stopUpkeep = null
      await articles.idle()
      await locks.close()
    },
  }
  return { following, survey, attended: () => attended }
}
