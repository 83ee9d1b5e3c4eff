/**
 * Words that are written as one and are several: a particle before a Latin word or a number (لـBBC, و12), a number
 * before a word (16غريقا), and names whose parts are written together or apart (عبدالله, عبد الله). A search takes them
 * apart, so that each part is found by itself and both spellings are one.
 */

/** A piece of a key, in UTF-16 units. */
export type Span = readonly [from: number, to: number]

/** What may stand before a Latin word or a number and is no word of its own. */
const particles: ReadonlySet<string> = new Set(
  ["و", "ف", "ب", "ك", "ل"]
    .flatMap((one) => [one, `${one}ال`, ...["ب", "ل", "ك"].map((other) => one + other)])
    .concat("ال", "لل", "ولل", "فلل", "وبال", "وكال", "فبال", "أ"),
)

/** First parts of names whose second part has the article; folded. */
const firstParts = ["عبد", "ابو", "ابي", "ابا"] as const
/** Names of a word and الله; those with عبد are among `firstParts`. */
const ofGod = "نصر سعد فضل حزب هبه عطا عطيه جاب خلف رزق حمد ضيف شاء رحمه فتح ايه لطف خير عون فرج جاد"
/** Names of a word and الدين. */
const ofFaith =
  "نور صلاح علاء سيف عز حسام شمس بهاء فخر محي محيي جمال كمال جلال تاج ضياء عماد شرف سعد نجم خير زين ناصر شهاب قطب برهان بدر امين مجد نصر تقي"
/** Names that have no article in them. */
const plain: Readonly<Record<string, string>> = { ابوظبي: "ابو", عبدربه: "عبد" }

const endings: readonly (readonly [string, ReadonlySet<string>])[] = [
  ["الله", new Set(ofGod.split(" "))],
  ["الدين", new Set(ofFaith.split(" "))],
]

/** Letters that may precede a name: particles that are written on to it. */
const attached = "وفبكل"

/** Whether a unit of a key is of the Arabic script. Keys have no presentation forms. */
export const isArabic = (unit: number): boolean => unit >= 0x600 && unit <= 0x8ff

/** Whether a word that ends so may be a name of two parts; a quick look that most words do not pass. */
export function mayBeNames(units: ArrayLike<number>, from: number, to: number): boolean {
  if (to - from < 6) return false
  const last = units[to - 1]
  if (last === 0x647 && units[to - 2] === 0x644 && units[to - 3] === 0x644) return true
  if (last === 0x646 && units[to - 2] === 0x64a && units[to - 3] === 0x62f && units[to - 4] === 0x644)
    return true
  for (let at = from; at < from + 3; at++) {
    const letter = units[at]
    if (units[at + 1] === 0x628 && (letter === 0x639 || letter === 0x627)) return true
    if (at === from + 2 || !attached.includes(String.fromCharCode(letter!))) return false
  }
  return false
}

/** Where the second part of a name begins in `word`, which is folded; -1 if it is not two names written as one. */
function secondPart(word: string): number {
  let start = 0
  while (start < 2 && start < word.length && attached.includes(word[start]!)) start++
  for (let from = start; from >= 0; from--) {
    const name = word.slice(from)
    const known = plain[name]
    if (known) return from + known.length
    const first = firstParts.find((part) => name.startsWith(`${part}ال`))
    if (first && name.length >= first.length + 4) return from + first.length
    for (const [ending, names] of endings)
      if (name.endsWith(ending) && names.has(name.slice(0, -ending.length)))
        return word.length - ending.length
  }
  return -1
}

/** The words that `key`, the key of what is written as one word, consists of. There is always at least one. */
export function wordsIn(key: string): Span[] {
  const found: Span[] = []
  let dropped: Span | null = null
  for (let from = 0; from < key.length; ) {
    const arabic = isArabic(key.charCodeAt(from))
    let to = from + 1
    while (to < key.length && isArabic(key.charCodeAt(to)) === arabic) to++
    const run = key.slice(from, to)
    if (arabic && to < key.length && particles.has(run)) dropped = [from, to]
    else {
      const second = arabic ? secondPart(run) : -1
      if (second > 0) found.push([from, from + second], [from + second, to])
      else found.push([from, to])
    }
    from = to
  }
  return found.length > 0 ? found : [dropped ?? [0, key.length]]
}

/**
 * The two words that `key` may be the beginning of while it is being typed: عبدال of عبد الله, ابوظ of ابو ظبي; null if
 * it begins no name that is written as one and is not seen to be one yet.
 */
export function namesBegunBy(key: string): [first: string, rest: string] | null {
  let start = 0
  while (start < 2 && start < key.length && attached.includes(key[start]!)) start++
  for (let from = start; from >= 0; from--) {
    const name = key.slice(from)
    const known = Object.keys(plain).find((one) => one.startsWith(name) && name.length > plain[one]!.length)
    const first = known ? plain[known] : firstParts.find((part) => name.startsWith(`${part}ال`))
    if (first) return [key.slice(0, from + first.length), name.slice(first.length)]
    for (const [ending, names] of endings)
      for (let length = 2; length < ending.length; length++)
        if (name.endsWith(ending.slice(0, length)) && names.has(name.slice(0, -length)))
          return [key.slice(0, -length), key.slice(-length)]
  }
  return null
}
