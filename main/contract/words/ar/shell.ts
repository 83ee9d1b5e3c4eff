/** Dialogs, the system's own menus and the recovery page. */
export const productName = "مداد"

/** The first newsroom's folder in the user's documents. */
export const firstNewsroom = "مداد"

export const dialogs = {
  newsroom: { title: "فتح غرفة أخبار", button: "فتح" },
  import: { title: "استيراد نصوص", button: "استيراد", texts: "نصوص وصفحات", all: "كل الملفات" },
  archive: { title: "استيراد مجلد كامل", button: "استيراد" },
  figure: { title: "اختيار صورة", button: "إدراج", pictures: "صور" },
  export: {
    title: "تصدير المادة",
    button: "تصدير",
    formats: { html: "صفحة ويب", text: "نص", json: "بيانات JSON" },
    /** An article without a headline is exported under this name. */
    untitled: "مادة بلا عنوان",
  },
  /** Closing would lose text. */
  unkept: {
    title: "بعض النص لم يُحفظ في أي مكان بعد",
    text: "لم ينجح الحفظ ولا التسجيل، فالإغلاق يُضيع آخر ما كُتب في:\n{headlines}\n\nابقَ، ثم صدّر المادة أو انسخ نصها إلى مكان آخر، أو أفرغ مساحة في القرص وانتظر حتى تُحفظ.",
    silentTitle: "النافذة لا تستجيب",
    silent: "لا يعرف مداد أحُفظ آخر ما كُتب أم لا. ابقَ وانتظر قليلاً؛ فالإغلاق قد يُضيعه.",
    stay: "البقاء",
    close: "إغلاق وفقدان النص",
  },
} as const

/** The macOS menus that no command of ours stands for. */
export const system = {
  services: "خدمات",
  hide: "إخفاء مداد",
  hideOthers: "إخفاء البقية",
  unhide: "إظهار الكل",
  window: "نافذة",
  minimize: "تصغير النافذة",
  close: "إغلاق",
} as const

/** Shown when the window stopped twice in a short time. */
export const recovery = {
  title: "توقفت النافذة",
  text: "توقفت نافذة مداد مرتين في وقت قصير. كل ما حُفظ باقٍ في ملفات غرفة الأخبار كما هو.",
  again: "افتح النافذة من جديد",
} as const
