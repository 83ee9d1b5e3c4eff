/** What Midad remembers of newsrooms: which were opened last, their ids, and the article that was open last in each. */
import { resolve } from "node:path"
import type { ArticleId } from "../article/dossier.ts"
import type { Newsroom } from "../contract/desk.ts"
import { newsroomAt, withRecent } from "../desk/newsroom.ts"
import type { Log } from "./log.ts"
import type { MemoryStore } from "./memory.ts"
import type { Recents } from "./recents.ts"

/** Newsrooms are named by the paths of their folders. What is noted is remembered; a failure to write it is only logged. */
export type KnownNewsrooms = {
  /** The recent newsrooms, the newest first. */
  recent(): Newsroom[]
  /** Puts a newsroom in front of the recent ones. Forgets the ids of those that are not recent any more. */
  noteRecent(root: string): void
  /** Forgets every newsroom but this one; throws `DeskError` for what the disk refuses. */
  forgetOthers(root: string): Promise<void>
  /** The id of a newsroom; null if it is not known. */
  idOf(root: string): string | null
  noteId(root: string, id: string): Promise<void>
  forgetId(root: string): Promise<void>
  /** The article that was open last in a newsroom; null if none is known. */
  lastArticle(root: string): ArticleId | null
  noteArticle(root: string, id: ArticleId): Promise<void>
}

export type KnownNewsroomsOptions = {
  memory: Pick<MemoryStore, "get" | "change">
  /** The system's own lists of recent newsrooms. */
  recents: Recents
  log: Log
}

/** The newsrooms that `memory` knows. */
export function createKnownNewsrooms({ memory, recents, log }: KnownNewsroomsOptions): KnownNewsrooms {
  const remember = (change: Parameters<MemoryStore["change"]>[0]) =>
    memory.change(change).catch((error: unknown) => log("Could not remember", error))

  /** The ids of newsrooms, as far as they are known. */
  function idsOf(paths: readonly string[]): Record<string, string> {
    const { ids } = memory.get()
    return Object.fromEntries(paths.flatMap((path) => (ids[path] === undefined ? [] : [[path, ids[path]]])))
  }

  /** The last article of a newsroom alone, as the memory has it. */
  function lastOf(root: string): Record<string, ArticleId> {
    const last = memory.get().lastArticle[root]
    return last === undefined ? {} : { [root]: last }
  }

  return {
    recent: () => memory.get().recent.map(newsroomAt),
    noteRecent(root) {
      const recent = withRecent(memory.get().recent, root)
      void remember({ recent, ids: idsOf(recent) })
      recents.add(recent)
    },
    async forgetOthers(root) {
      const only = resolve(root)
      await memory.change({ recent: [only], ids: idsOf([only]), lastArticle: lastOf(root) })
      recents.clear()
    },
    idOf: (root) => memory.get().ids[resolve(root)] ?? null,
    noteId: (root, id) => remember({ ids: { ...memory.get().ids, [resolve(root)]: id } }),
    forgetId(root) {
      const { [resolve(root)]: _forgotten, ...ids } = memory.get().ids
      return remember({ ids })
    },
    lastArticle: (root) => memory.get().lastArticle[root] ?? null,
    noteArticle: (root, id) => remember({ lastArticle: { ...memory.get().lastArticle, [root]: id } }),
  }
}
