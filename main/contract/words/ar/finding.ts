/** Finding articles and what is done with those that were found: library, board, pickers, the article beside the text. */
import type { Status } from "../../../article/dossier.ts"
import type { Grouping, Order } from "../../library.ts"
import { isolate } from "../isolate.ts"
import { plural } from "../plural.ts"

const articles = {
  zero: "لا مواد",
  one: "مادة واحدة",
  two: "مادتان",
  few: "{n} مواد",
  many: "{n} مادة",
  other: "{n} مادة",
}

export const count = (n: number) => plural("ar", n, articles)
/** How many lines a search lists where there are more. */
export const closest = (n: number) =>
  plural("ar", n, { few: "أقرب {n} مواد", many: "أقرب {n} مادة", other: "أقرب {n} مادة" })

export const order = "الترتيب"
export const orders: Record<Order, string> = { best: "الأقرب", updated: "الأحدث", headline: "بالعنوان" }
export const group = "المجموعات"
export const groupings: Record<Grouping, string> = {
  none: "بلا تجميع",
  age: "بالتاريخ",
  section: "بالأقسام",
  status: "بالحالات",
}
export const noSection = "بلا قسم"
export const groupOf = (name: string, n: string) => `${name}، ${n}`

/** What can be typed to narrow a search, and what the keys do in the list. */
export const narrow = "ضيّق بـ"
export const phrase = '"عبارة كاملة"'
export const keys = { open: "فتح", beside: "بجانب النص", select: "تحديد", status: "الحالة" }
export const selected = (n: number) =>
  plural("ar", n, {
    one: "حُددت مادة واحدة",
    two: "حُددت مادتان",
    few: "حُددت {n} مواد",
    many: "حُددت {n} مادة",
    other: "حُددت {n} مادة",
  })
export const selectedFirst = (n: number) =>
  plural("ar", n, { many: "حُددت أول {n} مادة فقط.", other: "حُددت أول {n} مادة فقط." })

export const index = {
  building: (done: string, total: string) => `تُفهرس المواد: ${done} من ${total}`,
  stopped: (done: string, total: string) => `توقفت الفهرسة عند ${done} من ${total}`,
  stop: "أوقف",
  go: "تابع",
  partial: "لم تُفهرس كل المواد بعد، فقد يفوت البحثَ بعضُها.",
}

export const changes = {
  status: (n: number, status: string) =>
    `${plural("ar", n, { one: "انتقلت مادة واحدة", two: "انتقلت مادتان", few: "انتقلت {n} مواد", many: "انتقلت {n} مادة", other: "انتقلت {n} مادة" })} إلى «${status}».`,
  section: (n: number, section: string) =>
    `${plural("ar", n, { one: "انتقلت مادة واحدة", two: "انتقلت مادتان", few: "انتقلت {n} مواد", many: "انتقلت {n} مادة", other: "انتقلت {n} مادة" })} إلى قسم «${isolate(section)}».`,
  noSection: (n: number) =>
    plural("ar", n, {
      one: "أُخرجت مادة واحدة من قسمها.",
      two: "أُخرجت مادتان من قسميهما.",
      few: "أُخرجت {n} مواد من أقسامها.",
      many: "أُخرجت {n} مادة من أقسامها.",
      other: "أُخرجت {n} مادة من أقسامها.",
    }),
  binned: (n: number) =>
    plural("ar", n, {
      one: "نُقلت مادة واحدة إلى السلة.",
      two: "نُقلت مادتان إلى السلة.",
      few: "نُقلت {n} مواد إلى السلة.",
      many: "نُقلت {n} مادة إلى السلة.",
      other: "نُقلت {n} مادة إلى السلة.",
    }),
  undone: "تم التراجع.",
  failed: (headline: string, why: string) => `«${isolate(headline)}»: ${why}`,
  more: (n: number) =>
    plural("ar", n, {
      one: "ولم تتغير مادة أخرى.",
      two: "ولم تتغير مادتان أخريان.",
      few: "ولم تتغير {n} مواد أخرى.",
      many: "ولم تتغير {n} مادة أخرى.",
      other: "ولم تتغير {n} مادة أخرى.",
    }),
  /** Whose status or section is asked for. */
  of: (n: number, headline: string) => (n === 1 ? headline : plural("ar", n, articles)),
  statusName: "الحالة",
  sectionName: "القسم",
  sectionHint: "اسم القسم، أو اترك الخانة فارغة لإخراجها من قسمها",
  sectionNew: (name: string) => `قسم جديد: ${isolate(name)}`,
  sectionNone: "بلا قسم",
  foreign: "هذه صفحة لم تُستورد بعد. افتحها لتستوردها.",
}

/** Articles that link to one that is spiked, or not there any more. */
export const linkers = {
  name: (headline: string) => `ما يحيل إلى «${isolate(headline)}»`,
  nameAll: "ما يحيل إليها",
  spiked: (n: number) =>
    `${plural("ar", n, { one: "مادة واحدة تحيل", two: "مادتان تحيلان", few: "{n} مواد تحيل", many: "{n} مادة تحيل", other: "{n} مادة تحيل" })} إلى ما طُوي الآن.`,
  binned: (n: number) =>
    `${plural("ar", n, { one: "مادة واحدة تحيل", two: "مادتان تحيلان", few: "{n} مواد تحيل", many: "{n} مادة تحيل", other: "{n} مادة تحيل" })} إلى ما نُقل إلى السلة الآن.`,
  show: "أظهرها",
  hint: "كلمات من عنوان مادة",
  nothing: "لا مادة بهذه الكلمات.",
  field: "تحيل إليها",
  none: "لا مادة",
  more: (n: number) =>
    plural("ar", n, {
      one: "ومادة أخرى…",
      two: "ومادتان أخريان…",
      few: "و{n} مواد أخرى…",
      many: "و{n} مادة أخرى…",
      other: "و{n} مادة أخرى…",
    }),
}

/** What is wrong with where a link leads. */
export const target = { spiked: "مطويّة", binned: "في السلة", missing: "غير موجودة" }

export const preview = {
  name: "معاينة",
  empty: "لا نص فيها بعد.",
}

export const beside = {
  name: "المادة المجاورة",
  text: "نص للقراءة",
  none: "اختر مادة من المكتبة ثم اضغط {key} لتقرأها بجانب نصك.",
  edit: "تحريرها",
  close: "إغلاق",
  gone: "لم تعد هذه المادة في غرفة الأخبار.",
}

export const board = {
  name: "لوحة الحالات",
  filter: "ابحث في اللوحة",
  column: (status: string, n: string) => `${status}، ${n}`,
  empty: "لا شيء هنا",
  open: "فتح",
  choose: "اختيار",
  move: "نقل",
  undo: "تراجع",
  leave: "إغلاق",
  moved: (headline: string, status: string) => `«${isolate(headline)}»: ${status}`,
}

/** The board's columns; the words of the statuses where there are no better ones for many articles. */
export const columns: Record<Status, string> = {
  draft: "مسودات",
  editing: "قيد التحرير",
  ready: "جاهزة",
  published: "منشورة",
  spiked: "مطويّة",
}

/** The keys of lists and board that are no commands. */
export const help = {
  extra: "في المكتبة وعلى اللوحة",
  rows: [
    { keys: ["ArrowDown"], text: "من خانة البحث إلى القائمة، ثم بين موادها" },
    { keys: ["Enter"], text: "يفتح المادة المختارة" },
    { keys: ["Space"], text: "يحدد المادة في القائمة أو يزيل تحديدها" },
    { keys: ["Shift-ArrowDown"], text: "يمدّ التحديد من حيث بدأ" },
    { keys: ["Mod-a"], text: "يحدد كل ما في القائمة" },
    { keys: ["Delete"], text: "ينقل المحدد في القائمة إلى السلة" },
    { keys: ["Alt-ArrowLeft", "Alt-ArrowRight"], text: "ينقل بطاقة اللوحة إلى الحالة المجاورة" },
    { keys: ["Alt-1"], text: "يدرج أول المقترحات في «اقرأ المزيد»" },
  ],
}
