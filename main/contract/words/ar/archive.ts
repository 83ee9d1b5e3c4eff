/** Importing whole folders: what the window says of it. */
import { plural } from "../plural.ts"

const files = (n: number) =>
  plural("ar", n, {
    zero: "لا ملفات",
    one: "ملف واحد",
    two: "ملفان",
    few: "{n} ملفات",
    many: "{n} ملفاً",
    other: "{n} ملف",
  })

export const name = "استيراد مجلد"
export const counting = "تُعدّ الملفات…"
export const progress = (done: number, total: number) => `${done} من ${files(total)}`
export const made = "صار مادة"
export const known = "موجود من قبل"
export const failed = "تعذّر"
export const guessed = "ترميزه ظنّ، فراجعه"
export const others = (n: number) => `وما ليس نصاً تُرك: ${files(n)}.`
export const phases = {
  running: "يجري الاستيراد، ويمضي وإن أغلقت هذه النافذة.",
  done: "تم الاستيراد.",
  stopped: "توقف قبل النهاية. أعد استيراد المجلد نفسه ليُكمل من هنا.",
}
export const stop = "إيقاف"
export const close = "إغلاق"
export const copy = "نسخ التقرير كاملاً"
export const copied = "نُسخ التقرير."
export const report = "ما يحتاج إلى نظرك"
export const allWell = "لا شيء يحتاج إلى نظرك."
export const soFar = "لا شيء حتى الآن."
export const more = (n: number) => `وغير ذلك ${files(n)}، وكلها في التقرير.`
export const over = (n: number) => `تم الاستيراد، والجديد: ${files(n)}`
export const overWith = (n: number, bad: number) => `تم الاستيراد، والجديد: ${files(n)}، وتعذّر ${files(bad)}`
export const show = "عرض التقرير"
