/** The panel of the language checks: what it lists, its keys, and what it asks the desk. */
import { expect, test } from "vitest"
import type { Finding, Severity } from "../../../main/contract/checking.ts"
import { press, type } from "../editor/harness.ts"
import { type Bench, drawn, many, open } from "./harness.ts"

/** What the desk of these tests finds: each word by its rule and fixes, wherever it is. */
const wrong: [text: string, rule: string, severity: Severity, fixes: string[]][] = [
  ["مدينه", "ta-marbuta", "error", ["مدينة", "مدينته"]],
  ["حديقه", "ta-marbuta", "error", ["حديقة"]],
  [" ،", "space-before-mark", "hint", ["،"]],
]

function findings(text: string): Finding[] {
  return wrong
    .flatMap(([word, rule, severity, fixes]) =>
      [...text.matchAll(new RegExp(word, "g"))].map(
        ({ index }): Finding => ({
          rule,
          kind: rule === "ta-marbuta" ? "spelling" : "hygiene",
          severity,
          source: rule === "ta-marbuta" ? "counts" : "house",
          from: index,
          to: index + word.length,
          text: word,
          values: { word, right: fixes[0]! },
          fixes,
        }),
      ),
    )
    .sort((one, other) => one.from - other.from)
}

const marked = () => [...document.querySelectorAll(".ProseMirror .finding")].map((one) => one.textContent)
const rows = () => [...document.querySelectorAll(".checks .finding-words mark")].map((one) => one.textContent)
const groups = () => [...document.querySelectorAll(".checks-group h3")].map((one) => one.textContent?.trim())
const expanded = () => document.querySelector('.finding-head[aria-expanded="true"] mark')?.textContent
const body = () => document.querySelector(".ProseMirror .body")?.textContent
const status = () => document.querySelector(".status-findings .unseen")?.textContent
const asked = (bench: Bench, name: string) =>
  bench.calls.filter((call) => call.name === name).map(({ input }) => input)
const sentTexts = (bench: Bench) =>
  asked(bench, "checkArticle").map((input) =>
    (input as { changed: { text: string }[] }).changed.map(({ text }) => text),
  )

async function article(language: "ar" | "en" = "ar", settings = {}) {
  const bench = await open(many(3), { language, ...settings })
  bench.findings = findings
  await bench.session.open("article-00001")
  bench.session.editor()?.focus("body")
  await press("Control+End")
  await type(" زار مدينه كبيرة ، ثم حديقه في مدينه أخرى")
  return bench
}

/** The panel is open with the focus on the first finding behind the cursor. */
async function panel(language: "ar" | "en" = "ar") {
  const bench = await article(language)
  await expect.poll(marked).toHaveLength(4)
  await press("Control+Shift+y")
  await expect.poll(() => document.activeElement?.classList.contains("finding-head")).toBe(true)
  return bench
}

test("only what changed is sent, in a pause, and the status bar counts what was found", async () => {
  const bench = await article()
  await expect.poll(status).toBe("3 أخطاء، لا تنبيهات، اقتراح واحد")
  await press("Control+1")
  await type("جديد ")
  await expect.poll(() => sentTexts(bench).at(-1)).toEqual([expect.stringContaining("جديد")])
  expect(marked()).toHaveLength(4)
})

test("lists findings by their severity with their place, and says why of the one that is gone to", async () => {
  await panel("en")
  expect(groups()).toEqual(["Error 3", "Suggestion 1"])
  expect(rows()).toEqual(["مدينه", "حديقه", "مدينه", " ،"])
  expect(expanded()).toBe("مدينه")
  expect(document.querySelector(".finding-place")?.textContent).toBe("Body · block 1")
  expect(document.querySelector(".finding-details")?.textContent).toContain("The feminine ending is ة")
  await press("ArrowDown")
  await expect.poll(expanded).toBe("حديقه")
  await press("F3")
  await expect.poll(expanded).toBe("مدينه")
  expect(document.activeElement?.classList.contains("finding-head")).toBe(true)
  await press("Escape")
  expect(document.activeElement?.classList.contains("ProseMirror")).toBe(true)
})

test("Enter takes the best correction and goes on, a digit another one, and each is undone by itself", async () => {
  await panel()
  await press("Enter")
  await expect.poll(body).toContain("زار مدينة كبيرة ، ثم حديقه في مدينه")
  await expect.poll(expanded).toBe(" ،")
  await press("ArrowUp")
  await expect.poll(expanded).toBe("مدينه")
  await press("2")
  await expect.poll(body).toContain("في مدينته أخرى")
  await press("Escape")
  await press("Control+z")
  expect(body()).toContain("زار مدينة كبيرة ، ثم حديقه في مدينه أخرى")
  await press("Control+z")
  expect(body()).toContain("زار مدينه كبيرة ، ثم حديقه في مدينه أخرى")
})

test("a key right after the text was checked anew acts on what is listed", async () => {
  const bench = await panel()
  const before = asked(bench, "checkArticle").length
  await press("Enter")
  await expect.poll(() => asked(bench, "checkArticle").length, { interval: 2 }).toBeGreaterThan(before)
  await press("ArrowUp")
  await expect.poll(expanded).toBe("مدينه")
})

test("Ctrl Enter corrects all of a rule at once", async () => {
  await panel()
  await press("Control+Enter")
  await expect.poll(body).toContain("زار مدينة كبيرة ، ثم حديقة في مدينة أخرى")
  await expect.poll(rows).toEqual([" ،"])
  await press("Escape")
  await press("Control+z")
  expect(body()).toContain("زار مدينه كبيرة ، ثم حديقه في مدينه أخرى")
})

test("Delete lets one place stand, Shift Delete the words in the article, and that can be taken back", async () => {
  const bench = await panel()
  await press("Delete")
  await expect.poll(rows).toEqual(["حديقه", "مدينه", " ،"])
  await expect.poll(expanded).toBe(" ،")
  await press("Shift+Delete")
  await expect.poll(rows).toEqual(["حديقه", "مدينه"])
  expect(asked(bench, "ignoreFinding")).toEqual([
    { rule: "space-before-mark", text: " ،", article: "article-00001", reason: "" },
  ])
  await press("F2")
  await expect.poll(rows).toEqual(["حديقه", "مدينه", " ،"])
  expect(asked(bench, "heedFinding")).toEqual([
    { rule: "space-before-mark", text: " ،", article: "article-00001" },
  ])
})

test("a place is let stand right after the words before it were corrected", async () => {
  const bench = await panel()
  const before = asked(bench, "checkArticle").length
  await press("Enter", "Delete")
  await expect.poll(() => asked(bench, "checkArticle").length).toBeGreaterThan(before)
  await drawn()
  await expect.poll(rows).toEqual(["حديقه", "مدينه"])
  await expect.poll(marked).toEqual(["حديقه", "مدينه"])
})

test("Alt Delete agrees on a word for everyone, and asks why where it is a rule", async () => {
  const bench = await panel()
  await press("Alt+Delete")
  await expect.poll(() => asked(bench, "agreeName")).toEqual([{ name: "مدينه", aliases: [] }])
  await press("F3")
  await expect.poll(expanded).toBe(" ،")
  await press("Alt+Delete")
  await expect.poll(() => document.activeElement?.classList.contains("finding-reason")).toBe(true)
  await type("شعر")
  await press("Enter")
  await expect
    .poll(() => asked(bench, "ignoreFinding"))
    .toEqual([{ rule: "space-before-mark", text: " ،", article: null, reason: "شعر" }])
  await expect.poll(rows).toEqual(["مدينه", "حديقه", "مدينه"])
})

test("from the text, one key goes to a finding and one corrects it", async () => {
  await article()
  await expect.poll(marked).toHaveLength(4)
  await press("Control+3")
  await press("Alt+.")
  expect(document.getSelection()?.toString()).toBe("مدينه")
  await press("Control+.")
  expect(body()).toContain("زار مدينة كبيرة ،")
  // Away from a finding the key only goes to the next one.
  await press("Control+.")
  expect(document.getSelection()?.toString()).toBe(" ،")
  expect(body()).toContain("زار مدينة كبيرة ،")
  await press("Alt+,")
  expect(document.getSelection()?.toString()).toBe("مدينه")
})

test("checks that break off are said once, and go on with the next pause", async () => {
  const bench = await open(many(3))
  bench.findings = findings
  bench.unchecked = "checks-stopped"
  await bench.session.open("article-00001")
  bench.session.editor()?.focus("body")
  await type("زار مدينه ")
  await expect.poll(() => asked(bench, "checkArticle").length).toBe(1)
  await type("ثم ")
  await expect.poll(() => asked(bench, "checkArticle").length).toBe(2)
  await drawn()
  expect(document.querySelectorAll('.notice[data-kind="problem"]')).toHaveLength(1)
  bench.unchecked = null
  await type("ثم ")
  await expect.poll(marked).toEqual(["مدينه"])
})

test("turned off, nothing is sent and nothing marked; turned on, everything is", async () => {
  const bench = await article("ar", { checks: false })
  await press("Control+Shift+y")
  await expect.poll(() => document.querySelector(".checks-empty")?.textContent).toContain("مطفأ")
  expect([asked(bench, "checkArticle"), marked()]).toEqual([[], []])
  document.querySelector<HTMLElement>(".checks-empty button")?.click()
  await expect.poll(marked).toHaveLength(4)
  await bench.session.set({ checks: false })
  await expect.poll(marked).toEqual([])
})
