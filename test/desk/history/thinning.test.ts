/** Thinning goes on beside saving: it holds nobody up, may be stopped, and takes nothing that is added meanwhile. */
import { cp, mkdir, readdir, rename, rm, stat, utimes } from "node:fs/promises"
import { join } from "node:path"
import { expect, test } from "vitest"
import { type Disk, realDisk } from "../../../main/desk/disk/disk.ts"
import { hashOf } from "../../../main/desk/disk/hash.ts"
import { createHistory, type History } from "../../../main/desk/history/history.ts"
import { startUpkeep } from "../../../main/desk/history/upkeep.ts"
import { tapped } from "../../torture/tap.ts"
import { codeOf } from "../refusal.ts"
import { temporaryFolder } from "../temporary.ts"

const bytes = (text: string) => new TextEncoder().encode(text)
const about = { cause: "save", status: "draft", words: 3 } as const
const one = "article-one1"
const two = "article-two2"
/** When everything that the tests write is old, by the clock of its disk too; see `agedBy`. */
const late = new Date("2040-01-01T00:00:00.000Z")

/** The disk where it is `late`: what is touched is new there. */
const lateDisk: Disk = { ...realDisk, touch: (path) => utimes(path, late, late) }

/** A history whose versions are a second apart. */
function historyAt(
  root: string,
  disk: Disk = lateDisk,
  { limit = Number.POSITIVE_INFINITY, from = Date.parse("2026-01-01T00:00:00.000Z") } = {},
): History {
  let second = 0
  const clock = () => new Date(from + 1000 * second++)
  return createHistory({ root, disk, clock, limit, inLists: 0, log: () => undefined })
}

const objects = (root: string) => join(root, ".midad", "history", "objects")

async function objectCount(root: string): Promise<number> {
  return (await readdir(objects(root), { recursive: true })).filter((name) => name.length > 3).length
}

/** Has the disk's clock be `late`: an object was just written. */
async function agedBy(root: string, text: string): Promise<void> {
  const hash = hashOf(bytes(text))
  await utimes(join(objects(root), hash.slice(0, 2), hash.slice(2)), late, late)
}

const unlist = (root: string, id: string) => rm(join(root, ".midad", "history", "articles", `${id}.jsonl`))

/** A disk that stops at the first operation that `isIt` tells, until it is let go on. */
function heldAt(isIt: (name: string, path: string) => boolean) {
  const reached = Promise.withResolvers<string>()
  const gone = Promise.withResolvers<null>()
  let held = false
  const disk = tapped(lateDisk, async ({ name, path }, run) => {
    if (!held && isIt(name, path)) {
      held = true
      reached.resolve(path)
      await gone.promise
    }
    return run()
  })
  return { disk, there: reached.promise, letGo: () => gone.resolve(null) }
}

test("a version is added while another article's list is being thinned", async () => {
  const root = await temporaryFolder()
  for (const text of ["a", "b", "c"]) await historyAt(root).add(two, bytes(text), about)
  const { disk, there, letGo } = heldAt((name, path) => name === "create" && path.includes("articles"))
  const history = historyAt(root, disk)
  const thinning = history.thin(late)
  await there
  // Nothing lets the thinning go on before the version is there.
  expect(await history.add(one, bytes("x"), about)).toMatchObject({ hash: hashOf(bytes("x")) })
  letGo()
  expect(await thinning).toMatchObject({ versions: 1 })
  expect(await history.list(one)).toHaveLength(1)
})

test("a version is added while objects are being deleted", async () => {
  const root = await temporaryFolder()
  await historyAt(root).add(two, bytes("gone"), about)
  await historyAt(root).add(one, bytes("a"), about)
  await unlist(root, two)
  await agedBy(root, "a")
  const { disk, there, letGo } = heldAt((name) => name === "unlink")
  const history = historyAt(root, disk)
  const thinning = history.thin(late)
  await there
  expect(await history.add(one, bytes("b"), about)).toMatchObject({ hash: hashOf(bytes("b")) })
  letGo()
  expect(await thinning).toMatchObject({ objects: 1 })
})

test("objects that nobody needed and that are added again while they are being deleted stay", async () => {
  const root = await temporaryFolder()
  const texts = ["a", "b", "c", "d"]
  for (const text of texts) await historyAt(root).add(two, bytes(text), about)
  await historyAt(root).add(one, bytes("first"), about)
  await unlist(root, two)
  await agedBy(root, "first")
  const { disk, there, letGo } = heldAt((name) => name === "unlink")
  const history = historyAt(root, disk)
  const thinning = history.thin(late)
  await there
  // One of them is at the very moment being deleted: adding it waits for that, and writes it anew.
  const adding = Promise.all(texts.map((text) => history.add(`article-of-${text}`, bytes(text), about)))
  for (const text of ["x", "y", "z"]) await history.add(one, bytes(text), about)
  letGo()
  await Promise.all([adding, thinning])
  for (const text of texts)
    expect(await history.read(`article-of-${text}`, hashOf(bytes(text)))).toEqual(Buffer.from(text))
})

test("nor does one go that another desk adds again before the deleting comes to it", async () => {
  const root = await temporaryFolder()
  for (const text of ["a", "b"]) await historyAt(root).add(two, bytes(text), about)
  await historyAt(root).add(one, bytes("first"), about)
  await unlist(root, two)
  await agedBy(root, "first")
  const { disk, there, letGo } = heldAt((name) => name === "unlink")
  const thinning = historyAt(root, disk).thin(late)
  const held = await there
  const text = held.endsWith(hashOf(bytes("a")).slice(2)) ? "b" : "a"
  await historyAt(root).add(one, bytes(text), about)
  letGo()
  expect(await thinning).toMatchObject({ objects: 1 })
  expect(await historyAt(root).read(one, hashOf(bytes(text)))).toEqual(Buffer.from(text))
})

test("nothing is deleted where a list is gone that was there a moment before, as when a server goes away", async () => {
  const root = await temporaryFolder()
  for (const text of ["a", "b"]) await historyAt(root).add(two, bytes(text), about)
  await historyAt(root).add(one, bytes("first"), about)
  await agedBy(root, "first")
  let away = true
  const disk = tapped(lateDisk, async ({ name, path }, run) => {
    if (away && name === "read" && path.endsWith(`${two}.jsonl`)) {
      away = false
      throw Object.assign(new Error("Away for a moment"), { code: "ENOENT" })
    }
    return run()
  })
  expect(await codeOf(historyAt(root, disk).thin(late))).toBe("newsroom-missing")
  expect(await objectCount(root)).toBe(3)
})

test("nothing is deleted in a newsroom that has taken the place of the one whose lists were read", async () => {
  const folder = await temporaryFolder()
  const root = join(folder, "newsroom")
  await mkdir(root)
  await historyAt(root).add(two, bytes("gone"), about)
  await historyAt(root).add(one, bytes("a"), about)
  await unlist(root, two)
  await agedBy(root, "a")
  await cp(root, join(folder, "other"), { recursive: true, preserveTimestamps: true })
  const { disk, there, letGo } = heldAt((name, path) => name === "names" && path.endsWith("objects"))
  const thinning = codeOf(historyAt(root, disk).thin(late))
  await there
  await rename(root, join(folder, "away"))
  await rename(join(folder, "other"), root)
  letGo()
  expect(await thinning).toBe("newsroom-missing")
  expect(await objectCount(root)).toBe(2)
})

test("it stops between two steps when it is told to, and the next one does the rest", async () => {
  const root = await temporaryFolder()
  for (const id of [one, two])
    for (const text of ["a", "b", "c"]) await historyAt(root).add(id, bytes(`${id} ${text}`), about)
  await agedBy(root, `${two} c`)
  const stop = new AbortController()
  const { disk, there, letGo } = heldAt((name, path) => name === "rename" && path.includes("articles"))
  const history = historyAt(root, disk)
  const thinning = history.thin(late, { signal: stop.signal })
  await there
  stop.abort()
  letGo()
  // The list that was being written is written; the other one is as it was, and no object went.
  expect(await thinning).toEqual({ versions: 1, objects: 0, bytes: 0 })
  expect(await objectCount(root)).toBe(6)
  expect(await history.thin(late)).toMatchObject({ versions: 1, objects: 2 })
})

test("ending the upkeep waits for the step that is under way, and for no more", async () => {
  const root = await temporaryFolder()
  for (const id of [one, two])
    for (const text of ["a", "b", "c"]) await historyAt(root).add(id, bytes(`${id} ${text}`), about)
  const { disk, there, letGo } = heldAt((name, path) => name === "rename" && path.includes("articles"))
  const logged: string[] = []
  const stop = startUpkeep({
    history: historyAt(root, disk),
    present: async () => late,
    log: (message) => logged.push(message),
    keep: () => new Set(),
    first: 0,
  })
  await there
  let stopped = false
  const stopping = stop().then(() => {
    stopped = true
  })
  expect(stopped).toBe(false)
  letGo()
  await stopping
  expect(logged).toEqual(["Thinned the history: 1 versions, 0 objects"])
  const left = [await historyAt(root).list(one), await historyAt(root).list(two)]
  expect(left.map(({ length }) => length).sort()).toEqual([2, 3])
})

test("the limit is reached and held over many articles, and the oldest go first", async () => {
  const root = await temporaryFolder()
  const limit = 5_000
  // Different through and through, so that each is packed whole.
  const text = (at: number) => Array.from({ length: 4 }, (_, part) => hashOf(bytes(`${at} ${part}`))).join("")
  const size = async () => {
    let sum = 0
    for (const name of await readdir(objects(root), { recursive: true }))
      if (name.length > 3) sum += (await stat(join(objects(root), name))).size
    return sum
  }
  const history = historyAt(root, lateDisk, { limit, from: Date.now() })
  const articles = ["article-a1", "article-b2", "article-c3", "article-d4"]
  const count = 40
  const idOf = (at: number) => articles[at % articles.length]!
  for (let at = 0; at < count; at++) await history.add(idOf(at), bytes(text(at)), about)
  await agedBy(root, text(count - 1))
  expect(await size()).toBeGreaterThan(limit)

  // All are young enough to stay by their age.
  const now = new Date(Date.now() + 65 * 60_000)
  const { versions, objects: deleted } = await history.thin(now)
  expect(versions).toBe(deleted)
  expect(await size()).toBeLessThanOrEqual(limit)
  const left: number[] = []
  for (let at = 0; at < count; at++)
    if (await history.object(articles[0]!, hashOf(bytes(text(at))))) left.push(at)
  // The first of each article is a keepsake; of the others the last in time stay, whatever their article.
  const firsts = articles.map((_, at) => at)
  const lasts = Array.from({ length: count - versions - firsts.length }, (_, at) => count - 1 - at)
  expect(left).toEqual([...firsts, ...lasts.reverse()])
  // The next one would not have had to go.
  expect(await size()).toBeGreaterThan(limit - 300)

  expect(await history.thin(now)).toMatchObject({ versions: 0, objects: 0 })
  for (const id of articles)
    for (const { hash } of await history.list(id)) expect(await history.has(id, hash)).toBe(true)
})
