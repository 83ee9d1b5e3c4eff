import fc from "fast-check"
import { describe, expect, it, test } from "vitest"
import { expressions } from "../../../main/article/find/expression.ts"
import { isBoundary } from "../../../main/article/find/graphemes.ts"
import { insertionFor } from "../../../main/article/find/insertion.ts"
import { type FindQuery, queryFor } from "../../../main/article/find/query.ts"
import { find } from "../../../main/article/find/search.ts"
import { fold } from "../../../main/article/folding.ts"
import { arbitraryText } from "../../support/arbitrary-article.ts"
import { sized } from "../../support/size.ts"

/** `text` with every hit in brackets. */
function bracketed(text: string, query: FindQuery): string {
  let out = ""
  let at = 0
  for (const { from, to } of find(text, query, expressions)) {
    out += `${text.slice(at, from)}[${text.slice(from, to)}]`
    at = to
  }
  return out + text.slice(at)
}

/** `text` with every hit replaced. */
function replaced(text: string, query: FindQuery, word: string, keep = true): string {
  let out = ""
  let at = 0
  for (const hit of find(text, query, expressions)) {
    const { from, to, insert } = insertionFor(text, hit, query, { text: word, keep })
    out += text.slice(at, from) + insert
    at = to
  }
  return out + text.slice(at)
}

describe("a folded search", () => {
  test.each([
    ["احمد", "قال أَحْمَد وأحمــد لٱحمد", "قال [أَحْمَد] و[أحمــد] ل[ٱحمد]"],
    ["المدرسه", "في المدرسة وعلى المدرسه", "في [المدرسة] وعلى [المدرسه]"],
    ["مستشفي", "مستشفى ومستشفي", "[مستشفى] و[مستشفي]"],
    ["5", "٥ و5 و۵", "[٥] و[5] و[۵]"],
    ["1000", "١٬٠٠٠ أو 1,000 أو 1000 أو 10,000", "[١٬٠٠٠] أو [1,000] أو [1000] أو 10,000"],
    ["1,000", "1000", "[1000]"],
    ["3.5", "٣٫٥", "[٣٫٥]"],
    [
      "1000000",
      "1.000.000، ١٬٠٠٠٬٠٠٠، 1\u00a0000\u00a0000، 1 000 000، 11.000.000",
      "[1.000.000]، [١٬٠٠٠٬٠٠٠]، [1\u00a0000\u00a0000]، [1 000 000]، 11.000.000",
    ],
    ["1.000.000", "1,000,000 و1000000", "[1,000,000] و[1000000]"],
    ["1 000 000", "1.000.000", "[1.000.000]"],
    ["314", "3.14", "3.14"],
    ["3.14", "3.14 و3,140", "[3.14] و3,140"],
    ["12102026", "12.10.2026 و12102026", "12.10.2026 و[12102026]"],
    ["أبو بكر", "أبو بكر وأبوبكر لأبوبكر أبو\u00a0بكر", "[أبو بكر] و[أبوبكر] ل[أبوبكر] [أبو\u00a0بكر]"],
    ["ابوبكر", "أبو بكر وأبوبكر", "[أبو بكر] و[أبوبكر]"],
    ["عبدالله", "لعبدالله وعبد الله", "ل[عبدالله] و[عبد الله]"],
    ["لعبد الله", "لعبدالله ولعبد الله", "[لعبدالله] و[لعبد الله]"],
    ["ابن سينا", "ابنسينا وابن سينا", "[ابنسينا] و[ابن سينا]"],
    ["بنعبد الله", "بن عبدالله وبنعبدالله", "[بن عبدالله] و[بنعبدالله]"],
    ["البوعزيزي", "البو عزيزي", "[البو عزيزي]"],
    ["قال عبدالله، وبنكيران", "قال عبد الله، وبن كيران", "[قال عبد الله، وبن كيران]"],
    ["أبوبكر (1.5)", "أبو بكر (1.5) أبوبكر 1.5", "[أبو بكر (1.5)] أبوبكر 1.5"],
    ["عام2015", "عام2015 وعام 2015", "[عام2015] وعام 2015"],
    ["أم درمان", "أمدرمان وأم درمان", "[أمدرمان] و[أم درمان]"],
    ["أم لا", "أملا أم لا", "أملا [أم لا]"],
    ["عبد ", "عبد الله عبدالله", "[عبد ]الله عبدالله"],
    ["US", "U.S. و US و U.S، bus في U.S.", "[U.S.] و [US] و [U.S]، b[us] في [U.S]."],
    ["U.S.", "US, U.S. bus U.S.A. us", "[US], [U.S.] bus [U.S.]A. [us]"],
    ["usa", "U.S.A. وUSA", "[U.S.A.] و[USA]"],
    ["J.K. Rowling", "J. K. Rowling وJK Rowling", "[J. K. Rowling] و[JK Rowling]"],
    ["u.k", "U.K. uk", "[U.K]. [uk]"],
    ["د.", "د. أحمد", "[د.] أحمد"],
    ["1", "1,000", "[1],000"],
    ["bbc", "لـBBC وBbc", "لـ[BBC] و[Bbc]"],
    ["صلي الله عليه وسلم", "محمد ﷺ قال", "محمد [ﷺ] قال"],
    ["الله", "محمد ﷺ قال", "محمد ﷺ قال"],
    ["وزير الخارجية", "وزير\u00a0\nالخارجية", "[وزير\u00a0\nالخارجية]"],
    ["مدرسة", "مدرسته ومدرستنا ومدرستان", "[مدرست]ه و[مدرست]نا ومدرستان"],
    ["مستشفى", "مستشفاهم", "[مستشفا]هم"],
    ["الكتاب", "للكتاب وللكتاب", "ل[لكتاب] ول[لكتاب]"],
    ["اللجنة", "للجنة واللجنة", "ل[لجنة] و[اللجنة]"],
    ["👩", "👩‍👩‍👧 👩", "👩‍👩‍👧 [👩]"],
    ["", "نص", "نص"],
    ["ـ", "نص", "نص"],
  ])("for %s in %s", (text, within, hits) => {
    expect(bracketed(within, queryFor(text))).toBe(hits)
  })
})

describe("a switch", () => {
  const cases: [text: string, more: Partial<FindQuery>, within: string, hits: string][] = [
    ["أحمد", { exact: true }, "احمد أحمد أَحمد", "احمد [أحمد] [أَحمد]"],
    ["bbc", { exact: true }, "BBC bbc", "BBC [bbc]"],
    ["مدرسة", { exact: true }, "مدرسته مدرسه مدرسة", "مدرسته مدرسه [مدرسة]"],
    ["حمد", { whole: true }, "محمد وحمد الحمد حمدان حمده حمد", "محمد و[حمد] ال[حمد] حمدان [حمد]ه [حمد]"],
    ["حمد", { whole: true, exact: true }, "وحمد حمد، حمده", "وحمد [حمد]، حمده"],
    ["مدرس", { whole: true }, "مدرسة مدرسا مدرساً مدرسه", "مدرسة مدرسا [مدرس]اً [مدرس]ه"],
    ["1", { whole: true }, "1 و1,000 و1.5 و(1)", "[1] و1,000 و1.5 و([1])"],
    ["1", { whole: true }, "1\u00a0000 و1 000 و1.000.000 و1", "1\u00a0000 و1 000 و1.000.000 و[1]"],
    ["عبدالله", { exact: true }, "عبد الله عبدالله", "عبد الله [عبدالله]"],
    ["عبدالله", { whole: true }, "عبد اللهيان وعبد الله", "عبد اللهيان و[عبد الله]"],
    ["نقطة", { whole: true }, 'بـ"نقطة" نقطةٌ', 'بـ"[نقطة]" [نقطةٌ]'],
    ["عِلم", { tashkeel: true }, "عِلم علم عَلم أعِلم", "[عِلم] علم عَلم أ[عِلم]"],
    ["علم", { tashkeel: true }, "عِلم علم علمٌ", "عِلم [علم] علمٌ"],
    ["أ(حمد|نس)", { expression: true }, "احمد وانس وعمر", "[احمد] و[انس] وعمر"],
    ["[أ-ي]+\\d", { expression: true }, "عام٢ 3", "[عام٢] 3"],
    ["قال\\s(\\S+)", { expression: true }, "وقَالَ أحمدُ نعم", "و[قَالَ أحمدُ] نعم"],
    ["BBC|cnn", { expression: true }, "bbc CNN", "[bbc] [CNN]"],
    ["BBC|cnn", { expression: true, exact: true }, "bbc BBC CNN", "bbc [BBC] CNN"],
    ["حمد", { expression: true, whole: true }, "محمد حمد", "محمد [حمد]"],
    ["x*", { expression: true }, "نص", "نص"],
    [".", { expression: true }, "مَا", "[مَ][ا]"],
  ]
  test.each(cases)("%s %o in %s", (text, more, within, hits) => {
    expect(bracketed(within, { ...queryFor(text), ...more })).toBe(hits)
  })

  it("refuses what is no expression, and what RE2 has not", () => {
    for (const text of ["(", "[", "(?=نص)", "(ن)\\1", "*"])
      expect(() => find("نص", { ...queryFor(text), expression: true }, expressions)).toThrow(SyntaxError)
  })
})

/** Word, replacement, and pairs of what stands in the text and what it becomes, with the affixes kept. */
const kept: [word: string, by: string, pairs: string][] = [
  // Particles before a noun without an article.
  [
    "احمد",
    "حامد",
    "وأحمد>وحامد فأحمد>فحامد بأحمد>بحامد كأحمد>كحامد لأحمد>لحامد وبأحمد>وبحامد ولأحمد>ولحامد فلأحمد>فلحامد وكأحمد>وكحامد أحمد>حامد",
  ],
  ["يكتب", "يقرأ", "سيكتب>سيقرأ وسيكتب>وسيقرأ فسيكتب>فسيقرأ ويكتب>ويقرأ فيكتب>فيقرأ ليكتب>ليقرأ"],
  // The article stays.
  [
    "كتاب",
    "مجلد",
    "الكتاب>المجلد والكتاب>والمجلد بالكتاب>بالمجلد وبالكتاب>وبالمجلد كالكتاب>كالمجلد فالكتاب>فالمجلد للكتاب>للمجلد وللكتاب>وللمجلد فللكتاب>فللمجلد",
  ],
  // The article is a part of what is looked for.
  ["الكتاب", "المجلد", "للكتاب>للمجلد وللكتاب>وللمجلد بالكتاب>بالمجلد والكتاب>والمجلد"],
  ["الكتاب", "اللوح", "للكتاب>للوح بالكتاب>باللوح"],
  ["الكتاب", "كتب", "للكتاب>لكتب بالكتاب>بكتب"],
  // The new word brings an article.
  ["احمد", "الرئيس", "لأحمد>للرئيس ولأحمد>وللرئيس بأحمد>بالرئيس وأحمد>والرئيس كأحمد>كالرئيس"],
  ["احمد", "اللجنة", "لأحمد>للجنة بأحمد>باللجنة"],
  ["كتاب", "المجلد", "الكتاب>المجلد للكتاب>للمجلد بالكتاب>بالمجلد"],
  // Pronouns.
  [
    "كتاب",
    "مجلد",
    "كتابه>مجلده كتابها>مجلدها كتابهم>مجلدهم كتابهما>مجلدهما كتابهن>مجلدهن كتابنا>مجلدنا كتابك>مجلدك كتابكم>مجلدكم كتابي>مجلدي",
  ],
  [
    "مدرسة",
    "جامعة",
    "مدرسته>جامعته مدرستها>جامعتها ومدرستهم>وجامعتهم بمدرستنا>بجامعتنا مدرسة>جامعة المدرسة>الجامعة",
  ],
  ["مدرسة", "معهد", "مدرسته>معهده وبمدرستها>وبمعهدها المدرسة>المعهد"],
  ["معهد", "مدرسة", "معهده>مدرسته معهدها>مدرستها بمعهدنا>بمدرستنا"],
  ["مبنى", "مستشفى", "مبناه>مستشفاه بمبناهم>بمستشفاهم المبنى>المستشفى"],
  ["مبنى", "دار", "مبناها>دارها"],
  ["دار", "مبنى", "دارها>مبناها الدار>المبنى"],
  // The ending of the accusative.
  ["كتاب", "مجلد", "كتاباً>مجلداً كتابًا>مجلدًا"],
  ["كتاب", "رسالة", "كتاباً>رسالةً كتابًا>رسالةً"],
  // Latin and numbers behind particles.
  ["bbc", "CNN", "BBC>CNN لـBBC>لـCNN وBBC>وCNN الـBBC>الـCNN بـBBC>بـCNN"],
  ["احمد", "BBC", "بأحمد>بـBBC لأحمد>لـBBC كأحمد>كـBBC وأحمد>وBBC"],
  ["هيئة", "BBC", "الهيئة>الـBBC بالهيئة>بالـBBC للهيئة>للـBBC"],
  ["bbc", "الهيئة", "لـBBC>للهيئة بـBBC>بالهيئة وBBC>والهيئة الـBBC>الهيئة"],
  ["bbc", "هيئة", "الـBBC>الهيئة لـBBC>لهيئة"],
  ["1000", "2,000", "1000>2,000 ١٬٠٠٠>2,000 1,000>2,000 و1000>و2,000 بـ1,000>بـ2,000"],
  ["عشرة", "10", "بعشرة>بـ10 وعشرة>و10 لعشرة>لـ10"],
  // What has no affixes but other letters stays as it is.
  ["حمد", "سعد", "محمد>مسعد حمدان>سعدان"],
]

describe("what is put in the place of a hit", () => {
  const cases = kept.flatMap(([word, by, pairs]) =>
    pairs.split(" ").map((pair) => [word, by, ...(pair.split(">") as [string, string])] as const),
  )
  it("has a table of cases", () => expect(cases.length).toBeGreaterThan(100))
  test.each(cases)("%s by %s: %s is %s", (word, by, before, after) => {
    expect(replaced(`قال ${before} أمس`, queryFor(word), by)).toBe(`قال ${after} أمس`)
    expect(replaced(before, queryFor(word), by)).toBe(after)
  })

  test.each([
    ["احمد", "حامد", "وأحمد وبأحمد أحمدهم محمد", "حامد حامد حامد محمد"],
    ["انترنت", "شبكة", "الانترنت انترنتاً", "شبكة شبكة"],
    ["حمد", "سعد", "محمد والحمد", "مسعد سعد"],
  ])("takes the affixes with it where they are not to stay: %s by %s", (word, by, before, after) => {
    expect(replaced(before, queryFor(word), by, false)).toBe(after)
  })

  it("alters nothing but the hit where letters count as they are written", () => {
    expect(replaced("لأحمد أحمداً", { ...queryFor("أحمد"), exact: true }, "الرئيسة")).toBe("لالرئيسة الرئيسةاً")
  })

  it("names the groups of an expression", () => {
    const query = { ...queryFor("(\\d+) (دولار|يورو)"), expression: true }
    expect(replaced("دفع 5 دولار و٧ يورو", query, "$2: $1 ($0, $$, $9)")).toBe(
      "دفع دولار: 5 (5 دولار, $, $9) ويورو: ٧ (٧ يورو, $, $9)",
    )
  })

  it("takes `$` for itself without an expression", () => {
    expect(replaced("سعر", queryFor("سعر"), "$1 $$")).toBe("$1 $$")
  })

  it("is nothing where nothing is put there", () => {
    expect(replaced("قال وأحمد كتابه", queryFor("احمد"), "")).toBe("قال و كتابه")
  })
})

/** The hits of a folded search, the slow way: every stretch of whole characters is folded and compared. */
function slowly(text: string, word: string): [number, number][] {
  const wanted = fold(word).key.replace(/\s+/g, " ")
  if (wanted === "") return []
  const found: [number, number][] = []
  const ends = [...new Intl.Segmenter("ar", { granularity: "grapheme" }).segment(text)].map(
    ({ index }) => index,
  )
  ends.push(text.length)
  const keyOf = (from: number, to: number) => fold(text.slice(from, to)).key.replace(/\s+/g, " ")
  for (let from = 0; from < ends.length - 1; ) {
    let next = from + 1
    if (keyOf(ends[from]!, ends[from + 1]!) !== "")
      for (let to = from + 1; to < ends.length; to++) {
        const key = keyOf(ends[from]!, ends[to]!)
        if (key === wanted) {
          // All of the space at its end.
          if (wanted.endsWith(" "))
            while (to + 1 < ends.length && keyOf(ends[from]!, ends[to + 1]!) === wanted) to++
          found.push([ends[from]!, ends[to]!])
          next = to
          break
        }
        if (key.length > wanted.length) break
      }
    from = next
  }
  return found
}

/** Texts of few letters, so that there are hits, with what a fold takes away between them. */
const dense = fc
  .array(
    fc.constantFrom(..."اأإٱىيةهحمدBb٥5 ", "\u064e", "ـ", "\u200f", "ﻻ", "ل", "e\u0301", "👩‍👩", "👩", "\n"),
    {
      maxLength: 30,
    },
  )
  .map((parts) => parts.join(""))
const word = fc
  .array(fc.constantFrom(..."اأىيةهحمدB5ل", "👩", " "), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(""))

describe("for any text", () => {
  it("finds what a search that folds every stretch finds", () => {
    fc.assert(
      fc.property(dense, word, (text, wanted) => {
        // The forms with ت, ا and ل are of Arabic's own; see the table.
        fc.pre(!/^ال/.test(wanted) && !/[ةى]$/.test(wanted))
        const quick = find(text, queryFor(wanted)).map(({ from, to }) => [from, to])
        // What a fold drops behind a hit belongs to it or does not: that is the grapheme's business.
        const trimmed = (ranges: (readonly number[])[]) =>
          ranges.map(([from, to]) => [
            from,
            text.slice(0, to).replace(/(?:\u064e|\u200f|\u0640)+$/, "").length,
          ])
        expect(trimmed(quick)).toEqual(trimmed(slowly(text, wanted)))
      }),
      { numRuns: sized(3000) },
    )
  })

  it("finds whole drawn characters, in order, whose fold is that of the word", () => {
    fc.assert(
      fc.property(arbitraryText(), fc.nat(), fc.integer({ min: 1, max: 6 }), (text, start, length) => {
        const characters = [...new Intl.Segmenter("ar", { granularity: "grapheme" }).segment(text)]
        const from = characters.length === 0 ? 0 : start % characters.length
        const wanted = characters
          .slice(from, from + length)
          .map(({ segment }) => segment)
          .join("")
        let end = 0
        for (const hit of find(text, queryFor(wanted))) {
          expect(hit.from).toBeGreaterThanOrEqual(end)
          expect(hit.to).toBeGreaterThan(hit.from)
          end = hit.to
          expect(isBoundary(text, hit.from) && isBoundary(text, hit.to)).toBe(true)
        }
        // An exact search for what stands there finds it.
        const exact = { ...queryFor(wanted), exact: true, tashkeel: true }
        if (wanted !== "") expect(bracketed(text, exact)).toContain(`[${wanted}]`)
      }),
      { numRuns: sized(1000) },
    )
  })

  it("knows the ends of characters as the platform does", () => {
    fc.assert(
      fc.property(arbitraryText(), (text) => {
        const ends = new Set([...new Intl.Segmenter("ar").segment(text)].map(({ index }) => index))
        for (let at = 1; at < text.length; at++)
          expect([at, isBoundary(text, at)]).toEqual([at, ends.has(at)])
      }),
      { numRuns: sized(500) },
    )
  })
})

test("an expression that goes back and forth takes no longer than its text", () => {
  const query = { ...queryFor("(ا+)+$"), expression: true }
  expect(find(`${"ا".repeat(20_000)}ب`, query, expressions)).toEqual([])
})
