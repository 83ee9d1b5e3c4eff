/** The words of lines of credits: agencies, papers, places, and the labels before names. */
import { wordKey } from "./letters.ts"
import type { Patterns } from "./patterns.ts"

/** What is known by its name, by the keys of `wordKey`. */
export type Known = {
  agencies: Set<string>
  publications: Set<string>
  places: Set<string>
  countries: Set<string>
}

const knowns = new WeakMap<Patterns, Known>()

/** The names of all countries in Arabic and English. */
function countries(): string[] {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
  return ["ar", "en"].flatMap((language) => {
    const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" })
    return letters.flatMap((one) => letters.flatMap((other) => names.of(one + other) ?? []))
  })
}

/** The names that `patterns` knows, and those of all countries. */
export function knownOf(patterns: Patterns): Known {
  const known = knowns.get(patterns)
  if (known) return known
  const set = (names: readonly string[]) => new Set(names.map(wordKey))
  const made = {
    agencies: set(patterns.agencies),
    publications: set(patterns.publications),
    places: set(patterns.places),
    countries: set(countries()),
  }
  knowns.set(patterns, made)
  return made
}

const labels = new Set(
  wordKey(
    "كتب كتبت كتبها كتبه بقلم إعداد اعداد أعده أعدها أعدت أعد تحرير ترجمة ترجمها ترجمته متابعة تقرير حوار حاوره حاورته حاورها حاورتها تغطية تحقيق تأليف مراسل مراسلة مراسلنا مراسلتنا موفد موفدة موفدنا رصد استطلاع كتابة الكاتب الكاتبة المحرر المحررة الصحفي الصحفية الصحافي الصحافية عرض حررها حرره بواسطة أجرى أجرت الحوار اللقاء المقابلة نص نصوص by",
  ).split(" "),
)
/** Labels that are nothing else, so that what follows is a name whatever its words. */
export const plainLabels = new Set(wordKey("كتب كتبت كتبها بقلم بواسطة by").split(" "))
/** What stands before the name of a photographer. */
export const photoLabels = new Set(wordKey("تصوير عدسة صور الصور بعدسة photo photos").split(" "))
const sourceLabels = new Set(wordKey("المصدر مصدر المصادر نقلا source").split(" "))
/** What a writer is, behind the name. */
export const roles = new Set(
  wordKey(
    "كاتب كاتبة صحفي صحفية صحافي صحافية باحث باحثة أكاديمي أكاديمية محلل محللة خبير خبيرة أستاذ أستاذة رئيس رئيسة مدير مديرة وزير وزيرة سفير سفيرة محام محامي محامية مستشار مستشارة عضو روائي روائية شاعر شاعرة ناقد ناقدة مراسل مراسلة محرر محررة طبيب طبيبة مهندس مهندسة اقتصادي إعلامي إعلامية",
  ).split(" "),
)
/** What stands before the name of a place. */
export const districts = new Set(
  wordKey(
    "محافظة مدينة منطقة مركز هجرة قرية بلدة إمارة ولاية ضاحية جزيرة وادي رأس حفر بئر جبل كفر دير شرم خان ميناء قصر",
  ).split(" "),
)
/** What stands before the name of a paper, a site or a part of its desk. */
export const outlets = new Set(
  wordKey(
    "بوابة وكالة وكالات صحيفة جريدة موقع مجلة قناة تلفزيون إذاعة شبكة منصة صفحة مراسل مراسلة مراسلو موفد موفدة مندوب محرر قسم وحدة فريق مكتب",
  ).split(" "),
)
/** What the names of papers and sites end with. */
export const outletEnd =
  /(?:^|[\s.])(?:نت|نيوز|أونلاين|اونلاين|اون لاين|أون لاين|برس|ديلي|تايمز|بوست|تي في|com|net|org|news)$/i

/** The words of a label at the start of a piece, and the rest; a label may be several words ("كتب وصور"). */
export function unlabelled(text: string): {
  label: "name" | "photo" | "source" | null
  isPlain: boolean
  rest: string
} {
  const words = text.split(" ")
  let label: "name" | "photo" | "source" | null = null
  let isPlain = false
  let at = 0
  for (; at < words.length; at++) {
    const key = wordKey(words[at]!)
    const own = key.startsWith("و") && at > 0 ? key.slice(1) : key
    if (photoLabels.has(own)) label ??= "photo"
    else if (labels.has(own)) label = label === "photo" ? "name" : (label ?? "name")
    else if (sourceLabels.has(own)) label ??= "source"
    else break
    isPlain ||= plainLabels.has(own)
  }
  return { label, isPlain, rest: words.slice(at).join(" ") }
}

/** The agencies that a piece names, joined by و; none if it holds anything else. */
export function agenciesIn(text: string, { agencies, publications }: Known): string[] {
  const isSource = (part: string) => {
    const key = wordKey(part)
    return agencies.has(key) || publications.has(key)
  }
  if (agencies.has(wordKey(text))) return [text]
  if (text.startsWith("و") && agencies.has(wordKey(text.slice(1)))) return [text.slice(1)]
  const words = text.split(" ")
  for (let at = 1; at < words.length; at++) {
    if (!words[at]!.startsWith("و")) continue
    const first = words.slice(0, at).join(" ")
    const rest = [words[at]!.slice(1), ...words.slice(at + 1)].join(" ").trim()
    if (!isSource(first)) continue
    const others = isSource(rest) ? [rest] : agenciesIn(rest, { agencies, publications } as Known)
    if (others.length > 0) return [first, ...others]
  }
  return []
}
