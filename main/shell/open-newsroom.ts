/** The open newsroom: its desk, what the window draws of it, and how another one is opened. */
import type { ArticleId } from "../article/dossier.ts"
import type { Newsroom, Scene } from "../contract/desk.ts"
import type { Platform } from "../contract/keys.ts"
import { DeskError } from "../contract/problem.ts"
import { createDesk, type Desk } from "../desk/desk.ts"
import { isFolder, newsroomAt, withRecent } from "../desk/newsroom.ts"
import { problemOf } from "./answer.ts"
import { Desks } from "./desks.ts"
import type { Log } from "./log.ts"
import type { MemoryStore } from "./memory.ts"
import type { Outbox } from "./outbox.ts"
import type { Flusher } from "./quit.ts"

export type Room = {
  /** The desk of the open newsroom. */
  desk(): Desk
  /** The desk that an open article came from, which is another one's if the newsroom was changed since. */
  deskOf(id: ArticleId): Desk
  /** Notes where an article was opened from: what is asked about it goes there until that opening is left. */
  opened(id: ArticleId, desk: Desk, epoch: string): void
  /** Notes that the window has left an opening of an article, or with null every opening. */
  left(id: ArticleId, epoch: string | null): void
  /** Keeps a newsroom's desk open, also after another one was opened, until `work` has ended; returns `work`. */
  keep<Result>(desk: Desk, work: Promise<Result>): Promise<Result>
  /**
   * Remembers that the next start of this newsroom opens the article. Resolves when the disk knows it; that
   * it could not be remembered is only logged.
   */
  remember(id: ArticleId, desk: Desk): Promise<void>
  recent(): Newsroom[]
  scene(): Promise<Scene>
  /** Opens another newsroom: has the window save, then sends it the new scene. Throws `DeskError` newsroom-missing. */
  open(path: string): Promise<void>
  /** Returns when no save is under way in any newsroom. */
  idle(): Promise<void>
  /** The same, and every article may be written in elsewhere. */
  settle(): Promise<void>
  /** Closes every newsroom and seals its index, as the app ends. */
  close(): Promise<void>
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
  const desks = new Desks(deskAt, path, log)
  let stop = follow()

  function deskAt(root: string): Desk {
    return createDesk({
      root,
      clock,
      log,
      onProblem: (problem) => outbox.send("problem", problem),
      onOutside: (news) => outbox.send("outside", news),
      onLock: (news) => outbox.send("lock", news),
    })
  }

  /** Tells the window of every change in the open newsroom. A window that is loading asks for everything by itself. */
  function follow(): () => void {
    return desks.shown.onLibrary((news) => {
      if (outbox.isOpen) outbox.send("library", news)
    })
  }

  const remember = (change: Parameters<MemoryStore["change"]>[0]) =>
    memory.change(change).catch((error: unknown) => log("Could not remember", error))

  const room: Room = {
    desk: () => desks.shown,
    deskOf: (id) => desks.of(id),
    opened: (id, from, epoch) => desks.opened(id, from, epoch),
    left: (id, epoch) => desks.left(id, epoch),
    keep: (from, work) => desks.keep(from, work),
    remember: (id, from) => remember({ lastArticle: { ...memory.get().lastArticle, [from.root]: id } }),
    recent: () => memory.get().recent.map(newsroomAt),
    async scene() {
      const desk = desks.shown
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
      void desks.show(next)
      stop = follow()
      void remember({ recent: withRecent(memory.get().recent, next) })
      if (outbox.isOpen) outbox.send("newsroom", await room.scene())
    },
    async idle() {
      await Promise.all(desks.all().map((desk) => desk.idle()))
    },
    async settle() {
      await room.idle()
      await Promise.all(desks.all().map((desk) => desk.rest()))
    },
    close: () => desks.close(),
  }
  void remember({ recent: withRecent(memory.get().recent, path) })
  return room
}
