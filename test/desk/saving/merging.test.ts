/** What others wrote and the window's text, put together; and what is kept where that cannot be. */
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { expect, test } from "vitest"
import { type Article, dossierOf, emptyArticle, schema } from "../../../main/article/schema.ts"
import { realDisk } from "../../../main/desk/disk/disk.ts"
import { contentOf } from "../../../main/desk/files/content.ts"
import { createMerging, together } from "../../../main/desk/saving/merging.ts"
import { temporaryFolder } from "../temporary.ts"

const id = "article-one"

/** An article with this headline and standfirst, changed at this hour. */
function article(headline: string, standfirst: string, hour = 10, section = "سياسة"): Article {
  const empty = emptyArticle({ id, section, updated: `2026-11-20T${hour}:00:00.000Z` })
  const text = (words: string) => (words === "" ? [] : [schema.text(words)])
  return empty.copy(
    empty.content
      .replaceChild(0, schema.nodes.headline.create(null, text(headline)))
      .replaceChild(1, schema.nodes.standfirst.create(null, text(standfirst))),
  )
}

test("changes of different blocks go together, and their times are not compared", () => {
  const { merge } = together(
    article("لنا", "مقدمة", 12),
    { article: article("عنوان", "لهم", 11), missing: [], losses: null },
    article("عنوان", "مقدمة", 10),
  )
  expect(merge.conflicts).toEqual([])
  expect(merge.article.child(0).textContent).toBe("لنا")
  expect(merge.article.child(1).textContent).toBe("لهم")
  expect(dossierOf(merge.article).updated).toBe("2026-11-20T11:00:00.000Z")
})

test("a field that others' file does not give any more was not taken back", () => {
  const { theirs } = together(
    article("لنا", ""),
    { article: article("لهم", "", 11, ""), missing: ["section"], losses: null },
    article("عنوان", ""),
  )
  expect(dossierOf(theirs).section).toBe("سياسة")
})

test("two texts of one block are both versions, and nothing is written", async () => {
  const root = await temporaryFolder()
  await writeFile(join(root, "a.html"), "لهم")
  const added: string[] = []
  const merging = createMerging({
    root,
    disk: realDisk,
    versions: {
      add: async (one, _content, cause) => void added.push(`${one.child(0).textContent} ${cause}`),
    },
    ancestorOf: async () => article("عنوان", ""),
    update: () => {
      throw new Error("It was written")
    },
  })
  const request = { article: article("لنا", ""), base: "base", settle: false, journal: null, journaled: null }
  const found = { name: "a.html", content: contentOf(new TextEncoder().encode("لهم")) }
  const saved = await merging(request, { article: article("لهم", ""), missing: [], losses: null }, found)
  expect(saved).toMatchObject({ kind: "conflict", base: found.content.hash })
  expect(added).toEqual(["لهم conflict", "لنا conflict"])
})
