/** The dialogs. */
import type { ExportFormat } from "../../../desk.ts"
import { isolate } from "../../isolate.ts"
import { plural } from "../../plural.ts"
import { articles } from "./articles.ts"

export const dialogs = {
  close: "إغلاق",
  cancel: "إلغاء",
  /** Shown for a moment, and to screen readers only. */
  awaited: "لحظة…",
  missing: "تعذّر تحميل هذا الجزء من النافذة. نصّك كما هو.",
  again: "أعد المحاولة",
}

/** The newsroom's folder is not there. */
export const away = {
  name: "قرص غرفة الأخبار ليس هنا",
  missing:
    "لا مجلد في هذا المكان الآن. يبدو أن القرص أو محرك الشبكة غير موصول؛ صِله ثم ابحث ثانية. لم يُكتب شيء.",
  other:
    "في هذا المكان مجلد آخر ليس غرفة الأخبار التي فُتحت هنا من قبل. يبدو أن القرص أو محرك الشبكة غير موصول؛ صِله ثم ابحث ثانية. لم يُكتب شيء.",
  still: (tries: number) => (tries > 1 ? "ما زالت ليست هنا." : "ليست هنا بعد."),
  look: "ابحث ثانية",
  choose: "اختر مجلداً آخر",
  begin: "ابدأ غرفة أخبار جديدة في هذا المكان",
  later: "لاحقاً",
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
  recent: "فُتحت قبل قليل",
  missing: {
    article: "افتح مادة أولاً",
    list: "اختر مادة في المكتبة أولاً",
    lock: "لا أحد غيرك يكتب فيها",
    place: "لا مكان تذهب إليه",
    here: "ليس حيث المؤشر الآن",
  },
}

export const outline = {
  name: "عناوين المادة",
  hint: "كلمات من عنوان أو من أي فقرة",
  nothing: "لا فقرة بهذه الكلمات.",
}

export const help = {
  name: "المفاتيح",
  /** The keys that are no commands, by where they are pressed. */
  sections: [
    {
      name: "في الكتابة",
      rows: [
        { keys: ["Enter"], text: "من العنوان إلى المقدمة، ومنها إلى المتن" },
        { keys: ["Shift-Enter"], text: "سطر جديد في الفقرة نفسها" },
        { keys: ["/"], text: "قائمة الإدراج في فقرة فارغة" },
        { keys: ["Mod-Enter"], text: "يفتح الرابط الذي عند المؤشر" },
        {
          keys: ["Mod-ArrowUp", "Mod-ArrowDown"],
          text: "إلى أول الفقرة أو التي تليها، وShift معه يحدد (في macOS: أول النص وآخره)",
        },
        { keys: ["Tab"], text: "يُدخل بند القائمة درجة، وShift معه يُخرجه" },
        { keys: ["Escape"], text: "يعود إلى النص من أي قسم" },
      ],
    },
    {
      name: "في المكتبة وعلى اللوحة",
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
    },
  ],
}

export const review = {
  why: {
    "other-page": "هذه صفحة لم يكتبها مداد، فتصير مادة جديدة ويبقى ملفها كما هو.",
    damaged:
      "هذه مادة من مواد مداد، لكن ملفها مبتور أو فيه ما لا يُقرأ كله. يصير ما بقي منها مادة جديدة ويبقى الملف كما هو؛ ونسخ الأصل، إن كانت له نسخ، باقية في السجل.",
    "newer-format": "كتب هذه المادة إصدار أحدث من مداد. حدّث مداد لتفتحها؛ وإن استوردتها صارت مادة جديدة.",
    "not-utf-8": "ترميز هذا الملف غير UTF-8، فيصير ما فيه مادة جديدة ويبقى الملف كما هو.",
  },
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

export const conflict = {
  name: "أيهما يبقى؟",
  text: "غيّرتَ هذه الكلمات، وغُيّرت على القرص أيضاً. ما لا يبقى تجده في تاريخ المادة.",
  ours: "نصك",
  theirs: (time: string) => `على القرص، تغيّر في ${time}`,
  keepOurs: "يبقى نصك",
  keepTheirs: "يبقى ما على القرص",
  keepBoth: "يبقى كلاهما",
  left: (n: number) =>
    plural("ar", n, {
      zero: "اخترتَ في كل المواضع",
      one: "بقي موضع واحد",
      two: "بقي موضعان",
      few: "بقيت {n} مواضع",
      many: "بقي {n} موضعاً",
      other: "بقي {n} موضع",
    }),
  save: "حفظ ما اخترت",
  later: "لاحقاً؛ لا يتغير شيء",
}

export const copyConflict = {
  text: "غُيّرت هذه الكلمات في المادة وفي نسختها المتعارضة. ما لا يبقى تجده في تاريخ المادة.",
  ours: "في المادة",
  theirs: (time: string) => `في النسخة المتعارضة، تغيّرت في ${time}`,
  keepOurs: "يبقى ما في المادة",
  keepTheirs: "يبقى ما في النسخة",
}

export const bin = {
  name: "السلة",
  hint: "كلمات من مادة حُذفت",
  nothing: "لا شيء في السلة بهذه الكلمات.",
  empty: "السلة فارغة.",
  restore: "استعادة",
}

export const difference = {
  name: "ما لم يكن قد حُفظ",
  text: "المسطّر استُعيد ولم يكن في الملف، والمشطوب كان في الملف وحُذف.",
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
  lost: "ملف هذه المادة ضائع أو فارغ. افتحها لتُستعاد من السجل أولاً.",
  forgotten: (n: number) =>
    plural("ar", n, {
      one: "رُفعت مادة واحدة من القائمة، ونسخها باقية في السجل.",
      two: "رُفعت مادتان من القائمة، ونسخهما باقية في السجل.",
      few: "رُفعت {n} مواد من القائمة، ونسخها باقية في السجل.",
      many: "رُفعت {n} مادة من القائمة، ونسخها باقية في السجل.",
      other: "رُفعت {n} مادة من القائمة، ونسخها باقية في السجل.",
    }),
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
}

export const preview = {
  name: "معاينة",
  empty: "لا نص فيها بعد.",
}

export const about = {
  name: "عن مداد",
  runtime: "يعمل على",
  newsroom: "غرفة الأخبار",
  settings: "الإعدادات",
  log: "السجل",
  parts: "ما في مداد من عمل غيره",
  hint: "اسم جزء أو ترخيص",
  nothing: "لا جزء بهذه الكلمات.",
  licenceOf: (name: string) => `ترخيص ${isolate(name)}`,
  noParts: "ليست قائمة الأجزاء وتراخيصها في هذه النسخة؛ هي في كل نسخة منشورة.",
}
