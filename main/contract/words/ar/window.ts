import type { Status } from "../../../article/dossier.ts"
import type { ExportFormat } from "../../desk.ts"
import { isolate } from "../isolate.ts"
import { plural } from "../plural.ts"
import { someone } from "./history.ts"

export const name = "مداد"

export const statuses: Record<Status, string> = {
  draft: "مسودة",
  editing: "تحرير",
  ready: "جاهز",
  published: "منشور",
  spiked: "مطويّ",
}

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
  rooms: "غرف الأخبار الأخيرة",
  openOther: "فتح مجلد آخر…",
  untitled: "بلا عنوان",
  foreign: "صفحة للاستيراد",
  copy: "نسخة متعارضة",
  empty: "لا مواد بعد. ابدأ مادة جديدة:",
  nothing: "لا مادة بهذه الكلمات. امسح الخانة لترى الكل:",
  today: "اليوم",
  yesterday: "أمس",
  week: "هذا الأسبوع",
  older: "أقدم",
  now: "الآن",
  minutes: (n: number) => `${n} د`,
  hours: (n: number) => `${n} س`,
}

export const page = {
  empty: "اختر مادة من المكتبة أو ابدأ مادة جديدة.",
  loading: "تُفتح المادة…",
}

export const dossier = {
  name: "الملف",
  status: "الحالة",
  section: "القسم",
  bylines: "الكاتب",
  place: "المكان",
  slug: "المعرّف",
  topics: "مواضيع",
  language: "اللغة",
  summary: "للتواصل",
  summaryHint: "جملة أو جملتان لشبكات التواصل",
  related: "مواد متصلة",
  addRelated: "أضف مادة…",
  created: "أُنشئت",
  updated: "عُدّلت",
  published: "نُشرت",
  none: "—",
  add: "أضف ثم Enter",
  remove: (what: string) => `احذف ${isolate(what)}`,
  badSlug: "أحرف وأرقام وبينها شرطات فقط.",
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
  opened: (headline: string) => `فُتحت: ${isolate(headline)}`,
  newsroom: (name: string) => `غرفة الأخبار: ${isolate(name)}`,
  dropped: "لم يُفتح ما أفلتّه: ليس فيه نص ولا مواد.",
}

export const dialogs = {
  close: "إغلاق",
  cancel: "إلغاء",
  accept: "موافق",
  /** Shown for a moment, and to screen readers only. */
  awaited: "لحظة…",
  missing: "تعذّر تحميل هذا الجزء من النافذة. نصّك كما هو.",
  again: "أعد المحاولة",
}

export const link = {
  name: "رابط",
  title: "عنوان الرابط",
  target: "إلى أين",
  hint: "عنوان يبدأ بـ https أو كلمات من عنوان مادة",
  web: (host: string) => `موقع ${isolate(host)}`,
  mail: (address: string) => `بريد ${isolate(address)}`,
  none: "لا مادة بهذه الكلمات ولا هو عنوان صحيح.",
  remove: "إزالة الرابط",
  articles: "مواد",
}

export const exporting = {
  name: "تصدير",
  formats: {
    html: "صفحة ويب (HTML)",
    text: "نص فقط",
    json: "JSON",
  } satisfies Record<ExportFormat, string>,
  choose: "اختر الصيغة",
}

export const palette = {
  name: "كل الأوامر والمواد",
  hint: "اكتب اسم أمر أو كلمات من مادة",
  nothing: "لا أمر ولا مادة بهذه الكلمات.",
  article: "مادة",
}

export const help = {
  name: "المفاتيح",
  extra: "في الكتابة",
  rows: [
    { keys: ["Enter"], text: "من العنوان إلى المقدمة، ومنها إلى المتن" },
    { keys: ["Shift-Enter"], text: "سطر جديد في الفقرة نفسها" },
    { keys: ["/"], text: "قائمة الإدراج في فقرة فارغة" },
    { keys: ["Mod-Enter"], text: "يفتح الرابط الذي عند المؤشر" },
    { keys: ["Tab"], text: "يُدخل بند القائمة درجة، وShift معه يُخرجه" },
    { keys: ["Escape"], text: "يعود إلى النص من أي قسم" },
  ],
}

export const review = {
  name: "مراجعة الاستيراد",
  from: (name: string) => `من ${isolate(name)}`,
  pasted: "نص ملصق",
  more: (n: number) =>
    plural("ar", n, {
      one: "وبعدها ملف واحد",
      two: "وبعدها ملفان",
      few: "وبعدها {n} ملفات",
      many: "وبعدها {n} ملفاً",
      other: "وبعدها {n} ملف",
    }),
  lines: "أسطر المصدر",
  line: (n: string) => `السطر ${n}`,
  encoding: "الترميز",
  guess: "لسنا متأكدين من ترميز هذا الملف. إن بدا النص مشوهاً فاختر ترميزاً آخر.",
  likely: "عُرف الترميز من النص نفسه؛ غيّره إن بدا مشوهاً.",
  counts: (kept: number, aside: number) =>
    `${plural("ar", kept, { one: "سطر واحد يبقى", two: "سطران يبقيان", few: "{n} أسطر تبقى", many: "{n} سطراً يبقى", other: "{n} سطر يبقى" })}، ${plural("ar", aside, { zero: "ولا شيء يُترك", one: "وسطر واحد يُترك", two: "وسطران يُتركان", few: "و{n} أسطر تُترك", many: "و{n} سطراً يُترك", other: "و{n} سطر يُترك" })}`,
  losses: "في الصفحة ما لا مكان له في المادة:",
  accept: "استيراد",
  paste: "وضعها في هذه المادة",
  cancel: "إلغاء؛ يبقى الملف كما هو",
  restore: "كما كان",
}
