/** The open newsroom: its desk, what the window draws of it, and the way to another one. */
import type { ArticleId } from "../article/dossier.ts"
import type { Newsroom, Opened, Scene } from "../contract/desk.ts"
import type { Platform } from "../contract/keys.ts"
import { DeskError } from "../contract/problem.ts"
import { createDesk, type Desk } from "../desk/desk.ts"
import { isFolder, newsroomAt, withRecent } from "../desk/newsroom.ts"
import { problemOf } from "./answer.ts"
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
  /** Remembers where a new article belongs. */
  begun(id: ArticleId, desk: Desk): void
  /**
   * Remembers that an article is open, now and at the next start, and where it came from. Resolves when the disk
   * knows it; that it could not be remembered is only logged.
   */
  opened(id: ArticleId, desk: Desk): Promise<void>
  recent(): Newsroom[]
  /** The newsroom as the window begins with it. The first one is under way since the room was made. */
  scene(): Promise<Scene>
  /** Begins to follow what changes in the newsroom, and to build its index: the window asks for its library. */
  attend(): void
  /** Whether it does. */
  readonly isAttended: boolean
  /** Opens an article of the open newsroom. The first one is under way since the room was made. */
  openArticle(id: ArticleId): Promise<Opened>
  /** Opens another newsroom: has the window save, then sends it the new scene. Throws `DeskError` newsroom-missing. */
  open(path: string): Promise<void>
  /** Returns when no save is under way in any newsroom. */
  idle(): Promise<void>
  /** The same, and every article may be written in elsewhere. */
  settle(): Promise<void>
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

export function createRoom({ path, memory, seen, outbox, flusher, platform, clock, log }: RoomOptions): Room {
  /** Every newsroom of this run by its path: its articles may still be on their way to it. */
  const desks = new Map<string, Desk>()
  const homes = new Map<ArticleId, Desk>()
  let desk = deskAt(path)
  /** Stops following the open newsroom; null before the window has asked for its library. */
  let stop: (() => void) | null = null
  /** What the window has not asked for yet, and will first. */
  let begun: { scene: Promise<Scene> | null; opening: Promise<Early | null> } | null = null

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

  /** Tells the window of every change in the open newsroom. */
  function follow(): () => void {
    return desk.onLibrary((state) => {
      if (outbox.isOpen) outbox.send("library", state)
    })
  }

  const remember = (change: Parameters<MemoryStore["change"]>[0]) =>
    memory.change(change).catch((error: unknown) => log("Could not remember", error))

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
    const from = desk
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
    attend() {
      stop ??= follow()
    },
    get isAttended() {
      return stop !== null
    },
    scene() {
      const scene = begun?.scene ?? sceneNow()
      if (begun) begun.scene = null
      return scene
    },
    async openArticle(id) {
      const from = desk
      const early = await begun?.opening
      begun = null
      if (early?.id === id && early.from === from) return early.opened
      if (early) void forget(early)
      return from.openArticle({ id })
    },
    async open(next) {
      if (!(await isFolder(next))) throw new DeskError("newsroom-missing", { name: next })
      if (!(await flusher.flush())) log("The window did not save before the newsroom was changed")
      stop?.()
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

  // What the window asks for first is begun before it can ask: the scene, and the article that is open in it.
  const scene = sceneNow()
  const opening = scene.then(({ open: id }): Early | null => {
    if (id === null) return null
    const opened = desk.openArticle({ id })
    // Whoever asks for it is told.
    opened.catch(() => undefined)
    return { id, from: desk, opened }
  })
  opening.catch(() => undefined)
  begun = { scene, opening }
  return room
}
