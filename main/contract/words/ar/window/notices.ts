/** What is told in passing. */
import { isolate } from "../../isolate.ts"
import { plural } from "../../plural.ts"
import { someone } from "./page.ts"

export const notices = {
  region: "تنبيهات",
  name: "التنبيهات",
  some: (shown: number, all: number) => `${shown} من ${all}`,
  older: (n: number) =>
    plural("ar", n, {
      one: "وتنبيه آخر",
      two: "وتنبيهان آخران",
      few: "و{n} تنبيهات أخرى",
      many: "و{n} تنبيهاً آخر",
      other: "و{n} تنبيه آخر",
    }),
  dismiss: "أبعده",
  dismissAll: "أبعدها كلها",
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
