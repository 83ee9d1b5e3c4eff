/** The file of a journal, as one opening writes it: what a failed or foreign write leaves is never taken for its own. */
import { appendFile, readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { Transform } from "prosemirror-transform"
import { expect, test } from "vitest"
import { type Article, emptyArticle, schema } from "../../../main/article/schema.ts"
import { type Disk, type DiskFile, realDisk } from "../../../main/desk/disk/disk.ts"
import { createJournalFile } from "../../../main/desk/journal/file.ts"
import { createJournalFolder } from "../../../main/desk/journal/folder.ts"
import { opened, withSaved, withSent } from "../../../main/desk/journal/opening.ts"
import { decodeJournal, type JournalRecord } from "../../../main/desk/journal/record.ts"
import { type Journaled, replay, versionOf } from "../../../main/desk/journal/replay.ts"
import { codeOf } from "../refusal.ts"
import { temporaryFolder } from "../temporary.ts"

const id = "article-one"
const place = { anchor: 1, head: 1, scroll: 0 }
const time = "2026-11-23T12:00:00.000Z"
const start = emptyArticle({ id })

/** A journal with one more letter in its headline, and the records of that. */
function typed(before: Journaled, letter: string): { next: Journaled; records: JournalRecord[] } {
  const change = new Transform(before.doc).insert(1, schema.text(letter))
  const steps = [change.steps[0]!.toJSON() as { stepType: string }]
  const input = { id, epoch: before.epoch, from: versionOf(before), doc: null, steps, place }
  return withSent(before, input, time)
}

/** Openings of one article on `disk`. */
async function bench(disk: Disk = realDisk) {
  const root = await temporaryFolder()
  // Two names for what is set aside are never made in one millisecond here.
  let now = Date.parse(time)
  const clock = () => new Date(now++)
  const folder = createJournalFolder({ root, disk, clock, log: () => undefined })
  const path = join(root, ".midad", "journal", `${id}.journal`)
  const replaced: string[] = []
  const headlineIn = (bytes: Uint8Array) =>
    replay(decodeJournal(bytes).records).journaled!.doc.child(0).textContent
  return {
    path,
    replaced,
    names: () => readdir(join(root, ".midad", "journal")),
    headline: async () => headlineIn(await readFile(path)),
    opening(epoch: string, before: string[] = []) {
      const file = createJournalFile(folder, disk, epoch, new Set(before), async (_, bytes) => {
        replaced.push(headlineIn(bytes))
      })
      let now = opened({ epoch, hash: null, name: "", doc: start, unsaved: 0 }, time)
      return {
        file,
        async type(letter: string) {
          const { next, records } = typed(now, letter)
          // What could not be written is sent again with the next letter.
          now = next
          await file.put(next, records)
        },
        async save() {
          const article: Article = now.doc
          const saved = { version: versionOf(now), hash: "0".repeat(64), name: "خبر.html", article }
          now = withSaved(now, saved)!
          await file.beginAnew(now, false)
        },
      }
    },
  }
}

/** The real disk; a write to an open journal writes half of the bytes and fails while `failing`. */
function breaking(): { disk: Disk; fail(failing: boolean): void } {
  let failing = false
  const disk: Disk = {
    ...realDisk,
    async open(path, given) {
      const file: DiskFile = await realDisk.open(path, given)
      return {
        ...file,
        async write(bytes) {
          if (!failing) return file.write(bytes)
          await file.write(bytes.subarray(0, bytes.length / 2))
          throw Object.assign(new Error("ENOSPC"), { code: "ENOSPC" })
        },
      }
    },
  }
  return {
    disk,
    fail: (now) => {
      failing = now
    },
  }
}

test("letters are appended, and the journal holds them all", async () => {
  const { opening, headline, names } = await bench()
  const one = opening("one")
  for (const letter of ["ر", "ب", "خ"]) await one.type(letter)
  expect(await headline()).toBe("خبر")
  expect(await names()).toEqual([`${id}.journal`])
})

test("what a failed append left is overwritten by the next one", async () => {
  const { disk, fail } = breaking()
  const { opening, headline, path, names } = await bench(disk)
  const one = opening("one")
  await one.type("ر")
  const { length } = await readFile(path)
  fail(true)
  const { next, records } = typed(
    opened({ epoch: "one", hash: null, name: "", doc: start, unsaved: 0 }, time),
    "ب",
  )
  expect(await codeOf(one.file.put(next, records))).toBe("disk-full")
  expect((await readFile(path)).length).toBeGreaterThan(length)
  fail(false)
  await one.type("ب")
  expect(decodeJournal(await readFile(path)).end).toBe("whole")
  expect(await headline()).toBe("بر")
  expect(await names()).toEqual([`${id}.journal`])
})

test("a failed append after a record that was not flushed has the journal written whole", async () => {
  const { disk, fail } = breaking()
  const { opening, headline, path } = await bench(disk)
  const one = opening("one")
  await one.type("ر")
  await one.save()
  fail(true)
  expect(await codeOf(one.type("ب"))).toBe("disk-full")
  fail(false)
  await one.type("خ")
  expect(await headline()).toBe("خبر")
  const bases = decodeJournal(await readFile(path)).records.filter(({ kind }) => kind === "base")
  expect(bases).toHaveLength(1)
})

test("the journal of an opening that took over is never written", async () => {
  const { opening, headline } = await bench()
  const one = opening("one")
  for (const letter of ["أ", "ن"]) await one.type(letter)
  const two = opening("two", ["one"])
  await two.type("ب")
  expect(await codeOf(one.type("ج"))).toBe("journal-gap")
  await two.type("ت")
  expect(await headline()).toBe("تب")
  expect(await codeOf(opening("three").type("ث"))).toBe("journal-gap")
  expect(await headline()).toBe("تب")
})

test("a journal that is replaced is given away before, with what its writer had added", async () => {
  const { opening, headline, replaced } = await bench()
  const one = opening("one")
  for (const letter of ["ر", "ب", "خ"]) await one.type(letter)
  await opening("two", ["one"]).type("ن")
  expect(replaced).toEqual(["خبر"])
  expect(await headline()).toBe("ن")
})

test("a journal that cannot be read, or that somebody wrote into, is set aside and not overwritten", async () => {
  const { opening, path, names, headline } = await bench()
  const one = opening("one")
  await one.type("ر")
  await appendFile(path, "كلام")
  await one.type("ب")
  expect(await headline()).toBe("بر")
  const kept = (await names()).filter((name) => name.includes(".kept"))
  expect(kept).toHaveLength(1)
  await writeFile(path, "كلام آخر")
  await opening("two", ["one"]).type("ن")
  expect((await names()).filter((name) => name.includes(".kept"))).toHaveLength(2)
})

test("a journal that has become long is written whole with the next letter, and holds all of it", async () => {
  const { opening, headline, path } = await bench()
  const one = opening("one")
  let longest = 0
  for (let count = 0; count < 400; count++) {
    await one.type("ب")
    await one.save()
    longest = Math.max(longest, (await readFile(path)).length)
  }
  await one.type("خ")
  expect(await headline()).toBe(`خ${"ب".repeat(400)}`)
  expect(longest).toBeLessThan(128 * 1024)
})
