/** When the newsroom's folder is looked at, and what a scan may put over what is known. */
import { link, mkdir, rename, rm, stat, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { Entries } from "../../../main/desk/library/entries.ts"
import type { Entry } from "../../../main/desk/library/entry.ts"
import { ReadOrder } from "../../../main/desk/library/read-order.ts"
import { type Pace, Scan, type ScanOptions } from "../../../main/desk/library/scan.ts"
import { temporaryFolder } from "../temporary.ts"
import { page } from "./page.ts"

/** How long to wait for what comes by itself: the machine may be busy. */
const patient = { timeout: 60_000 }

/** Entries that count how many files were looked at and how many scans have ended. */
class CountedEntries extends Entries {
  files = 0
  scans = 0
  override get(name: string): Entry | undefined {
    this.files++
    return super.get(name)
  }
  override completed(): void {
    this.scans++
    super.completed()
  }
}

/** Nothing is scanned in the background by itself. */
const never: Pace = { slice: 0, least: 1e9, times: 0 }
/** A scan in the background follows every other, and rests after its first slice until somebody asks for a scan. */
const resting: Pace = { slice: 1e9, least: 0, times: 0 }

async function scanned(options: Partial<ScanOptions> = {}) {
  const root = await temporaryFolder()
  for (const name of ["a", "b", "c"])
    await writeFile(join(root, `${name}.html`), page(`article-${name}`, name))
  const faults: string[] = []
  const entries = new CountedEntries()
  const scan = new Scan({
    root,
    entries,
    onFault: (message) => faults.push(message),
    pace: never,
    tells: async () => true,
    ...options,
  })
  onTestFinished(() => scan.close())
  const headlines = () =>
    entries
      .list()
      .map(({ name, headline }) => `${name} ${headline}`)
      .sort()
  const write = (name: string, headline: string) =>
    writeFile(join(root, `${name}.html`), page(`article-${name}`, headline))
  /** Changes a file through another name outside of the newsroom, which no watching is told of. */
  const writeSilently = async (name: string, headline: string) => {
    const outside = join(await temporaryFolder(), "link.html")
    await link(join(root, `${name}.html`), outside)
    await writeFile(outside, page(`article-${name}`, headline))
  }
  return { root, scan, entries, faults, headlines, write, writeSilently }
}

describe("catching up, as on every focus of the window,", () => {
  test("looks at no file where the watching has told everything", async () => {
    const { scan, entries } = await scanned()
    scan.watch()
    await scan.look()
    const { files, scans } = entries
    let told = 0
    scan.onRead(() => told++)
    await scan.catchUp()
    expect([entries.files - files, entries.scans - scans]).toEqual([0, 0])
    // Those who look after the open articles do so all the same.
    expect(told).toBe(1)
  })

  test("scans the folder where nobody watches it", async () => {
    const { scan, headlines, write } = await scanned()
    await scan.look()
    await write("a", "new")
    await scan.catchUp()
    expect(headlines()).toContain("a.html new")
  })

  test("scans the folder on a file server, which does not tell what other machines do", async () => {
    const { scan, headlines, writeSilently } = await scanned({ tells: async () => false })
    scan.watch()
    await scan.look()
    await writeSilently("a", "from another machine")
    await scan.catchUp()
    expect(headlines()).toContain("a.html from another machine")
  })

  test("scans a folder that is another one now, as after a disk was mounted in its place", async () => {
    const { root, scan, headlines } = await scanned()
    scan.watch()
    await scan.look()
    await rename(root, `${root}-away`)
    onTestFinished(() => rm(`${root}-away`, { recursive: true }))
    await mkdir(root)
    await writeFile(join(root, "d.html"), page("article-d", "d"))
    await scan.catchUp()
    expect(headlines()).toEqual(["d.html d"])
  })

  test("says that the folder is gone, and scans it when it is back", async () => {
    const { root, scan, headlines } = await scanned()
    scan.watch()
    await scan.look()
    await rename(root, `${root}-away`)
    await expect(scan.catchUp()).rejects.toMatchObject({ problem: { code: "newsroom-missing" } })
    await writeFile(join(`${root}-away`, "d.html"), page("article-d", "d"))
    await rename(`${root}-away`, root)
    await scan.catchUp()
    expect(headlines()).toContain("d.html d")
  })

  test("waits for the first scan where it is under way, and asks for no second one", async () => {
    const { scan, entries } = await scanned()
    const first = scan.look()
    await scan.catchUp()
    await first
    expect(entries.scans).toBe(1)
  })
})

describe("what the watching tells", () => {
  test("is read by itself: a changed page costs one file, and anything else none", async () => {
    const { root, scan, entries, headlines, write } = await scanned()
    scan.watch()
    await scan.look()
    const { files, scans } = entries
    await writeFile(join(root, "photo.jpg"), "x")
    await write("b", "new")
    await expect.poll(headlines, patient).toContain("b.html new")
    expect(entries.scans).toBe(scans)
    expect(entries.files - files).toBeLessThanOrEqual(2)
  })

  test("of a new folder has the folder scanned, and what comes into it later is told too", async () => {
    const { root, scan, headlines } = await scanned()
    scan.watch()
    await scan.look()
    await mkdir(join(root, "2026-11"))
    await writeFile(join(root, "2026-11", "d.html"), page("article-d", "d"))
    await expect.poll(headlines, patient).toContain("2026-11/d.html d")
    await writeFile(join(root, "2026-11", "e.html"), page("article-e", "e"))
    await expect.poll(headlines, patient).toContain("2026-11/e.html e")
  })

  test("is also that the newsroom's folder is gone", async () => {
    const { root, scan, faults } = await scanned()
    scan.watch()
    await scan.look()
    await rename(root, `${root}-away`)
    onTestFinished(() => rm(`${root}-away`, { recursive: true }))
    await expect.poll(() => faults, patient).toEqual(["Could not read the newsroom"])
  })

  test("is also that another folder took its place, which is watched then", async () => {
    const { root, scan, headlines } = await scanned()
    scan.watch()
    await scan.look()
    await rename(root, `${root}-away`)
    onTestFinished(() => rm(`${root}-away`, { recursive: true }))
    await mkdir(root)
    await writeFile(join(root, "d.html"), page("article-d", "d"))
    await expect.poll(headlines, patient).toEqual(["d.html d"])
    await writeFile(join(root, "e.html"), page("article-e", "e"))
    await expect.poll(headlines, patient).toEqual(["d.html d", "e.html e"])
  })

  test("nothing after it was left, and what changed meanwhile is scanned for when it is watched again", async () => {
    const { scan, entries, headlines, write } = await scanned()
    scan.watch()
    await scan.look()
    scan.unwatch()
    await write("a", "while nobody watched")
    const read = new Promise<void>((done) => scan.onRead(done))
    scan.watch()
    await read
    expect(headlines()).toContain("a.html while nobody watched")
    expect(entries.scans).toBe(2)
  })
})

describe("in the background", () => {
  test("a file server is scanned again and again, and what changed silently is found without focus", async () => {
    const pace = { slice: 0, least: 0, times: 0 }
    const { scan, headlines, writeSilently } = await scanned({ tells: async () => false, pace })
    scan.watch()
    await scan.look()
    await writeSilently("a", "from another machine")
    await expect.poll(headlines, patient).toContain("a.html from another machine")
  })

  test("a folder that was gone is found when it is back, and its absence is told once", async () => {
    const pace = { slice: 0, least: 0, times: 0 }
    const { root, scan, headlines, faults } = await scanned({ pace })
    await rename(root, `${root}-away`)
    scan.watch()
    await expect(scan.look()).rejects.toMatchObject({ problem: { code: "newsroom-missing" } })
    await expect.poll(() => faults, patient).toEqual(["Could not read the newsroom"])
    await rename(`${root}-away`, root)
    await expect.poll(headlines, patient).toContain("a.html a")
    expect(faults).toEqual(["Could not read the newsroom"])
  })

  test("nothing is scanned where the watching tells everything", async () => {
    const { scan, entries } = await scanned({ pace: { slice: 0, least: 0, times: 0 } })
    scan.watch()
    await scan.look()
    for (let turn = 0; turn < 20; turn++) await stat(".")
    expect(entries.scans).toBe(1)
  })
})

describe("while a scan is under way", () => {
  /** A scan that has listed and read the folder and rests before it ends. */
  async function heldScan() {
    const made = await scanned({ tells: async () => false, pace: resting })
    const { scan, entries } = made
    scan.watch()
    await scan.look()
    const { files } = entries
    await expect.poll(() => entries.files, patient).toBe(files + 3)
    return made
  }

  test("a file that was saved is noted at once", async () => {
    const { scan, entries, headlines, write } = await heldScan()
    await write("a", "saved")
    await scan.refreshFile("a.html")
    expect(headlines()).toContain("a.html saved")
    expect(entries.scans).toBe(1)
  })

  test("the scan does not take back what was saved, made or removed meanwhile", async () => {
    const { root, scan, entries, headlines, write } = await heldScan()
    const gone: string[] = []
    entries.onFiles((_put, names) => gone.push(...names))
    await write("a", "saved")
    await write("d", "made")
    await rm(join(root, "c.html"))
    for (const name of ["a", "c", "d"]) await scan.refreshFile(`${name}.html`)
    const asked = scan.look()
    await asked
    expect(headlines()).toEqual(["a.html saved", "b.html b", "d.html made"])
    expect(gone).toEqual(["c.html"])
  })

  test("a scan that somebody asks for hurries it and follows it", async () => {
    const { scan, entries } = await heldScan()
    await Promise.all([scan.look(), scan.look()])
    expect(entries.scans).toBe(3)
  })
})

describe("of readings that overlap", () => {
  test("the one that began later counts, in whatever order they end", () => {
    const order = new ReadOrder()
    order.begin()
    const early = order.now()
    const late = order.now()
    expect(order.accept("a.html", late)).toBe(true)
    expect(order.accept("a.html", early)).toBe(false)
    expect(order.accept("b.html", early)).toBe(true)
    expect(order.accept("b.html", late)).toBe(true)
  })

  test("nothing is remembered when none is open any more", () => {
    const order = new ReadOrder()
    order.begin()
    const moment = order.begin()
    order.accept("a.html", moment)
    order.end()
    expect(order.has("a.html")).toBe(true)
    order.end()
    expect(order.has("a.html")).toBe(false)
  })
})
