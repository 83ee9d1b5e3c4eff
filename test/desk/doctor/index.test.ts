/** The doctor and the search index: a cache, of which nothing is lost, and which is told of all the same. */
import { existsSync } from "node:fs"
import { readdir, readFile, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { expect, test } from "vitest"
import { examine } from "../../../main/desk/doctor/doctor.ts"
import { article, desk, found, newsroom } from "../search/newsroom.ts"

/** A newsroom of three articles with an index that was closed; its name in the newsroom. */
async function indexed(): Promise<{ root: string; name: string }> {
  const root = await newsroom(
    article({ id: "article-a" }, "زلزال"),
    article({ id: "article-b" }, "فيضان"),
    article({ id: "article-c" }, "موازنة"),
  )
  const { at } = desk(root)
  await at.settled()
  await at.close()
  const files = await readdir(join(root, ".midad", "index"))
  return { root, name: `.midad/index/${files.find((file) => file.endsWith(".sqlite"))}` }
}

test("counts the rows of an index that is as it was left", async () => {
  const { root } = await indexed()
  expect(await examine({ root })).toMatchObject({ findings: [], counted: { indexed: 3 }, remaining: 0 })
})

test("says how many files an index does not know yet, and calls nobody ill for it", async () => {
  const { root, name } = await indexed()
  await rm(join(root, "article-c.html"))
  const { findings, remaining } = await examine({ root })
  expect(findings).toEqual([
    { code: "index-behind", level: "notice", details: { name, rows: 1 }, repaired: false },
  ])
  expect(remaining).toBe(0)
})

test("moves a damaged index away, and the next desk makes it anew", async () => {
  const { root, name } = await indexed()
  const bytes = await readFile(join(root, name))
  await writeFile(join(root, name), bytes.subarray(0, bytes.length >> 1))
  expect(await examine({ root })).toMatchObject({
    findings: [{ code: "index-damaged", details: { name }, repaired: false }],
    remaining: 1,
  })
  expect((await examine({ root, repair: true })).remaining).toBe(0)
  expect(existsSync(join(root, name))).toBe(false)
  expect((await examine({ root })).findings).toEqual([])
  const { at } = desk(root)
  await at.settled()
  expect(await found(at, "زلزال")).toEqual(["article-a"])
})
