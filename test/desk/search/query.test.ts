import { describe, expect, test } from "vitest"
import { type Query, readQuery } from "../../../main/desk/search/query.ts"

const now = new Date(2026, 10, 24, 12)
const read = (text: string) => readQuery(text, now)

/** The words of a query as they are looked for: `*` after one that may be a beginning. */
const words = ({ words, phrases }: Query) => [
  ...words.map(({ key, prefix }) => key + (prefix ? "*" : "")),
  ...phrases.map((phrase) => `"${phrase.map(({ key, prefix }) => key + (prefix ? "*" : "")).join(" ")}"`),
]
const day = (text: string) => {
  const [year, month, date] = text.split("-").map(Number)
  return new Date(year!, month! - 1, date).getTime()
}

describe("a query", () => {
  test.each([
    ["", []],
    ["الحكومة", ["الحكومه*"]],
    ["الحكومة ", ["الحكومه"]],
    ["الحكومة  أقرّت، ال", ["الحكومه", "اقرت", "ال*"]],
    ['"الولايات المتحدة"', ['"الولايات المتحده"']],
    ["«الولايات المتحدة» ترا", ["ترا*", '"الولايات المتحده"']],
    ['"الولايات المت', ['"الولايات المت*"']],
    ['"كلمة"', ["كلمه"]],
    ["2015-2018", ["2015", "2018*"]],
    ["قال: نعم", ["قال", "نعم*"]],
    ["😀 ؟", []],
  ])("%s asks for %j", (text, expected) => {
    expect(words(read(text))).toEqual(expected)
  })

  test.each([
    ["القسم:دوليات", { sections: [{ key: "دوليات", open: true, whole: false }] }],
    ["section:دوليات ترامب", { sections: [{ key: "دوليات", open: false, whole: false }] }],
    ['الكاتب:"سلمى الجربي"', { bylines: [{ key: "سلمي الجربي", open: false, whole: true }] }],
    ["الموضوع: مناخ ", { topics: [{ key: "مناخ", open: false, whole: false }] }],
    ["الحالة:منشور", { statuses: ["published"] }],
    ["status:dr", { statuses: ["draft"] }],
    ["الحاله:مسودة الحالة:جاهز ", { statuses: ["draft", "ready"] }],
    ["حالة:لاشيء", { statuses: [] }],
    ["قبل:2026-11-01", { until: day("2026-11-01"), since: null }],
    ["بعد:٢٠٢٦-١٠", { since: day("2026-11-01"), until: null }],
    ["on:2026", { since: day("2026-01-01"), until: day("2027-01-01") }],
    ["يوم:أمس", { since: day("2026-11-23"), until: day("2026-11-24") }],
    ["before:today", { until: day("2026-11-24") }],
    ["قبل:24/11/2026", { until: day("2026-11-24") }],
    ["قبل:20", { until: null, nothing: false }],
    ["قبل:2026-13-01 ", { nothing: true }],
  ] as [string, Partial<Query>][])("%s narrows", (text, expected) => {
    expect(read(text)).toMatchObject(expected)
  })

  test("whose field has no value yet asks for nothing more", () => {
    expect(words(read("ترامب القسم:"))).toEqual(["ترامب"])
    expect(read("القسم:").sections).toEqual([])
  })
})
