/** Letters that are written for each other, and bare words: words without tashkeel, tatweel and invisible characters. */

const classes: Record<string, string> = { أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ى: "ي", ئ: "ي", ؤ: "و", ة: "ه" }

const confusable = /[أإآٱىئؤة]/g

/**
 * The spelling key of a bare word: the same for all words that differ only in alef and hamza, ى and ي, ة and ه, ؤ and و,
 * ئ and ي. It has as many letters as the word.
 */
export const keyOf = (word: string): string => word.replace(confusable, (letter) => classes[letter]!)

const choices: Record<string, string> = { ا: "اأإآ", ي: "يئ", و: "وؤ" }

/** For each letter of `key` the letters that it may stand for. */
export function choicesOf(key: string): string[] {
  const last = key.length - 1
  return Array.from(key, (letter, at) => {
    if (at === last && letter === "ه") return "هة"
    if (at === last && letter === "ي") return "يىئ"
    return choices[letter] ?? letter
  })
}

/** Characters that do not belong to a bare word. */
const dropped =
  /[\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u0640\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g

/** `word` without tashkeel, tatweel and invisible characters. */
export const bare = (word: string): string => word.replace(dropped, "")
