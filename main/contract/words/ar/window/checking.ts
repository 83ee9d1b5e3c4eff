import type { FindingSource, Severity } from "../../../checking.ts"
import { isolate } from "../../isolate.ts"
import { number, plural } from "../../plural.ts"

const findings = {
  zero: "لا ملاحظات",
  one: "ملاحظة واحدة",
  two: "ملاحظتان",
  few: "{n} ملاحظات",
  many: "{n} ملاحظة",
  other: "{n} ملاحظة",
} as const
const errors = {
  zero: "لا أخطاء",
  one: "خطأ واحد",
  two: "خطآن",
  few: "{n} أخطاء",
  many: "{n} خطأ",
  other: "{n} خطأ",
} as const
const warnings = {
  zero: "لا تنبيهات",
  one: "تنبيه واحد",
  two: "تنبيهان",
  few: "{n} تنبيهات",
  many: "{n} تنبيهاً",
  other: "{n} تنبيه",
} as const
const hints = {
  zero: "لا اقتراحات",
  one: "اقتراح واحد",
  two: "اقتراحان",
  few: "{n} اقتراحات",
  many: "{n} اقتراحاً",
  other: "{n} اقتراح",
} as const
const n = (count: number) => number("ar", count)

/** The findings of the language checks in the window. */
export const checking = {
  name: "فحص اللغة",
  severities: { error: "خطأ", warning: "تنبيه", hint: "اقتراح" } satisfies Record<Severity, string>,
  counted: (error: number, warning: number, hint: number) =>
    [plural("ar", error, errors), plural("ar", warning, warnings), plural("ar", hint, hints)].join("، "),
  at: (at: number, total: number, message: string) => `${n(at)} من ${n(total)}: ${message}`,
  dossier: "البيانات",
  next: "التالية",
  previous: "السابقة",
  none: "لا ملاحظات في هذه المادة.",
  waiting: "تُفحص المادة…",
  off: "فحص اللغة مطفأ.",
  turnOn: "شغّله",
  on: "فحص اللغة يعمل.",
  gone: "لا ملاحظة عند المؤشر ولا بعده.",
  noFix: "ليس لهذه الملاحظة تصحيح يُختار؛ اقرأ سببها في اللوحة.",
  example: "مثال",
  source: "المصدر",
  sources: {
    counts: "كتابة الأخبار: أعداد من نصوص منشورة",
    context: "الكلمات المجاورة في نصوص منشورة",
    dictionary: "القاموس",
    list: "قائمة أخطاء، أو معجم غرفة الأخبار",
    article: "المواضع الأخرى في هذه المادة",
    house: "قاعدة أسلوب",
  } satisfies Record<FindingSource, string>,
  fixes: "التصحيحات",
  /** A correction that takes the words out. */
  takeOut: "احذف",
  /** A correction that is a space or a sign that cannot be seen. */
  space: "مسافة عادية",
  fixRule: (count: number) => `صحح كل ما من هذا النوع (${n(count)})`,
  once: "تجاهل هنا",
  here: "تجاهل في هذه المادة",
  agree: (name: string) => `اعتمد «${isolate(name)}» للجميع`,
  everywhere: "تجاهل للجميع…",
  reason: "لماذا؟ (يجوز تركه)",
  keep: "تجاهل للجميع",
  fixedAll: (count: number) => `صُحح: ${plural("ar", count, findings)}.`,
  ignored: (text: string) => `يُتجاهل «${isolate(text)}» في هذه المادة.`,
  ignoredEverywhere: (text: string) => `يُتجاهل «${isolate(text)}» للجميع في غرفة الأخبار.`,
  agreed: (name: string) => `صار «${isolate(name)}» في معجم غرفة الأخبار.`,
}
