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

/** A count of characters. */
export const statusCharacters = (n: number) =>
  plural("ar", n, {
    zero: "لا أحرف",
    one: "حرف واحد",
    two: "حرفان",
    few: "{n} أحرف",
    many: "{n} حرفاً",
    other: "{n} حرف",
  })

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
  lines: (n: number) =>
    plural("ar", n, {
      zero: "لا أسطر",
      one: "سطر واحد",
      two: "سطران",
      few: "{n} أسطر",
      many: "{n} سطراً",
      other: "{n} سطر",
    }),
  characters: statusCharacters,
  selected: (n: number) =>
    plural("ar", n, {
      zero: "لا كلمات محددة",
      one: "كلمة واحدة محددة",
      two: "كلمتان محددتان",
      few: "{n} كلمات محددة",
      many: "{n} كلمة محددة",
      other: "{n} كلمة محددة",
    }),
  length: "الطول",
  /** How long the article is, of how long it should be. */
  of: {
    words: (count: string, n: number) =>
      `${count} من ${plural("ar", n, { one: "كلمة واحدة", two: "كلمتين", few: "{n} كلمات", many: "{n} كلمة", other: "{n} كلمة" })}`,
    lines: (count: string, n: number) =>
      `${count} من ${plural("ar", n, { one: "سطر واحد", two: "سطرين", few: "{n} أسطر", many: "{n} سطراً", other: "{n} سطر" })}`,
  },
  /** How much is left of the length that is wanted. */
  left: {
    words: (n: number) =>
      plural("ar", n, {
        zero: "بلغت الطول",
        one: "بقيت كلمة واحدة",
        two: "بقيت كلمتان",
        few: "بقيت {n} كلمات",
        many: "بقيت {n} كلمة",
        other: "بقيت {n} كلمة",
      }),
    lines: (n: number) =>
      plural("ar", n, {
        zero: "بلغت الطول",
        one: "بقي سطر واحد",
        two: "بقي سطران",
        few: "بقيت {n} أسطر",
        many: "بقي {n} سطراً",
        other: "بقي {n} سطر",
      }),
  },
  over: (n: string) => `زيادة ${n}`,
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
