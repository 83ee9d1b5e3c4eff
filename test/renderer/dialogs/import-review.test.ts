/** The review of an import: a key for each thing that a line can be, and all keys are shown. */
import { expect, test } from "vitest"
import type { ImportDraft, LineKind } from "../../../main/contract/importing.ts"
import { wordsIn } from "../../../main/contract/words/index.ts"
import { press } from "../editor/harness.ts"
import { many, open } from "../panels/harness.ts"

const texts = [
  "محطة جديدة للمياه",
  "تكفي تسعين ألف منزل",
  "قال المدير إنها تعمل.",
  "الإعداد",
  "قول",
  "بند",
  "سالم الحربي",
  "أبها",
  "واس",
  "محليات",
  "جانب من المحطة",
  "شارك",
]
const keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "s", "c", "0"]
const kinds: LineKind[] = [
  ...(["headline", "standfirst", "paragraph", "subhead", "quote", "list"] as const),
  ...(["byline", "place", "source", "section", "caption", "dropped"] as const),
]

const draft: ImportDraft = {
  id: "draft-1",
  name: "page.txt",
  encoding: "utf-8",
  certainty: "certain",
  lines: texts.map((text, at) => ({ line: at + 1, text, kind: "boilerplate", reason: "repeated" })),
  losses: [],
}

async function review(language: "ar" | "en" = "ar") {
  const bench = await open(many(1), { language })
  bench.session.imports.add([draft])
  await expect.poll(() => document.activeElement?.className).toBe("review-lines")
  return bench
}

const kindsShown = () => [...document.querySelectorAll(".review-kind")].map((part) => part.textContent)

test("one key says what the line is and goes to the next, and what is accepted is that", async () => {
  const bench = await review()
  await press(...keys)
  const words = wordsIn("ar").importing.kinds
  await expect.poll(kindsShown).toEqual(kinds.map((kind) => words[kind]))
  await press("Enter")
  const accepted = () => bench.calls.find(({ name }) => name === "acceptImport")?.input
  await expect.poll(accepted).toEqual({
    id: "draft-1",
    corrections: Object.fromEntries(kinds.map((kind, at) => [String(at + 1), kind])),
  })
})

test("Backspace takes a line back to what it was taken for", async () => {
  await review()
  await press("7", "ArrowUp")
  await expect.poll(() => kindsShown()[0]).toBe(wordsIn("ar").importing.kinds.byline)
  await press("Backspace")
  await expect.poll(() => kindsShown()[0]).toBe(wordsIn("ar").importing.kinds.boilerplate)
})

test.each(["ar", "en"] as const)(
  "every key is shown with what it makes of a line, in %s",
  async (language) => {
    await review(language)
    const words = wordsIn(language).importing.kinds
    const shown = [...document.querySelectorAll(".review-keys > span")].map((part) =>
      part.textContent?.trim(),
    )
    expect(shown.slice(0, -1)).toEqual(keys.map((key, at) => `${key.toUpperCase()} ${words[kinds[at]!]}`))
  },
)
