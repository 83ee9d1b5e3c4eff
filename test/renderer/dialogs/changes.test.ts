/** What versions changed is read for the lines that are seen, and for no other. */
import { expect, test, vi } from "vitest"
import { emptyArticle, schema } from "../../../main/article/schema.ts"
import type { ArticleJSON, Version } from "../../../main/contract/desk.ts"
import { createChanges } from "../../../renderer/dialogs/changes.ts"

const { nodes } = schema
const blank = emptyArticle({ id: "article-one", created: "2026-11-01T08:00:00.000Z" })
const hashOf = (at: number) => String(at).padStart(64, "0")

/** `count` versions, newest first, each a word longer than the one before; and which of them were read. */
function bench(count: number) {
  const versions: Version[] = Array.from({ length: count }, (_, index) => ({
    hash: hashOf(count - index),
    at: "2026-11-27T10:00:00.000Z",
    words: count - index,
    change: 1,
    status: "draft",
    cause: "save",
  }))
  const read: number[] = []
  const changes = createChanges(
    () => versions,
    async (hash) => {
      read.push(Number(hash))
      const text = schema.text(Array.from({ length: Number(hash) }, () => "كلمة").join(" "))
      return blank
        .copy(blank.content.replaceChild(2, nodes.body.create(null, nodes.paragraph.create(null, text))))
        .toJSON() as ArticleJSON
    },
  )
  return { versions, read, changes }
}

test("a line that is seen reads its version and the one before, whatever is in the list", async () => {
  const { versions, read, changes } = bench(5000)
  changes.see(7, true)
  await vi.waitFor(() =>
    expect(changes.of(versions[7]!)).toMatchObject({ added: 1, removed: 0, blocks: [1] }),
  )
  expect(new Set(read)).toEqual(new Set([4992, 4993]))
  changes.see(8, true)
  await vi.waitFor(() => expect(changes.of(versions[8]!)).toBeDefined())
  expect(new Set(read)).toEqual(new Set([4991, 4992, 4993]))
  expect(read).toHaveLength(3)
})

test("lines that are scrolled past are not read", async () => {
  const { versions, read, changes } = bench(100)
  for (let at = 0; at < 90; at++) {
    changes.see(at, true)
    changes.see(at, false)
  }
  changes.see(95, true)
  await vi.waitFor(() => expect(changes.of(versions[95]!)).toBeDefined())
  expect(read.length).toBeLessThanOrEqual(4)
})

test("a version that cannot be read is known to have no change to show", async () => {
  const { versions } = bench(3)
  const changes = createChanges(
    () => versions,
    () => Promise.reject(new Error("gone")),
  )
  changes.see(0, true)
  await vi.waitFor(() => expect(changes.of(versions[0]!)).toBeNull())
})
