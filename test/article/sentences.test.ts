import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { sentencesOf } from "../../main/article/sentences.ts"

/** The sentences of a text, without the space behind them. */
const of = (text: string) => sentencesOf(text).map(({ from, to }) => text.slice(from, to).trimEnd())

describe("a sentence", () => {
  test.each([
    ["بدأت القمة. وحضر الوزير؟ نعم! ثم…", ["بدأت القمة.", "وحضر الوزير؟", "نعم!", "ثم…"]],
    ["ارتفع 3.5 في المئة. وانخفض 1.000.000.", ["ارتفع 3.5 في المئة.", "وانخفض 1.000.000."]],
    ["ارتفع ٣.٥ في المئة. ثم هبط.", ["ارتفع ٣.٥ في المئة.", "ثم هبط."]],
    ["قال د. أحمد وأ.د. منى في ص. 5. انتهى.", ["قال د. أحمد وأ.د. منى في ص. 5.", "انتهى."]],
    ["نقلت أ.ف.ب. عن Mr. Smith. وأضافت bbc.com.", ["نقلت أ.ف.ب. عن Mr. Smith.", "وأضافت bbc.com."]],
    ["انتهى الاجتماع.وبدأ آخر.", ["انتهى الاجتماع.", "وبدأ آخر."]],
    ["في عام 2026. ثم عاد.", ["في عام 2026.", "ثم عاد."]],
    ["1. البند الأول. والثاني.", ["1. البند الأول.", "والثاني."]],
    ["«هل يأتي؟»، سأل الوزير. «نعم.» وخرج.", ["«هل يأتي؟»، سأل الوزير.", "«نعم.»", "وخرج."]],
    ["قال... ثم صمت!! عجباً؟! نعم.", ["قال...", "ثم صمت!!", "عجباً؟!", "نعم."]],
    ["سطر أول\nسطر ثان. وثالث", ["سطر أول", "سطر ثان.", "وثالث"]],
    [
      "It rose approx. 5 p.m. yesterday. Then it fell.",
      ["It rose approx. 5 p.m. yesterday.", "Then it fell."],
    ],
    ["سنة 1447 هـ. وبعدها.", ["سنة 1447 هـ. وبعدها."]],
    ["اقرأ example.org/a.html الآن. ثم اكتب", ["اقرأ example.org/a.html الآن.", "ثم اكتب"]],
    ["موقع الجزيرة.نت نشر. ثم حذف.", ["موقع الجزيرة.نت نشر.", "ثم حذف."]],
    ["", []],
  ])("of %j", (text, sentences) => {
    expect(of(text)).toEqual(sentences)
  })

  test("and its neighbours are the whole text", () => {
    const piece = fc.constantFrom(
      ".",
      "؟",
      "!",
      "…",
      " ",
      "\n",
      "د",
      "قال",
      "3",
      "»",
      "«",
      "،",
      "a",
      "Mr",
      "😀",
      "\u0651",
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("")
        const found = sentencesOf(text)
        expect(found.map(({ from, to }) => text.slice(from, to)).join("")).toBe(text)
        expect(found.every(({ from, to }) => from < to)).toBe(true)
      }),
    )
  })

  test("is found in time in proportion to the text", () => {
    const hard = [
      ".".repeat(200_000),
      "د. ".repeat(70_000),
      "؟»".repeat(100_000),
      `${" ".repeat(200_000)}.`,
      "1.".repeat(100_000),
    ]
    for (const text of hard) {
      const start = performance.now()
      sentencesOf(text)
      expect(performance.now() - start).toBeLessThan(2000)
    }
  })
})
