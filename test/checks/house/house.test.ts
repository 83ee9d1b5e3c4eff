import { describe, expect, test } from "vitest"
import { houseRules } from "../../../main/checks/house/house.ts"
import { findingsOf } from "../../../main/checks/rules.ts"
import { wordsIn } from "../../../main/contract/words/index.ts"
import { block } from "../lexicon.ts"

/** For each rule texts with what they become, and texts that are right. */
const cases: Record<string, { hits: [text: string, fixed: string][]; right: string[] }> = {
  "space-before-mark": {
    hits: [
      ["قال ، ثم", "قال، ثم"],
      ["لماذا ؟", "لماذا؟"],
      ["انتهى .", "انتهى."],
    ],
    right: ["قال، ثم", "نسبة .5", "انتهى ...", "قال .com"],
  },
  "no-space-after-mark": {
    hits: [
      ["قال،ثم", "قال، ثم"],
      ["لماذا؟لأن", "لماذا؟ لأن"],
    ],
    right: ["1،5", "قال، ثم", "http://a"],
  },
  "no-space-after-stop": {
    hits: [["انتهى.وبدأ", "انتهى. وبدأ"]],
    right: ["أ.ف.ب", "بي.بي.سي", "الجزيرة.نت"],
  },
  "latin-comma": {
    hits: [
      ["صلة, الموضوعة", "صلة، الموضوعة"],
      ["»,", "»،"],
    ],
    right: ["1,000", "Paris, London", "a,b"],
  },
  "latin-semicolon": { hits: [["انتهى; ثم", "انتهى؛ ثم"]], right: ["a; b"] },
  "latin-question": { hits: [["لماذا?", "لماذا؟"]], right: ["why?"] },
  "doubled-comma": {
    hits: [
      ["قال،، ثم", "قال، ثم"],
      ["قال، ، ثم", "قال، ثم"],
    ],
    right: ["قال، ثم"],
  },
  "repeated-mark": {
    hits: [
      ["رائع!!", "رائع!"],
      ["لماذا؟؟؟", "لماذا؟"],
    ],
    right: ["لماذا؟!"],
  },
  "mark-order": { hits: [["لماذا!؟", "لماذا؟!"]], right: ["لماذا؟!"] },
  "long-dots": { hits: [["ثم....", "ثم..."]], right: ["ثم...", "ثم.."] },
  "two-dots": { hits: [["ثم..", "ثم..."]], right: ["ثم...", "ثم."] },
  "one-character-dots": { hits: [["ثم…", "ثم..."]], right: ["ثم..."] },
  "headline-stop": { hits: [["وصل الوفد.", "وصل الوفد"]], right: ["وصل الوفد", "وصل الوفد..."] },
  "space-in-brackets": {
    hits: [
      ["( نص )", "(نص)"],
      ["« نص »", "«نص»"],
    ],
    right: ["(نص)", "نص ( "],
  },
  "no-space-before-bracket": { hits: [["الوفد(نص)", "الوفد (نص)"]], right: ["الوفد (نص)", "بـ(نص)", "(أ)ب"] },
  "no-space-after-bracket": { hits: [["(نص)قال", "(نص) قال"]], right: ["(نص) قال", "(نص)."] },
  "double-space": {
    hits: [
      ["قال  ثم", "قال ثم"],
      ["قال \u00A0ثم", "قال ثم"],
    ],
    right: ["قال ثم", "  قال"],
  },
  "no-break-space": { hits: [["قال\u00A0ثم", "قال ثم"]], right: ["قال ثم"] },
  "lone-waw": {
    hits: [
      ["بوتين و روسيا", "بوتين وروسيا"],
      ["«و روسيا»", "«وروسيا»"],
    ],
    right: ["بوتين وروسيا", "أ و ب", "لو روسيا"],
  },
  tatweel: { hits: [["كتـــاب", "كتاب"]], right: ['بـ"نقطة"', "هـ 1436", "لـBBC"] },
  "repeated-word": {
    hits: [["في في البيت", "في البيت"]],
    right: ["ولي ولي العهد", "في فيينا", "بي بي سي", "سي إن إن", "توك توك"],
  },
  "number-joined": {
    hits: [
      ["عام2015", "عام 2015"],
      ["في 2015كانت", "في 2015 كانت"],
    ],
    right: ["عام 2015", "1436هـ", "فرانس24", "ف16", "و12"],
  },
  "foreign-letter": {
    hits: [
      ["کتاب", "كتاب"],
      ["علی", "علي"],
    ],
    right: ["كتاب"],
  },
  "presentation-form": { hits: [["ﻛﺘﺎﺏ", "كتاب"]], right: ["كتاب", "ﷺ"] },
  "invisible-character": {
    hits: [
      ["قا\u200Bل", "قال"],
      ["\u202Aقال\u202C", "قال"],
    ],
    right: ["قال", "\u200Fقال"],
  },
  "joiner-at-edge": { hits: [["قال\u200C ثم", "قال ثم"]], right: ["می\u200Cخواهم"] },
  "phone-direction": {
    hits: [["+966 50 123 4567", "\u2066+966 50 123 4567\u2069"]],
    right: ["\u2066+966 50 123 4567\u2069", "+5"],
  },
  "insha-allah": {
    hits: [
      ["إنشاء الله", "إن شاء الله"],
      ["وانشاءالله", "وإن شاء الله"],
    ],
    right: ["إن شاء الله", "إنشاء المصنع"],
  },
  "tanwin-on-hamza": { hits: [["مساءاً", "مساءً"]], right: ["مساءً", "جزءاً", "مساء"] },
  "tanwin-place": { hits: [["خطاباً", "خطابًا"]], right: ["خطابًا"] },
  ithnayn: { hits: [["يوم الإثنين", "يوم الاثنين"]], right: ["يوم الاثنين"] },
  "sawfa-lan": { hits: [["سوف لن يأتي", "لن يأتي"]], right: ["سوف يأتي", "لن يأتي"] },
  "thamma-hunaka": { hits: [["ثمة هناك من", "ثمة من"]], right: ["ثمة من", "هناك من"] },
  "al-ghayr": {
    hits: [["المناطق الغير آمنة", "المناطق غير الآمنة"]],
    right: ["غير الآمنة", "مال الغير", "الغير الآمنة"],
  },
  "akkada-ala": { hits: [["أكد على أهمية", "أكد أهمية"]], right: ["أكد أهمية"] },
  percent: { hits: [["5 بالمئة", "5 في المئة"]], right: ["5 في المئة", "بالمئة"] },
  "abd-joined": { hits: [["عبدالله", "عبد الله"]], right: ["عبد الله"] },
  mudara: { hits: [["المدراء", "المديرون"]], right: ["مديرون"] },
  tamma: { hits: [], right: ["أتم البناء"] },
  "month-pair": {
    hits: [["يناير (شباط)", "يناير (كانون الثاني)"]],
    right: ["يناير (كانون الثاني)", "آذار", "مارس/آذار"],
  },
  "month-alone": {
    hits: [["في يناير المقبل", "في يناير (كانون الثاني) المقبل"]],
    right: ["يناير (كانون الثاني)"],
  },
  boilerplate: { hits: [["Related Nodes field", ""]], right: ["Related to nodes"] },
}

test("every rule has cases, and there is a rule for every case", () => {
  expect(Object.keys(cases).sort()).toEqual(houseRules.map(({ name }) => name).sort())
})

describe.each(houseRules.map((rule) => [rule.name, rule] as const))("%s", (name, rule) => {
  const { hits, right } = cases[name]!
  const check = (text: string) => findingsOf(rule, block(text, rule.only ?? "text"))
  const fixed = (text: string) =>
    check(text).reduceRight(
      (all, { from, to, fixes }) => all.slice(0, from) + (fixes[0] ?? "") + all.slice(to),
      text,
    )

  test("finds what is wrong, and its fix is right and final", () => {
    for (const [text, meant] of hits) {
      expect(check(text).length, text).toBeGreaterThan(0)
      expect(fixed(text)).toBe(meant)
      expect(check(meant), meant).toEqual([])
    }
  })

  test("passes over what is right", () => {
    for (const text of right) expect(check(text), text).toEqual([])
  })

  test("has its words in both languages", () => {
    for (const language of ["ar", "en"] as const)
      expect(wordsIn(language).checks.rules).toHaveProperty([name])
  })
})

test("a rule for headlines looks at nothing else", () => {
  const rule = houseRules.find(({ name }) => name === "headline-stop")!
  expect(findingsOf(rule, block("وصل الوفد."))).toEqual([])
})
