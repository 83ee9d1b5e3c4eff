/**
 * Locks say who has which article open, for all desks on one newsroom: a small file for each open article
 * (`lock-file.ts`). Locks are advisory. They tell writers that somebody else is writing the same story; they do not
 * protect bytes, and if locks cannot be written, everybody can still write.
 *
 * A desk that holds a lock rewrites its file regularly; each time is a beat. A desk that wanted the lock watches the
 * file.
 */
import { type FSWatcher, watch } from "node:fs"
import { basename } from "node:path"
import { type ArticleId, articleId } from "../../article/dossier.ts"
import type { Lock } from "../../contract/desk.ts"
import { codeOf, type Disk, realDisk } from "../disk/disk.ts"
import { thisMachine } from "../disk/machine.ts"
import { createQueue } from "../disk/queue.ts"
import { createLockFiles, type LockFile } from "./lock-file.ts"

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

/** What this desk has or watches. */
type Interest =
  | {
      kind: "held"
      mine: LockFile
      /** Whether the file was written. Otherwise that is tried again, and `instead` is what it may replace. */
      written: boolean
      instead: string | null
    }
  | { kind: "watched"; told: Lock | null }

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
  const interests = new Map<ArticleId, Interest>()
  /** The faults that were logged, so that they are not logged at every beat. */
  const complaints = new Set<string>()
  let timer: NodeJS.Timeout | null = null
  let watcher: FSWatcher | null = null
  let closed = false
  /** Works one after the other, so that a beat never comes between reading a lock and taking it. */
  const { run: inTurn } = createQueue()

  function complain(message: string, error: unknown): void {
    const key = `${message} ${codeOf(error)}`
    if (complaints.has(key)) return
    complaints.add(key)
    log(message, error)
  }

  function held(id: ArticleId, mine: LockFile, written: boolean, instead: string | null = null): void {
    interests.set(id, { kind: "held", mine, written, instead })
    files.forget(id)
    attend()
  }

  async function take(id: ArticleId): Promise<Lock | null> {
    if (closed || interests.get(id)?.kind === "held") return null
    const mine = files.fresh()
    try {
      const lock = await files.take(id, mine)
      if (lock) {
        interests.set(id, { kind: "watched", told: lock })
        attend()
        return lock
      }
      held(id, mine, true)
    } catch (error) {
      complain("Could not take the lock of an article", error)
      held(id, mine, false)
    }
    return null
  }

  async function takeOver(id: ArticleId): Promise<void> {
    if (closed || interests.get(id)?.kind === "held") return
    const mine = files.fresh()
    try {
      held(id, mine, await files.seize(id, mine))
    } catch (error) {
      complain("Could not take over the lock of an article", error)
      const there = await files.read(id).catch(() => null)
      held(id, mine, false, there?.file?.token ?? null)
    }
  }

  /** Notes that another desk has the lock that this one held. */
  function lost(id: ArticleId, lock: Lock): void {
    interests.set(id, { kind: "watched", told: lock })
    onChange(id, lock)
  }

  /** Renews what this desk holds, or finds out that it does not hold it any more. */
  async function renew(id: ArticleId, interest: Interest & { kind: "held" }): Promise<void> {
    const there = await files.read(id)
    const { mine, written, instead } = interest
    const token = there?.file?.token ?? null
    if (there && written) {
      // A lock that cannot be read was ours at the beat before.
      if (there.file && token !== mine.token) return lost(id, files.holder(id, there))
      const next = { ...mine, beat: mine.beat + 1 }
      if (await files.renew(id, there, next)) interest.mine = next
      return
    }
    // The file was never written, or another program removed it, such as a sync client.
    if (there && token !== mine.token && token !== instead) {
      const lock = await files.take(id, mine)
      if (lock) return lost(id, lock)
      interest.written = true
    } else if (there) interest.written = await files.restore(id, there, mine)
    else if (await files.restore(id, null, mine)) interest.written = true
  }

  /** Looks whether another desk's lock is still there. */
  async function observe(id: ArticleId, interest: Interest & { kind: "watched" }): Promise<void> {
    const there = await files.read(id)
    const { told } = interest
    let now: Lock | null = null
    if (there && !files.isStale(id, there)) {
      // A lock that cannot be read may be half synced. The known holder still counts.
      now = (there.file ? null : told) ?? files.holder(id, there)
    }
    if (now?.who === told?.who && now?.where === told?.where && (now === null) === (told === null)) return
    interest.told = now
    onChange(id, now)
  }

  async function round(renewing: boolean): Promise<void> {
    for (const [id, interest] of [...interests]) {
      if (closed || interests.get(id) !== interest) continue
      try {
        if (interest.kind === "watched") await observe(id, interest)
        else if (renewing) await renew(id, interest)
        else {
          const there = await files.read(id)
          if (interest.written && there?.file && there.file.token !== interest.mine.token)
            lost(id, files.holder(id, there))
        }
      } catch (error) {
        complain("Could not look after the lock of an article", error)
      }
    }
  }

  /** The rounds that were asked for and have not begun. */
  const asked = { look: false, beat: false }

  function ask(what: keyof typeof asked): void {
    if (asked[what]) return
    asked[what] = true
    void inTurn(() => {
      asked[what] = false
      return round(what === "beat")
    })
  }

  /** Begins to beat and to watch, as long as there is anything to look after. */
  function attend(): void {
    if (closed || interests.size === 0) {
      rest()
      return
    }
    if (!timer) {
      timer = setInterval(() => ask("beat"), beat)
      timer.unref()
    }
    if (watcher) return
    try {
      // Most changes are noticed at once; those that the system does not report, as on a file server, at the next
      // beat.
      watcher = watch(files.folder, { persistent: false }, (_event, name) => {
        const id = basename(name ?? "", ".json")
        if (name === null || articleId.safeParse(id).success) ask("look")
      })
      watcher.on("error", (error) => {
        complain("Could not watch the locks", error)
        watcher?.close()
        watcher = null
      })
    } catch (error) {
      complain("Could not watch the locks", error)
    }
  }

  function rest(): void {
    if (timer) clearInterval(timer)
    timer = null
    watcher?.close()
    watcher = null
  }

  async function release(id: ArticleId): Promise<void> {
    const interest = interests.get(id)
    interests.delete(id)
    files.forget(id)
    attend()
    if (interest?.kind !== "held") return
    try {
      const there = await files.read(id)
      if (there?.file?.token === interest.mine.token) await files.remove(id)
    } catch (error) {
      complain("Could not give back the lock of an article", error)
    }
    files.retire(interest.mine)
  }

  return {
    take: (id) => inTurn(() => take(id)),
    takeOver: (id) => inTurn(() => takeOver(id)),
    release: (id) => inTurn(() => release(id)),
    holds: (id) => interests.get(id)?.kind === "held",
    close: () =>
      inTurn(async () => {
        for (const id of [...interests.keys()]) await release(id)
        closed = true
        rest()
      }),
  }
}
