/**
 * All checks of an article. A block is checked by itself, so that after a change only the changed blocks need be; what
 * goes across blocks (a name spelt in two ways, two kinds of digits) is found from the words of all.
 */
import { type CheckedBlock, type Finding, merged } from "../contract/checking.ts"
import type { Agreed } from "./agreed.ts"
import { balanceFindings } from "./balance.ts"
import { digitFindings } from "./digits.ts"
import { houseRules } from "./house/house.ts"
import { nameFindings } from "./name-variants.ts"
import { findingsOf, type Rule } from "./rules.ts"
import type { Lexicon } from "./spelling/lexicon.ts"
import { spellingFindings } from "./spelling/spelling.ts"
import { type Word, wordsOf } from "./words.ts"

export type Checker = {
  /** What is found in one block by itself, in the order of the text. */
  checkBlock(block: CheckedBlock): Finding[]
  /** What is found across `blocks`, for each its own. */
  checkAcross(blocks: readonly CheckedBlock[]): Finding[][]
  /** Everything that is found in `blocks`, for each its own, in the order of the text. */
  check(blocks: readonly CheckedBlock[]): Finding[][]
}

export type CheckerOptions = {
  agreed?: Agreed | undefined
  /** The rules that look at a block's text; without it those that are on. */
  rules?: readonly Rule[]
}

/** A checker by `lexicon`. */
export function createChecker(lexicon: Lexicon, options: CheckerOptions = {}): Checker {
  const { agreed, rules = houseRules.filter(({ isOn }) => isOn) } = options

  function checkBlock(block: CheckedBlock): Finding[] {
    const words = wordsOf(block.text)
    const house = rules.flatMap((rule) => findingsOf(rule, block))
    const named = agreed?.findings(block.text, words) ?? []
    // A phrase that is wrong as a whole is found once, and not its words again.
    const phrases = [...house.filter(({ kind }) => kind === "spelling"), ...named]
    const single = spellingFindings(words, lexicon).filter(
      ({ from, to }) => !phrases.some((phrase) => phrase.from < to && from < phrase.to),
    )
    return inOrder([...house, ...named, ...single])
  }

  function checkAcross(blocks: readonly CheckedBlock[]): Finding[][] {
    const found: Finding[][] = blocks.map(() => [])
    const placed = blocks.flatMap(({ text }, block) => wordsOf(text).map((word: Word) => ({ block, word })))
    for (const { block, finding } of [
      ...nameFindings(placed, lexicon),
      ...digitFindings(blocks.map(({ text }) => text)),
      ...balanceFindings(blocks.map(({ text }) => text)),
    ])
      found[block]!.push(finding)
    return found
  }

  return {
    checkBlock,
    checkAcross,
    check(blocks) {
      const across = checkAcross(blocks)
      return blocks.map((block, index) => merged(checkBlock(block), across[index]!))
    },
  }
}

const inOrder = (findings: Finding[]) =>
  findings.sort((one, other) => one.from - other.from || one.to - other.to)
