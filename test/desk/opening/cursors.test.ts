import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { createDesk } from "../../../main/desk/desk.ts"
import { createCursors, rememberedCursors } from "../../../main/desk/opening/cursors.ts"
import { createWriter } from "../journal/writer.ts"
import { temporaryFolder } from "../temporary.ts"

const at = (anchor: number) => ({ anchor, head: anchor, scroll: anchor * 1.5 })

test("a place is known after a restart, and the last one counts", async () => {
  const root = await temporaryFolder()
  const places = createCursors({ root })
  expect(await places.of("article-one1")).toBe(null)
  await Promise.all([
    places.keep("article-one1", at(1)),
    places.keep("article-two2", at(2)),
    places.keep("article-one1", at(3)),
  ])
  const again = createCursors({ root })
  expect(await again.of("article-one1")).toEqual(at(3))
  expect(await again.of("article-two2")).toEqual(at(2))
})

test("those used longest ago are forgotten", async () => {
  const root = await temporaryFolder()
  const lines = Array.from({ length: rememberedCursors }, (_, n) => [`article-${n}`, at(n)])
  await createCursors({ root }).keep("article-first", at(9))
  await writeFile(join(root, ".midad", "places.json"), JSON.stringify(lines))
  const places = createCursors({ root })
  await places.keep("article-0", at(7))
  await places.keep("article-new1", at(8))
  expect(await places.of("article-0")).toEqual(at(7))
  expect(await places.of("article-new1")).toEqual(at(8))
  expect(await places.of("article-1")).toBe(null)
  expect(JSON.parse(await readFile(join(root, ".midad", "places.json"), "utf8"))).toHaveLength(
    rememberedCursors,
  )
})

test.each(["", "{", '[["article-one1",{"anchor":-1,"head":0,"scroll":0}]]', '{"a":1}'])(
  "a broken file is passed over and written anew: %s",
  async (broken) => {
    const root = await temporaryFolder()
    const places = createCursors({ root })
    await places.keep("article-one1", at(1))
    await writeFile(join(root, ".midad", "places.json"), broken)
    expect(await places.of("article-one1")).toBe(null)
    await places.keep("article-one1", at(2))
    expect(await createCursors({ root }).of("article-one1")).toEqual(at(2))
  },
)

test("an article that was left with everything saved opens where the writer was", async () => {
  const root = await temporaryFolder()
  const desk = createDesk({ root })
  onTestFinished(() => desk.close())
  const writer = await createWriter(desk)
  await writer.type("عنوان")
  const journal = { epoch: writer.epoch(), version: writer.version() }
  const doc = writer.doc().toJSON() as { type: "doc" }
  await desk.saveArticle({ doc, base: null, settle: true, journal })
  await desk.keepPlace({ id: writer.id, place: at(4) })
  await desk.leaveArticle({ id: writer.id, epoch: writer.epoch() })
  expect(await desk.openArticle({ id: writer.id })).toMatchObject({ place: at(4), recovered: null })
})
