/** The open newsroom: its desk, what the window draws of it, and how another one is opened. */
import { resolve } from "node:path"
import type { ArticleId } from "../article/dossier.ts"
import type { Newsroom, Opened, Scene } from "../contract/desk.ts"
import { defaultKeys, type KeySettings } from "../contract/keymap.ts"
import type { Platform } from "../contract/keys.ts"
import type { Away } from "../contract/newsroom.ts"
import { DeskError } from "../contract/problem.ts"
import type { Managed } from "../contract/settings.ts"
import { createDesk, type Desk } from "../desk/desk.ts"
import { createQueue } from "../desk/disk/queue.ts"
import { isFolder } from "../desk/newsroom.ts"
import { Desks } from "./desks.ts"
import { createKnownNewsrooms } from "./known-newsrooms.ts"
import type { LastSeen } from "./last-seen.ts"
import type { Log } from "./log.ts"
import type { MemoryStore } from "./memory.ts"
import type { Outbox } from "./outbox.ts"
import { createPrepared } from "./prepared.ts"
import type { Flusher } from "./quit.ts"
import type { Recents } from "./recents.ts"
import { readScene } from "./scene.ts"

export type OpenNewsroom = {
  /** The desk of the open newsroom. */
  desk(): Desk
  /** The key by which calls and events name the newsroom of a desk. */
  keyOf(desk: Desk): string
  /** The desk of the newsroom that the window named, open or left. Throws `DeskError` invalid-call if there is none. */
  named(key: string | null): Desk
  /** Notes the desk of an article that was opened: it stays open until the opening is left. */
  opened(id: ArticleId, desk: Desk, epoch: string): void
  /** Notes that the window has left an opening of a desk's article, or every opening if `epoch` is null. */
  left(id: ArticleId, desk: Desk, epoch: string | null): void
  /** Keeps a newsroom's desk open, also after another one was opened, until `work` has ended; returns `work`. */
  keep<Result>(desk: Desk, work: Promise<Result>): Promise<Result>
  /**
   * Remembers that the next start of this newsroom opens the article. Resolves when it is on the disk; a failure is
   * only logged.
   */
  remember(id: ArticleId, desk: Desk): Promise<void>
  recent(): Newsroom[]
  /** Forgets the recent newsrooms, but the open one; throws `DeskError` for what the disk refuses. */
  forgetRecent(): Promise<void>
  /**
   * Begins to read what a window asks for first, before it asks: the scene, and the article to open in it. That is
   * `wanted`, if it is there, else the one that was open last.
   */
  prepare(wanted?: Promise<ArticleId | null>): void
  /** The scene that the window begins with. The first call returns the prepared one. */
  scene(): Promise<Scene>
  /**
   * Begins to follow what changes in the newsroom, and to build its index. Called when the window asks for the
   * library.
   */
  attend(): void
  /** Whether `attend` was called. */
  readonly isAttended: boolean
  /** Opens an article of a newsroom. Returns the prepared opening if that is of the same article there. */
  openArticle(id: ArticleId, from: Desk): Promise<Opened>
  /**
   * Opens another newsroom: has the window save, then sends it the new scene. The article to open in it is the one that
   * `wanted` gives, if it gives one and that is there, else the one that was open last. Throws `DeskError`
   * newsroom-missing.
   */
  open(path: string, wanted?: (desk: Desk) => Promise<ArticleId | null>): Promise<void>
  /**
   * Looks whether the newsroom's folder is there again, after it was away; then sends the window its scene. Returns why it
   * still is away, or null.
   */
  look(): Promise<Away | null>
  /**
   * Takes the folder at the newsroom's path for a new newsroom, and makes it if it is missing; then sends the window its
   * scene. Throws `DeskError` for what the disk refuses.
   */
  begin(): Promise<void>
  /** Returns when no save is under way in any newsroom. */
  idle(): Promise<void>
  /** Like `idle`, and then releases every lock, so that other desks may write. */
  settle(): Promise<void>
  /** Closes every newsroom and seals its index, as the app ends. */
  close(): Promise<void>
}

export type OpenNewsroomOptions = {
  /** The newsroom of the start. */
  path: string
  memory: MemoryStore
  seen: Pick<LastSeen, "nameOf" | "pageOf">
  outbox: Outbox
  flusher: Flusher
  platform: Platform
  clock: () => Date
  log: Log
  /** The keys that the person has given to commands. */
  keys?: () => KeySettings
  /** Where what the person has set is kept. */
  kept?: Scene["kept"]
  /** What the machine's administrators have set. */
  managed?: Managed[]
  /** The system's own lists of recent newsrooms. */
  recents?: Recents
}

/**
 * Makes the desk of the newsroom at `path` and puts the newsroom among the recent ones. Reads nothing of its
 * folder yet.
 */
export function createOpenNewsroom({
  path,
  memory,
  seen,
  outbox,
  flusher,
  platform,
  clock,
  log,
  keys = () => defaultKeys,
  kept = { settings: "", keys: "" },
  managed = [],
  recents = { add: () => undefined, clear: () => undefined },
}: OpenNewsroomOptions): OpenNewsroom {
  const known = createKnownNewsrooms({ memory, recents, log })
  const desks = new Desks(deskAt, path, log)
  const openings = createQueue()
  /** Stops following the open newsroom; null before the window has asked for its library. */
  let stop: (() => void) | null = null

  function deskAt(root: string): Desk {
    return createDesk({
      root,
      id: known.idOf(root),
      onIdentity: (id) => void known.noteId(root, id),
      clock,
      log,
      onProblem: (problem) => outbox.send("problem", problem),
      onOutside: (news) => outbox.send("outside", news, desks.keyOf({ root })),
      onLost: (lost) => outbox.send("lost", lost, desks.keyOf({ root })),
      onLock: (news) => outbox.send("lock", news, desks.keyOf({ root })),
    })
  }

  /** Sends every change in the open newsroom to the window. A window that is loading asks for everything anyway. */
  function follow(): () => void {
    const key = desks.keyOf(desks.shown)
    return desks.shown.onLibrary((news) => {
      if (outbox.isOpen) outbox.send("library", news, key)
    })
  }

  const sceneNow = (wanted?: Promise<ArticleId | null>) =>
    readScene(
      { memory, known, seen, outbox, log, platform, keys, kept, managed, keyOf: (desk) => desks.keyOf(desk) },
      desks.shown,
      wanted,
    )

  async function openNow(next: string, wanted: Parameters<OpenNewsroom["open"]>[1]): Promise<void> {
    // Of the one that is shown the window says that it is away.
    if (resolve(next) !== resolve(desks.shown.root) && !(await isFolder(next)))
      throw new DeskError("newsroom-missing", { name: next })
    await showNow(next, wanted)
  }

  /** Has the window save, and then shows it the newsroom at `next`. */
  async function showNow(next: string, wanted?: Parameters<OpenNewsroom["open"]>[1]): Promise<void> {
    if (!(await flusher.flush())) log("The window did not save before the newsroom was changed")
    await prepared.leave()
    stop?.()
    void desks.show(next)
    stop = follow()
    known.noteRecent(next)
    if (outbox.isOpen)
      outbox.send("newsroom", await sceneNow(wanted?.(desks.shown)), desks.keyOf(desks.shown))
  }

  const prepared = createPrepared({
    shown: () => desks.shown,
    sceneNow,
    keep: (from, work) => desks.keep(from, work),
    log,
  })
  const newsroom: OpenNewsroom = {
    desk: () => desks.shown,
    keyOf: (desk) => desks.keyOf(desk),
    named: (key) => desks.named(key),
    opened: (id, from, epoch) => desks.opened(id, from, epoch),
    left: (id, desk, epoch) => desks.left(id, desk, epoch),
    keep: (from, work) => desks.keep(from, work),
    remember: (id, from) => known.noteArticle(from.root, id),
    recent: known.recent,
    forgetRecent: () => known.forgetOthers(desks.shown.root),
    attend() {
      stop ??= follow()
    },
    get isAttended() {
      return stop !== null
    },
    prepare: prepared.begin,
    scene: prepared.scene,
    openArticle: prepared.openArticle,
    // The one that was asked for last is the one that stays.
    open: (next, wanted) => openings.run(() => openNow(next, wanted)),
    look: () =>
      openings.run(async () => {
        const away = await desks.shown.away()
        if (away === null) await showNow(desks.shown.root)
        return away
      }),
    begin: () =>
      openings.run(async () => {
        const { root } = desks.shown
        await desks.shown.begin()
        await known.forgetId(root)
        await showNow(root)
      }),
    async idle() {
      await Promise.all(desks.all().map((desk) => desk.idle()))
    },
    async settle() {
      await newsroom.idle()
      await Promise.all(desks.all().map((desk) => desk.rest()))
    },
    close: () => desks.close(),
  }
  known.noteRecent(path)
  return newsroom
}
