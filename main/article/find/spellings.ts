/**
 * Spellings of what is looked for that differ in spaces and dots: names whose parts are written together or apart, and
 * abbreviations with dots and without.
 */
import { wordsIn } from "../compound.ts"

/** No abbreviation that is written with dots has more letters. */
const longestAbbreviation = 5

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")

/** A piece of a key: words of Arabic letters, an abbreviation with dots, a word of Latin letters, or what is between. */
const piece =
  /(?<![\p{L}\p{N}\p{M}])[ء-ي]+(?: [ء-ي]+)*(?![\p{L}\p{N}\p{M}])|(?<![a-z0-9])[a-z](?:\. ?[a-z](?![a-z0-9]))+\.?|[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+/gu

/** How many words may be one name: بن عبد الله. */
const longestName = 4

/** The letters of an abbreviation with dots between them, with or without spaces behind these. */
const dotted = (letters: string) => [...letters].join("\\. ?")
/** The letters are no part of a longer word. */
const alone = (pattern: string) => `(?<![a-z0-9])${pattern}(?![a-z0-9])`

/** The pattern of one piece of a key. */
function patternOf(text: string): string {
  if (/^[a-z]\./.test(text)) {
    const letters = text.replace(/[^a-z]/g, "")
    const end = text.endsWith(".") ? "(?:\\.|(?![a-z0-9]))" : ""
    return `(?:${dotted(letters)}${end}|${alone(letters)})`
  }
  if (/^[a-z]+$/.test(text) && text.length > 1 && text.length <= longestAbbreviation)
    // The last dot of a paragraph ends its sentence as well.
    return `(?:${text}|${alone(`${dotted(text)}(?:\\.(?!$))?`)})`
  return /^[ء-ي]/.test(text) ? patternOfWords(text.split(" ")) : escaped(text)
}

/** The pattern of words of Arabic letters: between two parts of a name there may be a space. */
function patternOfWords(words: readonly string[]): string {
  const letters = words.join("")
  const between = new Map<number, string>()
  let at = 0
  for (const [index, word] of words.entries()) {
    if (at > 0 && !between.has(at)) between.set(at, " ")
    for (let count = 1; count <= longestName; count++) {
      const name = words.slice(index, index + count).join("")
      for (const [from] of /[^ء-ي]/.test(name) ? [] : wordsIn(name).slice(1)) between.set(at + from, " ?")
    }
    at += word.length
  }
  return [...letters].map((letter, place) => (between.get(place) ?? "") + escaped(letter)).join("")
}

/**
 * What finds `key`, a folded one, in other keys in each of its spellings; null if there is only the one. It takes time
 * in proportion to the key that is searched: there are choices in it, but nothing that is repeated.
 */
export function spellingsOf(key: string): RegExp | null {
  const pattern = (key.match(piece) ?? []).map(patternOf).join("")
  return pattern === escaped(key) ? null : new RegExp(pattern, "g")
}
