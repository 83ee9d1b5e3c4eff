/** The words of a search that are no words of a text: what a filter is called, and what its values are called. */

import type { Status } from "../../../article/dossier.ts"
import type { DayName, FieldName } from "../../filters.ts"

/** The names of each field, written before a colon: «القسم:دوليات». The first is the one that is offered. */
export const fields: Record<FieldName, readonly string[]> = {
  section: ["القسم", "قسم", "باب", "الباب"],
  status: ["الحالة", "حالة"],
  byline: ["الكاتب", "كاتب", "بقلم", "المحرر"],
  topic: ["الموضوع", "موضوع", "مواضيع", "المواضيع", "وسم"],
  before: ["قبل"],
  after: ["بعد"],
  on: ["يوم", "في", "بتاريخ", "التاريخ"],
}

/** The values of «الحالة:». */
export const statuses: Record<Status | "foreign", readonly string[]> = {
  draft: ["مسودة"],
  editing: ["تحرير", "قيد التحرير"],
  ready: ["جاهز", "جاهزة"],
  published: ["منشور", "منشورة", "نشر"],
  spiked: ["مطوي", "مطوية", "ملغى"],
  foreign: ["صفحة", "للاستيراد"],
}

/** Days by their names, for «قبل:» and the like. */
export const days: Record<DayName, readonly string[]> = {
  today: ["اليوم"],
  yesterday: ["أمس", "البارحة"],
}
