import type { Version } from "../../desk.ts"
import { isolate } from "../isolate.ts"
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

export const difference = {
  name: "ما لم يكن قد حُفظ",
  text: "المسطّر استُعيد ولم يكن في الملف، والمشطوب كان في الملف وحُذف.",
}

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

/** Who has an article, where a lock does not tell. */
export const someone = "شخص آخر"

export const lock = {
  banner: (who: string, where: string, since: string) =>
    `${who ? `«${isolate(who)}»` : someone} يحرر هذه المادة${where ? ` على ${isolate(where)}` : ""} منذ ${since}`,
  readOnly: "يمكنك القراءة والنسخ، لا الكتابة.",
}
