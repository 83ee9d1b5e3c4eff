import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { wordsIn } from "../../main/article/compound.ts"
import { fold, unfold } from "../../main/article/folding.ts"
import { jointAt } from "../../main/article/joints.ts"
import { stemOf, stemsFor } from "../../main/article/stem.ts"
import { eachTerm, termsOf } from "../../main/article/terms.ts"
import { arbitraryText } from "../support/arbitrary-article.ts"
import { sized } from "../support/size.ts"

/** The words of `text` and where they stand, the slow way: parted in the key that `fold` gives. */
function slowly(text: string): { key: string; from: number; to: number }[] {
  // Signs inside of a word become letters of no alphabet here, those that have no key one that has none either.
  const joined = [...Array(text.length).keys()]
    .map((at) => (jointAt(text, at) === "" ? "\u0640" : text[at]))
    .join("")
    .replace(/(?<=[A-Za-z])&(?=[A-Za-z])/g, "\ua7fe")
    .replace(/(?<=[A-Za-z])\+{1,2}(?![\p{L}\p{N}\p{M}+])/gu, (signs) => "\ua7ff".repeat(signs.length))
  const folded = fold(joined)
  return [...folded.key.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].flatMap((match) => {
    const key = match[0].replaceAll("\ua7fe", "＆").replaceAll("\ua7ff", "＋")
    return wordsIn(key).map(([from, to]) => ({
      key: key.slice(from, to),
      ...unfold(folded, match.index + from, match.index + to),
    }))
  })
}

/** Texts of letters of both scripts, digits and signs that join words or part them. */
const mixed = fc
  .array(
    fc.constantFrom(
      ...[..."واللهعبدنريئ٠١٢345,٬،&+ABz ـًé.'\u00a0", "الدين", "عبدال", "أبو", "بن", "بكر", "ﷺ"],
      ...["000", ".000", "\u00a0000", "U.", "S."],
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(""))

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
    ["عﷺé ﷺ", "[عﷺ][ﷺ][ﷺ][ﷺ][é] [ﷺ][ﷺ][ﷺ][ﷺ]"],
    ["", ""],
    ["،؛", "،؛"],
  ])("are found where they stand: %s", (text, expected) => {
    expect(bracketed(text)).toBe(expected)
  })

  it("are those of the folded text, and stand where it says", () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryText(), mixed), (text) => {
        const expected = slowly(text)
        expect(termsOf(text)).toEqual(expected.map(({ key }) => key))
        const found: { key: string; from: number; to: number }[] = []
        eachTerm(text, (key, from, to) => {
          found.push({ key, from, to })
          return true
        })
        expect(found).toEqual(expected)
      }),
      { numRuns: sized(1000) },
    )
  })

  it.each([
    ["قال لـBBC وأعلنت Google", "قال bbc واعلنت google"],
    ["وGoogle وبـChatGPT والـNASA للـFBI", "google chatgpt nasa fbi"],
    ["و12 بـ٢٥ ال3", "12 25 3"],
    ["١٦غريقا و5G", "16 غريقا 5g"],
    ["covid19 G20 MH370", "covid19 g20 mh370"],
    ["1,000 ١٬٠٠٠ ١،٠٠٠ 1000", "1000 1000 1000 1000"],
    ["1,234,567 وبلغت ٢٬٥٠٠", "1234567 وبلغت 2500"],
    ["1.000.000 1\u00a0000\u00a0000 ١\u202f٠٠٠", "1000000 1000000 1000"],
    ["3.14 ٣٫١٤ 3.141", "3 14 3 14 3 141"],
    ["3,14 1234,567 12,34", "3 14 1234 567 12 34"],
    ["عبدالله عبد الله وعبدالرحمن لعبدالعزيز", "عبد الله عبد الله وعبد الرحمن لعبد العزيز"],
    ["أبوبكر وأبوبكر لأبوبكر أبابكر", "ابو بكر وابو بكر لابو بكر ابا بكر"],
    ["أبوعبدالله بنعبدالله ابنسينا", "ابو عبد الله بن عبد الله ابن سينا"],
    ["البوعزيزي والبوعزيزي لبوتفليقة", "البو عزيزي البو عزيزي بو تفليقه"],
    ["أمدرمان بأمدرمان ذوالفقار بنكيران", "ام درمان ام درمان ذو الفقار بن كيران"],
    ["أبوهشام أبوهما أبوابهم أبوين", "ابو هشام ابوهما ابوابهم ابوين"],
    ["كابوتشينو كابوس بنك بنود بوابة أمس أملا", "كابوتشينو كابوس بنك بنود بوابه امس املا"],
    ["U.S. US u.s U.S.A. الـU.K.", "us us us usa uk"],
    ["J. K. Rowling J.K. Rowling a.m. e.g.", "jk rowling jk rowling am eg"],
    ["U.S. U.K. و د. أحمد أ.ف.ب t.co A. ثم B.", "us uk و د احمد ا ف ب t co a ثم b"],
    ["أبوالغيط أبوظبي نورالدين حزبالله عبدربه", "ابو الغيط ابو ظبي نور الدين حزب الله عبد ربه"],
    ["والدين الوالدين الخالدين بالله والله أبواب", "والدين الوالدين الخالدين بالله والله ابواب"],
    ["AT&T H&M C++ Disney+", "at＆t h＆m c＋＋ disney＋"],
    ["A & B a+b +1", "a b a b 1"],
  ])("are single, however they are written together: %s", (text, expected) => {
    expect(termsOf(text).join(" ")).toBe(expected)
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
    ["متاثر", ["متاثر", "متاثرا", "المتاثر"]],
    ["قتيل", ["قتيل", "قتيلا", "القتيله"]],
    ["مدرس", ["مدرس", "مدررس", "المدرسين"]],
    ["مسول", ["مسوول", "مسيول", "المسووليه"]],
    ["موم", ["مومياء", "موميا", "المومياء"]],
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

  it("of two letters is asked for with an article and without one", () => {
    expect(stemsFor("سر")).toContain("السر")
    expect(stemsFor("والسر")).toContain("سر")
  })
})
