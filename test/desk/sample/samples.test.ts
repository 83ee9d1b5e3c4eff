import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { readArticle } from "../../../main/article/html.ts"
import { dossierOf } from "../../../main/article/schema.ts"
import { commandIds } from "../../../main/contract/commands.ts"
import { createDesk } from "../../../main/desk/desk.ts"
import { sampleIds, sampleStory, welcomeArticle, writeSamples } from "../../../main/desk/sample/samples.ts"
import { twin } from "../../../main/desk/sample/twin.ts"
import { blocks } from "../import/picture.ts"
import { temporaryFolder } from "../temporary.ts"

const now = new Date("2026-11-23T09:00:00.000Z")

describe("the sample story", () => {
  test("has the anatomy of the seed page, every line of the twin, and a filled dossier", () => {
    const story = sampleStory({ now })
    story.check()
    const kinds = blocks(story).map((block) => block.split(":")[0])
    expect(kinds).toEqual([
      ...Array(7).fill("paragraph"),
      "subhead",
      "paragraph",
      "related(اقرأ المزيد)",
      ...Array(4).fill("paragraph"),
      "subhead",
      ...Array(5).fill("paragraph"),
      "related(اقرأ المزيد)",
    ])
    const text = story.textBetween(0, story.content.size, "\n")
    const lines = twin.split("\n").filter((line) => line !== "")
    for (const line of lines.slice(1, -1)) if (line !== "اقرأ المزيد") expect(text).toContain(line)
    const dossier = dossierOf(story)
    expect(dossier).toMatchObject({
      id: sampleIds.story,
      section: "مناخ",
      status: "editing",
      related: [sampleIds.welcome],
    })
    for (const field of ["slug", "place", "summary"] as const) expect(dossier[field]).not.toBe("")
    expect(dossier.bylines.length * dossier.topics.length).toBeGreaterThan(0)
  })

  test("leads to the welcome, and the welcome to it", () => {
    const leads = (article: ReturnType<typeof sampleStory>) => {
      const found: string[] = []
      article.descendants((node) => {
        if (node.attrs.article) found.push(String(node.attrs.article))
      })
      return found
    }
    expect(leads(sampleStory({ now }))).toEqual([sampleIds.welcome])
    expect(leads(welcomeArticle({ now, platform: "linux" }))).toEqual([sampleIds.story])
  })
})

describe("the welcome", () => {
  test("names the keys of the system, set apart from the text around them", () => {
    const on = (platform: "mac" | "windows" | "linux") => welcomeArticle({ now, platform })
    expect(on("linux").textContent).toContain("Ctrl+Shift+P")
    expect(on("mac").textContent).toContain("⇧⌘P")
    for (const platform of ["mac", "windows", "linux"] as const) {
      const article = on(platform)
      article.check()
      article.descendants((node) => {
        if (node.isText && /^[\u0020-\u007e⌘⇧⌥]+$/.test(node.text!) && /[A-Z⌘]/.test(node.text!)) {
          expect(node.marks.map((mark) => mark.type.name)).toContain("isolate")
        }
      })
      expect(article.textContent).not.toMatch(/[{}]/)
      for (const id of commandIds) expect(article.textContent).not.toContain(id)
    }
  })
})

test("a new newsroom holds both as articles of the format", async () => {
  const root = await temporaryFolder()
  await writeSamples(root, () => now, "linux")
  const files = (await readdir(root, { recursive: true })).filter((name) => name.endsWith(".html"))
  const ids = await Promise.all(
    files.map(async (name) => {
      const reading = readArticle(await readFile(join(root, name)))
      return reading.kind === "article" ? dossierOf(reading.article).id : reading.kind
    }),
  )
  expect(ids.sort()).toEqual([sampleIds.story, sampleIds.welcome].sort())
  const desk = createDesk({ root })
  expect((await desk.listArticles()).map(({ kind }) => kind)).toEqual(["article", "article"])
  await desk.close()
})
