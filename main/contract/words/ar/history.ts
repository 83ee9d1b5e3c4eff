import type { Version } from "../../desk.ts"
import { plural } from "../plural.ts"

export const name = "تاريخ المادة"
export const versions = "النسخ"
export const none = "لا نسخ بعد: كل حفظ غيّر شيئاً يصير نسخة هنا."
export const present = "كما هي الآن"
/** What the version's words are, set against the text as it is now. */
export const compared = "ما في هذه النسخة وليس في النص الآن مشطوب، وما في النص وليس فيها مسطّر."
export const same = "لا فرق بين هذه النسخة والنص كما هو الآن."
export const restore = "استعادة النسخة"
export const restoreBlock = "استعادة الفقرة"
export const choose = "اختيار نسخة"
export const chooseBlock = "اختيار فرق"
export const toBlocks = "إلى الفروق"
export const toVersions = "إلى النسخ"
export const differences = "الفروق"
export const restored = "استُعيدت النسخة. للتراجع: تراجع عن آخر تغيير."
export const restoredBlock = "استُعيدت الفقرة."
export const changed = "تغيّرت"
export const form = "تغيّر شكلها"
export const moved = "نُقلت"
export const inserted = "أُضيفت"
export const removed = "حُذفت"
export const nothing = "لا شيء"
export const empty = "فارغ"

export const causes: Record<Version["cause"], string> = {
  save: "حفظ",
  outside: "غيّرها برنامج آخر",
  conflict: "طرف في تعارض",
  "before-restore": "قبل استعادة",
}

/** The parts that a version changed, beside the fields of the dossier. */
export const first = "أول نسخة"
export const partHeadline = "العنوان"
export const partStandfirst = "المقدمة"
/** Some blocks of the body, by their numbers. */
export const blocks = (numbers: string) => `فقرة ${numbers}`
/** Many blocks of the body. */
export const manyBlocks = (n: number) =>
  plural("ar", n, {
    one: "فقرة واحدة",
    two: "فقرتان",
    few: "{n} فقرات",
    many: "{n} فقرة",
    other: "{n} فقرة",
  })
export const unchanged = (n: number) =>
  plural("ar", n, {
    one: "فقرة بلا تغيير",
    two: "فقرتان بلا تغيير",
    few: "{n} فقرات بلا تغيير",
    many: "{n} فقرة بلا تغيير",
    other: "{n} فقرة بلا تغيير",
  })
export const unfold = "النص كله"
export const words = "كلمة"
