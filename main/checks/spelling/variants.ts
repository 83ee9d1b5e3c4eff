/** A word that is a rare spelling of a common one: the other words of its spelling key, and how much commoner they are. */
import type { Form } from "./forms.ts"
import { keyOf } from "./letters.ts"
import type { Lexicon } from "./lexicon.ts"

/** What was confused: the rule's name. */
export type Confusion = "hamza" | "madda" | "ta-marbuta" | "ya" | "hamza-seat"

/** What was confused, and in which direction: what stands there, then what is meant. */
type Direction =
  | "hamza-added"
  | "hamza-taken"
  | "hamza-moved"
  | "madda"
  | "ه-ة"
  | "ة-ه"
  | "ى-ي"
  | "ي-ى"
  | "seat-added"
  | "seat-other"

/**
 * How many times commoner the right word must be, by whether the dictionary lists the word that stands there. These
 * were set where nine of ten words so found were wrong, on one half of a set of errors; the other half agreed.
 */
const ratios: Record<Direction, { listed: number; unlisted: number }> = {
  "hamza-added": { listed: 20, unlisted: 5 },
  "hamza-taken": { listed: 1000, unlisted: 20 },
  "hamza-moved": { listed: 2000, unlisted: 100 },
  madda: { listed: 500, unlisted: 10 },
  "ه-ة": { listed: 20, unlisted: 1 },
  "ة-ه": { listed: Number.POSITIVE_INFINITY, unlisted: 1000 },
  "ى-ي": { listed: 200, unlisted: 20 },
  "ي-ى": { listed: 200, unlisted: 20 },
  "seat-added": { listed: Number.POSITIVE_INFINITY, unlisted: 50 },
  "seat-other": { listed: Number.POSITIVE_INFINITY, unlisted: 1000 },
}

const ruleOf: Record<Direction, Confusion> = {
  "hamza-added": "hamza",
  "hamza-taken": "hamza",
  "hamza-moved": "hamza",
  madda: "madda",
  "ه-ة": "ta-marbuta",
  "ة-ه": "ta-marbuta",
  "ى-ي": "ya",
  "ي-ى": "ya",
  "seat-added": "hamza-seat",
  "seat-other": "hamza-seat",
}

function directionAt(wrong: string, right: string): Direction {
  if (right === "آ") return "madda"
  if (wrong === "آ") return "hamza-moved"
  if (right === "ة") return "ه-ة"
  if (wrong === "ة") return "ة-ه"
  if (wrong === "ى" && right === "ي") return "ى-ي"
  if (wrong === "ي" && right === "ى") return "ي-ى"
  if (right === "ئ" || right === "ؤ") return "seat-added"
  if (wrong === "ئ" || wrong === "ؤ") return "seat-other"
  if (wrong === "ا") return "hamza-added"
  return right === "ا" ? "hamza-taken" : "hamza-moved"
}

/** The ways in which `wrong` is written for `right`, two words of the same key. */
function directionsOf(wrong: string, right: string): Direction[] {
  const found: Direction[] = []
  for (let at = 0; at < wrong.length; at++)
    if (wrong[at] !== right[at]) found.push(directionAt(wrong[at]!, right[at]!))
  return found
}

/** The rule by which `right` is meant by `wrong`, two words of the same key: that of the first letter that differs. */
export const confusionOf = (wrong: string, right: string): Confusion =>
  ruleOf[directionsOf(wrong, right)[0] ?? "hamza-added"]

/** Those in which a word that was never counted is no rival, though the dictionary lists it. */
const uncertain: ReadonlySet<Direction> = new Set([
  "hamza-taken",
  "madda",
  "ة-ه",
  "ي-ى",
  "seat-added",
  "seat-other",
])

/** The weight from which on a word counts as one that is in use. */
const used = 2

/** How many times commoner the right word must be than the next that may be meant. */
const advantage = 6

/** How common a word must be that the dictionary does not list either, and how many times commoner. */
const name = { least: 20, ratio: 20 }

/** The beginning of a word before which particles and the article may stand. */
const beginning = /^[وف]?[بلس]?(?:ال|ل)?$/

/** Whether `wrong` and `right` differ inside the word too, and not only at its beginning and its last letter. */
function differInside(wrong: string, right: string): boolean {
  for (let at = 0; at < wrong.length - 1; at++)
    if (wrong[at] !== right[at] && !beginning.test(wrong.slice(0, at))) return true
  return false
}

/** The lightest word that may be meant: one that no count speaks for is right as often as not. */
const lightestMeant = 0.01

/** The lightest word that is weighed against another: rarer ones are as good as never counted. */
const lightest = 1

/** The shortest word that is judged. */
const shortest = 2

/** The common word that `bare` is a spelling of; null if `bare` may be meant as it is. */
export function commonSpelling(bare: string, { forms }: Lexicon): { word: string; rule: Confusion } | null {
  if (bare.length < shortest) return null
  const own = forms.own(bare)
  const others = forms.of(keyOf(bare)).filter(({ word }) => word !== bare && !isQuestion(word, bare))
  const best = others[0]
  if (!best || !isMeant(best, own, others[1])) return null
  return { word: best.word, rule: confusionOf(bare, best.word) }
}

/** Whether the dictionary's `word` only puts a question before the word that `bare` is: أل… for ال…. */
const isQuestion = (word: string, bare: string) => /^[وف]?أل/.test(word) && !/^[وف]?أل/.test(bare)

function isMeant(best: Form, own: Form, next: Form | undefined): boolean {
  const side = own.isListed ? "listed" : "unlisted"
  const directions = directionsOf(own.word, best.word)
  const ratio = Math.max(...directions.map((direction) => ratios[direction][side]))
  const { weight } = best
  // A word that both know may have a hamza of connection at its beginning only: تأريخ is not تاريخ.
  if (own.isListed && directions.includes("hamza-taken") && differInside(own.word, best.word)) return false
  if (own.isListed)
    return weight >= ratio * Math.max(own.weight, lightest) && (!next || weight >= advantage * next.weight)
  // An unknown word is also compared with rarer words, if only one of them can be meant.
  if (weight < lightestMeant || weight < ratio * own.weight) return false
  const isUncertain = directions.some((one) => uncertain.has(one)) || differInside(own.word, best.word)
  if (isUncertain && weight < used) return false
  // Neither is in the dictionary: a name, whose spelling is only told by how common it is.
  if (!best.isListed && (weight < name.least || weight < name.ratio * own.weight)) return false
  return next === undefined || weight >= advantage * next.weight
}
