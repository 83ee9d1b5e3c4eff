/** What a save does with the file that it replaced: by itself, with a history that only notes what it is given. */
import { readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { expect, test } from "vitest"
import { writeArticle } from "../../../main/article/html.ts"
import { emptyArticle, schema } from "../../../main/article/schema.ts"
import { type Disk, realDisk } from "../../../main/desk/disk/disk.ts"
import { contentOf } from "../../../main/desk/files/content.ts"
import { createLookAtReplaced } from "../../../main/desk/saving/replaced.ts"
import { temporaryFolder } from "../temporary.ts"

const id = "article-one"
const bytesOf = (headline: string) => {
  const article = emptyArticle({ id })
  const first = headline === "" ? [] : [schema.text(headline)]
  return new TextEncoder().encode(
    writeArticle(article.copy(article.content.replaceChild(0, schema.nodes.headline.create(null, first)))),
  )
}

/** A file that a save replaced, and what became of it. */
async function replaced(bytes: Uint8Array, change: Partial<Disk> = {}) {
  const folder = await temporaryFolder()
  const kept = join(folder, ".midad-kept.tmp")
  await writeFile(kept, bytes)
  const added: string[] = []
  const said: string[] = []
  const after: (() => Promise<unknown>)[] = []
  const look = createLookAtReplaced({
    disk: { ...realDisk, wait: async () => undefined, ...change },
    versions: {
      add: async (article, _content, cause) => void added.push(`${article.child(0).textContent} ${cause}`),
      afterSave: (_id, work) => void after.push(work),
    },
    log: (message) => said.push(message),
  })
  return {
    kept,
    added,
    said,
    look: (was: Uint8Array) => look(id, kept, contentOf(was)),
    /** Does what follows the save. */
    async follow() {
      for (const work of after.splice(0)) await work()
    },
    left: () => readdir(folder),
  }
}

test("a file that nobody wrote goes, and the history hears of nothing", async () => {
  const file = await replaced(bytesOf("قبل"))
  expect(await file.look(bytesOf("قبل"))).toBeNull()
  await file.follow()
  expect(file.added).toEqual([])
  expect(await file.left()).toEqual([])
})

test("what another program wrote into it is returned and in the history before it goes", async () => {
  const file = await replaced(bytesOf("منهم"))
  expect((await file.look(bytesOf("قبل")))?.article.child(0).textContent).toBe("منهم")
  expect(file.added).toEqual(["منهم outside"])
  await file.follow()
  expect(await file.left()).toEqual([])
})

test("a program that is still writing is waited for", async () => {
  const parts = [bytesOf("من").slice(0, 40), bytesOf("منهم").slice(0, 90), bytesOf("منهم"), bytesOf("منهم")]
  const read = async () => parts.shift() ?? bytesOf("منهم")
  const file = await replaced(bytesOf("منهم"), { read })
  expect((await file.look(bytesOf("قبل")))?.article.child(0).textContent).toBe("منهم")
  expect(file.added).toEqual(["منهم outside"])
})

test("what is written after the first look is in the history before the file goes", async () => {
  const file = await replaced(bytesOf("قبل"))
  expect(await file.look(bytesOf("قبل"))).toBeNull()
  await writeFile(file.kept, bytesOf("بعد"))
  await file.follow()
  expect(file.added).toEqual(["بعد outside"])
  expect(await file.left()).toEqual([])
})

test("what is no article stays under its name, and is said", async () => {
  const file = await replaced(new TextEncoder().encode("نص"))
  expect(await file.look(bytesOf("قبل"))).toBeNull()
  await file.follow()
  expect(await readFile(file.kept, "utf8")).toBe("نص")
  expect(file.said.join()).toContain(file.kept)
})

test("a file that cannot be read is left, and said", async () => {
  const read = async () => Promise.reject(Object.assign(new Error("no"), { code: "EIO" }))
  const file = await replaced(bytesOf("قبل"), { read })
  expect(await file.look(bytesOf("قبل"))).toBeNull()
  expect(file.said).toHaveLength(1)
  expect(await file.left()).toHaveLength(1)
})
