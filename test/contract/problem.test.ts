import { expect, test } from "vitest"
import { problemCodes } from "../../main/contract/problem.ts"
import { fill } from "../../main/contract/words/fill.ts"
import { problemText, wordsIn } from "../../main/contract/words/index.ts"

test.each(["ar", "en"] as const)(
  "every problem has words in %s, and leaves no hole where a detail is given",
  (language) => {
    const details = {
      name: "خبر.html",
      folder: "صادر",
      limit: 64,
      message: "EIO",
      who: "سارة",
      aside: "خبر.aside",
      format: "HEIC",
      others: "ب.html",
    }
    expect(Object.keys(wordsIn(language).problems).sort()).toEqual([...problemCodes].sort())
    for (const code of problemCodes) {
      const text = problemText(language, { code, details })
      expect(text).not.toMatch(/[{}]/)
      expect(text).toMatch(language === "ar" ? /^[^a-z]*\p{Script=Arabic}/u : /^[“A-Z]/)
    }
  },
)

test("a detail that is not given shows its name rather than nothing", () => {
  expect(fill("{a} {b}", { a: 1 })).toBe("1 {b}")
})

test.each([
  ["خبر.html", "\u2068خبر.html\u2069"],
  ["/home/desk/خبر.html", "\u2066/home/desk/خبر.html\u2069"],
  ["مجلد/a.html", "\u2066مجلد/a.html\u2069"],
  ["\\\\server\\أخبار", "\u2066\\\\server\\أخبار\u2069"],
  // What would turn the rest of the sentence is written out.
  ["a\u202eb\u2069c", "\u2068a\\u202eb\\u2069c\u2069"],
])("the name %j stands apart in a message", (name, shown) => {
  for (const language of ["ar", "en"] as const)
    expect(problemText(language, { code: "file-missing", details: { name } })).toContain(shown)
})
