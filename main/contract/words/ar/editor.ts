import { plural } from "../plural.ts"

/** What the screen reader calls the page of text. */
export const label = "نص المادة"

/** What belongs into each part while it is empty; `{key}` stands for a key. */
export const headline = "العنوان"
export const standfirst = "المقدمة"
export const body = "المتن: اكتب هنا، أو اضغط {key} لتُدرج صورة أو «اقرأ المزيد»"

export const caption = "شرح الصورة"
export const credit = "مصدر الصورة"

export const figure = {
  missing: "لا توجد الصورة {name} في غرفة الأخبار",
  alt: "وصف الصورة",
  noAlt: "بلا وصف. اضغط {key} وأنت على الصورة لتصفها لمن لا يراها.",
}

export const related = {
  empty: "لا روابط بعد. اضغط {key} لتضيف رابطاً.",
  title: "عنوان الرابط",
  note: "ملاحظة للمكتب",
  noTarget: "بلا وجهة",
  missing: "مادة غير موجودة",
  spiked: "مادة مطويّة",
  binned: "مادة في السلة",
  now: "عنوانها الآن: {headline}",
  edit: "تعديل",
  next: "رابط آخر",
  goNote: "الملاحظة",
  move: "نقل",
  leave: "خروج",
}

export const suggestions = {
  label: "مقترحات",
  said: "مقترحات تحت الكتلة: {key} يدرج الأول.",
}

export const menu = {
  label: "إدراج",
  names: {
    related: "اقرأ المزيد ذات صلة روابط",
    figure: "صورة",
    subhead: "عنوان فرعي",
    minorSubhead: "عنوان فرعي أصغر",
    quote: "اقتباس",
    bulletList: "قائمة نقطية",
    numberedList: "قائمة مرقمة",
    divider: "فاصل خط",
  },
}

export const badLink = "لا يؤدي «{href}» إلى صفحة أو بريد أو مادة، فلم يُضَف رابط."

export const tooDeep = (n: number) =>
  plural("ar", n, {
    few: "لا تتداخل القوائم أكثر من {n} مستويات، فلم يتغير شيء.",
    many: "لا تتداخل القوائم أكثر من {n} مستوىً، فلم يتغير شيء.",
    other: "لا تتداخل القوائم أكثر من {n} مستوى، فلم يتغير شيء.",
  })

/** What pasting did beyond putting the text where the cursor is. */
export const paste = {
  headline: (n: number) =>
    plural("ar", n, {
      one: "بقي السطر الأول في العنوان، ونُقل ما بعده فقرةً إلى أول المتن.",
      two: "بقي السطر الأول في العنوان، ونُقلت بعده فقرتان إلى أول المتن.",
      few: "بقي السطر الأول في العنوان، ونُقلت بعده {n} فقرات إلى أول المتن.",
      many: "بقي السطر الأول في العنوان، ونُقلت بعده {n} فقرة إلى أول المتن.",
      other: "بقي السطر الأول في العنوان، ونُقلت بعده {n} فقرة إلى أول المتن.",
    }),
  standfirst: (n: number) =>
    plural("ar", n, {
      one: "بقيت الفقرة الأولى في المقدمة، ونُقل ما بعدها فقرةً إلى أول المتن.",
      two: "بقيت الفقرة الأولى في المقدمة، ونُقلت بعدها فقرتان إلى أول المتن.",
      few: "بقيت الفقرة الأولى في المقدمة، ونُقلت بعدها {n} فقرات إلى أول المتن.",
      many: "بقيت الفقرة الأولى في المقدمة، ونُقلت بعدها {n} فقرة إلى أول المتن.",
      other: "بقيت الفقرة الأولى في المقدمة، ونُقلت بعدها {n} فقرة إلى أول المتن.",
    }),
  after: (n: number) =>
    plural("ar", n, {
      one: "بقي السطر الأول هنا، ونُقل ما بعده فقرةً إلى ما بعد الكتلة.",
      two: "بقي السطر الأول هنا، ونُقلت فقرتان إلى ما بعد الكتلة.",
      few: "بقي السطر الأول هنا، ونُقلت {n} فقرات إلى ما بعد الكتلة.",
      many: "بقي السطر الأول هنا، ونُقلت {n} فقرة إلى ما بعد الكتلة.",
      other: "بقي السطر الأول هنا، ونُقلت {n} فقرة إلى ما بعد الكتلة.",
    }),
  pictures: "لم تُلصق الصور والوسائط؛ أدرج كل صورة بـ {key}.",
  tables: "صار الجدول فقرات، فقرة لكل صف.",
  links: "لم تبقَ روابط لا تؤدي إلى صفحة أو بريد؛ بقي نصها.",
}
