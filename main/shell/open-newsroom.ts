/** The open newsroom: its desk, what the window draws of it, and how another one is opened. */
import type { ArticleId } from "../article/dossier.ts"
import type { Newsroom, Opened, Scene } from "../contract/desk.ts"
import type { Platform } from "../contract/keys.ts"
import { DeskError } from "../contract/problem.ts"
import { createDesk, type Desk } from "../desk/desk.ts"
import { isFolder, newsroomAt, withRecent } from "../desk/newsroom.ts"
import { problemOf } from "./answer.ts"
import { Desks } from "./desks.ts"
import type { LastSeen } from "./last-seen.ts"
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
  /** Begins what a window asks for first, before it can ask: the scene, and the article that is open in it. */
  prepare(): void
  /** The newsroom as the window begins with it; what was prepared, at the first time. */
  scene(): Promise<Scene>
  /** Begins to follow what changes in the newsroom, and to build its index: the window asks for its library. */
  attend(): void
  /** Whether it does. */
  readonly isAttended: boolean
  /** Opens an article of the open newsroom; the prepared one is under way. */
  openArticle(id: ArticleId): Promise<Opened>
  /** Opens another newsroom: has the window save, then sends it the new scene. Throws `DeskError` newsroom-missing. */
  open(path: string): Promise<void>
  /** Returns when no save is under way in any newsroom. */
  idle(): Promise<void>
  /** The same, and every article may be written in elsewhere. */
  settle(): Promise<void>
  /** Closes every newsroom and seals its index, as the app ends. */
  close(): Promise<void>
}

/** An article that was opened before the window asked for it, and the desk that it came from. */
type Early = { id: ArticleId; from: Desk; opened: Promise<Opened> }

export type RoomOptions = {
  /** The newsroom of the start. */
  path: string
  memory: MemoryStore
  seen: Pick<LastSeen, "nameOf" | "pageOf">
  outbox: Outbox
  flusher: Flusher
  platform: Platform
  clock: () => Date
  log: Log
}

/**
 * Makes the desk of the newsroom at `path` and puts the newsroom among the recent ones. Reads nothing of its
 * folder yet.
 */
export function createRoom({ path, memory, seen, outbox, flusher, platform, clock, log }: RoomOptions): Room {
  const desks = new Desks(deskAt, path, log)
  /** Stops following the open newsroom; null before the window has asked for its library. */
  let stop: (() => void) | null = null
  /** What the window has not asked for yet, and will first. */
  let begun: { scene: Promise<Scene> | null; opening: Promise<Early | null> } | null = null

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

  /** The article that was opened early, once: what becomes of it is its taker's to say. */
  async function takeEarly(): Promise<Early | null> {
    const opening = begun?.opening ?? null
    begun = null
    return opening
  }

  /** Gives an article back that the window never asked for. */
  async function forget({ id, from, opened }: Early): Promise<void> {
    try {
      const early = await opened
      if (early.kind === "article") await from.leaveArticle({ id, epoch: early.epoch })
    } catch (error) {
      log(`Could not give back ${id}`, error)
    }
  }

  async function sceneNow(): Promise<Scene> {
    const from = desks.shown
    const last = memory.get().lastArticle[from.root] ?? null
    const told = (error: unknown) => {
      outbox.send("problem", problemOf(error, log, `Could not read ${from.root}`))
      return null
    }
    const name = last && seen.nameOf(from.root, last)
    const open = await from.firstArticle(last, name).catch(told)
    const { settings } = memory.get()
    return {
      newsroom: newsroomAt(from.root),
      recent: room.recent(),
      settings,
      platform,
      open,
      listed: seen.pageOf(from.root, settings),
    }
  }

  const room: Room = {
    desk: () => desks.shown,
    deskOf: (id) => desks.of(id),
    opened: (id, from, epoch) => desks.opened(id, from, epoch),
    left: (id, epoch) => desks.left(id, epoch),
    keep: (from, work) => desks.keep(from, work),
    remember: (id, from) => remember({ lastArticle: { ...memory.get().lastArticle, [from.root]: id } }),
    recent: () => memory.get().recent.map(newsroomAt),
    attend() {
      stop ??= follow()
    },
    get isAttended() {
      return stop !== null
    },
    prepare() {
      const from = desks.shown
      const scene = sceneNow()
      const opening = scene.then(({ open: id }): Early | null => {
        if (id === null) return null
        const opened = desks.keep(from, from.openArticle({ id }))
        // Whoever asks for it is told.
        opened.catch(() => undefined)
        return { id, from, opened }
      })
      opening.catch(() => undefined)
      begun = { scene, opening }
    },
    scene() {
      const scene = begun?.scene ?? sceneNow()
      if (begun) begun.scene = null
      return scene
    },
    async openArticle(id) {
      const from = desks.shown
      const early = await takeEarly()
      if (early?.id === id && early.from === from) return early.opened
      if (early) void forget(early)
      return from.openArticle({ id })
    },
    async open(next) {
      if (!(await isFolder(next))) throw new DeskError("newsroom-missing", { name: next })
      if (!(await flusher.flush())) log("The window did not save before the newsroom was changed")
      const early = await takeEarly()
      if (early) await forget(early)
      stop?.()
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
