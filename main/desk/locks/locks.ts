/**
 * Locks say who has which article open, for all desks on one newsroom: a small file for each open article
 * (`lock-file.ts`). Locks are advisory. They tell writers that somebody else is writing the same story; they do not
 * protect bytes, and if locks cannot be written, everybody can still write.
 *
 * A desk that holds a lock rewrites its file regularly; each time is a beat (`held.ts`). A desk that wanted the lock
 * watches the file (`watched.ts`). `rounds.ts` says when.
 */
import type { ArticleId } from "../../article/dossier.ts"
import type { Lock } from "../../contract/desk.ts"
import { type Disk, realDisk } from "../disk/disk.ts"
import { thisMachine } from "../disk/machine.ts"
import { createQueue } from "../disk/queue.ts"
import { createComplaints } from "./complaints.ts"
import { HeldLock, type Taken } from "./held.ts"
import { createLockFiles } from "./lock-file.ts"
import { type Round, Rounds } from "./rounds.ts"
import { WatchedLock } from "./watched.ts"

export type LocksOptions = {
  root: string
  disk?: Disk
  clock: () => Date
  /** The person, and the machine, as the other desks show them. */
  who: string
  where: string
  /**
   * Called when the holder of an article's lock changes that this desk has or wanted. With a lock: another desk has
   * it now, and this desk does not hold it any more. With null: the lock was released or is stale, and may be taken.
   */
  onChange: (id: ArticleId, lock: Lock | null) => void
  /** Called when a lock could not be written or read, as no caller waits for that. */
  log?: (message: string, error: unknown) => void
  /** How often a lock is renewed and looked at, in milliseconds. */
  beat?: number
}

export type Locks = {
  /**
   * Takes the lock: null if this desk has it now, otherwise who has it. Then it is watched
   * until it is released here, and `onChange` says when it may be taken.
   */
  take(id: ArticleId): Promise<Lock | null>
  /** Takes the lock even if another desk has it. That desk notices at its next beat at the latest. */
  takeOver(id: ArticleId): Promise<void>
  /** Releases the lock, or stops watching it. */
  release(id: ArticleId): Promise<void>
  /** Whether this desk may write the article, as far as it knows. */
  holds(id: ArticleId): boolean
  /** Releases every lock, for good. Afterwards `take` takes nothing and returns null. */
  close(): Promise<void>
}

/** How often a lock is renewed, in milliseconds. */
const usualBeat = 15_000

/**
 * The locks of the newsroom at `root` as this desk holds and watches them. Its methods never reject: what the disk
 * refuses is logged.
 */
export function createLocks({
  root,
  disk = realDisk,
  clock,
  who,
  where,
  onChange,
  log = () => undefined,
  beat = usualBeat,
}: LocksOptions): Locks {
  const files = createLockFiles({ root, disk, clock, who, where, machine: thisMachine(), beat })
  /** The locks that this desk has or wanted. */
  const locks = new Map<ArticleId, HeldLock | WatchedLock>()
  let closed = false
  const complain = createComplaints(log)
  /** Works one after the other, so that a beat never comes between reading a lock and taking it. */
  const { run: inTurn } = createQueue()
  const rounds = new Rounds({ folder: files.folder, beat, inTurn, go, complain })

  const holds = (id: ArticleId) => locks.get(id) instanceof HeldLock

  /** Goes on with the rounds as long as there is anything to look after. */
  function attend(): void {
    if (closed || locks.size === 0) rounds.rest()
    else rounds.begin()
  }

  function held(id: ArticleId, taken: Taken): void {
    locks.set(id, new HeldLock(files, id, taken))
    files.forget(id)
    attend()
  }

  async function take(id: ArticleId): Promise<Lock | null> {
    if (closed || holds(id)) return null
    const mine = files.fresh()
    try {
      const lock = await files.take(id, mine)
      if (lock) {
        locks.set(id, new WatchedLock(files, id, lock))
        attend()
        return lock
      }
      held(id, { mine, written: true })
    } catch (error) {
      complain("Could not take the lock of an article", error)
      held(id, { mine, written: false })
    }
    return null
  }

  async function takeOver(id: ArticleId): Promise<void> {
    if (closed || holds(id)) return
    const mine = files.fresh()
    try {
      held(id, { mine, written: await files.seize(id, mine) })
    } catch (error) {
      complain("Could not take over the lock of an article", error)
      const there = await files.read(id).catch(() => null)
      held(id, { mine, written: false, instead: there?.file?.token ?? null })
    }
  }

  async function release(id: ArticleId): Promise<void> {
    const lock = locks.get(id)
    locks.delete(id)
    files.forget(id)
    attend()
    if (!(lock instanceof HeldLock)) return
    try {
      await lock.release()
    } catch (error) {
      complain("Could not give back the lock of an article", error)
    }
  }

  /** Looks after one lock, and tells who has it if that has changed. */
  async function tend(id: ArticleId, lock: HeldLock | WatchedLock, round: Round): Promise<void> {
    if (lock instanceof WatchedLock) {
      if (await lock.look()) onChange(id, lock.holder)
      return
    }
    const theirs = await (round === "beat" ? lock.renew() : lock.look())
    if (!theirs) return
    locks.set(id, new WatchedLock(files, id, theirs))
    onChange(id, theirs)
  }

  async function go(round: Round): Promise<void> {
    for (const [id, lock] of [...locks]) {
      if (closed || locks.get(id) !== lock) continue
      try {
        await tend(id, lock, round)
      } catch (error) {
        complain("Could not look after the lock of an article", error)
      }
    }
  }

  return {
    take: (id) => inTurn(() => take(id)),
    takeOver: (id) => inTurn(() => takeOver(id)),
    release: (id) => inTurn(() => release(id)),
    holds,
    close: () =>
      inTurn(async () => {
        for (const id of [...locks.keys()]) await release(id)
        closed = true
        rounds.rest()
      }),
  }
}
