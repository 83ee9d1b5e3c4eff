/**
 * What is put in the place of a hit. Where the particles and the pronoun of a hit stay, the new word is fitted to them
 * as Arabic is written: ل and الهيئة are للهيئة, جامعة and ه are جامعته, ب and BBC are بـBBC.
 */
import { areParticles, endingOf, lettersOf } from "./affixes.ts"
import type { FindQuery, Replacement } from "./query.ts"
import { aroundHit, type Hit } from "./search.ts"

/** A change of a text: what stands from `from` to `to` becomes `insert`. */
export type Insertion = { from: number; to: number; insert: string }

const isArabic = (character: string | undefined) => /^\p{Script=Arabic}/u.test(character ?? "")
const tatweel = "\u0640"
/** Particles that reach for the next letter, and so have a tatweel before what is not Arabic. */
const reaching = /[بكلفس]$|ال$/

/** The replacement's own words: the groups of an expression as `$1`, the whole hit as `$0` and `$&`, `$` as `$$`. */
function filled(text: string, hit: Hit, { text: template }: Replacement): string {
  return template.replace(/\$([0-9$&])/g, (whole, name: string) => {
    if (name === "$") return "$"
    const span = name === "0" || name === "&" ? ([hit.from, hit.to] as const) : hit.groups?.[Number(name) - 1]
    if (span === undefined) return whole
    return span === null ? "" : text.slice(span[0], span[1])
  })
}

/** `word` as it stands behind the particles `before`. */
function behind(before: string, word: string): { word: string; drop: number; join: string } {
  const letters = lettersOf(before)
  let trailing = 0
  while (before[before.length - 1 - trailing] === tatweel) trailing++
  const none = { word, drop: 0, join: "" }
  if (letters === "") return none
  if (!isArabic(word[0])) {
    return trailing === 0 && reaching.test(letters) && word !== "" ? { ...none, join: tatweel } : none
  }
  const drop = trailing
  if (!/^[اٱ]ل/.test(word) || word.length < 4) return { word, drop, join: "" }
  const bare = word.slice(2)
  // The article stands there already.
  if (/ال$|لل$/.test(letters)) return { word: bare, drop, join: "" }
  if (/^[وف]?ل$/.test(letters)) return { word: bare.startsWith("ل") ? bare : `ل${bare}`, drop, join: "" }
  return { word, drop, join: "" }
}

/** `word` as it stands before `after`, of which the first `drop` units are not needed any more. */
function before(after: string, word: string): { word: string; drop: number; end: string } {
  const ending = endingOf(after)
  if (ending === "pronoun") {
    if (word.endsWith("ة")) return { word: `${word.slice(0, -1)}ت`, drop: 0, end: "" }
    if (word.endsWith("ى")) return { word: `${word.slice(0, -1)}ا`, drop: 0, end: "" }
  }
  // ة, ى, ا and a hamza behind an alef have their tanwin without another alef.
  if (ending === "accusative" && /(?:[ةىا]|اء)$/.test(word))
    return { word, drop: after.length, end: "\u064B" }
  return { word, drop: 0, end: "" }
}

/** The change that puts `replacement` in the place of `hit` in `text`. */
export function insertionFor(text: string, hit: Hit, query: FindQuery, replacement: Replacement): Insertion {
  const word = query.expression ? filled(text, hit, replacement) : replacement.text
  const plain = { from: hit.from, to: hit.to, insert: word }
  if (query.exact) return plain
  const around = aroundHit(text, hit.from, hit.to)
  const inFront = areParticles(around.before)
  const atEnd = endingOf(around.after) !== "other"
  if (!replacement.keep)
    return inFront && atEnd
      ? { from: hit.from - around.before.length, to: around.to + around.after.length, insert: word }
      : plain
  if (word === "") return plain
  const front = inFront ? behind(around.before, word) : { word, drop: 0, join: "" }
  const back = atEnd ? before(around.after, front.word) : { word: front.word, drop: 0, end: "" }
  return {
    from: hit.from - front.drop,
    to: back.drop > 0 ? around.to + back.drop : around.to,
    insert: front.join + back.word + back.end,
  }
}
