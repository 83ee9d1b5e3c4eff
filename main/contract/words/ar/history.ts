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

/** Words more or fewer than before. The sign stands left of its Latin digits, as in every number. */
export const change = (n: number) =>
  n === 0
    ? "العدد نفسه"
    : `\u200e${n > 0 ? "+" : "−"}${plural("ar", Math.abs(n), {
        one: "كلمة واحدة",
        two: "كلمتان",
        few: "{n} كلمات",
        many: "{n} كلمة",
        other: "{n} كلمة",
      })}`
