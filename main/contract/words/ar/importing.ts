import type { Loss as PageLoss } from "../../../article/foreign/losses.ts"
import type { Encoding, ImportReason, LineKind } from "../../importing.ts"

/** What a line of an import is taken for. */
export const kinds: Record<LineKind, string> = {
  headline: "العنوان",
  standfirst: "المقدمة",
  paragraph: "فقرة",
  subhead: "عنوان فرعي",
  quote: "اقتباس",
  list: "بند في قائمة",
  related: "اقرأ المزيد",
  "related-note": "ملاحظة «اقرأ المزيد»",
  "related-link": "رابط «اقرأ المزيد»",
  section: "القسم",
  byline: "الكاتب",
  place: "المكان",
  boilerplate: "من زوائد الصفحة",
  dropped: "مستبعد",
  blank: "سطر فارغ",
}

export const encodings: Record<Encoding, string> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
  "windows-1256": "عربي (Windows-1256)",
  "iso-8859-6": "عربي (ISO-8859-6)",
}

/** Why a line is taken for what it is. */
export const reasons: Record<string, string> = {
  blank: "لا نص فيه",
  "first-line": "أول سطر في النص، وصياغته صياغة عنوان",
  "standfirst-open": "يلي العنوان بلا نقطة في آخره، وبعده فقرات كاملة",
  "standfirst-echo": "يلي العنوان، والفقرة بعده تعيد مضمونه",
  sentences: "جمل تامة",
  unsure: "لا قاعدة تنطبق عليه، فبقي فقرة",
  wrapped: "تتمة السطر السابق الذي قُطع عند حافة العمود، ضُمّت إليه بمسافة",
  "short-line": "سطر قصير بلا نقطة قبل فقرة أطول منه",
  "list-marker": "واحد من أسطر متتابعة تبدأ بعلامة أو رقم، والعلامة صارت علامة القائمة",
  "quote-marker": "يبدأ بعلامة الاقتباس ‎>‎ التي صارت علامة الاقتباس نفسه",
  dateline: "فقرة تبدأ بالمكان والوكالة؛ النص كما هو والمكان في الملف أيضاً",
  "dateline-line": "سطر فيه المكان والوكالة فقط، والمكان في الملف",
  "label-related": "عنوان كتلة «اقرأ المزيد»",
  "label-related-link": "عنوان كتلة «اقرأ المزيد» ومعه رابط",
  "note-related": "ملاحظة للمحررين في كتلة «اقرأ المزيد»",
  "link-related": "عنوان مادة بعد «اقرأ المزيد»",
  "section-footer": "ذيل الصفحة يسمّي القسم، والقسم في الملف",
  "section-line": "سطر يسمّي القسم، والقسم في الملف",
  byline: "اسم الكاتب، وهو الآن في الملف",
  notice: "تنبيه من الموقع لا من المادة",
  advert: "علامة إعلان",
  "share-bar": "أزرار المشاركة",
  copyright: "حقوق النشر",
  newsletter: "دعوة إلى الاشتراك",
  navigation: "من قوائم الموقع",
  timestamp: "وقت النشر أو زمن القراءة",
  "wire-code": "إشارة من إشارات الوكالات",
  credit: "إشارة إلى صورة",
  rule: "خط فاصل في الصفحة",
  repeated: "سطر قصير مكرر ثلاث مرات أو أكثر",
  "headline-again": "العنوان نفسه مرة أخرى",
  "newsroom-pattern": "من أنماط غرفة الأخبار",
  markup: "هكذا هو في الصفحة الأصلية",
  corrected: "بتصحيح منك",
  "second-headline": "للمادة عنوان واحد وقد اختير غيره، فصار هذا فقرة",
  "second-standfirst": "للمادة مقدمة واحدة وقد اختيرت غيرها، فصارت هذه فقرة",
} satisfies Record<ImportReason, string>

/** What a foreign page holds that an article has no place for. */
export const losses: Record<string, string> = {
  script: "برامج",
  style: "أنماط عرض",
  comment: "تعليقات في شيفرة الصفحة",
  picture: "صور ليست من ملفات غرفة الأخبار",
  video: "فيديو",
  audio: "صوت",
  frame: "إطارات",
  object: "عناصر مدمجة",
  drawing: "رسوم",
  formula: "معادلات",
  table: "جداول، وبقي نصها",
  form: "استمارات",
  link: "روابط لا تُقبل، وبقي نصها",
  formatting: "تنسيق، وبقي نصه",
  title: "اسم الصفحة",
  facts: "بيانات لا مكان لها في الملف",
} satisfies Record<PageLoss["what"], string>
