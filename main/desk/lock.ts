/**
 * Who has which article open, for all desks on one newsroom: a small file for each open article, in
 * `.midad/locks/`. Locks are advisory. They say who writes, so that two do not write the same story unawares;
 * they guard no bytes, and where none can be written everybody writes on.
 *
 * A desk that holds a lock changes its file again and again, a beat each time. Clocks of two machines differ,
 * so no time in the file is ever compared with ours: a lock is stale when we have watched it long enough and
 * saw no beat. A holder of this very machine whose process is gone is stale at once.
 */
import { createHash, randomUUID } from "node:crypto"
import { type FSWatcher, readFileSync, watch } from "node:fs"
import { hostname } from "node:os"
import { basename, join } from "node:path"
import { z } from "zod"
import { type ArticleId, articleId } from "../article/dossier.ts"
import type { Lock } from "../contract/desk.ts"
import { DeskError } from "../contract/problem.ts"
import { writeAtomic } from "./atomic.ts"
import { codeOf, type Disk, realDisk } from "./disk.ts"
import { isInside, realFolder } from "./folder.ts"
import { makeDurable } from "./history/place.ts"

export type LocksOptions = {
  root: string
  disk?: Disk
  clock: () => Date
  /** The person, and the machine, as the other desks show them. */
  who: string
  where: string
  /**
   * Told when an article that this desk has or wanted has another holder: taken over by somebody (then this
   * desk does not hold it any more), or, with null, given back or stale: it may be taken.
   */
  onChange: (id: ArticleId, lock: Lock | null) => void
  /** Told why a lock could not be written or read. Nobody waits for that, so nobody can be told by an error. */
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
  /** Takes it whoever has it. The other desk finds out at its next beat at the latest. */
  takeOver(id: ArticleId): Promise<void>
  /** Gives it back, or stops watching it. */
  release(id: ArticleId): Promise<void>
  /** Whether this desk may write the article, as far as it knows. */
  holds(id: ArticleId): boolean
  /** Gives everything back, for good: afterwards nothing is taken, and nobody is kept from writing. */
  close(): Promise<void>
}

/** How often a lock is renewed, in milliseconds. */
const usualBeat = 15_000
/** After how many beats without a sign of life a lock is stale. */
const patience = 4

const lockFile = z.object({
  who: z.string().max(500),
  where: z.string().max(500),
  since: z.iso.datetime(),
  /** A machine, and a process of it. */
  machine: z.string().max(200),
  pid: z.number().int().positive(),
  /** Counts the signs of life. */
  beat: z.number().int().nonnegative(),
  /** Names this taking of the lock. */
  token: z.string().min(1).max(200),
})
type LockFile = z.infer<typeof lockFile>

/** What stands in a lock's place: `text` tells whether it is still the same; `file` is null if it cannot be read. */
type Present = { text: string; file: LockFile | null }

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

/** How long something was seen without a change. */
type Sight = { text: string; unchanged: number; at: number; since: string }

/** The tokens of this process: one of its number that is none of them belongs to an earlier process of that number. */
const tokens = new Set<string>()

/** This machine, as its desks know it and others do not. A host's name alone may be that of two machines. */
export function thisMachine(): string {
  let id = ""
  if (process.platform === "linux")
    try {
      id = readFileSync("/etc/machine-id", "utf8").trim()
    } catch (error) {
      // Not every system has one.
      if (codeOf(error) === "") throw error
    }
  return createHash("sha256").update(`${hostname()}\n${id}`).digest("hex").slice(0, 32)
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, as somebody else's.
    return codeOf(error) !== "ESRCH"
  }
}

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
  const machine = thisMachine()
  const folder = join(root, ".midad", "locks")
  const pathOf = (id: ArticleId) => join(folder, `${id}.json`)
  const interests = new Map<ArticleId, Interest>()
  const sights = new Map<string, Sight>()
  /** What was said of a fault, so that it is not said at every beat. */
  const complaints = new Set<string>()
  let timer: NodeJS.Timeout | null = null
  let watcher: FSWatcher | null = null
  let closed = false
  /** One thing at a time: a beat never comes between a look at a lock and its taking. */
  let queue: Promise<unknown> = Promise.resolve()

  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const mine = queue.then(work)
    queue = mine.catch(() => undefined)
    return mine
  }

  function complain(message: string, error: unknown): void {
    const key = `${message} ${codeOf(error)}`
    if (complaints.has(key)) return
    complaints.add(key)
    log(message, error)
  }

  async function present(path: string): Promise<Present | null> {
    let bytes: Uint8Array
    try {
      bytes = await disk.read(path)
    } catch (error) {
      if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return null
      throw error
    }
    const text = Buffer.from(bytes).toString("utf8")
    try {
      return { text, file: lockFile.parse(JSON.parse(text)) }
    } catch (error) {
      if (error instanceof SyntaxError || error instanceof z.ZodError) return { text, file: null }
      throw error
    }
  }

  /** Looks at what stands at `path`, and says how long it has been so while we looked, and since when. */
  function seen(path: string, text: string): Sight {
    const at = performance.now()
    const known = sights.get(path)
    // Time in which nobody looked, as in a machine's sleep, says nothing about the other desk.
    const sight =
      known?.text === text
        ? { ...known, unchanged: known.unchanged + Math.min(at - known.at, 2 * beat), at }
        : { text, unchanged: 0, at, since: clock().toISOString() }
    sights.set(path, sight)
    return sight
  }

  function isStale({ file }: Present, { unchanged }: Sight): boolean {
    if (unchanged >= patience * beat) return true
    if (file?.machine !== machine) return false
    return file.pid === process.pid ? !tokens.has(file.token) : !isRunning(file.pid)
  }

  /** Who holds what stands there, as the contract has it. Of a lock that cannot be read nothing is known: `who` is empty. */
  const lockOf = ({ file }: Present, { since }: Sight): Lock =>
    file ? { who: file.who, where: file.where, since: file.since } : { who: "", where: "", since }

  function freshLock(): LockFile {
    const token = randomUUID()
    tokens.add(token)
    return { who, where, since: clock().toISOString(), machine, pid: process.pid, beat: 0, token }
  }

  const bytesOf = (file: LockFile) => Buffer.from(`${JSON.stringify(file)}\n`)

  /** Makes the folder, but never the newsroom: one that is gone is not to come back as an empty folder. */
  async function folderMade(): Promise<void> {
    const real = await realFolder(root, disk)
    await makeDurable(join(real, ".midad", "locks"), real, disk)
    // A link in its place must not lead our files elsewhere.
    if (!isInside(real, await realFolder(folder, disk))) throw new DeskError("read-only", { name: folder })
  }

  /**
   * Writes our lock where `there` stands. What cannot be read as a lock may be a link to some other file,
   * which would be written over: it is taken away first.
   */
  async function replace(
    path: string,
    there: Present | null,
    mine: LockFile,
    still?: () => Promise<boolean>,
  ): Promise<boolean> {
    if (there?.file) return writeAtomic(path, bytesOf(mine), { disk, ...(still ? { still } : {}) })
    if (still && !(await still())) return false
    if (there) await unlinked(path)
    return writeAtomic(path, bytesOf(mine), { disk, exclusive: true })
  }

  /**
   * Does `work` on the lock at `path` while no other desk does anything to it: only who has created the file
   * beside it may replace a lock. Gives back false without doing it if another desk is at it right now.
   */
  async function claimed(path: string, mine: LockFile, work: () => Promise<boolean>): Promise<boolean> {
    const claim = `${path.slice(0, -".json".length)}.claim`
    if (!(await writeAtomic(claim, bytesOf(mine), { disk, exclusive: true }))) {
      // Whoever claimed it may have stopped right there.
      const other = await present(claim)
      if (other && isStale(other, seen(claim, other.text))) await unlinked(claim)
      return false
    }
    try {
      return await work()
    } finally {
      await unlinked(claim)
      sights.delete(claim)
    }
  }

  /** Puts our lock in the place of a stale one, unless that has changed or somebody else is about to do the same. */
  async function replaceStale(path: string, stale: Present, mine: LockFile): Promise<boolean> {
    const still = async () => (await present(path))?.text === stale.text
    return claimed(path, mine, () => replace(path, stale, mine, still))
  }

  async function unlinked(path: string): Promise<void> {
    try {
      await disk.unlink(path)
    } catch (error) {
      if (codeOf(error) !== "ENOENT") throw error
    }
  }

  /** Takes the lock if it is free or stale; otherwise gives back what stands there. */
  async function placed(id: ArticleId, mine: LockFile): Promise<{ present: Present; sight: Sight } | null> {
    const path = pathOf(id)
    await folderMade()
    for (let tries = 0; tries < 100; tries++) {
      const there = await present(path)
      if (!there) {
        if (await writeAtomic(path, bytesOf(mine), { disk, exclusive: true })) return null
        continue
      }
      if (there.file?.token === mine.token) return null
      const sight = seen(path, there.text)
      if (!isStale(there, sight)) return { present: there, sight }
      if (await replaceStale(path, there, mine)) return null
      const now = await present(path)
      // Somebody is at it: until that is done, it is as if the old holder had it.
      if (now?.text === there.text) return { present: there, sight }
    }
    throw new Error(`Something that is no file stands at ${path}`)
  }

  function held(id: ArticleId, mine: LockFile, written: boolean, instead: string | null = null): void {
    interests.set(id, { kind: "held", mine, written, instead })
    sights.delete(pathOf(id))
    attend()
  }

  async function take(id: ArticleId): Promise<Lock | null> {
    if (closed || interests.get(id)?.kind === "held") return null
    const mine = freshLock()
    try {
      const other = await placed(id, mine)
      if (other) {
        const lock = lockOf(other.present, other.sight)
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
    const mine = freshLock()
    try {
      await folderMade()
      const path = pathOf(id)
      const put = async () => replace(path, await present(path), mine)
      let written = false
      // Its holder may be renewing it right now. One that never ends that does not keep it.
      for (let tries = 0; !written && tries < 40; tries++) {
        written = await claimed(path, mine, put)
        if (!written) await disk.wait(50)
      }
      held(id, mine, written || (await put()))
    } catch (error) {
      complain("Could not take over the lock of an article", error)
      const there = await present(pathOf(id)).catch(() => null)
      held(id, mine, false, there?.file?.token ?? null)
    }
  }

  /** Another desk has what this one held. */
  function lost(id: ArticleId, there: Present): void {
    const lock = lockOf(there, seen(pathOf(id), there.text))
    interests.set(id, { kind: "watched", told: lock })
    onChange(id, lock)
  }

  /** Renews what this desk holds, or finds out that it does not hold it any more. */
  async function renew(id: ArticleId, interest: Interest & { kind: "held" }): Promise<void> {
    const path = pathOf(id)
    const there = await present(path)
    const { mine, written, instead } = interest
    const token = there?.file?.token ?? null
    if (!there || !written) {
      // Never written, or taken away by somebody who did not want it, such as a sync client.
      if (there && token !== mine.token && token !== instead) {
        const other = await placed(id, mine)
        if (other) return lost(id, other.present)
      } else if (there) {
        interest.written = await replace(path, there, mine)
        return
      } else {
        await folderMade()
        if (!(await replace(path, null, mine))) return
      }
      interest.written = true
      return
    }
    // One that cannot be read was ours a beat ago.
    if (there.file && token !== mine.token) return lost(id, there)
    const next = { ...mine, beat: mine.beat + 1 }
    const still = async () => {
      const now = await present(path)
      return now !== null && (now.file === null ? there.file === null : now.file.token === mine.token)
    }
    const renewed = await claimed(path, mine, () => replace(path, there, next, still))
    if (renewed) interest.mine = next
  }

  /** Looks whether another desk's lock is still there. */
  async function observe(id: ArticleId, interest: Interest & { kind: "watched" }): Promise<void> {
    const path = pathOf(id)
    const there = await present(path)
    const { told } = interest
    let now: Lock | null = null
    if (there) {
      const sight = seen(path, there.text)
      // One that cannot be read just now, half synced perhaps, is still that of whom we know.
      if (!isStale(there, sight)) now = there.file ? lockOf(there, sight) : (told ?? lockOf(there, sight))
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
          const there = await present(pathOf(id))
          if (interest.written && there?.file && there.file.token !== interest.mine.token) lost(id, there)
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
      // Most changes are heard of at once; where the system does not tell, as over a network, at the next beat.
      watcher = watch(folder, { persistent: false }, (_event, name) => {
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
    sights.delete(pathOf(id))
    attend()
    if (interest?.kind !== "held") return
    try {
      const there = await present(pathOf(id))
      if (there?.file?.token === interest.mine.token) await unlinked(pathOf(id))
    } catch (error) {
      complain("Could not give back the lock of an article", error)
    }
    tokens.delete(interest.mine.token)
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
