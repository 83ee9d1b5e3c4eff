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
