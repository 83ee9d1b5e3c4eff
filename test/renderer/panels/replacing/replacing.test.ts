/** Find and replace over the window: its keys, what is shown, and what is asked of the desk. */
import { expect, test } from "vitest"
import type { SoughtArticle } from "../../../../main/contract/replacing.ts"
import { press, type } from "../../editor/harness.ts"
import { type Bench, drawn, many, open } from "../harness.ts"

const hash = "0".repeat(64)

/** An article of the list in which أحمد was found in these texts. */
function sought(at: number, ...texts: string[]): SoughtArticle {
  const line = many(at + 1)[at]!
  const { id, headline, section, status } = line
  return {
    id,
    headline,
    section,
    status,
    hash,
    total: texts.length,
    hits: texts.map((text, number) => {
      const from = text.search(/[أا]حمد/)
      return {
        kind: "paragraph",
        number: number + 1,
        text,
        from,
        to: from + 4,
        groups: [],
        cut: [false, false],
      }
    }),
  }
}

const fields = () => [...document.querySelectorAll<HTMLInputElement>(".replacing-field")]
const inserted = () => [...document.querySelectorAll(".replacing-hit ins")].map((one) => one.textContent)
const main = () => document.querySelector<HTMLButtonElement>(".replacing-foot .main")
const asked = (bench: Bench, name: string) =>
  bench.calls.filter((call) => call.name === name).map(({ input }) => input)

async function view(language: "ar" | "en" = "ar") {
  const bench = await open(many(5), { language })
  bench.soughtNext = [sought(0, "قال أحمد", "وأحمد هنا"), sought(2, "لأحمد", "حامد بدل أحمد")]
  await press("Control+h")
  await expect.poll(() => document.activeElement === fields()[0]).toBe(true)
  await type("احمد")
  await press("Control+h")
  await type("الوزير")
  await expect.poll(() => document.querySelectorAll(".replacing-article").length).toBe(2)
  return bench
}

test("shows every change before it is made, and leaves out what is skipped by keys", async () => {
  const bench = await view()
  await expect.poll(inserted).toEqual(["الوزير", "والوزير"])
  await press("ArrowDown")
  await expect.poll(() => document.activeElement?.className).toBe("replacing-hits")
  await press("ArrowDown", "Space")
  await expect.poll(inserted).toEqual(["الوزير"])
  // At the end of an article the next one comes.
  await press("ArrowDown")
  await expect.poll(inserted).toEqual(["للوزير", "الوزير"])
  await press("Shift+Space")
  await expect.poll(inserted).toEqual([])
  await press("Shift+Space")
  await press("Control+PageUp")
  await press("Control+Shift+Enter")
  await expect.poll(() => asked(bench, "endReplacement").length).toBe(1)
  expect(asked(bench, "beginReplacement")).toMatchObject([
    {
      query: { text: "احمد" },
      replacement: { text: "الوزير", keep: true },
      articles: [
        { id: "article-00000", hash, skipped: [1] },
        { id: "article-00002", hash, skipped: [] },
      ],
    },
  ])
  expect(document.querySelectorAll(".replacing-article[data-result=done]")).toHaveLength(2)
})

test("replaces in one article by its key, and says of one that a colleague has", async () => {
  const bench = await view("en")
  bench.locked.add("article-00000")
  await press("Shift+Enter")
  await expect.poll(() => asked(bench, "replaceArticles")).toMatchObject([{ ids: ["article-00000"] }])
  await expect
    .poll(() => document.querySelector(".replacing-article[data-result=left]")?.textContent)
    .toContain("سلمى")
  await expect.poll(() => main()?.textContent).toContain("Replace (2)")
})

test("takes all back by the key of undo", async () => {
  const bench = await view()
  await press("Control+Shift+Enter")
  await expect.poll(() => asked(bench, "endReplacement").length).toBe(1)
  await press("ArrowDown")
  await press("Control+z")
  await expect
    .poll(() => asked(bench, "undoReplacement"))
    .toMatchObject([{ ids: ["article-00000", "article-00002"] }])
})

test("asks anew where another switch is turned or another place is chosen", async () => {
  const bench = await view()
  await press("Alt+w", "Alt+t", "Alt+e", "Alt+m")
  await press("Alt+s")
  await expect
    .poll(() => asked(bench, "seek").at(-1))
    .toMatchObject({
      query: { whole: true, tashkeel: true, exact: true },
      published: true,
      scope: { kind: "listed", text: "" },
    })
  // Where letters count as they are written, nothing is fitted.
  await press("Control+PageDown")
  await expect.poll(inserted).toEqual(["لالوزير", "الوزير"])
  await press("Escape")
  await drawn()
  expect(document.querySelector(".replacing")).toBeNull()
})

test("leaves out what is not in the selection that was searched", async () => {
  const bench = await open(many(3))
  await bench.session.open("article-00001")
  bench.session.editor()?.focus()
  await drawn()
  // As the desk finds it: once in the headline, once in the text.
  const hit = {
    number: 0,
    text: "خبر رقم 1",
    from: 0,
    to: 3,
    groups: [],
    cut: [false, false] as [boolean, boolean],
  }
  const [line] = many(3).slice(1)
  bench.soughtNext = [
    {
      id: line!.id,
      headline: line!.headline,
      section: line!.section,
      status: line!.status,
      hash,
      total: 2,
      hits: [
        { ...hit, kind: "headline" },
        { ...hit, kind: "paragraph", number: 1, text: "نص خبر رقم 1", from: 3, to: 6 },
      ],
    },
  ]
  await press("Control+3", "Control+a", "Control+f")
  await type("خبر")
  await press("Alt+s")
  await press("Control+h", "Control+h")
  await type("نبأ")
  await expect.poll(inserted).toEqual(["نبأ"])
  await expect.poll(() => document.querySelectorAll(".replacing-hit[data-state=skipped]").length).toBe(1)
  await press("ArrowDown", "Control+Shift+Enter")
  await expect.poll(() => bench.session.editor()?.view.state.doc.textContent).toBe("خبر رقم 1نص نبأ رقم 1")
  expect(bench.session.editor()?.can("undo")).toBe(true)
})

test("lists earlier replacements, tells of one that was cut off, and goes on with it", async () => {
  const bench = await open(many(5))
  bench.replacements = [
    {
      operation: "20261124T120000000-aaaaaa",
      at: "2026-11-24T12:00:00.000Z",
      who: "ليلى",
      query: { text: "احمد", exact: false, whole: false, tashkeel: false, expression: false },
      replacement: { text: "حامد", keep: true },
      planned: 3,
      done: ["article-00000"],
      hits: 4,
      open: ["article-00001", "article-00002"],
      undone: 0,
    },
  ]
  await bench.session.replacing.tellInterrupted()
  await expect.poll(() => document.querySelector("[role=alert]")?.textContent).toContain("بعد 1 من 3")
  await press("F2")
  await expect.poll(() => document.querySelectorAll("dialog [role=option]").length).toBe(2)
  await press("Enter")
  await expect
    .poll(() => asked(bench, "replaceArticles"))
    .toMatchObject([{ ids: ["article-00001", "article-00002"] }])
})

test("goes on with a replacement by its own words, not by those that are looked for now", async () => {
  const bench = await open(many(3))
  await bench.session.open("article-00001")
  bench.soughtNext = [{ ...sought(1, "نص خبر رقم 1"), hash }]
  bench.session.replacing.show()
  bench.session.replacing.change({ text: "خبر" })
  bench.session.replacing.put({ text: "نبأ" })
  await expect.poll(() => document.querySelectorAll(".replacing-article").length).toBe(1)
  await bench.session.replacing.goOn({ operation: "20261124T120000000-aaaaaa", open: ["article-00001"] })
  expect(asked(bench, "replaceArticles")).toMatchObject([{ ids: ["article-00001"] }])
  expect(bench.session.editor()?.view.state.doc.textContent).toBe("خبر رقم 1نص خبر رقم 1")
})
