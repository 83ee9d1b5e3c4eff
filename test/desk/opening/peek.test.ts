/** Looking at an article without opening it. */
import { existsSync, readdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { writeArticle } from "../../../main/article/html.ts"
import { articleFromJSON, emptyArticle, schema } from "../../../main/article/schema.ts"
import { createDesk } from "../../../main/desk/desk.ts"
import { createWriter } from "../journal/writer.ts"
import { temporaryFolder } from "../temporary.ts"

const id = "article-one"

function start(root: string) {
  const desk = createDesk({ root })
  onTestFinished(() => desk.close())
  return desk
}

/** A newsroom with one article in it. */
async function newsroom() {
  const root = await temporaryFolder()
  const blank = emptyArticle({ id })
  const article = blank.copy(
    blank.content.replaceChild(0, schema.nodes.headline.create(null, schema.text("عنوان"))),
  )
  writeFileSync(join(root, "one.html"), writeArticle(article))
  return { root, article }
}

test("gives what the file holds, and takes no lock and keeps no journal", async () => {
  const { root, article } = await newsroom()
  const { doc } = await start(root).peek({ id })
  expect(articleFromJSON(doc).eq(article)).toBe(true)
  const kept = (name: string) => {
    const folder = join(root, ".midad", name)
    return existsSync(folder) ? readdirSync(folder) : []
  }
  expect([kept("locks"), kept("journal")]).toEqual([[], []])
})

test("works while a colleague writes in it, and shows what is in the file", async () => {
  const { root } = await newsroom()
  const sara = start(root)
  const opened = await sara.openArticle({ id })
  if (opened.kind !== "article") throw new Error("It opened as an import")
  const writer = await createWriter(sara, opened)
  await writer.type("غير محفوظ")
  const { doc } = await start(root).peek({ id })
  expect(articleFromJSON(doc).child(0).textContent).toBe("عنوان")
})

test("shows an article that is in no file yet as its journal has it", async () => {
  const root = await temporaryFolder()
  const desk = start(root)
  const writer = await createWriter(desk)
  await writer.type("عنوان")
  const { doc } = await desk.peek({ id: writer.id })
  expect(articleFromJSON(doc).textContent).toContain("عنوان")
})

test("says that there is no such article", async () => {
  const root = await temporaryFolder()
  await expect(start(root).peek({ id: "missing-article" })).rejects.toMatchObject({
    problem: { code: "article-missing" },
  })
})
