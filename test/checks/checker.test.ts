import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { createAgreed } from "../../main/checks/agreed.ts"
import { createChecker } from "../../main/checks/checker.ts"
import { suggestionsFor } from "../../main/checks/spelling/suggestions.ts"
import { wordsIn } from "../../main/contract/words/index.ts"
import { misspellings } from "../arabic/misspellings.ts"
import { block, checker, found, lexicon } from "./lexicon.ts"

const blocks = (...texts: string[]) =>
  texts.map((text, index) => ({ key: String(index), kind: "text" as const, text }))
const rulesIn = (...texts: string[]) =>
  checker
    .check(blocks(...texts))
    .map((findings) => findings.map(({ rule, text, fixes }) => `${rule}: ${text} > ${fixes[0] ?? ""}`))

describe("across blocks", () => {
  test("a name that is spelt in two ways is found at the rarer one", () => {
    expect(rulesIn("قال زاخاروفتشي", "زار زاخاروفتشي و زاخارفتشي").flat()).toContain(
      "name-variant: زاخارفتشي > زاخاروفتشي",
    )
    // A letter that all places begin with is no particle.
    const [finding] = checker.check(blocks("زار فرايدلاندر ثم فرايدلندر ثم فرايدلاندر"))[0]!
    expect(finding?.values).toEqual({ word: "فرايدلندر", right: "فرايدلاندر" })
    expect(rulesIn("زاخاروفتشي", "وزاخاروفتشي ولزاخاروفتشي").flat()).toEqual([])
  })

  test("two kinds of digits are found at the rarer kind", () => {
    expect(rulesIn("في 12 و13", "في ٣٤")).toEqual([[], ["mixed-digits: ٣٤ > 34"]])
    expect(rulesIn("في 12", "في 34")).toEqual([[], []])
  })
})

describe("brackets and quotation marks", () => {
  test("without a partner are found", () => {
    expect(found("قال (نعم")).toEqual(["unbalanced: ( > "])
    expect(found('قال "نعم')).toEqual(['unbalanced: " > '])
    expect(found("قال نعم»")).toEqual(["unbalanced: » > "])
  })
  test("of a quotation that goes over paragraphs are right", () => {
    expect(rulesIn('قال "نعم', 'ولا".').flat()).toEqual([])
    expect(rulesIn("قال «نعم", "ولا»", "ثم»")).toEqual([[], [], ["unbalanced: » > "]])
  })
  test("in pairs, and the numbers of lists, are right", () => {
    expect(found('قال (نعم «لا» "ربما")')).toEqual([])
    expect(found("1) نعم")).toEqual([])
  })
})

describe("the newsroom's lexicon", () => {
  const agreed = createAgreed([
    { name: "فلاديمير بوتين", aliases: ["فلاديمر بوتن", "بوتن"] },
    { name: "الحكومه", aliases: [] },
  ])
  const own = createChecker({ ...lexicon, names: new Set([...lexicon.names, ...agreed.words]) }, { agreed })
  const named = (text: string) =>
    own.check([block(text)])[0]!.map(({ rule, text, fixes }) => `${rule}: ${text} > ${fixes[0]}`)

  test("has the agreed spelling of a name, also behind a particle", () => {
    expect(named("زار فلاديمر بوتن المدينة")).toEqual(["agreed-name: فلاديمر بوتن > فلاديمير بوتين"])
    expect(named("مع الرئيس لبوتن")).toEqual(["agreed-name: لبوتن > لفلاديمير بوتين"])
  })
  test("lets its own names be", () => {
    expect(named("شركة الحكومه")).toEqual([])
  })
})

test("every finding has its words in both languages, and they have the same rules", () => {
  const [ar, en] = [wordsIn("ar").checks.rules, wordsIn("en").checks.rules]
  expect(Object.keys(ar).sort()).toEqual(Object.keys(en).sort())
})

/** Text of pieces that the rules look for. */
const pieces = fc.array(
  fc.constantFrom(
    ...'الى ان إن هده الحكومه و ، , ؟ ? ! . .. ( ) « » " \u0640 ي ى \u064B \u200B \u2066 😀 عام 2015 ٣ في في\n \u00A0 لايمكن انشاء الله کتاب ﻛﺘﺎﺏ يناير (شباط) BBC +966 50 123'.split(
      " ",
    ),
    " ",
    "  ",
    "",
  ),
  { maxLength: 30 },
)
const texts = fc.tuple(pieces, fc.constantFrom("", " ")).map(([parts, between]) => parts.join(between))

const key = ({ rule, from, text }: { rule: string; from: number; text: string }) => `${rule} ${from} ${text}`

describe("whatever the text is", () => {
  test("no finding is outside of it, and each says what stands there", () => {
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ unit: "binary", maxLength: 60 })), (text) => {
        let before = 0
        for (const finding of checker.check([block(text)])[0]!) {
          expect(finding.from).toBeGreaterThanOrEqual(before)
          expect(finding.to).toBeGreaterThanOrEqual(finding.from)
          expect(finding.to).toBeLessThanOrEqual(text.length)
          expect(finding.text).toBe(text.slice(finding.from, finding.to))
          expect(finding.fixes).not.toContain(finding.text === "" ? "" : finding.text)
          expect(wordsIn("ar").checks.rules).toHaveProperty([finding.rule])
          before = finding.from
        }
      }),
    )
  })

  test("what was fixed is not found again", () => {
    fc.assert(
      fc.property(texts, fc.nat(), (text, choice) => {
        const fixable = checker.check([block(text)])[0]!.filter(({ fixes }) => fixes.length > 0)
        const one = fixable[choice % Math.max(1, fixable.length)]
        if (!one) return
        const next = text.slice(0, one.from) + one.fixes[0]! + text.slice(one.to)
        expect(checker.check([block(next)])[0]!.map(key)).not.toContain(key(one))
      }),
    )
  })
})

test("the time goes with the length of the text", () => {
  const time = (text: string) => {
    checker.checkBlock(block(text))
    const start = performance.now()
    checker.checkBlock(block(text))
    return performance.now() - start
  }
  for (const piece of ["الحكومه الى ", " ", ",", "((", "ـ", "في في ", "٣", "و ", "ااااا", "aaaa"]) {
    const short = Math.max(5, time(piece.repeat(2_000)))
    expect(time(piece.repeat(20_000)) / short, piece).toBeLessThan(60)
  }
})

test("suggestions have the right answer first in nine of ten, and nearly always in the first five", () => {
  const list = misspellings((word) => lexicon.dictionary!.has(word) || lexicon.counts.of(word) > 200).filter(
    (_, number) => number % 4 === 0,
  )
  const ranks = list.map(({ wrong, right }) => suggestionsFor(wrong, lexicon).indexOf(right))
  expect(ranks.filter((rank) => rank === 0).length / list.length).toBeGreaterThanOrEqual(0.9)
  expect(ranks.filter((rank) => rank >= 0 && rank < 5).length / list.length).toBeGreaterThanOrEqual(0.97)
}, 60_000)
