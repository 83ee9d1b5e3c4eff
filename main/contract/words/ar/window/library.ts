/** The library: the list of articles, its search and its order. */
import type { Grouping, Order } from "../../../library.ts"
import { plural } from "../../plural.ts"
import { articles } from "./articles.ts"

export const library = {
  name: "غرفة الأخبار",
  filter: "صفِّ المواد",
  filterIn: (n: number) =>
    plural("ar", n, {
      zero: "ابحث في المواد",
      one: "ابحث في مادة واحدة",
      two: "ابحث في مادتين",
      few: "ابحث في {n} مواد",
      many: "ابحث في {n} مادة",
      other: "ابحث في {n} مادة",
    }),
  list: "المواد",
  create: "مادة جديدة",
  newsrooms: "غرف الأخبار الأخيرة",
  openOther: "فتح مجلد آخر…",
  untitled: "بلا عنوان",
  foreign: "صفحة للاستيراد",
  lost: {
    damaged: "ملفها مبتور؛ Enter يستعيدها من السجل",
    gone: "ملفها ضائع؛ Enter يستعيدها من السجل",
    empty: "ملفها فارغ؛ Enter يستعيدها من السجل",
  },
  copy: "نسخة متعارضة",
  empty: "لا مواد بعد. ابدأ مادة جديدة:",
  /** What a search found nothing of: by filters alone, or words; and the filters after that. */
  nothing: "لا مادة",
  nothingWith: (words: string) => `لا مادة فيها «${words}»`,
  within: "ضمن",
  wider: (n: number) =>
    plural("ar", n, {
      one: "مادة واحدة بلا تضييق",
      two: "مادتان بلا تضييق",
      few: "{n} مواد بلا تضييق",
      many: "{n} مادة بلا تضييق",
      other: "{n} مادة بلا تضييق",
    }),
  widerMany: "مواد كثيرة بلا تضييق",
  clear: "امسح البحث",
  today: "اليوم",
  yesterday: "أمس",
  week: "هذا الأسبوع",
  older: "أقدم",
  now: "الآن",
  minutes: (n: number) => `${n} د`,
  hours: (n: number) => `${n} س`,
  count: (n: number) => plural("ar", n, articles),
  /** How many lines a search lists where there are more. */
  closest: (n: number) =>
    plural("ar", n, { few: "أقرب {n} مواد", many: "أقرب {n} مادة", other: "أقرب {n} مادة" }),
  order: "الترتيب",
  orders: { best: "الأقرب", updated: "الأحدث", headline: "بالعنوان" } satisfies Record<Order, string>,
  group: "المجموعات",
  groupings: {
    none: "بلا تجميع",
    age: "بالتاريخ",
    section: "بالأقسام",
    status: "بالحالات",
  } satisfies Record<Grouping, string>,
  noSection: "بلا قسم",
  groupOf: (name: string, n: string) => `${name}، ${n}`,
  /** What can be typed to narrow a search, and what the keys do in the list. */
  narrow: "ضيّق بـ",
  phrase: '"عبارة كاملة"',
  keys: { open: "فتح", beside: "بجانب النص", select: "تحديد", status: "الحالة" },
  selected: (n: number) =>
    plural("ar", n, {
      one: "حُددت مادة واحدة",
      two: "حُددت مادتان",
      few: "حُددت {n} مواد",
      many: "حُددت {n} مادة",
      other: "حُددت {n} مادة",
    }),
  selectedFirst: (n: number) =>
    plural("ar", n, { many: "حُددت أول {n} مادة فقط.", other: "حُددت أول {n} مادة فقط." }),
  index: {
    building: (done: string, total: string) => `تُفهرس المواد: ${done} من ${total}`,
    stopped: (done: string, total: string) => `توقفت الفهرسة عند ${done} من ${total}`,
    stop: "أوقف",
    go: "تابع",
    partial: "لم تُفهرس كل المواد بعد، فقد يفوت البحثَ بعضُها.",
  },
}
