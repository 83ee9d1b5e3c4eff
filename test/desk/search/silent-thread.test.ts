/** An index that answers nothing any more: the desk journals, saves and closes, and the library goes on without it. */
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import type { Problem } from "../../../main/contract/problem.ts"
import { createDesk } from "../../../main/desk/desk.ts"
import { createWriter } from "../journal/writer.ts"
import { article, found, newsroom } from "./newsroom.ts"

const program = new URL("spinning-index.mjs", import.meta.url)

/** A desk on one article whose index may be silent for so long, and take so long to close, in milliseconds. */
async function desk(limits: { silence: number; closing: number }) {
  const root = await newsroom(article({ id: "article-a" }, "قطار الجبل يصل", "", "بلغ محطته."))
  const problems: Problem[] = []
  const at = createDesk({
    root,
    indexing: { program, limits },
    onProblem: (problem) => void problems.push(problem),
  })
  onTestFinished(() => at.close())
  await at.settled()
  return { root, at, problems }
}

test("while a search goes on without end, what is typed is journaled and saved, and closing ends the search", async () => {
  const { root, at } = await desk({ silence: 600_000, closing: 50 })
  await found(at, "دوران")
  const asked = found(at, "محطته")
  const writer = await createWriter(at)
  await writer.type("عنوان كُتب أثناء البحث")
  const saved = await writer.save(true)
  if (saved.kind !== "saved") throw new Error("Not saved")
  expect(await readFile(join(root, saved.name), "utf8")).toContain("عنوان كُتب أثناء البحث")
  await at.close()
  expect(await asked).toEqual([])
})

test("a search that takes too long is answered from headlines, and so is what is asked after it", async () => {
  const limits = { silence: 600_000, closing: 600_000 }
  const { at, problems } = await desk(limits)
  expect(await found(at, "محطته")).toEqual(["article-a"])
  await found(at, "دوران")
  limits.silence = 50
  expect(await found(at, "قطار")).toEqual(["article-a"])
  expect(problems.map(({ code }) => code)).toEqual(["no-index"])
  expect(await found(at, "محطته")).toEqual([])
})
