import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fold, unfold } from "../../main/article/folding.ts"
import { sized } from "../support/size.ts"

const key = (text: string) => fold(text).key

describe("folding", () => {
  const same: [one: string, other: string, because: string][] = [
    ["أحمد إحمد آحمد ٱحمد", "احمد احمد احمد احمد", "any alef"],
    ["على مستشفى", "علي مستشفي", "alef maqsura and ya"],
    ["مدرسة", "مدرسه", "ta marbuta and ha"],
    ["مسؤول شئون", "مسوول شيون", "hamza on its seat"],
    ["كِتَابٌ هٰذا", "كتاب هذا", "tashkeel"],
    ["كتـــاب", "كتاب", "tatweel"],
    ["ﻻ ﺍﻟﻜﺘﺎﺏ ﷲ", "لا الكتاب الله", "presentation forms"],
    ["ی ک ہ ە ے ں", "ي ك ه ه ي ن", "Persian and Urdu letters"],
    ["٢٠٢٤ ۲۰۲۴", "2024 2024", "digits"],
    ["می‌خواهد\u200f\u202b\u2069\ufeff\u00ad", "ميخواهد", "zero-width and bidi controls"],
    ["Café BBC İstanbul", "cafe bbc istanbul", "Latin case and accents"],
    ["آ", "ا\u0653", "letters composed or not"],
    ["نص\u00a0آخر", "نص اخر", "spaces of any width"],
    ["ﹰ", "", "tashkeel that stands alone"],
  ]
  it.each(same)("takes %s for %s: %s", (one, other) => {
    expect(key(one)).toBe(key(other))
    expect(key(one)).toBe(other.normalize("NFKD").replace(/\u0653/, ""))
  })

  it("keeps apart what a searcher tells apart", () => {
    const words = ["كتب", "كاتب", "گتب", "كتب ", "«كتب»", "ء", "ا", "٪", "%"]
    expect(new Set(words.map(key)).size).toBe(words.length)
  })

  it("finds the way back to the original", () => {
    const folded = fold("قال مُحَمَّدٌ ﷺ نعم")
    expect(folded.key).toBe("قال محمد صلي الله عليه وسلم نعم")
    const original = (part: string) => {
      const from = folded.key.indexOf(part)
      const range = unfold(folded, from, from + part.length)
      return "قال مُحَمَّدٌ ﷺ نعم".slice(range.from, range.to)
    }
    expect(original("محمد")).toBe("مُحَمَّدٌ")
    expect(original("حم")).toBe("حَمَّ")
    expect(original("الله")).toBe("ﷺ")
    expect(original("نعم")).toBe("نعم")
    expect(unfold(folded, 4, 4)).toEqual({ from: 4, to: 4 })
  })

  it("maps every unit of the key, in order, and folds to itself", () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(fc.string({ unit: "binary", maxLength: 1 }), fc.constantFrom(..."أإآىةﻻﷺ٣ـَ‌😀")),
        }),
        (text) => {
          const folded = fold(text)
          expect(folded.map.length).toBe(folded.key.length + 1)
          expect(folded.map.at(-1)).toBe(text.length)
          for (let index = 1; index < folded.map.length; index++)
            expect(folded.map[index]).toBeGreaterThanOrEqual(folded.map[index - 1]!)
          expect(fold(folded.key).key).toBe(folded.key)
        },
      ),
      { numRuns: sized(2000) },
    )
  })

  it("is done with a megabyte", () => {
    const text = "عادت المكتبةُ أمس إلى القرّاء. ".repeat(33_000)
    expect(fold(text).key.length).toBeGreaterThan(900_000)
  })
})
