/**
 * The words that a spelling key may stand for, each with its weight: how often it is to be expected in the texts that
 * were counted. A word with a particle before it or a pronoun behind it that was never counted is weighed by the word
 * inside.
 */
import type { Counts } from "./counts.ts"
import type { Dictionary } from "./dictionary.ts"
import { choicesOf, keyOf } from "./letters.ts"

/** A word, its weight, and whether the dictionary has it. */
export type Form = { word: string; weight: number; isListed: boolean }

/** The particles and pronouns that are written as one with a word, and how often the word is written so. */
export const prefixes: readonly [string, number][] = [
  ["و", 0.1],
  ["ف", 0.01],
  ["ب", 0.05],
  ["ل", 0.05],
  ["ك", 0.01],
  ["س", 0.02],
  ["وب", 0.01],
  ["ول", 0.01],
  ["وس", 0.01],
  ["فس", 0.001],
  ["فل", 0.001],
  ["فب", 0.001],
  ["وك", 0.001],
]

export const suffixes: readonly [string, number][] = [
  ["ه", 0.03],
  ["ها", 0.03],
  ["هم", 0.02],
  ["هن", 0.001],
  ["هما", 0.003],
  ["ك", 0.002],
  ["كم", 0.002],
  ["نا", 0.01],
  ["ني", 0.002],
  ["ي", 0.005],
]

export type Forms = {
  /** The forms of the key `key`, the heaviest first. */
  of(key: string): readonly Form[]
  /** The form that is `word` itself; of weight 0 if there is none. */
  own(word: string): Form
}

/** How many keys are remembered. */
const remembered = 50_000

/** The forms by `counts` and, if it is there, by `dictionary`. */
export function createForms(counts: Counts, dictionary: Dictionary | null): Forms {
  const made = new Map<string, readonly Form[]>()

  function make(key: string): readonly Form[] {
    const found = new Map<string, Form>()
    const add = (word: string, weight: number, isListed = false) => {
      const before = found.get(word)
      if (!before) found.set(word, { word, weight, isListed })
      else {
        if (weight > before.weight) before.weight = weight
        before.isListed ||= isListed
      }
    }
    const inside = (rest: string, rate: number, before: string) => {
      for (const word of counts.withKey(rest)) add(before + word, counts.of(word) * rate)
      // The article after ل loses its alef.
      if (before.endsWith("ل") && rest.startsWith("ل") && rest.length > 3)
        for (const word of counts.withKey(`ا${rest}`))
          if (word.startsWith("ال")) add(before + word.slice(1), counts.of(word) * rate)
      for (const [suffix, share] of suffixes) {
        if (!rest.endsWith(keyOf(suffix)) || rest.length - suffix.length < 3) continue
        const stem = rest.slice(0, -suffix.length)
        for (const word of counts.withKey(stem))
          if (!/[ةى]$|^[وفبلك]?ال/.test(word)) add(before + word + suffix, counts.of(word) * rate * share)
        if (stem.endsWith("ت"))
          for (const word of counts.withKey(`${stem.slice(0, -1)}ه`))
            if (word.endsWith("ة") && !/^[وفبلك]?ال/.test(word))
              add(`${before}${word.slice(0, -1)}ت${suffix}`, counts.of(word) * rate * share)
      }
    }
    inside(key, 1, "")
    for (const [prefix, rate] of prefixes)
      if (key.startsWith(keyOf(prefix)) && key.length - prefix.length >= 2)
        inside(key.slice(prefix.length), rate, prefix)
    if (dictionary) for (const word of dictionary.among(choicesOf(key))) add(word, 0, true)
    // A word that was counted is weighed by its own count alone.
    for (const form of found.values()) form.weight = counts.of(form.word) || form.weight
    return [...found.values()].sort((one, other) => other.weight - one.weight)
  }

  function of(key: string): readonly Form[] {
    let forms = made.get(key)
    if (!forms) {
      if (made.size >= remembered) made.clear()
      forms = make(key)
      made.set(key, forms)
    }
    return forms
  }

  return {
    of,
    own(word) {
      return of(keyOf(word)).find((form) => form.word === word) ?? { word, weight: 0, isListed: false }
    },
  }
}
