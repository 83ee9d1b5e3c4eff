/** Related blocks and links: what is wrong with where they lead, and what is suggested for them. */
import { describe, expect, test } from "vitest"
import type { Hit } from "../../../../main/contract/library.ts"
import { link, p, related, relatedLink } from "../../../support/pictures.ts"
import { type Bench, frame, open, press, story, type } from "../harness.ts"

const summary = (id: string, headline: string, status: Hit["status"] = "published") => ({
  id,
  kind: "article" as const,
  name: `${id}.html`,
  headline,
  section: "دوليات",
  status,
  updated: "2026-11-20T10:00:00.000Z",
  copyOf: null,
})
const hit = (id: string, headline: string): Hit => ({
  ...summary(id, headline),
  marks: [],
  snippet: "",
  snippetMarks: [],
})

const facts = ({ place }: Bench) => [...place.querySelectorAll(".facts")].map((one) => one.textContent)
const box = ({ place }: Bench) => place.querySelector<HTMLElement>(".suggestions")
const suggested = (bench: Bench) =>
  box(bench)?.hidden === false
    ? [...box(bench)!.querySelectorAll(".title")].map((one) => one.textContent)
    : []

describe("a row of a related block", () => {
  test("says in words what is wrong with its article, beside what else is known of it", async () => {
    const bench = await open(
      story(
        p("<a>"),
        related(
          relatedLink({ article: "spiked-article" }, "أ"),
          relatedLink({ article: "binned-article" }, "ب"),
          relatedLink({ article: "missing-article" }, "ج"),
          relatedLink({}, "د"),
        ),
      ),
    )
    bench.summaries.push(summary("spiked-article", "أ", "spiked"))
    bench.binned.push("binned-article")
    bench.editor.relink()
    expect(facts(bench)).toEqual([
      "⚠︎ مادة مطويّة · دوليات · 20 نوفمبر",
      "⚠︎ مادة في السلة",
      "⚠︎ مادة غير موجودة",
      "⚠︎ بلا وجهة",
    ])
  })

  test("shows the article's present headline where its title is another one, while the cursor is in it", async () => {
    const bench = await open(story(related(relatedLink({ article: "renamed-one" }, "العنوان القديم<a>"))))
    bench.summaries.push(summary("renamed-one", "العنوان الجديد"))
    bench.editor.relink()
    const now = () => bench.place.querySelector<HTMLElement>(".row .now")
    expect(now()?.textContent).toBe("عنوانها الآن: \u2068العنوان الجديد\u2069")
    expect(getComputedStyle(now()!).display).toBe("block")
    bench.summaries[0] = summary("renamed-one", "العنوان القديم")
    bench.editor.relink()
    expect(getComputedStyle(now()!).display).toBe("none")
  })

  test("is not touched while nothing changed that it shows", async () => {
    const bench = await open(story(p("<a>"), related(relatedLink({ article: "some-article" }, "أ"))))
    bench.summaries.push(summary("some-article", "أ"))
    bench.editor.relink()
    const records: MutationRecord[] = []
    const watcher = new MutationObserver((seen) => records.push(...seen))
    watcher.observe(bench.place.querySelector("aside")!, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    })
    bench.editor.relink()
    await type("كلمات")
    await frame()
    watcher.disconnect()
    expect(records).toEqual([])
  })
})

describe("a link in the text", () => {
  test("to a spiked article is marked with a sign and says why, until that is right again", async () => {
    const bench = await open(story(p("اقرأ ", link({ href: "article:spiked-article" }, "هذا"), " أيضاً<a>")))
    bench.summaries.push(summary("spiked-article", "أ", "spiked"))
    bench.editor.relink()
    const marked = () => bench.place.querySelector<HTMLElement>(".doubtful")
    expect(marked()?.textContent).toBe("هذا")
    expect(marked()?.title).toBe("مادة مطويّة")
    expect(getComputedStyle(marked()!, "::after").content).toContain("⚠")
    await type(" ثم")
    expect(marked()?.textContent).toBe("هذا")
    bench.summaries[0] = summary("spiked-article", "أ")
    bench.editor.relink()
    expect(marked()).toBeNull()
  })

  test("is marked as soon as it is made", async () => {
    const bench = await open(story(p("اقرأ <a>هذا<b>")))
    bench.answers.push({ title: null, href: "article:missing-article", article: "missing-article" })
    await press("Control+l")
    await expect.poll(() => bench.place.querySelector(".doubtful")?.textContent).toBe("هذا")
  })
})

describe("suggestions", () => {
  const many = ["one", "two", "three", "four", "five", "six"].map((name) =>
    hit(`article-${name}`, `خبر ${name}`),
  )

  test("come when the cursor comes into a related block, each with a key, and go with it", async () => {
    const bench = await open(story(p("<a>أول"), related()))
    bench.suggestions = many
    expect(bench.suggesting).toBe(0)
    await press("ArrowDown")
    await expect.poll(() => suggested(bench)).toEqual(many.slice(0, 5).map(({ headline }) => headline))
    expect([...box(bench)!.querySelectorAll(".caps")].map((caps) => caps.textContent)).toEqual([
      "Alt1",
      "Alt2",
      "Alt3",
      "Alt4",
      "Alt5",
    ])
    await press("Escape")
    expect(suggested(bench)).toEqual([])
  })

  test("are inserted by their key, and asked for anew without those that the block has", async () => {
    const bench = await open(story(p("أول<a>"), related()))
    bench.suggestions = many
    await press("ArrowDown")
    await expect.poll(() => suggested(bench).length).toBe(5)
    bench.suggestions = many.filter(({ id }) => id !== "article-two")
    await press("Alt+2")
    await expect.poll(() => suggested(bench)[1]).toBe("خبر three")
    await expect.poll(() => suggested(bench).length).toBe(5)
    await press("Alt+1")
    const rows = bench.doc().child(2).child(1)
    expect(rows.children.map((row) => [row.attrs.article, row.textContent])).toEqual([
      ["article-two", "خبر two"],
      ["article-one", "خبر one"],
    ])
    await press("Control+z")
    expect(bench.doc().child(2).child(1).childCount).toBe(1)
  })

  test("are not asked for by typing", async () => {
    const bench = await open(
      story(p("أول<a>"), related(relatedLink({ url: "https://example.org/" }, "رابط"))),
    )
    bench.suggestions = many
    await press("ArrowDown")
    await expect.poll(() => suggested(bench)).toHaveLength(5)
    await type(" وكلمات كثيرة")
    await frame()
    expect(bench.suggesting).toBe(1)
    expect(suggested(bench)).toHaveLength(5)
  })

  test("do nothing outside of a related block", async () => {
    const bench = await open(story(p("<a>أول")))
    bench.suggestions = many
    const before = bench.doc()
    await press("Alt+1")
    expect(bench.doc().eq(before)).toBe(true)
    expect(bench.suggesting).toBe(0)
  })
})
