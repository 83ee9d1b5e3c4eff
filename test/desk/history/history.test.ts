import { existsSync } from "node:fs"
import { appendFile, readdir, readFile, rename, rm, utimes, writeFile } from "node:fs/promises"
import { join } from "node:path"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { DeskError } from "../../../main/contract/problem.ts"
import { realDisk } from "../../../main/desk/disk/disk.ts"
import { hashOf } from "../../../main/desk/disk/hash.ts"
import { createOwnDisk } from "../../../main/desk/disk/own-disk.ts"
import { createHistory, type History, keyframeEvery } from "../../../main/desk/history/history.ts"
import { lineOf } from "../../../main/desk/history/list.ts"
import { pack } from "../../../main/desk/history/object.ts"
import { tapped } from "../../torture/tap.ts"
import { codeOf } from "../refusal.ts"
import { temporaryFolder } from "../temporary.ts"
import { Stopped, stoppingDisk } from "./stopping.ts"

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (content: Uint8Array) => new TextDecoder().decode(content)
const id = "article-one1"
const other = "article-two2"
const about = { cause: "save", status: "draft", words: 3 } as const
const minute = 60_000

/** A clock that goes on by `step` each time it is asked. */
function steppingClock(start = "2026-01-01T00:00:00.000Z", step = minute) {
  let now = Date.parse(start)
  return () => {
    now += step
    return new Date(now)
  }
}

/** A history that has every version in a file of its own, unless `change` says that lists hold them. */
function historyAt(root: string, change: Partial<Parameters<typeof createHistory>[0]> = {}) {
  const logged: string[] = []
  const history = createHistory({
    root,
    inLists: 0,
    clock: steppingClock(),
    log: (message) => void logged.push(message),
    ...change,
  })
  return { history, logged }
}

/** The texts of every version, newest first, each opened. */
async function texts(history: History, of = id): Promise<string[]> {
  const found: string[] = []
  for (const { hash } of await history.list(of)) {
    const content = await history.read(of, hash)
    expect(hashOf(content)).toBe(hash)
    found.push(text(content))
  }
  return found
}

/** The path of every object. */
async function objects(root: string): Promise<string[]> {
  const folder = join(root, ".midad", "history", "objects")
  const all = existsSync(folder) ? await readdir(folder, { recursive: true }) : []
  return all.filter((name) => name.length > 3).map((name) => join(folder, name))
}

const objectPath = (root: string, content: string) => {
  const hash = hashOf(bytes(content))
  return join(root, ".midad", "history", "objects", hash.slice(0, 2), hash.slice(2))
}
const listPath = (root: string) => join(root, ".midad", "history", "articles", `${id}.jsonl`)
const late = new Date("2040-01-01T00:00:00.000Z")

/** Has the file server's clock say that a version was saved at a much later time. */
const writtenLate = (root: string, content: string) =>
  utimes(existsSync(objectPath(root, content)) ? objectPath(root, content) : listPath(root), late, late)

/** A page of many lines, of which the one at `at` says `word`. */
const page = (word: string, at = 7) =>
  Array.from({ length: 30 }, (_, line) => `<p>سطر ${line} ${line === at ? word : "كما كان"}</p>\n`).join("")

test("a version names who wrote it here, and nobody for what came from elsewhere", async () => {
  const root = await temporaryFolder()
  const { history } = historyAt(root, { who: "سلمى" })
  for (const cause of ["save", "outside", "before-restore", "conflict"] as const)
    await history.add(id, bytes(cause), { ...about, cause })
  const named = async (again: History) => (await again.list(id)).map(({ cause, who }) => [cause, who])
  const expected = [
    ["conflict", undefined],
    ["before-restore", "سلمى"],
    ["outside", undefined],
    ["save", "سلمى"],
  ]
  expect(await named(history)).toEqual(expected)
  // As it is read from the disk, by a desk of somebody else.
  expect(await named(historyAt(root, { who: "رنا" }).history)).toEqual(expected)
})

describe("add", () => {
  test("lists versions newest first, with what changed, and opens each", async () => {
    const root = await temporaryFolder()
    const { history } = historyAt(root)
    const first = await history.add(id, bytes("واحد"), { ...about, words: 10 })
    await history.add(id, bytes("اثنان"), { cause: "outside", status: "ready", words: 14 })
    const third = await history.add(id, bytes("ثلاثة"), { ...about, words: 4 })
    expect(first).toMatchObject({ hash: hashOf(bytes("واحد")), words: 10, change: 10, cause: "save" })
    expect((await history.list(id)).map(({ words, change, status }) => [words, change, status])).toEqual([
      [4, -10, "draft"],
      [14, 4, "ready"],
      [10, 10, "draft"],
    ])
    expect((await history.list(id))[0]).toEqual(third)
    expect(await texts(history)).toEqual(["ثلاثة", "اثنان", "واحد"])
    expect(await history.list(other)).toEqual([])
  })

  test("the same bytes again are no version; the same bytes later are one, stored once", async () => {
    const root = await temporaryFolder()
    const { history } = historyAt(root)
    await history.add(id, bytes("a"), about)
    expect(await history.add(id, bytes("a"), about)).toBeNull()
    await history.add(id, bytes("b"), about)
    await history.add(id, bytes("a"), about)
    await history.add(other, bytes("a"), about)
    expect(await texts(history)).toEqual(["a", "b", "a"])
    expect(await texts(history, other)).toEqual(["a"])
    expect(await objects(root)).toHaveLength(2)
  })

  test("is there after a restart, whatever became of the article's file", async () => {
    const root = await temporaryFolder()
    await historyAt(root).history.add(id, bytes("a"), about)
    expect(await texts(historyAt(root).history)).toEqual(["a"])
  })

  test("an edit of a line takes a few bytes; keyframes come again and again", async () => {
    const root = await temporaryFolder()
    const { history } = historyAt(root)
    for (let at = 0; at < 3 * keyframeEvery; at++) await history.add(id, bytes(page(`كلمة ${at}`)), about)
    const packed = await Promise.all((await objects(root)).map((path) => readFile(path)))
    const deltas = packed.filter((one) => one.includes('"key"'))
    expect(packed.length - deltas.length).toBe(3)
    expect(Math.max(...deltas.map(({ length }) => length))).toBeLessThan(160)
    expect(await texts(history)).toHaveLength(3 * keyframeEvery)
  })

  test("ids that are none and hashes that are none lead nowhere", async () => {
    const root = await temporaryFolder()
    const { history } = historyAt(root)
    expect(await codeOf(history.add("../../outside", bytes("a"), about))).toBe("invalid-call")
    expect(await codeOf(history.read(id, "../../x"))).toBe("version-missing")
    expect(await history.object(id, "../../x")).toBeNull()
  })

  test("a newsroom that is not there is not made", async () => {
    const root = join(await temporaryFolder(), "unmounted")
    expect(await codeOf(historyAt(root).history.add(id, bytes("a"), about))).toBe("newsroom-missing")
    expect(existsSync(root)).toBe(false)
  })
})

describe("a list of many versions", () => {
  /** Writes the list of an article that has `count` versions already, each packed in its line. */
  async function fill(root: string, count: number): Promise<void> {
    await historyAt(root, { inLists: 16 * 1024 }).history.add(id, bytes("first"), about)
    const lines: string[] = []
    for (let at = 0; at < count; at++) {
      const content = bytes(page(`كلمة ${at}`))
      const { object } = await pack(content, null)
      const packed = Buffer.from(object).toString("base64")
      lines.push(
        lineOf({ hash: hashOf(content), at: "2026-01-01T00:00:00.000Z", ...about, key: null, packed }),
      )
    }
    await appendFile(listPath(root), lines.join(""))
  }

  /** What adding a few more versions asks of the disk: its calls, and how many bytes it reads and writes. */
  async function costOfAdding(versions: number) {
    const root = await temporaryFolder()
    await fill(root, versions)
    const cost = { calls: [] as string[], read: 0, written: 0 }
    const disk = tapped(realDisk, async ({ name, bytes: given }, run) => {
      const result = await run()
      cost.calls.push(name)
      if (name === "read") cost.read += (result as Uint8Array).length
      cost.written += given?.length ?? 0
      return result
    })
    const { history } = historyAt(root, { disk, inLists: 16 * 1024 })
    await history.add(id, bytes(page("السابقة")), about)
    cost.calls = []
    cost.read = cost.written = 0
    for (const at of ["أ", "ب", "ج"]) await history.add(id, bytes(page(at)), about)
    expect(await history.list(id)).toHaveLength(versions + 5)
    return cost
  }

  test("takes one more with the same calls and the same bytes as a list of few", async () => {
    const few = await costOfAdding(10)
    const many = await costOfAdding(1_000)
    expect(many.calls).toEqual(few.calls)
    expect(many.read).toBe(few.read)
    expect(many.written).toBe(few.written)
  })

  test("is read again when another desk has added to it, thinned it or altered a line in its middle", async () => {
    const root = await temporaryFolder()
    const { history } = historyAt(root)
    const desk = historyAt(root).history
    for (const content of ["a", "b", "c"]) await history.add(id, bytes(content), about)
    await desk.add(id, bytes("d"), about)
    await history.add(id, bytes("e"), about)
    expect(await texts(history)).toEqual(["e", "d", "c", "b", "a"])
    const lines = (await readFile(listPath(root), "utf8")).split("\n")
    const thinned = lines.filter((_, at) => at !== 1).join("\n")
    await writeFile(`${listPath(root)}.new`, thinned)
    await rename(`${listPath(root)}.new`, listPath(root))
    await history.add(id, bytes("f"), about)
    expect(await texts(history)).toEqual(["f", "e", "d", "c", "a"])
    await writeFile(listPath(root), (await readFile(listPath(root), "utf8")).replace(hashOf(bytes("c")), "0"))
    expect(await texts(history)).toEqual(["f", "e", "d", "a"])
  })
})

describe("damage", () => {
  test("a damaged object is told and never shown; its version is missing", async () => {
    const root = await temporaryFolder()
    const { history, logged } = historyAt(root)
    await history.add(id, bytes(page("a")), about)
    const path = objectPath(root, page("a"))
    const packed = await readFile(path)
    const hash = hashOf(bytes(page("a")))
    for (let at = 0; at < packed.length; at += 7) {
      const broken = Uint8Array.from(packed)
      broken[at]! ^= 0x10
      await writeFile(path, broken)
      const found = await history.object(id, hash)
      // A bit that means nothing to deflate may be turned without harm.
      if (found) expect(text(found)).toBe(page("a"))
    }
    for (const cut of [0, 3, 40, packed.length - 2]) {
      await writeFile(path, packed.subarray(0, cut))
      expect(await history.object(id, hash)).toBeNull()
      expect(await codeOf(history.read(id, hash))).toBe("version-missing")
    }
    expect(logged.length).toBeGreaterThan(4)
    // Saved once more, it is whole again.
    expect(await history.add(id, bytes(page("a")), about)).toBeNull()
    expect(await texts(history)).toEqual([page("a")])
  })

  test("a keyframe that is gone or replaced gives no wrong text", async () => {
    const root = await temporaryFolder()
    const { history } = historyAt(root)
    await history.add(id, bytes(page("a")), about)
    await history.add(id, bytes(page("b")), about)
    const b = hashOf(bytes(page("b")))
    await history.add(other, bytes(page("c", 3)), about)
    await writeFile(objectPath(root, page("a")), await readFile(objectPath(root, page("c", 3))))
    expect(await history.object(id, b)).toBeNull()
    await rm(objectPath(root, page("a")))
    expect(await history.object(id, b)).toBeNull()
    const again = historyAt(root).history
    await again.add(id, bytes(page("a")), about)
    expect(await texts(again)).toEqual([page("a"), page("b"), page("a")])
  })

  test("a list that was cut off anywhere keeps its whole lines, and the next version has a line of its own", async () => {
    const root = await temporaryFolder()
    const { history } = historyAt(root)
    for (const word of ["a", "b", "c"]) await history.add(id, bytes(word), about)
    const whole = await readFile(listPath(root))
    const lines = whole.toString().split("\n").filter(Boolean)
    for (let cut = 0; cut <= whole.length; cut += 11) {
      await writeFile(listPath(root), whole.subarray(0, cut))
      const left = (await history.list(id)).length
      expect(left).toBeGreaterThanOrEqual(whole.subarray(0, cut).toString().split("\n").length - 1)
      await history.add(id, bytes(`after ${cut}`), about)
      expect(await history.list(id)).toHaveLength(left + 1)
    }
    await writeFile(listPath(root), [lines[0], lines[1]!.replace("save", "gone"), lines[2], ""].join("\n"))
    expect(await texts(history)).toEqual(["c", "a"])
  })
})

describe("thin", () => {
  test("takes out versions by age, then the bytes that nobody needs", async () => {
    const root = await temporaryFolder()
    const { history } = historyAt(root)
    const hashes: string[] = []
    for (let at = 0; at < 50; at++) {
      hashes.push((await history.add(id, bytes(page(`${at}`)), about))!.hash)
    }
    await writtenLate(root, page("49"))
    const before = await objects(root)
    const thinned = await history.thin(late, { keep: () => new Set([hashes[17]!]) })
    // First, kept, newest.
    expect((await texts(history)).map((one) => /7 (\d+)</.exec(one)?.[1])).toEqual(["49", "17", "0"])
    expect(thinned.versions).toBe(47)
    // Their keyframes are 0 and 40; 40 is not listed any more, but 49 is packed by it.
    expect(await objects(root)).toHaveLength(4)
    expect(thinned.objects).toBe(before.length - 4)
  })

  test("nothing that was just written goes: another desk may be about to name it", async () => {
    const root = await temporaryFolder()
    const { history } = historyAt(root)
    await history.add(id, bytes("a"), about)
    await history.add(other, bytes("b"), about)
    await rm(listPath(root))
    expect(await history.thin(new Date())).toMatchObject({ objects: 0 })
    await writtenLate(root, "b")
    expect(await history.thin(new Date(Date.now() + 2 * 60 * minute))).toMatchObject({ objects: 1 })
  })

  test("nor does it go where our clock is ahead of the file server's", async () => {
    const root = await temporaryFolder()
    const { history } = historyAt(root)
    await history.add(id, bytes("a"), about)
    await history.add(other, bytes("b"), about)
    await rm(listPath(root))
    const ahead = new Date(Date.now() + 3 * 60 * minute)
    expect(await history.thin(ahead)).toMatchObject({ objects: 0 })
  })

  test("nor what a sync client has just brought, however long ago it was written elsewhere", async () => {
    const root = await temporaryFolder()
    const { history } = historyAt(root)
    await history.add(other, bytes("b"), about)
    await history.add(id, bytes("a"), about)
    await rm(listPath(root))
    const long = new Date(Date.now() - 3 * 60 * minute)
    await utimes(objectPath(root, "a"), long, long)
    expect(await history.thin(new Date())).toMatchObject({ objects: 0 })
  })

  test("what a damaged line names stays", async () => {
    const root = await temporaryFolder()
    const { history } = historyAt(root)
    await history.add(id, bytes("a"), about)
    await history.add(id, bytes("b"), about)
    const list = await readFile(listPath(root), "utf8")
    await writeFile(listPath(root), list.replace("draft", "drift"))
    await writtenLate(root, "b")
    await history.thin(late)
    expect(text((await history.object(id, hashOf(bytes("a"))))!)).toBe("a")
  })

  test("beyond the limit first versions, changes of status and sides of conflicts go last, and never what is kept", async () => {
    const root = await temporaryFolder()
    const versions: [string, "save" | "conflict", "draft" | "ready"][] = [
      ["first", "save", "draft"],
      ["saved", "save", "draft"],
      ["side", "conflict", "draft"],
      ["open", "save", "draft"],
      ["ready", "save", "ready"],
      ["newest", "save", "ready"],
    ]
    const word = new RegExp(versions.map(([name]) => name).join("|"))
    const left = async (of: History) => (await texts(of)).map((one) => word.exec(one)?.[0])
    const fill = async (limit: number) => {
      const { history } = historyAt(root, { limit, clock: steppingClock(new Date().toISOString(), 1) })
      return history
    }
    const history = await fill(Number.POSITIVE_INFINITY)
    // Texts that have nothing in common, so that each takes its own bytes.
    for (const [name, cause, status] of versions)
      await history.add(
        id,
        bytes(
          `${name} ${Array.from(name.repeat(500), (sign, at) => String.fromCodePoint(0x4e00 + ((sign.codePointAt(0)! * 7919 * (at + 1)) % 20_000))).join("")}`,
        ),
        { cause, status, words: 1 },
      )
    const sizes = await Promise.all((await objects(root)).map(async (path) => (await readFile(path)).length))
    const whole = sizes.reduce((sum, size) => sum + size, 0)
    const kept = new Set([(await history.list(id))[2]!.hash])
    const keep = () => kept
    await (await fill(whole - 1)).thin(new Date(), { keep })
    expect(await left(history)).toEqual(["newest", "ready", "open", "side", "first"])
    await (await fill(1)).thin(new Date(), { keep })
    expect(await left(history)).toEqual(["newest", "open"])
  })

  test("beyond the limit the oldest go, of whatever article, but never an article's newest", async () => {
    const root = await temporaryFolder()
    const { history } = historyAt(root, { limit: 1 })
    for (const word of ["a", "b", "c"]) {
      await history.add(id, bytes(page(word)), about)
      await history.add(other, bytes(page(word, 9)), about)
    }
    await writtenLate(root, page("c"))
    await history.thin(late)
    expect(await texts(history)).toEqual([page("c")])
    expect(await texts(history, other)).toEqual([page("c", 9)])

    const roomy = await temporaryFolder()
    const wide = historyAt(roomy, { limit: 600 }).history
    // Different through and through, so that each is packed whole: some 50 bytes of head and 100 of text.
    for (let at = 0; at < 10; at++) {
      await wide.add(id, bytes(hashOf(bytes(`a${at}`)) + hashOf(bytes(`b${at}`))), {
        ...about,
        status: at % 2 ? "draft" : "ready",
      })
    }
    await writtenLate(roomy, hashOf(bytes("a9")) + hashOf(bytes("b9")))
    await wide.thin(late)
    const left = (await wide.list(id)).length
    expect(left).toBeGreaterThan(2)
    expect(left).toBeLessThan(8)
    let size = 0
    for (const path of await objects(roomy)) size += (await readFile(path)).length
    expect(size).toBeLessThanOrEqual(600)
  })

  test("a list that another desk added to meanwhile is left for the next time", async () => {
    const root = await temporaryFolder()
    for (let at = 0; at < 5; at++) await historyAt(root).history.add(id, bytes(page(`${at}`)), about)
    let added = false
    const { history } = historyAt(root, {
      disk: {
        ...realDisk,
        async create(path) {
          if (!added && path.includes("articles")) {
            added = true
            await historyAt(root).history.add(id, bytes("meanwhile"), about)
          }
          return realDisk.create(path)
        },
      },
    })
    await history.thin(late)
    expect(await texts(history)).toHaveLength(6)
    await history.thin(late)
    expect(await texts(history)).toEqual(["meanwhile", page("0")])
  })
})

describe("versions in lists", () => {
  const inLists = 1_000

  test("need no file, open to their bytes after a restart, and need no version before them", async () => {
    const root = await temporaryFolder()
    const words = Array.from({ length: 2 * keyframeEvery + 2 }, (_, at) => page(`${at}`))
    const { history } = historyAt(root, { inLists })
    for (const one of words) await history.add(id, bytes(one), about)
    expect(await objects(root)).toEqual([])
    expect(await texts(historyAt(root).history)).toEqual(words.toReversed())
    expect(text((await historyAt(root).history.object(id, hashOf(bytes(words[3]!))))!)).toBe(words[3])
  })

  test("a large one has a file, and those in the list are packed by it", async () => {
    const root = await temporaryFolder()
    const { history } = historyAt(root, { inLists: 150 })
    for (const word of ["a", "b"]) await history.add(id, bytes(page(word)), about)
    expect(await objects(root)).toEqual([objectPath(root, page("a"))])
    expect(await texts(historyAt(root).history)).toEqual([page("b"), page("a")])
  })

  test("one that goes by its age and that others are packed by gets a file before its line goes", async () => {
    const root = await temporaryFolder()
    const { history } = historyAt(root, { inLists })
    for (let at = 0; at < keyframeEvery + 10; at++) await history.add(id, bytes(page(`${at}`)), about)
    await writtenLate(root, "")
    expect(await history.thin(late)).toMatchObject({ versions: keyframeEvery + 8, objects: 0 })
    expect(await objects(root)).toEqual([objectPath(root, page(`${keyframeEvery}`))])
    expect(await texts(historyAt(root).history)).toEqual([page(`${keyframeEvery + 9}`), page("0")])
    // The next thinning leaves it there.
    expect(await history.thin(late)).toMatchObject({ versions: 0, objects: 0 })
  })

  test("count for the limit, and the oldest go until the others fit", async () => {
    const root = await temporaryFolder()
    // Different through and through: some 50 bytes of head and 128 of text each.
    const one = (at: number) => [0, 1].map((part) => hashOf(bytes(`${at} ${part}`))).join("")
    const { history } = historyAt(root, {
      inLists,
      limit: 1_500,
      clock: steppingClock(new Date().toISOString(), 1),
    })
    for (let at = 0; at < 20; at++) await history.add(id, bytes(one(at)), about)
    await history.thin(new Date())
    const left = await texts(history)
    expect(left.length).toBeGreaterThan(5)
    expect(left.length).toBeLessThan(15)
    expect(left).toEqual([...left.keys()].map((at) => one(at === left.length - 1 ? 0 : 19 - at)))
    expect(await history.thin(new Date())).toMatchObject({ versions: 0 })
  })

  test("a Midad that does not know them takes their lines for damaged ones, which it keeps", async () => {
    const root = await temporaryFolder()
    const { history } = historyAt(root, { inLists })
    await history.add(id, bytes("a"), about)
    // It looked for a space there.
    expect((await readFile(listPath(root), "utf8"))[16]).toBe("+")
  })
})

describe("two desks at one list", () => {
  /** A history whose desk is held up by `meanwhile` when it has just opened the list to add to it, once. */
  function heldUp(root: string, meanwhile: () => Promise<unknown>): History {
    let held = false
    return historyAt(root, {
      disk: {
        ...realDisk,
        async open(path) {
          const file = await realDisk.open(path)
          if (!held) {
            held = true
            await meanwhile()
          }
          return file
        },
      },
    }).history
  }

  test("lose no version when one thins the list that the other is just adding to", async () => {
    const root = await temporaryFolder()
    const { history } = historyAt(root)
    for (let at = 0; at < 5; at++) await history.add(id, bytes(page(`${at}`)), about)
    await heldUp(root, () => history.thin(late)).add(id, bytes(page("new")), about)
    expect(await texts(history)).toEqual([page("new"), page("4"), page("0")])
  })

  test("lose no version when both add to it at once", async () => {
    const root = await temporaryFolder()
    const { history } = historyAt(root)
    await history.add(id, bytes(page("0")), about)
    await heldUp(root, () => history.add(id, bytes(page("theirs")), about)).add(
      id,
      bytes(page("ours")),
      about,
    )
    expect(await texts(history)).toEqual([page("ours"), page("theirs"), page("0")])
  })

  test("lose no version when the other adds to it right before one writes", async () => {
    for (const [theirs, ours] of [
      ["theirs", "ours, which is longer than that"],
      ["theirs, which is longer than that", "ours"],
    ] as const) {
      const root = await temporaryFolder()
      const { history } = historyAt(root, { inLists: 1_000 })
      await history.add(id, bytes(page("0")), about)
      let met = false
      const held = tapped(realDisk, async ({ name, path }, run) => {
        if (!met && name === "file.write" && path.endsWith(".jsonl")) {
          met = true
          await history.add(id, bytes(theirs), about)
        }
        return run()
      })
      const disk = createOwnDisk({ root, disk: held, onSetAside: () => undefined })
      await historyAt(root, { inLists: 1_000, disk }).history.add(id, bytes(ours), about)
      expect(await texts(historyAt(root).history)).toEqual([ours, theirs, page("0")])
    }
  })
})

/** A random life of a history: edits of a page of lines, some of them undone. */
const life = fc.array(
  fc.record({
    line: fc.nat(30),
    word: fc.string({ unit: "binary", maxLength: 12 }),
    do: fc.constantFrom("change", "insert", "remove", "all", "back"),
    article: fc.constantFrom(id, id, id, other),
    status: fc.constantFrom("draft", "draft", "draft", "ready"),
    cause: fc.constantFrom("save", "save", "save", "conflict"),
  }),
  { minLength: 1, maxLength: 60 },
)
type Edit = Parameters<Parameters<typeof life.map>[0]>[0][number]

function edited(source: string, { line, word, do: what }: Edit): string {
  const lines = source.split("\n")
  if (what === "change") lines[line % lines.length] = word
  if (what === "insert") lines.splice(line % lines.length, 0, word)
  if (what === "remove") lines.splice(line % lines.length, 1)
  if (what === "all") return word
  if (what === "back") return page("")
  return lines.join("\n")
}

describe.each([
  ["files of their own", 0],
  ["lists", 1_000],
  ["lists, and large ones in files", 150],
])("whatever happens, with versions in %s,", (_where, inLists) => {
  test("every listed version opens to its bytes, before and after thinning", async () => {
    await fc.assert(
      fc.asyncProperty(life, fc.nat(40 * 24 * 60), async (edits, step) => {
        const root = await temporaryFolder()
        const { history } = historyAt(root, {
          inLists,
          clock: steppingClock("2026-01-01T00:00:00.000Z", step * minute),
        })
        const present = new Map([
          [id, page("")],
          [other, page("", 2)],
        ])
        const expected = new Map<string, string[]>([
          [id, []],
          [other, []],
        ])
        for (const edit of edits) {
          const next = edited(present.get(edit.article)!, edit)
          present.set(edit.article, next)
          const { status, cause } = edit
          const added = await history.add(edit.article, bytes(next), { status, cause, words: next.length })
          // Half a surrogate pair is no text of ours; what its bytes say is what comes back.
          if (added) expected.get(edit.article)!.unshift(text(bytes(next)))
        }
        for (const one of [id, other]) expect(await texts(history, one)).toEqual(expected.get(one))
        const last = expected.get(id)![0] ?? expected.get(other)![0]
        if (last !== undefined && expected.get(id)!.length > 0) await writtenLate(root, last)
        await history.thin(late)
        const fresh = historyAt(root).history
        for (const one of [id, other]) {
          const left = await texts(fresh, one)
          const all = expected.get(one)!
          expect(left[0]).toBe(all[0])
          expect(left.at(-1)).toBe(all.at(-1))
          for (const version of left) expect(all).toContain(version)
        }
      }),
      { numRuns: 25 },
    )
  })

  test("stopped at any step of adding or thinning, what was added is there and opens", async () => {
    /** Fills a newsroom through `disk` until it stops; returns what was acknowledged. */
    async function live(root: string, disk: ReturnType<typeof stoppingDisk>["disk"]) {
      const { history } = historyAt(root, { disk, inLists })
      const added: string[] = []
      let thinning = false
      try {
        for (let at = 0; at < 4; at++) {
          if (await history.add(id, bytes(page(`${at}`)), about)) added.unshift(page(`${at}`))
        }
        await history.add(other, bytes(page("1")), about)
        thinning = true
        await writtenLate(root, page("3"))
        await history.thin(late)
      } catch (error) {
        if (!(error instanceof Stopped || error instanceof DeskError)) throw error
      }
      return { added, thinning }
    }
    const counting = stoppingDisk(Number.POSITIVE_INFINITY)
    await live(await temporaryFolder(), counting.disk)
    expect(counting.count()).toBeGreaterThan(inLists === 0 ? 40 : 15)
    for (let steps = 0; steps < counting.count(); steps++) {
      const root = await temporaryFolder()
      const { added, thinning } = await live(root, stoppingDisk(steps).disk)
      const { history, logged } = historyAt(root, { inLists })
      const left = await texts(history)
      if (thinning) {
        expect(left[0]).toBe(added[0])
        expect(left.at(-1)).toBe(added.at(-1))
      } else {
        // What was not acknowledged may be there too.
        expect(left.slice(-added.length || left.length)).toEqual(added)
        expect(left.length).toBeLessThanOrEqual(added.length + 1)
      }
      // And life goes on.
      await history.add(id, bytes("after"), about)
      await writtenLate(root, "after")
      await history.thin(late)
      expect((await texts(history))[0]).toBe("after")
      expect(await texts(history, other)).toEqual((await history.list(other)).map(() => page("1")))
      expect(logged).toEqual([])
      const names = (await objects(root)).filter((path) => path.endsWith(".tmp"))
      expect(names).toEqual([])
    }
  })
})

test.each([0, 1_000])(
  "a disk that refuses once, at whatever step, costs nothing: the next try has everything",
  async (inLists) => {
    async function live(root: string, disk: ReturnType<typeof stoppingDisk>["disk"]) {
      const { history } = historyAt(root, { disk, inLists })
      for (let at = 0; at < 3; at++) {
        try {
          await history.add(id, bytes(page(`${at}`)), about)
        } catch (error) {
          if (!(error instanceof DeskError)) throw error
          await history.add(id, bytes(page(`${at}`)), about)
        }
      }
    }
    const counting = stoppingDisk(Number.POSITIVE_INFINITY)
    await live(await temporaryFolder(), counting.disk)
    for (let steps = 0; steps < counting.count(); steps++) {
      const root = await temporaryFolder()
      await live(root, stoppingDisk(steps, true).disk)
      const found = await texts(historyAt(root).history)
      // A version whose fsync failed is listed twice, so that one of the two is on the disk for certain.
      expect(found.filter((one, at) => one !== found[at - 1])).toEqual([page("2"), page("1"), page("0")])
    }
  },
)

test("renaming the newsroom's folder changes nothing", async () => {
  const folder = await temporaryFolder()
  const root = join(folder, "first")
  await realDisk.makeFolder(root)
  await historyAt(root).history.add(id, bytes("a"), about)
  await rename(root, join(folder, "second"))
  await utimes(join(folder, "second"), late, late)
  expect(await texts(historyAt(join(folder, "second")).history)).toEqual(["a"])
})
