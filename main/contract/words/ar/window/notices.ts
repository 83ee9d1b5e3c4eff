/** What is told in passing. */
import { isolate } from "../../isolate.ts"
import { plural } from "../../plural.ts"
import { someone } from "./page.ts"

export const notices = {
  region: "تنبيهات",
  dismiss: "إخفاء",
  saved: "حُفظت المادة.",
  merged: "تغيّر ملف المادة على القرص، فاجتمع فيها ما غيّرتَه وما غُيّر هناك.",
  conflict: "غُيّرت كلمات على القرص غيّرتَها أنت أيضاً. نصك باقٍ، ولن يُكتب فوق شيء حتى تختار.",
  resolve: "اختر ما يبقى",
  copies: (n: number) =>
    plural("ar", n, {
      one: "إلى جانب هذه المادة نسخة متعارضة منها.",
      two: "إلى جانب هذه المادة نسختان متعارضتان منها.",
      few: "إلى جانب هذه المادة {n} نسخ متعارضة منها.",
      many: "إلى جانب هذه المادة {n} نسخة متعارضة منها.",
      other: "إلى جانب هذه المادة {n} نسخة متعارضة منها.",
    }),
  mergeCopy: "ضُمّ ما فيها إلى المادة",
  copyMerged: "ضُمّ ما في النسخة المتعارضة إلى المادة، ونُقل ملفها إلى السلة.",
  copySame: "ليس في النسخة المتعارضة ما يُضاف إلى المادة، فنُقل ملفها إلى السلة.",
  copyLocked: "يحرر المادة شخص آخر الآن. ضُمّ النسخة المتعارضة إليها حين تعود إليك.",
  reloaded: "تغيّر ملف المادة على القرص، فهذه صيغته الجديدة.",
  gone: (name: string) => `لم يعد الملف «${isolate(name)}» على القرص. نصه باقٍ هنا.`,
  emptied: (name: string) =>
    `صار الملف «${isolate(name)}» فارغاً على القرص. نصه باقٍ هنا، ويُكتب فيه عند الحفظ التالي.`,
  unreadable: (name: string) =>
    `كتب برنامج آخر في الملف «${isolate(name)}» ما لا يُقرأ كله في هذه المادة، فلم يُضم إليها. نصك باقٍ هنا، وإن حُفظ قبل أن يصلح الملف فإلى جانبه في ملف آخر.`,
  apart: (old: string, name: string) =>
    `في الملف «${isolate(old)}» الآن ما لا يُقرأ كله في هذه المادة، فبقي كما هو، وحُفظ نصك في «${isolate(name)}». انظر فيهما قبل أن ترسل المادة.`,
  altered: (name: string, what: readonly string[]) =>
    `غيّر برنامج آخر شكل الملف «${isolate(name)}». النص كله هنا، وما لا مكان له في المادة يسقط من الملف عند الحفظ التالي ويبقى في نسخة من السجل: ${what.join("، ")}.`,
  lost: {
    gone: (headline: string, name: string) =>
      `لم يعد ملف «${isolate(headline)}» على القرص («${isolate(name)}»)، ونسخه باقية في السجل.`,
    empty: (headline: string, name: string) =>
      `الملف «${isolate(name)}» فارغ، وكان فيه «${isolate(headline)}». نسخها باقية في السجل.`,
    damaged: (headline: string, name: string) =>
      `لم يبق في الملف «${isolate(name)}» من «${isolate(headline)}» إلا بعضها. نسخها باقية في السجل، وما في الملف يُنقل إلى السلة إن استُعيدت.`,
  },
  lostMany: (n: number) =>
    `${plural("ar", n, {
      one: "ملف مادة واحدة ضائع أو فارغ",
      two: "ملفا مادتين ضائعان أو فارغان",
      few: "ملفات {n} مواد ضائعة أو فارغة",
      many: "ملفات {n} مادة ضائعة أو فارغة",
      other: "ملفات {n} مادة ضائعة أو فارغة",
    })}، ونسخها باقية في السجل.`,
  restore: (n: number) => (n === 1 ? "استعدها من السجل" : "استعدها كلها من السجل"),
  restored: (name: string) => `استُعيدت المادة من السجل إلى الملف «${isolate(name)}».`,
  restoredMany: (n: number) =>
    plural("ar", n, {
      one: "استُعيدت مادة واحدة من السجل.",
      two: "استُعيدت مادتان من السجل.",
      few: "استُعيدت {n} مواد من السجل.",
      many: "استُعيدت {n} مادة من السجل.",
      other: "استُعيدت {n} مادة من السجل.",
    }),
  writeAgain: "اكتبه من جديد",
  recovered: (steps: number, at: string) =>
    `${plural("ar", steps, {
      one: "استُعيد تغيير واحد لم يكن قد حُفظ",
      two: "استُعيد تغييران لم يكونا قد حُفظا",
      few: "استُعيدت {n} تغييرات لم تكن قد حُفظت",
      many: "استُعيد {n} تغييراً لم يكن قد حُفظ",
      other: "استُعيد {n} تغيير لم يكن قد حُفظ",
    })}، آخرها في ${at}.`,
  showDifference: "أرني الفرق",
  lockLost: (who: string) =>
    `تولى ${who ? `«${isolate(who)}»` : someone} تحرير هذه المادة. ما كتبتَه محفوظ، ويمكنك القراءة.`,
  lockBack: "عاد إليك تحرير هذه المادة.",
  binned: (headline: string) => `نُقلت إلى السلة: ${isolate(headline)}`,
  undo: "تراجع",
  exported: (name: string) => `صُدّرت المادة إلى ${isolate(name)}`,
  imported: (n: number) =>
    plural("ar", n, {
      one: "استوردت مادة واحدة.",
      two: "استوردت مادتان.",
      few: "استوردت {n} مواد.",
      many: "استوردت {n} مادة.",
      other: "استوردت {n} مادة.",
    }),
  pasteCancelled: "لم يُلصق شيء. للصق النص كما هو استعمل «لصق نصاً فقط».",
  newsroom: (name: string) => `غرفة الأخبار: ${isolate(name)}`,
  dropped: "لم يُفتح ما أفلتّه: ليس فيه نص ولا مواد.",
}
