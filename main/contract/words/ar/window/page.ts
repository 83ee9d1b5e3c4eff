/** The page with the open article: what stands there without one, whose lock it has, and the status bar below. */
import { isolate } from "../../isolate.ts"
import { plural } from "../../plural.ts"

export const page = {
  empty: "اختر مادة من المكتبة أو ابدأ مادة جديدة.",
  loading: "تُفتح المادة…",
}

export const someone = "شخص آخر"

export const lock = {
  /** Who has an article, where a lock does not tell. */
  someone,
  banner: (who: string, where: string, since: string) =>
    `${who ? `«${isolate(who)}»` : someone} يحرر هذه المادة${where ? ` على ${isolate(where)}` : ""} منذ ${since}`,
  readOnly: "يمكنك القراءة والنسخ، لا الكتابة.",
}

export const status = {
  name: "شريط الحالة",
  blank: "لا شيء يُحفظ بعد",
  saved: "محفوظ",
  changed: "تغييرات لم تُحفظ بعد",
  saving: "يُحفظ…",
  failed: "لم يُحفظ",
  conflict: "تغيّر الملف أيضاً: اختر ما يبقى",
  journal: "لا يصل ما تكتبه إلى القرص",
  readOnly: "للقراءة فقط",
  words: (n: number) =>
    plural("ar", n, {
      zero: "لا كلمات",
      one: "كلمة واحدة",
      two: "كلمتان",
      few: "{n} كلمات",
      many: "{n} كلمة",
      other: "{n} كلمة",
    }),
  minutes: (n: number) =>
    plural("ar", n, {
      zero: "أقل من دقيقة",
      one: "دقيقة واحدة",
      two: "دقيقتان",
      few: "{n} دقائق",
      many: "{n} دقيقة",
      other: "{n} دقيقة",
    }),
  headline: (length: string, budget: string) => `العنوان ${length} من ${budget}`,
  reading: "زمن القراءة",
}

/** The first start. */
export const welcome = {
  name: "أول الطريق",
  sample: "هذه غرفة للتجربة: فيها مادتان تتعلم منهما المفاتيح، وكل ما تكتبه يُحفظ من تلقاء نفسه.",
  folder: "غرفة أخبارك مجلد تختاره أنت، وموادها ملفات تُقرأ في أي متصفح.",
  language: "الواجهة بالعربية أو بالإنجليزية.",
  actions: { sample: "المفاتيح", folder: "اختر مجلداً", language: "English" },
  leave: "فهمت",
}
