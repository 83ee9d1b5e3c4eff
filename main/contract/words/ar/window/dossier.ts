/** The dossier: the facts of the article. */
import { isolate } from "../../isolate.ts"
import { plural } from "../../plural.ts"

export const dossier = {
  name: "الملف",
  status: "الحالة",
  section: "القسم",
  bylines: "الكاتب",
  place: "المكان",
  source: "المصدر",
  slug: "المعرّف",
  topics: "مواضيع",
  language: "اللغة",
  summary: "للتواصل",
  related: "مواد متصلة",
  addRelated: "أضف مادة…",
  length: "الطول",
  lengthUnit: "وحدة الطول",
  units: { words: "كلمة", lines: "سطر" },
  badLength: "عدد من 1 إلى 999,999 فقط.",
  created: "أُنشئت",
  updated: "عُدّلت",
  published: "نُشرت",
  /** What belongs into an empty field, with an example. */
  hints: {
    section: "مثل: اقتصاد",
    bylines: "اسم، مثل: رنا الحلواني",
    place: "مثل: العقبة",
    source: "وكالة أو صحيفة، مثل: أ ف ب",
    slug: `مثل: ${isolate("aqaba-wheat")}`,
    topics: "موضوع، مثل: قمح",
    length: "مثل: 550",
    summary: "جملة أو جملتان لشبكات التواصل",
  },
  remove: (what: string) => `احذف ${isolate(what)}`,
  badSlug: "أحرف وأرقام وبينها شرطات فقط.",
  lengths: "الأطوال",
  headline: "العنوان",
  budget: (length: string, budget: string) => `${length} من ${budget}`,
  over: (n: number) =>
    plural("ar", n, {
      one: "أطول بحرف واحد",
      two: "أطول بحرفين",
      few: "أطول بـ{n} أحرف",
      many: "أطول بـ{n} حرفاً",
      other: "أطول بـ{n} حرف",
    }),
  languages: {
    ar: "العربية",
    en: "الإنجليزية",
    fr: "الفرنسية",
    fa: "الفارسية",
    ur: "الأردية",
    he: "العبرية",
  },
  linkedFrom: {
    name: "تحيل إليها",
    none: "لا مادة",
    more: (n: number) =>
      plural("ar", n, {
        one: "ومادة أخرى…",
        two: "ومادتان أخريان…",
        few: "و{n} مواد أخرى…",
        many: "و{n} مادة أخرى…",
        other: "و{n} مادة أخرى…",
      }),
  },
  /** What is wrong with where a link leads. */
  target: { spiked: "مطويّة", binned: "في السلة", missing: "غير موجودة" },
}
