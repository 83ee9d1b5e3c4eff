/** Who is measured: something that finds wrong words in a text, with the best correction of each. */
import type { Checker } from "../../main/checks/checker.ts"
import type { Dictionary } from "../../main/checks/spelling/dictionary.ts"
import { choicesOf, keyOf } from "../../main/checks/spelling/letters.ts"
import { wordsOf } from "../../main/checks/words.ts"

export type Alarm = { from: number; to: number; text: string; right: string | undefined; rule: string }

/** The alarms about spelling and grammar in the blocks of a text, for each block its own. */
export type Judge = (blocks: readonly string[]) => Alarm[][]

/** Midad's checker. With `kinds` only findings of those. */
export const checkerJudge =
  (checker: Checker, kinds: readonly string[] = ["spelling", "grammar"]): Judge =>
  (blocks) =>
    checker
      .check(
        blocks.map((text, index) => ({ key: String(index), kind: index === 0 ? "headline" : "text", text })),
      )
      .map((findings) =>
        findings
          .filter(({ kind }) => kinds.includes(kind))
          .map(({ from, to, text, fixes, rule }) => ({ from, to, text, right: fixes[0], rule })),
      )

/** The bare dictionary: what it does not list is wrong, and meant is the first word that it lists of the same key. */
export const dictionaryJudge =
  (dictionary: Dictionary): Judge =>
  (blocks) =>
    blocks.map((text) =>
      wordsOf(text)
        .filter(({ bare }) => bare.length > 1 && !dictionary.has(bare))
        .map((word) => ({
          from: word.from,
          to: word.to,
          text: word.text,
          right: dictionary.among(choicesOf(keyOf(word.bare)))[0],
          rule: "dictionary",
        })),
    )
