import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { chmod, mkdir, readdir, readFile, rename, rm, symlink, utimes, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, onTestFinished, test } from "vitest"
import { type Lock, lock as lockShape } from "../../../main/contract/desk.ts"
import { DeskError } from "../../../main/contract/problem.ts"
import { type Disk, realDisk } from "../../../main/desk/disk/disk.ts"
import { createLocks, type Locks } from "../../../main/desk/locks/locks.ts"
import { temporaryFolder } from "../temporary.ts"

const id = "aden-library-1"
const beat = 40

type Told = { id: string; lock: Lock | null }

/** A desk's locks, and what they tell: `told` comes when they next tell something. */
function desk(root: string, who: string, change: { disk?: Disk; beat?: number } = {}) {
  const heard: Told[] = []
  let listen: (() => void) | null = null
  const logged: string[] = []
  const locks = createLocks({
    root,
    clock: () => new Date("2026-11-23T12:00:00.000Z"),
    who,
    where: `حاسوب ${who}`,
    beat,
    log: (message) => logged.push(message),
    onChange(about, lock) {
      heard.push({ id: about, lock })
      listen?.()
    },
    ...change,
  })
  onTestFinished(() => locks.close())
  const told = async (): Promise<Told> => {
    while (heard.length === 0)
      await new Promise<void>((resolve) => {
        listen = resolve
      })
    return heard.shift()!
  }
  return { locks, told, heard, logged }
}

const fileOf = (root: string) => join(root, ".midad", "locks", `${id}.json`)
const read = async (root: string) =>
  JSON.parse(await readFile(fileOf(root), "utf8")) as Record<string, unknown>

/** A lock of a desk on another machine, which does not beat. */
async function leaveLock(root: string, change: Record<string, unknown> = {}): Promise<void> {
  await mkdir(join(root, ".midad", "locks"), { recursive: true })
  const left = { who: "هدى", where: "حاسوب هدى", since: "1999-01-01T00:00:00.000Z", machine: "other", pid: 1 }
  const beside = join(root, ".midad", "locks", ".other.tmp")
  const file = { ...left, beat: 7, token: "theirs", ...change }
  await writeFile(beside, JSON.stringify(file))
  await utimes(beside, new Date(file.since), new Date(file.since))
  await rename(beside, fileOf(root))
}

/** Comes when the lock file fulfils `enough`; it is looked at as often as it changes or beats. */
async function until(root: string, enough: (file: Record<string, unknown>) => boolean): Promise<void> {
  while (!enough(await read(root))) await realDisk.wait(beat / 4)
}

describe("a lock", () => {
  test("is had by who takes it first, and the other is told who that is", async () => {
    const root = await temporaryFolder()
    const [laila, omar] = [desk(root, "ليلى"), desk(root, "عمر")]
    expect(await laila.locks.take(id)).toBe(null)
    const other = await omar.locks.take(id)
    expect(lockShape.parse(other)).toEqual({
      who: "ليلى",
      where: "حاسوب ليلى",
      since: "2026-11-23T12:00:00.000Z",
    })
    expect([laila.locks.holds(id), omar.locks.holds(id)]).toEqual([true, false])
    expect(await laila.locks.take(id)).toBe(null)
  })

  test("that is given back may be taken by who waits for it, who is told", async () => {
    const root = await temporaryFolder()
    const [laila, omar] = [desk(root, "ليلى"), desk(root, "عمر")]
    await laila.locks.take(id)
    await omar.locks.take(id)
    await laila.locks.release(id)
    expect(laila.locks.holds(id)).toBe(false)
    expect(await omar.told()).toEqual({ id, lock: null })
    expect(await omar.locks.take(id)).toBe(null)
    expect(omar.locks.holds(id)).toBe(true)
  })

  test("that is taken over is lost to who had it, who is told by whom", async () => {
    const root = await temporaryFolder()
    const [laila, omar] = [desk(root, "ليلى"), desk(root, "عمر")]
    await laila.locks.take(id)
    await omar.locks.take(id)
    await omar.locks.takeOver(id)
    expect(omar.locks.holds(id)).toBe(true)
    expect(await laila.told()).toMatchObject({ id, lock: { who: "عمر" } })
    expect(laila.locks.holds(id)).toBe(false)
    // Giving back what is not held any more leaves the other's lock alone.
    await laila.locks.release(id)
    expect(await read(root)).toMatchObject({ who: "عمر" })
  })

  test("beats, and all are given back at the end, without a file left behind", async () => {
    const root = await temporaryFolder()
    const { locks } = desk(root, "ليلى")
    await locks.take(id)
    await until(root, (file) => (file.beat as number) >= 3)
    await locks.close()
    expect(await readdir(join(root, ".midad", "locks"))).toEqual([])
    expect(locks.holds(id)).toBe(false)
    // A save that comes after the end is not hindered, and leaves no lock that nobody would give back.
    expect(await locks.take(id)).toBe(null)
    expect(await readdir(join(root, ".midad", "locks"))).toEqual([])
  })

  test("of an article does not hinder others", async () => {
    const root = await temporaryFolder()
    const [laila, omar] = [desk(root, "ليلى"), desk(root, "عمر")]
    expect(await laila.locks.take(id)).toBe(null)
    expect(await omar.locks.take("aden-port-2026")).toBe(null)
  })
})

describe("a stale lock", () => {
  /** Times that the clock of another machine may say, and the file server with it. */
  const times = ["1980-01-01T00:00:00.000Z", "2026-11-23T12:00:00.000Z", "2090-01-01T00:00:00.000Z"]

  test.each(times)(
    "is one that was watched without a beat, though it says %s; then it may be taken",
    async (since) => {
      const root = await temporaryFolder()
      await leaveLock(root, { since })
      const { locks, told } = desk(root, "ليلى")
      expect(await locks.take(id)).toEqual({ who: "هدى", where: "حاسوب هدى", since })
      expect(await told()).toEqual({ id, lock: null })
      expect(await locks.take(id)).toBe(null)
      expect(await read(root)).toMatchObject({ who: "ليلى" })
    },
  )

  test.each(times)("is never one that beats, even if it says %s", async (since) => {
    const root = await temporaryFolder()
    await leaveLock(root, { since })
    const slow = 150
    const { locks, heard } = desk(root, "ليلى", { beat: slow })
    await locks.take(id)
    // Twice as long as a lock without a beat lives.
    for (let n = 8; n < 20; n++) {
      await leaveLock(root, { since, beat: n })
      await realDisk.wait((2 / 3) * slow)
    }
    expect(heard).toEqual([])
    expect(await locks.take(id)).toMatchObject({ who: "هدى" })
  })

  test("is one whose process on this machine is gone: it is taken at once", async () => {
    const root = await temporaryFolder()
    const child = await deskProcess(root, "هدى", 60_000)
    expect(await child.ask("take")).toBe(null)
    const { locks } = desk(root, "ليلى")
    expect(await locks.take(id)).toMatchObject({ who: "هدى" })
    await child.kill()
    expect(await locks.take(id)).toBe(null)
    expect(await read(root)).toMatchObject({ who: "ليلى" })
  })

  test("is taken at once, too, if its holder died while it was writing it", async () => {
    const root = await temporaryFolder()
    const child = await deskProcess(root, "هدى", 60_000)
    expect(await child.ask("take")).toBe(null)
    await child.kill()
    const claim = fileOf(root).replace(/json$/, "claim")
    await writeFile(claim, await readFile(fileOf(root)))
    expect(await desk(root, "ليلى").locks.take(id)).toBe(null)
    expect(await readdir(join(root, ".midad", "locks"))).toEqual([`${id}.json`])
  })

  test("is one of an earlier process that had our number", async () => {
    const root = await temporaryFolder()
    const laila = desk(root, "ليلى")
    await laila.locks.take(id)
    const { machine } = await read(root)
    await laila.locks.release(id)
    await leaveLock(root, { machine, pid: process.pid })
    expect(await laila.locks.take(id)).toBe(null)
  })

  test("that came back to life keeps who took it, and its old holder is told", async () => {
    const root = await temporaryFolder()
    const [laila, omar] = [desk(root, "ليلى"), desk(root, "عمر")]
    await laila.locks.take(id)
    await leaveLock(root)
    expect(await laila.told()).toMatchObject({ lock: { who: "هدى" } })
    expect(laila.locks.holds(id)).toBe(false)
    expect(await omar.locks.take(id)).toMatchObject({ who: "هدى" })
  })
})

test("no lock counts as given back while the newsroom is away, nor is it taken by what is there instead", async () => {
  const root = join(await temporaryFolder(), "newsroom")
  await mkdir(root)
  let asked = 0
  let away: Error | null = null
  const disk: Disk = {
    ...realDisk,
    realpath(path) {
      if (path !== root || !away) return realDisk.realpath(path)
      asked += 1
      return Promise.reject(away)
    },
  }
  const [laila, omar] = [desk(root, "ليلى", { disk }), desk(root, "عمر", { disk })]
  await laila.locks.take(id)
  await omar.locks.take(id)
  // As the desk's disk says it.
  away = new DeskError("newsroom-missing", { name: root })
  await rename(root, `${root}-away`)
  await mkdir(root)
  await leaveLock(root)
  while (asked < 12) await realDisk.wait(beat / 4)
  expect([laila.heard, omar.heard]).toEqual([[], []])
  expect(laila.locks.holds(id)).toBe(true)
  await rm(root, { recursive: true })
  await rename(`${root}-away`, root)
  away = null
  await laila.locks.release(id)
  expect(await omar.told()).toEqual({ id, lock: null })
})

describe("lock files in a folder that others handle too", () => {
  test("that are half there for a moment are still those of whom we know", async () => {
    const root = await temporaryFolder()
    await leaveLock(root)
    const { locks, told, heard } = desk(root, "ليلى")
    await locks.take(id)
    await writeFile(fileOf(root), "")
    expect(await told()).toEqual({ id, lock: null })
    expect(heard).toEqual([])
  })

  test("that cannot be read are held by somebody unknown until they are stale", async () => {
    const root = await temporaryFolder()
    await mkdir(join(root, ".midad", "locks"), { recursive: true })
    await writeFile(fileOf(root), '{"who": "هد')
    const { locks, told } = desk(root, "ليلى")
    expect(await locks.take(id)).toEqual({ who: "", where: "", since: "2026-11-23T12:00:00.000Z" })
    expect(await told()).toEqual({ id, lock: null })
    expect(await locks.take(id)).toBe(null)
    expect(await read(root)).toMatchObject({ who: "ليلى" })
  })

  test("may be renamed, doubled, emptied or removed by a sync client: the holder keeps its lock", async () => {
    const root = await temporaryFolder()
    const { locks, heard } = desk(root, "ليلى")
    await locks.take(id)
    const copy = fileOf(root).replace(".json", " (conflicted copy 2026-11-23).json")
    await rename(fileOf(root), copy)
    await untilThere(root)
    await writeFile(fileOf(root), "")
    await untilThere(root)
    await rm(fileOf(root))
    await untilThere(root)
    expect(await read(root)).toMatchObject({ who: "ليلى" })
    expect([locks.holds(id), heard]).toEqual([true, []])
    expect(await readdir(join(root, ".midad", "locks"))).toContain(`${id} (conflicted copy 2026-11-23).json`)
  })

  test("are never written through a link to some other file", async () => {
    const root = await temporaryFolder()
    const precious = join(await temporaryFolder(), "قصة.html")
    await writeFile(precious, "نص لا يمس")
    await mkdir(join(root, ".midad", "locks"), { recursive: true })
    await symlink(precious, fileOf(root))
    const { locks } = desk(root, "ليلى")
    await locks.takeOver(id)
    expect(locks.holds(id)).toBe(true)
    expect(await read(root)).toMatchObject({ who: "ليلى" })
    await rm(fileOf(root))
    await symlink(precious, fileOf(root))
    await untilThere(root)
    expect(await readFile(precious, "utf8")).toBe("نص لا يمس")
  })

  test("are not put into a folder that a link leads out of the newsroom", async () => {
    const [root, outside] = [await temporaryFolder(), await temporaryFolder()]
    await mkdir(join(root, ".midad"))
    await symlink(outside, join(root, ".midad", "locks"))
    const { locks, logged } = desk(root, "ليلى")
    expect(await locks.take(id)).toBe(null)
    expect(await readdir(outside)).toEqual([])
    expect(logged.length).toBeGreaterThan(0)
  })
})

describe("where no lock can be written", () => {
  /** A disk that refuses to write while `full` says so. */
  const refusing = (full: { now: boolean }): Disk => ({
    ...realDisk,
    async create(path) {
      if (full.now) throw Object.assign(new Error("ENOSPC"), { code: "ENOSPC" })
      return realDisk.create(path)
    },
  })

  test("everybody may write, and the lock is taken as soon as that is possible", async () => {
    const root = await temporaryFolder()
    const full = { now: true }
    const { locks, logged } = desk(root, "ليلى", { disk: refusing(full) })
    expect(await locks.take(id)).toBe(null)
    expect(locks.holds(id)).toBe(true)
    expect(logged).toEqual(["Could not take the lock of an article"])
    full.now = false
    await untilThere(root)
    expect(await read(root)).toMatchObject({ who: "ليلى" })
  })

  test("a lock can still be seen and taken over", async () => {
    const root = await temporaryFolder()
    await leaveLock(root)
    const full = { now: true }
    const { locks, heard } = desk(root, "ليلى", { disk: refusing(full) })
    expect(await locks.take(id)).toMatchObject({ who: "هدى" })
    await locks.takeOver(id)
    expect(locks.holds(id)).toBe(true)
    full.now = false
    await until(root, (file) => file.who === "ليلى")
    expect([locks.holds(id), heard]).toEqual([true, []])
  })

  test("because the newsroom is gone, nothing of it is made anew", async () => {
    const root = await temporaryFolder()
    const gone = join(root, "غرفة الأخبار")
    const { locks } = desk(gone, "ليلى")
    expect(await locks.take(id)).toBe(null)
    expect(locks.holds(id)).toBe(true)
    expect(await readdir(root)).toEqual([])
  })

  test.skipIf(process.platform === "win32" || process.getuid?.() === 0)(
    "because the folder is read-only, everybody may write (not run as root or on Windows, where it is not)",
    async () => {
      const root = await temporaryFolder()
      await chmod(root, 0o555)
      onTestFinished(() => chmod(root, 0o755))
      const { locks } = desk(root, "ليلى")
      expect(await locks.take(id)).toBe(null)
      expect(locks.holds(id)).toBe(true)
    },
  )
})

/** Comes when a whole lock is there again. */
async function untilThere(root: string): Promise<void> {
  for (;;) {
    try {
      if (typeof (await read(root)).token === "string") return
    } catch (error) {
      if (!(error instanceof SyntaxError) && (error as NodeJS.ErrnoException).code !== "ENOENT") throw error
    }
    await realDisk.wait(beat / 4)
  }
}

type LockProcess = {
  ask(ask: keyof Locks): Promise<unknown>
  /** Who has it now, when the process is next told something. */
  told(): Promise<string | null>
  kill(): Promise<void>
}

/** A desk in a process of its own. */
async function deskProcess(root: string, who: string, every = beat): Promise<LockProcess> {
  const file = fileURLToPath(new URL("lock-child.ts", import.meta.url))
  const child: ChildProcess = fork(file, [root, who, String(every)], { execArgv: [] })
  onTestFinished(() => void child.kill("SIGKILL"))
  const messages: Record<string, unknown>[] = []
  let arrived: (() => void) | null = null
  child.on("message", (message) => {
    messages.push(message as Record<string, unknown>)
    arrived?.()
  })
  const next = async (kind: string): Promise<Record<string, unknown>> => {
    for (;;) {
      const at = messages.findIndex((message) => kind in message)
      if (at >= 0) return messages.splice(at, 1)[0]!
      await new Promise<void>((resolve) => {
        arrived = resolve
      })
    }
  }
  await next("ready")
  return {
    async ask(ask) {
      child.send({ ask, id })
      return (await next("answer")).answer
    },
    told: async () => ((await next("told")).told as { who: string | null }).who,
    async kill() {
      const ended = once(child, "exit")
      child.kill("SIGKILL")
      await ended
    },
  }
}

describe("of several processes", () => {
  test("that want one lock at once exactly one gets it, free or stale", async () => {
    const root = await temporaryFolder()
    const names = ["ليلى", "عمر", "هدى", "سامي"]
    const children = await Promise.all(names.map((who) => deskProcess(root, who)))
    for (let turn = 0; turn < 12; turn++) {
      // Every second time a dead process of this machine has left its lock there.
      if (turn % 2 === 1) await leaveLock(root, { machine: await machineHere(), pid: 2 ** 30 })
      const answers = (await Promise.all(children.map((child) => child.ask("take")))) as (Lock | null)[]
      const holders = await Promise.all(children.map((child) => child.ask("holds")))
      expect(answers.filter((answer) => answer === null)).toHaveLength(1)
      expect(holders.map((holds) => holds === true)).toEqual(answers.map((answer) => answer === null))
      const winner = names[answers.indexOf(null)]!
      expect(await read(root)).toMatchObject({ who: winner })
      await Promise.all(children.map((child) => child.ask("release")))
      expect(await readdir(join(root, ".midad", "locks"))).toEqual([])
    }
  })

  test("one takes over from another, which is told", async () => {
    const root = await temporaryFolder()
    const [one, other] = [await deskProcess(root, "ليلى"), await deskProcess(root, "عمر")]
    await one.ask("take")
    await other.ask("takeOver")
    expect(await one.told()).toBe("عمر")
    expect(await one.ask("holds")).toBe(false)
  })
})

/** This machine as its locks name it. */
async function machineHere(): Promise<unknown> {
  const root = await temporaryFolder()
  const { locks } = desk(root, "أحد")
  await locks.take(id)
  const { machine } = await read(root)
  await locks.release(id)
  return machine
}
