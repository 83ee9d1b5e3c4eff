/** What is measured of a judge on each set. */
import { bare, keyOf } from "../../main/checks/spelling/letters.ts"
import { wordsOf } from "../../main/checks/words.ts"
import type { Judge } from "./judge.ts"
import type { CorrectedSentence, InjectedError } from "./sets.ts"

export type Corrections = {
  /** Of the words that were changed, the share that was changed into the right one. */
  precision: number
  /** Of the words that were changed, the share that was wrong, whatever they were changed into. */
  wrong: number
  /** Of the errors of hamza, alef, ta marbuta and ya, the share that was corrected. */
  folds: number
  /** Of all wrong words, the share that was corrected. */
  recall: number
  /** The weighted mean of precision and recall, in which precision counts twice. */
  f05: number
}

/** Measures corrections of single words that stay single words; what has no correction is no change. */
export function measureCorrections(sentences: readonly CorrectedSentence[], judge: Judge): Corrections {
  let [right, changed, changedWrong, folds, foldsRight, errors] = [0, 0, 0, 0, 0, 0]
  for (const sentence of sentences) {
    const words = sentence.filter(([written]) => written !== "")
    const [alarms] = judge(["", words.map(([written]) => written).join(" ")]).slice(1)
    const byStart = new Map(alarms!.map((alarm) => [alarm.from, alarm]))
    let at = 0
    for (const [written, meant] of words) {
      const alarm = byStart.get(at)
      const end = at + written.length
      at = end + 1
      if (meant === "" || /\s/.test(written + meant)) continue
      const isError = written !== meant
      const isFold = isError && keyOf(written) === keyOf(meant)
      if (isError) errors++
      if (isFold) folds++
      if (!alarm || alarm.right === undefined || alarm.to !== end || /\s/.test(alarm.right)) continue
      changed++
      if (isError) changedWrong++
      if (alarm.right !== meant) continue
      right++
      if (isFold) foldsRight++
    }
  }
  const precision = right / changed
  const recall = right / errors
  return {
    precision,
    wrong: changedWrong / changed,
    folds: foldsRight / folds,
    recall,
    f05: (1.25 * precision * recall) / (0.25 * precision + recall),
  }
}

/** For each class of errors how many there are and how many were corrected; tashkeel on the word does not count. */
export function measureInjected(
  errors: readonly InjectedError[],
  judge: Judge,
): Map<string, { all: number; right: number }> {
  const classes = new Map<string, { all: number; right: number }>()
  for (const { source, category, correction } of errors) {
    const [wrong, meant] = correction.split(" → ").map(bare) as [string, string]
    const counts = classes.get(category) ?? { all: 0, right: 0 }
    classes.set(category, counts)
    counts.all++
    const [alarms] = judge(["", source]).slice(1)
    // The word may have an ending or a particle that the note of the correction leaves out.
    const isRight = alarms!.some(
      ({ text, right }) =>
        bare(text).includes(wrong) && bare(right ?? "") === bare(text).replace(wrong, meant),
    )
    if (isRight) counts.right++
  }
  return classes
}

export type Alarms = {
  /** How many words were read, and how many different ones, each once an article. */
  words: number
  different: number
  /** The alarms, each word once an article, as `wrong > right`. */
  alarms: string[]
}

/** Measures how often `judge` alarms in articles that are taken for right. */
export function measureAlarms(articles: readonly (readonly string[])[], judge: Judge): Alarms {
  let [words, different] = [0, 0]
  const alarms: string[] = []
  for (const blocks of articles) {
    const all = blocks.flatMap((block) => wordsOf(block).map((word) => word.bare))
    words += all.length
    different += new Set(all).size
    const found = new Map(judge(blocks).flatMap((list) => list.map((one) => [one.text, one] as const)))
    for (const { text, right, rule } of found.values()) alarms.push(`${text} > ${right ?? ""} (${rule})`)
  }
  return { words, different, alarms }
}
