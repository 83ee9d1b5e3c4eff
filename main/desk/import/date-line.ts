/** Lines that hold a date or a time and nothing else: "12 نوفمبر / تشرين الثاني 2026 - 09:40 ص", "منذ 3 ساعات". */
import { lineKey } from "./line-key.ts"
import type { Patterns } from "./patterns.ts"

const words = (text: string) => new Set(lineKey(text).key.split(" "))

const weekdays = words(
  "الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت أحد اثنين ثلاثاء أربعاء خميس جمعة سبت sunday monday tuesday wednesday thursday friday saturday sun mon tue wed thu fri sat",
)
/** Months of the lunar and Persian years, whose names have two words or are common words: only beside a number. */
const otherMonths = words(
  "محرم صفر ربيع الأول الثاني الآخر الأولى الآخرة جمادى رجب شعبان رمضان شوال القعدة الحجة ذو ذي كانون تشرين",
)
const clock = words(
  "ص م صباحا مساء ظهرا عصرا فجرا ليلا بعد الظهر الساعة الساعه بتوقيت غرينتش غرينيتش جرينتش مكة المكرمة القاهرة بيروت دبي الرياض أبوظبي السعودية الإمارات مصر لبنان توقيت gmt utc am pm ast est bst cet",
)
const calendar = words("هـ ه م ميلادي ميلادية هجري هجرية الموافق الموافقة للموافق عام سنة شهر يوم اليوم")
const ago = words(
  "منذ قبل ثوان ثانية دقيقة دقيقتين دقائق ساعة ساعتين ساعات يوم يومين أيام أسبوع أسبوعين أسابيع شهر شهرين أشهر سنة عام ago minute minutes hour hours day days",
)
const labels = words(
  "نشر نشرت تاريخ النشر آخر تحديث التحديث تم حدث حدثت في الأحد بتاريخ تاريخ أضيف published updated last on at posted",
)
const number = /^[0-9٠-٩۰-۹]{1,4}$/
const numbers = /^[0-9٠-٩۰-۹]{1,4}(?:[/:.-][0-9٠-٩۰-۹]{1,4}){1,3}z?$/
const signs = /[\s،,؛;()[\]|•·–—−_+]+/

const monthSets = new WeakMap<Patterns, Set<string>>()

function monthsOf(patterns: Patterns): Set<string> {
  const known = monthSets.get(patterns)
  if (known) return known
  const made = new Set(patterns.months.flatMap((name) => lineKey(name).key.split(" ")))
  monthSets.set(patterns, made)
  return made
}

/** Whether `text` is a date, a time or both, with or without the words around them, and nothing else. */
export function isDateLine(text: string, patterns: Patterns): boolean {
  if (text.length > 120) return false
  const months = monthsOf(patterns)
  let hasNumber = false
  let hasDate = false
  let lettered = 0
  // A clock's and a date's own signs stay; a hyphen or stroke between words, and a colon after them, are separators.
  const parts = lineKey(text)
    .key.replace(/(\d)t(?=\d)/g, "$1 ")
    .replace(/ ?([/.]) ?/g, "$1")
    .split(signs)
    .flatMap((part) => (numbers.test(part) ? [part] : part.split(/[/:.-]/)))
    .filter((part) => part !== "")
  if (parts.length === 0 || parts.length > 20) return false
  for (const part of parts) {
    // "10:30ص", "1445هـ"
    const stuck = /^([0-9٠-٩۰-۹:]+)(ص|م|ه|هـ|am|pm)$/.exec(part)
    const bare = stuck ? stuck[1]! : part
    if (numbers.test(bare)) {
      hasNumber = true
      hasDate = true
    } else if (number.test(bare)) {
      hasNumber = true
      if (stuck) hasDate = true
    } else {
      lettered++
      if (months.has(part) || weekdays.has(part) || otherMonths.has(part)) hasDate = true
      else if (ago.has(part)) hasDate ||= ago.has(parts[0]!) || ago.has(parts.at(-1)!)
      else if (!clock.has(part) && !calendar.has(part) && !labels.has(part)) return false
    }
  }
  // A weekday alone may be a subhead of a programme, and a month alone a chapter of a chronicle.
  return hasDate && (hasNumber || (parts.length > 1 && ago.has(parts[0]!) && lettered === parts.length))
}
