/** The writer by chance over a disk that fails on purpose, once at every place where the desk asks something of it. */
import { execFileSync } from "node:child_process"
import { cp, mkdtemp, rename, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setImmediate as turn } from "node:timers/promises"
import { describe, expect, onTestFinished, test } from "vitest"
import type { ArticleJSON } from "../../main/contract/desk.ts"
import { DeskError } from "../../main/contract/problem.ts"
import * as ar from "../../main/contract/words/ar/index.ts"
import * as en from "../../main/contract/words/en/index.ts"
import { createDesk } from "../../main/desk/desk.ts"
import { type Disk, realDisk } from "../../main/desk/disk/disk.ts"
import { longArticle, seeded } from "../bench/prose.ts"
import { createLedger, documentHash, type Told } from "../torture/ledger.ts"
import { recover } from "../torture/recover.ts"
import { createScript } from "../torture/script.ts"
import { type Operation, tapped } from "../torture/tap.ts"
import { temporaryFolder } from "./temporary.ts"

const stock = [longArticle("stock-article", 60)].map((article) => article.toJSON() as ArticleJSON)
const acts = 6

const systemError = (code: string) => Object.assign(new Error(`${code}: on purpose`), { code })

/** Throws unless `error` is one that the user is told of in both languages. */
function expectWords(error: unknown): void {
  if (!(error instanceof DeskError)) throw error
  const { code, details } = error.problem
  expect([ar, en].map((words) => typeof words.problems[code])).not.toContain("undefined")
  // What the desk itself did not expect would be a fault of ours: those that were made here all have a name but EIO.
  if (code === "unexpected") expect(details.message).toMatch(/on purpose|took no byte/)
}

/** How a disk fails: what it does in place of the operation. */
type Failing = (operation: Operation, run: (bytes?: Uint8Array) => Promise<unknown>) => Promise<unknown>

const before =
  (code: string): Failing =>
  async () => {
    throw systemError(code)
  }
/** The operation is done and reported as failed, as over a network. */
const afterwards: Failing = async (_operation, run) => {
  await run()
  throw systemError("EIO")
}
const short: Failing = (operation, run) => run(operation.bytes?.subarray(0, 1))
const torn: Failing = async ({ bytes }, run) => {
  await run(bytes?.subarray(0, bytes.length >> 1))
  throw systemError("ENOSPC")
}
const late: Failing = async (_operation, run) => {
  for (let at = 0; at < 50; at++) await turn()
  return run()
}

/** What is tried at an operation, one of them a place: each place is failed in a way that it can fail in. */
function failingsOf({ name, bytes }: Operation): readonly Failing[] {
  if (bytes) return [before("ENOSPC"), before("EIO"), torn, short, afterwards]
  // Nothing is left open behind the desk's back.
  if (name === "file.close") return [afterwards]
  if (/sync/i.test(name)) return [before("EIO"), late, before("ENOSPC"), afterwards]
  if (name === "link") return [before("EPERM"), before("EBUSY"), before("EACCES"), before("EIO")]
  if (name === "rename" || name === "replace")
    return [before("EPERM"), before("EBUSY"), before("EACCES"), afterwards, before("EIO")]
  return [before("EACCES"), before("EIO"), before("EBUSY"), before("EPERM")]
}

type Place = { number: number; operation: Operation }

type Run = {
  root: string
  /** Is called in place of each operation; `number` counts them from 1. */
  tap: (place: Place, run: (bytes?: Uint8Array) => Promise<unknown>) => Promise<unknown>
  /** Is called after each act that was refused, and after the last act. */
  refused?: () => Promise<void>
}

/** Runs the script on a fresh desk, then lets it finish, and looks at what a desk after it finds. */
async function write({ root, tap, refused = async () => undefined }: Run): Promise<number> {
  let count = 0
  let failing = true
  const disk: Disk = tapped(realDisk, (operation, run) =>
    failing ? tap({ number: ++count, operation }, run) : run(),
  )
  let seconds = 0
  let made = 0
  const ledger = createLedger()
  const told: Told[] = []
  const options = {
    root,
    clock: () => new Date(Date.UTC(2026, 0, 1) + 1000 * seconds++),
    makeId: () => `article-${++made}`,
  }
  const writer = {
    stock,
    tell(line: Told) {
      told.push(line)
      ledger.tell(line)
    },
    found: (id: string, hash: string) => expect(ledger.found(id, hash), `${id} opens as it was`).toBe(true),
    together: false,
  }
  // A desk that died before: its journal holds what is in no file.
  const died = createDesk(options)
  const before = createScript({ ...writer, desk: died, random: seeded(6), most: 1 })
  for (let act = 0; act < 3; act++) await before.act()
  await died.idle()
  await died.close()

  const desk = createDesk({ ...options, disk })
  const script = createScript({ ...writer, desk, random: seeded(7), most: 3, shut: ledger.ids() })
  for (let act = 0; act < acts; act++) {
    try {
      await script.act()
    } catch (error) {
      expectWords(error)
      await refused()
      // What is not waited for would go on under the copying.
      await desk.idle()
      await afterCrash(root, told)
    }
  }
  await refused()
  failing = false
  await script.settle()
  const shown = [...script.shown()]
  await desk.idle()
  await desk.close()
  const after = createDesk({ root })
  const { found, unreadable } = await recover(
    after,
    shown.map(([id]) => id),
  )
  await after.idle()
  await after.close()
  expect(unreadable).toEqual([])
  expect([...found].sort()).toEqual(shown.map(([id, doc]) => [id, documentHash(doc)]).sort())
  return count
}

/** Looks at what would be there if the program stopped now. */
async function afterCrash(root: string, told: readonly Told[]): Promise<void> {
  const copy = await mkdtemp(join(tmpdir(), "midad-"))
  try {
    await cp(root, copy, { recursive: true })
    // Whoever had them is gone with the program.
    await rm(join(copy, ".midad", "locks"), { recursive: true, force: true })
    const ledger = createLedger()
    for (const line of told) ledger.tell(line)
    const desk = createDesk({ root: copy })
    const { found, unreadable } = await recover(desk, ledger.ids())
    await desk.idle()
    await desk.close()
    expect(unreadable).toEqual([])
    for (const [id, hash] of found) expect(ledger.found(id, hash), `${id} after a crash`).toBe(true)
  } finally {
    await rm(copy, { recursive: true, force: true })
  }
}

/** Every operation of a run in which nothing fails. */
async function operations(): Promise<Operation[]> {
  const all: Operation[] = []
  await write({
    root: await temporaryFolder(),
    tap({ operation }, run) {
      all.push(operation)
      return run()
    },
  })
  return all
}

const fresh = async () => {
  const root = await mkdtemp(join(tmpdir(), "midad-"))
  return { root, remove: () => rm(root, { recursive: true, force: true }) }
}

describe("a disk that fails", () => {
  test("once at every call of a session: no text is lost, the user is told, the next save succeeds", async () => {
    const all = await operations()
    expect(all.length).toBeGreaterThan(100)
    for (let at = 1; at <= all.length; at++) {
      const { root, remove } = await fresh()
      let what = ""
      try {
        await write({
          root,
          tap({ number, operation }, run) {
            if (number !== at) return run()
            const failings = failingsOf(operation)
            const failing = failings[at % failings.length]
            what = `${operation.name} ${operation.path.slice(root.length)}`
            return failing ? failing(operation, run) : run()
          },
        })
      } catch (cause) {
        throw new Error(`Operation ${at}, ${what}, way ${at % 5}: ${String(cause)}`, { cause })
      }
      await remove()
    }
  }, 300_000)

  test("for a while, at any moment: full, or with its folder gone", async () => {
    const all = await operations()
    for (let at = 1; at <= all.length; at += 11) {
      for (const gone of [false, true]) {
        const { root, remove } = await fresh()
        let broken = false
        let over = false
        try {
          await write({
            root,
            async tap({ number, operation }, run) {
              if (number >= at && !broken && !over) {
                broken = true
                if (gone) await rename(root, `${root}-away`)
              }
              if (broken && !gone && operation.bytes) throw systemError("ENOSPC")
              return run()
            },
            async refused() {
              if (!broken) return
              broken = false
              over = true
              if (gone) await rename(`${root}-away`, root)
            },
          })
        } catch (cause) {
          throw new Error(`From operation ${at}, ${gone ? "gone" : "full"}: ${String(cause)}`, { cause })
        }
        await remove()
      }
    }
  }, 300_000)
})

test("a journal that cannot be read for a moment is neither passed over nor written over", async () => {
  const { root, remove } = await fresh()
  const ledger = createLedger()
  let broken = false
  const disk = tapped(realDisk, async ({ name, path }, run) => {
    if (broken && name === "read" && path.endsWith(".journal")) throw systemError("EIO")
    return run()
  })
  const tell = (line: Told) => ledger.tell(line)
  const found = (id: string, hash: string) => expect(ledger.found(id, hash)).toBe(true)
  const died = createDesk({ root, makeId: () => "article-1" })
  // At 0.3 the writer adds words and sends them to the journal.
  const before = createScript({ desk: died, random: () => 0.3, stock, tell, found, most: 1 })
  await before.act()
  await before.settle()
  await before.act()
  await died.idle()
  await died.close()
  expect(ledger.ids()).toEqual(["article-1"])

  broken = true
  const desk = createDesk({ root, disk })
  const script = createScript({ desk, random: seeded(1), stock, tell, found, shut: ledger.ids(), most: 1 })
  for (let act = 0; act < 3; act++) {
    try {
      await script.act()
    } catch (error) {
      expectWords(error)
    }
  }
  broken = false
  await script.settle()
  await desk.idle()
  await desk.close()
  await remove()
})

/** Why no file system of a test's own can be mounted here; empty if it can. */
function whyNoMount(): string {
  if (process.platform !== "linux") return "only on Linux"
  if (process.getuid?.() !== 0) return "mounting needs root"
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", "/mnt"], { stdio: "pipe" })
    execFileSync("umount", ["/mnt"], { stdio: "pipe" })
    return ""
  } catch (error) {
    return `mounting is refused here: ${error instanceof Error ? error.message.split("\n").at(-1) : error}`
  }
}

const why = whyNoMount()
test.skipIf(why !== "")(`a disk that is really full${why && ` (not run: ${why})`}`, async () => {
  const root = await temporaryFolder()
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", root])
  onTestFinished(() => {
    execFileSync("umount", ["-l", root])
  })
  const ledger = createLedger()
  let made = 0
  const desk = createDesk({ root, makeId: () => `article-${++made}` })
  const script = createScript({
    desk,
    random: seeded(3),
    stock,
    tell: (line) => ledger.tell(line),
    found: (id, hash) => expect(ledger.found(id, hash)).toBe(true),
    most: 3,
    together: false,
  })
  for (let act = 0; act < 20; act++) await script.act()
  const filler = join(root, "filler.bin")
  await expect(writeFile(filler, new Uint8Array(8 * 1024 * 1024))).rejects.toThrow("ENOSPC")
  const refusals = new Set<string>()
  for (let act = 0; act < 30; act++) {
    try {
      await script.act()
    } catch (error) {
      expectWords(error)
      if (error instanceof DeskError) refusals.add(error.problem.code)
    }
  }
  expect([...refusals]).toEqual(["disk-full"])
  await rm(filler)
  await script.settle()
  const shown = [...script.shown()]
  await desk.close()
  const { found, unreadable } = await recover(
    createDesk({ root }),
    shown.map(([id]) => id),
  )
  expect(unreadable).toEqual([])
  expect([...found].sort()).toEqual(shown.map(([id, doc]) => [id, documentHash(doc)]).sort())
})
