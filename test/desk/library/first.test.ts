import { rename, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { expect, test } from "vitest"
import { writeArticle } from "../../../main/article/html.ts"
import { emptyArticle } from "../../../main/article/schema.ts"
import { createDesk, type Desk } from "../../../main/desk/desk.ts"
import { temporaryFolder } from "../temporary.ts"

const moment = "2026-11-01T08:00:00.000Z"

async function newsroom(...ids: string[]) {
  const root = await temporaryFolder()
  for (const id of ids)
    await writeFile(
      join(root, `${id}.html`),
      writeArticle(emptyArticle({ id, created: moment, updated: moment })),
    )
  return root
}

/** Asks a fresh desk for the article to open first. */
async function asked<Result>(root: string, question: (desk: Desk) => Promise<Result>): Promise<Result> {
  const desk = createDesk({ root })
  try {
    return await question(desk)
  } finally {
    await desk.close()
  }
}

test("the article that was open last is found in its file, and no other file is read for it", async () => {
  const root = await newsroom("article-one", "article-two", "article-three")
  await asked(root, async (desk) => {
    expect(await desk.firstArticle("article-two", "article-two.html")).toBe("article-two")
    expect((await desk.openArticle({ id: "article-two" })).kind).toBe("article")
    expect(desk.libraryState().total).toBe(1)
  })
})

test("an article whose file was renamed meanwhile is found where it is now", async () => {
  const root = await newsroom("article-one", "article-two")
  await rename(join(root, "article-two.html"), join(root, "elsewhere.html"))
  const first = await asked(root, (desk) => desk.firstArticle("article-two", "article-two.html"))
  expect(first).toBe("article-two")
})

test("a file that holds another article now is not taken for the one that was open", async () => {
  const root = await newsroom("article-one", "article-two")
  await rename(join(root, "article-one.html"), join(root, "article-two.html"))
  const first = await asked(root, (desk) => desk.firstArticle("article-two", "article-two.html"))
  expect(first).toBe("article-one")
})
