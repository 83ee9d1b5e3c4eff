import { isolate } from "../../isolate.ts"

/** New versions of Midad. */
export const updates = {
  looking: "يبحث مداد عن إصدار جديد…",
  newest: "هذا أحدث إصدار من مداد.",
  there: (version: string) => `صدر مداد ${isolate(version)}. يُنزَّل حين تطلبه وأنت تكتب.`,
  download: "تنزيل",
  downloading: (version: string) => `يُنزَّل مداد ${isolate(version)}…`,
  ready: (version: string) => `نُزّل مداد ${isolate(version)}. يُحفظ كل شيء أولاً، ثم يبدأ مداد من جديد.`,
  restart: "إعادة التشغيل بعد الحفظ",
  notify: "يبحث مداد من الآن عن الإصدارات الجديدة ويخبرك بها، ولا ينزّل شيئاً حتى تطلبه.",
  off: "لا يبحث مداد عن إصدارات جديدة من الآن إلا حين تطلب ذلك.",
}
