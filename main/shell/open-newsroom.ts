/** The open newsroom: its desk, what the window draws of it, and the way to another one. */
import type { ArticleId } from "../article/dossier.ts"
import type { Newsroom, Scene } from "../contract/desk.ts"
import type { Platform } from "../contract/keys.ts"
import { DeskError } from "../contract/problem.ts"
import { createDesk, type Desk } from "../desk/desk.ts"
import { isFolder, newsroomAt, withRecent } from "../desk/newsroom.ts"
import { problemOf } from "./answer.ts"
import type { Log } from "./log.ts"
import type { MemoryStore } from "./memory.ts"
import type { Outbox } from "./outbox.ts"
import type { Flusher } from "./quit.ts"

export type Room = {
  /** The desk of the open newsroom. */
  desk(): Desk
  /** The desk that an open article came from, which is another one's if the newsroom was changed since. */
  deskOf(id: ArticleId): Desk
  /** Remembers where a new article belongs. */
  begun(id: ArticleId, desk: Desk): void
  /**
   * Remembers that an article is open, now and at the next start, and where it came from. Resolves when the disk
   * knows it; that it could not be remembered is only logged.
   */
  opened(id: ArticleId, desk: Desk): Promise<void>
  recent(): Newsroom[]
  scene(): Promise<Scene>
  /** Opens another newsroom: has the window save, then sends it the new scene. Throws `DeskError` newsroom-missing. */
  open(path: string): Promise<void>
  /** Returns when no save is under way in any newsroom. */
  idle(): Promise<void>
  /** The same, and every article may be written in elsewhere. */
  settle(): Promise<void>
}

export type RoomOptions = {
  /** The newsroom of the start. */
  path: string
  memory: MemoryStore
  outbox: Outbox
  flusher: Flusher
  platform: Platform
  clock: () => Date
  log: Log
}

export function createRoom({ path, memory, outbox, flusher, platform, clock, log }: RoomOptions): Room {
  /** Every newsroom of this run by its path: its articles may still be on their way to it. */
  const desks = new Map<string, Desk>()
  const homes = new Map<ArticleId, Desk>()
  let desk = deskAt(path)
  let stop = follow()

  function deskAt(root: string): Desk {
    const known = desks.get(root)
    if (known) return known
    const fresh = createDesk({
      root,
      clock,
      log,
      onProblem: (problem) => outbox.send("problem", problem),
      onOutside: (news) => outbox.send("outside", news),
      onLock: (news) => outbox.send("lock", news),
    })
    desks.set(root, fresh)
    return fresh
  }

  /** Tells the window of every change in the open newsroom. A window that is loading asks for everything by itself. */
  function follow(): () => void {
    return desk.onLibrary((news) => {
      if (outbox.isOpen) outbox.send("library", news)
    })
  }

  const remember = (change: Parameters<MemoryStore["change"]>[0]) =>
    memory.change(change).catch((error: unknown) => log("Could not remember", error))

  const room: Room = {
    desk: () => desk,
    deskOf: (id) => homes.get(id) ?? desk,
    begun(id, from) {
      homes.set(id, from)
    },
    opened(id, from) {
      homes.set(id, from)
      return remember({ lastArticle: { ...memory.get().lastArticle, [from.root]: id } })
    },
    recent: () => memory.get().recent.map(newsroomAt),
    async scene() {
      const last = memory.get().lastArticle[desk.root] ?? null
      const told = (error: unknown) => {
        outbox.send("problem", problemOf(error, log, `Could not read ${desk.root}`))
        return null
      }
      const first = await desk.firstArticle(last).catch(told)
      return {
        newsroom: newsroomAt(desk.root),
        recent: room.recent(),
        settings: memory.get().settings,
        platform,
        open: first,
      }
    },
    async open(next) {
      if (!(await isFolder(next))) throw new DeskError("newsroom-missing", { name: next })
      if (!(await flusher.flush())) log("The window did not save before the newsroom was changed")
      stop()
      desk = deskAt(next)
      stop = follow()
      void remember({ recent: withRecent(memory.get().recent, next) })
      if (outbox.isOpen) outbox.send("newsroom", await room.scene())
    },
    async idle() {
      await Promise.all([...desks.values()].map((each) => each.idle()))
    },
    async settle() {
      await room.idle()
      await Promise.all([...desks.values()].map((each) => each.rest()))
    },
  }
  void remember({ recent: withRecent(memory.get().recent, path) })
  return room
}
