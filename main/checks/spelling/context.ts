/**
 * Words that are told apart by their neighbours only, such as أن and إن: for each pair of spellings how much each word
 * beside them speaks for the second. The weights are learnt from counts of real text.
 */
import type { Word } from "../words.ts"

/** A pair of spellings by its name, and what it is learnt of and asked for: particles before, pronouns behind. */
export type Pair = {
  name: string
  first: string
  second: string
  before: readonly string[]
  behind: readonly string[]
}

const pronouns = ["", "ه", "ها", "هم", "هما", "هن", "ك", "كم", "نا", "ني", "ي"]

/** The pairs. A word that is neither, but has the key of both, is one of them without its hamza. */
export const pairs: readonly Pair[] = [
  { name: "inna", first: "أن", second: "إن", before: ["", "و", "ف"], behind: pronouns },
  { name: "illa", first: "إلا", second: "ألا", before: ["", "و", "ف"], behind: [""] },
  { name: "ala", first: "على", second: "علي", before: ["", "و"], behind: [""] },
  { name: "lada", first: "لدى", second: "لدي", before: ["", "و"], behind: [""] },
  { name: "hazr", first: "حظر", second: "حضر", before: ["", "و", "ب", "ال", "وال"], behind: [""] },
  { name: "alladhina", first: "الذين", second: "الدين", before: ["", "و"], behind: [""] },
  { name: "athar", first: "أثار", second: "آثار", before: ["", "و"], behind: [""] },
  { name: "imma", first: "أما", second: "إما", before: ["", "و", "ف"], behind: [""] },
]

/** The spelling of `pair` that `bare` is written in, its particle and pronoun; null if it is neither. */
export function formIn(
  pair: Pair,
  bare: string,
): { isSecond: boolean; before: string; behind: string } | null {
  for (const before of pair.before) {
    if (!bare.startsWith(before)) continue
    const rest = bare.slice(before.length)
    for (const [isSecond, stem] of [
      [false, pair.first],
      [true, pair.second],
    ] as const)
      if (rest.startsWith(stem) && pair.behind.includes(rest.slice(stem.length)))
        return { isSecond, before, behind: rest.slice(stem.length) }
  }
  return null
}

/** The mark that stands between a word and the one before, as one letter: `.` `,` `:` `"` or none. */
function markOf(before: string): string {
  if (/[.!?؟…\n]/.test(before)) return "."
  if (/[،؛,;]/.test(before)) return ","
  if (before.includes(":")) return ":"
  return /["«“(]/.test(before) ? '"' : ""
}

/** Verbs of saying, after which reported speech begins with إن. */
const saying =
  /^[وف]?(?:قال|قالت|قالوا|قلت|قلنا|يقول|تقول|يقولون|نقول|أقول|قائلا|قائلة|قائلين|القول|بالقول|قوله|قولها|قولهم|مقولة)$/

/** How far back a verb of saying is looked for, in words. */
const sayingReach = 15

/** Whether a verb of saying comes before the word at `at` in its sentence, without another أن or إن between. */
function isSaid(words: readonly Word[], at: number): boolean {
  for (let back = at; back > 0 && at - back < sayingReach; back--) {
    if (markOf(words[back]!.before) === ".") return false
    const word = words[back - 1]!.bare
    if (saying.test(word)) return true
    if (/^[وفبل]?[أإ]ن(?:ه|ها|هم|هما|نا|ني|ك|كم)?$/.test(word)) return false
  }
  return false
}

/** What is seen beside the word at `at`: the words before and behind, the mark before it, its own particle and pronoun. */
export function seenBeside(words: readonly Word[], at: number, before: string, behind: string): string[] {
  const word = words[at]!
  const mark = at === 0 ? "^" : markOf(word.before)
  const last = words[at - 1]?.bare
  const earlier = words[at - 2]?.bare
  const next = words[at + 1]
  const seen = [`own:${before}+${behind === "" ? "" : "ه"}`]
  if (isSaid(words, at)) seen.push("said:")
  if (mark !== "") seen.push(`mark:${mark}`)
  if (last !== undefined && mark !== ".") seen.push(`last:${last}`)
  if (earlier !== undefined && mark !== "." && markOf(words[at - 1]!.before) !== ".")
    seen.push(`earlier:${earlier}`)
  if (next && !/[.!?؟…،؛:\n]/.test(next.before)) {
    seen.push(`next:${next.bare}`)
    seen.push(`begin:${next.bare.slice(0, next.bare.startsWith("ال") ? 2 : 1)}`)
  }
  return seen
}

export type Context = {
  /** The natural logarithm of the odds that `pair` is spelt in its second way where `seen` is beside it. */
  odds(pair: string, seen: readonly string[]): number
}

/** Reads weights: a pair, what is seen and its weight a line, with spaces between. Lines with `#` say where it is from. */
export function readContext(text: string): Context {
  const weights = new Map<string, number>()
  for (const line of text.split("\n")) {
    const [pair, seen, weight] = line.split(" ")
    if (weight !== undefined && pair !== "#") weights.set(`${pair} ${seen}`, Number(weight))
  }
  return {
    odds(pair, seen) {
      let sum = weights.get(`${pair} *`) ?? 0
      for (const name of seen) sum += weights.get(`${pair} ${name}`) ?? 0
      return sum
    },
  }
}
