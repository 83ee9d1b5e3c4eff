/** Lines of a page or wire that are made of known words alone, in any order: share bars, wire heads, names of sections. */
import { bare, wordKey } from "./letters.ts"
import type { Patterns } from "./patterns.ts"

const signs = /[\s:.،,؛;|/\\•·*()[\]«»"“”+&_–—−-]+/
const isNumber = (word: string) => /^[0-9٠-٩۰-۹]{1,6}[km]?$/.test(word)

/** The words of a line, as lists compare them. */
const wordsOf = (text: string) =>
  wordKey(text)
    .split(signs)
    .filter((word) => word !== "")

type Lists = { networks: Set<string>; most: number; agencies: Set<string>; sections: Set<string> }

const lists = new WeakMap<Patterns, Lists>()

const withoutArticle = (key: string) =>
  key
    .split(" ")
    .map((word) => word.replace(/^(و?)ال/, "$1"))
    .join(" ")

function listsOf(patterns: Patterns): Lists {
  const known = lists.get(patterns)
  if (known) return known
  const networks = new Set(patterns.networks.map((name) => wordsOf(name).join(" ")))
  const made = {
    networks,
    most: Math.max(1, ...[...networks].map((name) => name.split(" ").length)),
    agencies: new Set(patterns.agencies.map((name) => wordsOf(name).join(" "))),
    sections: new Set(patterns.sections.map((name) => withoutArticle(wordKey(name)))),
  }
  lists.set(patterns, made)
  return made
}

/** The words of `words` without those names of `names` that stand in them, of at most `most` words each. */
function without(
  words: readonly string[],
  names: ReadonlySet<string>,
  most: number,
): { rest: string[]; found: number } {
  const rest: string[] = []
  let found = 0
  for (let at = 0; at < words.length; ) {
    let length = Math.min(most, words.length - at)
    while (length > 0 && !names.has(words.slice(at, at + length).join(" "))) length--
    if (length > 0) found++
    else rest.push(words[at]!)
    at += Math.max(length, 1)
  }
  return { rest, found }
}

const shareWords = new Set(
  wordsOf(
    "شارك شاركها شاركه شاركوا مشاركة المشاركة انشر نشر غرد أرسل إرسال ارسل عبر على في إلى و أو منصة تطبيق موقع شبكة حساب حسابنا تابعنا تابعونا تابعوا سابقا سابق formerly الخبر المقال المادة هذا هذه الآن صديق نسخ انسخ الرابط رابط طباعة اطبع حفظ احفظ share on via to in this post tweet send copy link print save follow us and",
  ),
)

/** Whether `text` names nothing but networks and what one does there: "إكس", "فيسبوك | واتساب 12", "شارك عبر ثريدز". */
export function isShareBar(text: string, patterns: Patterns): boolean {
  if (text.length > 200) return false
  const words = wordsOf(text)
  if (words.length === 0 || words.length > 24) return false
  const { networks, most } = listsOf(patterns)
  const { rest, found } = without(words, networks, most)
  return found > 0 && rest.every((word) => shareWords.has(word) || isNumber(word))
}

const wireWords = new Set(
  wordsOf(
    "عاجل عاجلة خبر الخبر رقم برقية أولوية ملحق تحديث محدث تصحيح مصحح إعادة مكرر موسع ملخص شامل تتمة يتبع فلاش نشرة بيان urgent flash bulletin alert update lead writethru correction recast take no number priority advisory snap u r b s a ar arb",
  ),
)

/** Whether `text` is the head of wire copy: agencies, numbers and marks of urgency, such as "عاجل 2", "أ ف ب 0214". */
export function isWireHead(text: string, patterns: Patterns): boolean {
  if (text.length > 80) return false
  const words = wordsOf(text)
  if (words.length === 0 || words.length > 8) return false
  const { rest, found } = without(words, listsOf(patterns).agencies, 5)
  const numbers = rest.filter(isNumber).length
  const marks = rest.filter((word) => wireWords.has(word)).length
  if (numbers + marks !== rest.length) return false
  // A year alone may be a headline's; four digits with a nought before them are none.
  return found + marks > 0 || numbers > 0
}

/** The sections that `text` names and nothing else; none for any other line. */
export function sectionsIn(text: string, patterns: Patterns): string[] {
  if (text.length > 80) return []
  const { sections } = listsOf(patterns)
  const parts = text
    .split(/[>»›|/\\•·–—-]+/)
    .map(bare)
    .filter((part) => part !== "")
  const isSection = (part: string) => sections.has(withoutArticle(wordKey(part)))
  return parts.length <= 4 && parts.every(isSection) ? parts : []
}
