/** Whether words read as the name of a person: by known given names, and by what names never hold. */

import { wordKey } from "./letters.ts"
import { lineKey } from "./line-key.ts"
import data from "./names.json" with { type: "json" }

const keys = (text: string) => new Set(lineKey(text).key.split(" "))
const listed = (lines: readonly string[]) => new Set(lines.flatMap((line) => lineKey(line).key.split(" ")))

const given = listed(data.given)
/** Nouns and adjectives that stand with and without the article: names seldom do. See decision 0012. */
const nouns = listed(data.nouns)
const verbs = listed(data.verbs)

/** Words between the parts of a name. */
const particles = keys(
  "بن بنت ابن أبو أبي أم آل ال عبد با بو بني ولد ذو فان فون دي دو دا لا لو سان سانت دير دن ديل الدين الله الرحمن العزيز الكريم الإسلام",
)
const titles = keys(
  "د دكتور الدكتور الدكتورة دكتورة أ م ا.د ا.م.د ا.م المهندس المهندسة مهندس الشيخ الشيخة السفير السفيرة اللواء العميد العقيد المحامي المحامية المستشار المستشارة البروفيسور بروفيسور الأستاذ الأستاذة الزميل الزميلة القس المطران الكاتب الكاتبة الصحفي الصحفية الصحافي الصحافية الإعلامي الإعلامية",
)
const functions = keys(
  "في من على إلى عن مع بعد قبل بين خلال منذ هذا هذه ذلك تلك هؤلاء التي الذي الذين ما لا لم لن قد لقد كان كانت أن إن هل كيف لماذا متى أين كل أو ثم حتى عند عندما ضد حول دون غير ليس ليست نحو تحت فوق أمام وراء رغم بسبب لكن إذا لو و هو هي هم نحن أنا هنا هناك أكثر أقل أول آخر عبر لدى منها فيها عليه عليها له لها لهم به بها منه إنه إنها أنه أنها مما كما حيث سوف أي أية بل فقط أيضا عدم نعم كي مثل بلا",
)

/**
 * How surely words are a name: a known given name begins it; nothing speaks against it; a common noun begins it, as
 * many names are nouns too; or it is none.
 */
export type NameShape = "known" | "possible" | "likely" | "none"

/** Two to four words with capitals. */
const latinName = /^\p{Lu}[\p{L}'’.-]{0,30}(?: \p{Lu}[\p{L}'’.-]{0,30}){1,3}$/u
const arabic = /^[\u0621-\u064a]+$/

/** The word without the letters that are written together with it. */
const stems = (key: string): string[] => {
  const found = [key]
  if (key.startsWith("ال")) found.push(key.slice(2))
  else if (/^[وبلكف]/.test(key) && key.length >= 5) {
    const rest = key.slice(1)
    found.push(rest, rest.startsWith("ال") ? rest.slice(2) : rest.startsWith("ل") ? rest.slice(1) : rest)
  }
  return found
}

/** Whether a word is one of sentences and never of a name. */
const isOfSentences = (key: string) =>
  (functions.has(key) && !given.has(key)) ||
  (verbs.has(key) && !given.has(key)) ||
  /^(?:بال|كال|فال|لل).{3}/.test(key)

/** Whether `text` holds على, whose key is that of the name علي. */
const isPreposition = (text: string) => text.split(" ").some((word) => word === "على")

/** Whether a word is a common noun, by itself or behind the article. */
const isNoun = (key: string) =>
  nouns.has(key) ||
  (!stems(key).some((stem) => given.has(stem)) && stems(key).some((stem) => nouns.has(stem)))

/** Whether a word is a name of descent or place, as families have it: الحربي, المصري, الجزائرية. */
const isDescent = (key: string) => /^ال.{2,}(?:ي|يه)$/.test(key)

/** Whether the word `key` is a given name. */
export const isGiven = (key: string): boolean => given.has(key)

/** Whether `word` is what sentences hold: a function word, a verb, a common noun. */
export function isCommonWord(word: string): boolean {
  const key = wordKey(word)
  return key.split(" ").some((each) => isOfSentences(each) || (isNoun(each) && !given.has(each)))
}

/** Whether `text` holds a function word or a verb. */
export function hasSentenceWord(text: string): boolean {
  // A key writes على as the name علي.
  return isPreposition(text) || wordKey(text).split(" ").some(isOfSentences)
}

/** The shape of `text`, two to five words besides titles and particles. */
export function nameShape(text: string): NameShape {
  if (isPreposition(text)) return "none"
  if (latinName.test(text)) return "likely"
  const all = wordKey(text).split(" ")
  let from = 0
  while (from < all.length && titles.has(all[from]!)) from++
  const titled = from > 0
  const words = all.slice(from)
  const counted = words.filter((word) => !particles.has(word))
  // "عبد الله الحربي" is two names, the first of two words.
  const own = counted.length + (/^(?:عبد|ابو|ابن|ام|ال)$/.test(words[0] ?? "") && counted.length < 2 ? 1 : 0)
  if (own < 2 || counted.length > 5 || words.length > 8) return "none"
  if (!words.every((word) => arabic.test(word) || /^[\u0621-\u064a](?:\.[\u0621-\u064a])*$/.test(word)))
    return "none"
  if (words.some((word) => isOfSentences(word) && !particles.has(word))) return "none"
  const [first = "", ...others] = words
  const isKnown =
    given.has(first) || first === "عبد" || ((first === "ابو" || first === "ام") && words.length > 2)
  if (isKnown && (!nouns.has(first) || first === "عبد")) {
    const last = words.at(-1)!
    // "محمد بن راشد بطلا": the last word of a name is no indefinite noun, unless it is a given name too.
    return nouns.has(last) && !given.has(last) && words.length > 3 ? "possible" : "known"
  }
  const isFree = others.every(
    (word, at) =>
      words[at] === "عبد" || given.has(word) || particles.has(word) || isDescent(word) || !isNoun(word),
  )
  if (isKnown) return isFree ? "known" : words.length <= 3 ? "likely" : "none"
  if (titled) return isFree && !isNoun(first) ? "known" : "none"
  if (first.startsWith("ال") || first.length < 2 || !isFree) return "none"
  if (isNoun(first)) return "likely"
  return "possible"
}
