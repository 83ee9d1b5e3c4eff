import { describe, expect, test } from "vitest"
import { found } from "../lexicon.ts"

describe("a misspelt word is found, with what is meant", () => {
  const cases: [text: string, finding: string][] = [
    ["وصل وزير الخارجيه", "ta-marbuta: الخارجيه > الخارجية"],
    ["ترتفع اسعار النفط", "hamza: اسعار > أسعار"],
    ["تحدث عن الاخرين", "madda: الاخرين > الآخرين"],
    ["الحزب الديمقراطى", "ya: الديمقراطى > الديمقراطي"],
    ["اقر النضام الجديد", "dad: النضام > النظام"],
    ["وقع هدا الاتفاق", "dal: هدا > هذا"],
    ["اعتقلوا لاكن أفرج عنهم", "common-error: لاكن > لكن"],
    ["اجتماع الجراءم", "common-error: الجراءم > الجرائم"],
    ["المتظاهرون هتفو ضده", "plural-alef: هتفو > هتفوا"],
    ["غادر المدينةأمس", "joined: المدينةأمس > المدينة أمس"],
    ["صدر عن المحكمةالعليا", "joined: المحكمةالعليا > المحكمة العليا"],
    ["لايستطيع أحد", "joined: لايستطيع > لا يستطيع"],
    ["أعلنت الحكوومة", "slip: الحكوومة > الحكومة"],
    ["إن شاء الله", ""],
    ["سيعود انشاء الله", "insha-allah: انشاء الله > إن شاء الله"],
  ]
  test.each(cases)("%s", (text, finding) => {
    expect(found(text).filter((one) => !one.startsWith("hamza: اقر"))).toEqual(
      finding === "" ? [] : [finding],
    )
  })
})

describe("إن and أن are told apart by what stands beside them", () => {
  const cases: [text: string, finding: string[]][] = [
    ["وقالت الوزارة أن الاجتماع تأجل", ["inna: أن > إن"]],
    ["وقال المتحدث ان الاجتماع تأجل", ["inna: ان > إن"]],
    ["ويجب إن نعمل معا", ["inna: إن > أن"]],
    ["من المتوقع ان يصل الوفد", ["inna: ان > أن"]],
    ["وقالت الوزارة إن الاجتماع تأجل", []],
    ["وأضاف أن الاجتماع تأجل", []],
    ["من المتوقع أن يصل الوفد", []],
  ]
  test.each(cases)("%s", (text, findings) => {
    expect(found(text)).toEqual(findings)
  })
})

describe("what is right is left alone", () => {
  test.each([
    "رئيسي يتجه إلى موسكو",
    "فاز علي بالجائزة",
    "الدين والدولة",
    "الرجلان اللذين قابلتهما",
    "كتبه في بيته",
    "عقد القران في الكنيسة",
    "زار إنتاج الشركة على موقعها www.example.com ومراسلة info@example.com و#الحكومه و@الخارجيه",
    "إنّ هذا عليّ",
    "BBC وCNN",
    "",
    "ًٌٍ ـــ",
  ])("%s", (text) => {
    expect(found(text).filter((one) => !one.startsWith("tatweel"))).toEqual([])
  })
})

test("the fix keeps the tashkeel that the word has", () => {
  expect(found("وايضاً")).toEqual(["common-error: وايضاً > وأيضاً"])
  expect(found("في المدرسهِ")).toEqual(["ta-marbuta: المدرسهِ > المدرسةِ"])
  expect(found("مساءاً")).toEqual(["tanwin-on-hamza: ءاً > ءً"])
})
