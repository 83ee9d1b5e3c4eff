import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fold, unfold } from "../../main/article/folding.ts"
import { stemOf, stemsFor } from "../../main/article/stem.ts"
import { eachTerm, termsOf } from "../../main/article/terms.ts"
import { arbitraryText } from "../support/arbitrary-article.ts"
import { sized } from "../support/size.ts"

/** The words of `text` the slow way: parted in the key that `fold` gives. */
const slowly = (text: string) => fold(text).key.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []

/** The text with every word in brackets. */
function bracketed(text: string): string {
  let out = ""
  let at = 0
  eachTerm(text, (_key, from, to) => {
    out += `${text.slice(at, from)}[${text.slice(from, to)}]`
    at = to
    return true
  })
  return out + text.slice(at)
}

describe("the words of a text", () => {
  it.each([
    ["الحكومةُ، و«الأمَّة»: ٢٥٪", "[الحكومةُ]، [و]«[الأمَّة]»: [٢٥]٪"],
    ["كتـــاب أ.ف.ب BBC's", "[كتـــاب] [أ].[ف].[ب] [BBC]'[s]"],
    ["می‌خواهد ﻻ 😀 𝒜bc", "[می‌خواهد] [ﻻ] 😀 [𝒜bc]"],
    ["", ""],
    ["،؛", "،؛"],
  ])("are found where they stand: %s", (text, expected) => {
    expect(bracketed(text)).toBe(expected)
  })

  it("are those of the folded text, and stand where it says", () => {
    fc.assert(
      fc.property(arbitraryText(), (text) => {
        expect(termsOf(text)).toEqual(slowly(text))
        const found: string[] = []
        const folded = fold(text)
        const places = [...folded.key.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) =>
          unfold(folded, match.index, match.index + match[0].length),
        )
        eachTerm(text, (key, from, to) => {
          const place = places[found.length]
          expect(from).toBe(place?.from)
          expect(to).toBe(place?.to)
          found.push(key)
          return true
        })
        expect(found).toEqual(slowly(text))
      }),
      { numRuns: sized(500) },
    )
  })

  it("are given one after the other until that is enough", () => {
    const seen: string[] = []
    eachTerm("واحد اثنان ثلاثة", (key) => {
      seen.push(key)
      return seen.length < 2
    })
    expect(seen).toEqual(["واحد", "اثنان"])
  })
})

describe("a light stem", () => {
  it.each([
    ["حكوم", ["حكومه", "الحكومه", "والحكومه", "للحكومه", "بالحكومات", "الحكوميه"]],
    ["وزير", ["وزير", "الوزير", "للوزير", "والوزيرين"]],
    ["علاق", ["علاقات", "العلاقه", "والعلاقات"]],
    ["فرنس", ["فرنسي", "الفرنسيه", "الفرنسيين"]],
    ["برلم", ["برلمان", "البرلماني", "للبرلمانيين"]],
    ["لبن", ["لبنان", "اللبنانيون", "لبنانيه"]],
  ])("%s is that of %j", (stem, words) => {
    for (const word of words) expect(stemOf(word)).toBe(stem)
  })

  it("leaves short words, other scripts and numbers alone", () => {
    for (const word of ["في", "دول", "bbc", "2026", "عام2015"]) expect(stemOf(word)).toBe(word)
  })

  it("is asked for with the particles that a word may have before it", () => {
    const asked = stemsFor("حكومه")
    for (const word of ["حكومه", "وحكومه", "لحكومه", "بحكومات", "فحكومه"])
      expect(asked).toContain(stemOf(word))
    expect(stemsFor("وحكومه")).toContain("حكوم")
    expect(stemsFor("bbc")).toEqual(["bbc"])
  })
})
