/**
 * Matches the parts of two texts: splits a text into words, and pairs the blocks of two bodies, also those that
 * changed or moved.
 */
import type { Node } from "prosemirror-model"
import { commonPairs, type Pair } from "./common-sequence.ts"
import { textOf } from "./text.ts"

/** The characters of one word: letters, digits, tashkeel, tatweel, joiners, bidi marks. */
const inWord = String.raw`\p{L}\p{N}\p{M}\u00AD\u061C\u200C-\u200F\u2060\uFEFF`
const token = new RegExp(
  String.raw`[${inWord}]+|\s+|\p{RI}\p{RI}|\p{Extended_Pictographic}[\p{M}\p{Emoji_Modifier}\u200D\p{Extended_Pictographic}]*|.\p{M}*`,
  "gsu",
)

/** As `token`, but without what is no word and needs not be taken to find where words begin. */
const wordToken = new RegExp(
  String.raw`[${inWord}]+|\p{RI}\p{RI}|\p{Extended_Pictographic}[\p{M}\p{Emoji_Modifier}\u200D\p{Extended_Pictographic}]*|\S\p{M}+`,
  "gu",
)

/** Whether there is a letter or a digit in `text`. */
function speaks(text: string): boolean {
  const first = text.charCodeAt(0)
  return (first >= 0x621 && first <= 0x64a && first !== 0x640) || /[\p{L}\p{N}]/u.test(text)
}

/** `text` cut into words with their tashkeel, runs of white space, and single signs; joined they are `text`. */
export function tokensOf(text: string): string[] {
  return text.match(token) ?? []
}

/**
 * The text of a block as it is compared: one line a textblock, a line break is a newline; a related
 * block's label is its first line.
 */
export function blockText(block: Node): string {
  if (block.isTextblock) return textOf(block)
  const lines: string[] = block.type.name === "related" ? [block.attrs.label as string] : []
  block.descendants((node) => {
    if (!node.isTextblock) return true
    lines.push(textOf(node))
    return false
  })
  return lines.join("\n")
}

const keys = new WeakMap<Node, string>()

/** A key that is the same for equal nodes and different for all others. */
export function keyOf(node: Node): string {
  let key = keys.get(node)
  if (key === undefined) {
    key = plainKey(node) ?? JSON.stringify(node.toJSON())
    keys.set(node, key)
  }
  return key
}

/** The key of a textblock of plain text with a word in it, as most are; null for all others, whose keys begin with a brace. */
function plainKey(node: Node): string | null {
  const text = node.firstChild
  if (node.childCount !== 1 || !node.isTextblock || node.marks.length > 0) return null
  if (!text?.text || text.marks.length > 0 || !speaks(text.text)) return null
  return `${node.type.name} ${JSON.stringify(node.attrs)} ${text.text}`
}

/**
 * For each of `blocks` a name that is the same for equal blocks. Empty paragraphs and dividers are all alike, so these
 * are equal only if they follow equal blocks.
 */
export function namesOf(blocks: readonly Node[]): string[] {
  const names: string[] = []
  for (const [index, block] of blocks.entries()) {
    const key = keyOf(block)
    names.push(saysSomething(block) ? key : `${key} ${names[index - 1] ?? ""}`)
  }
  return names
}

/** The words of a block, and how often each occurs in it. */
export type Words = { counts: ReadonlyMap<string, number>; total: number }

const wordSets = new WeakMap<Node, Words>()

/** The words of a block's text; white space and signs are none. */
export function wordsOf(block: Node): Words {
  const known = wordSets.get(block)
  if (known) return known
  const counts = new Map<string, number>()
  let total = 0
  for (const piece of blockText(block).match(wordToken) ?? []) {
    if (!speaks(piece)) continue
    counts.set(piece, (counts.get(piece) ?? 0) + 1)
    total++
  }
  const words = { counts, total }
  wordSets.set(block, words)
  return words
}

/** How many words two blocks share. */
function sharedWords(a: Words, b: Words): number {
  const [few, many] = a.counts.size < b.counts.size ? [a, b] : [b, a]
  let shared = 0
  for (const [word, count] of few.counts) shared += Math.min(count, many.counts.get(word) ?? 0)
  return shared
}

/** From which likeness on two blocks count as one that changed, and as one that was moved and changed. */
const changedFrom = 0.35
const movedFrom = 0.75

/** How alike two blocks are, from 0 to 1: by the words that they share; without words, by their type. */
export function likeness(before: Node, after: Node): number {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  if (a.total > 0 && b.total > 0) return (2 * sharedWords(a, b)) / (a.total + b.total)
  if (before.type !== after.type) return 0
  if (before.type.name === "figure") return before.attrs.src === after.attrs.src ? 1 : 0
  // An empty paragraph was filled, or a paragraph was emptied.
  return a.total === 0 && b.total === 0 ? 0.5 : changedFrom
}

/** A block before and after: the same, changed, or (in another order than the rest) moved. */
export type Match = { from: number; to: number; moved: boolean }

/**
 * Which blocks of `after` are which of `before`: equal ones first, then those that changed without moving, then those
 * that moved. Each block has one match at most; the matches that are not moved are in the same order on both sides.
 * In order of `to`.
 */
export function alignBlocks(before: readonly Node[], after: readonly Node[]): Match[] {
  const matches: Match[] = []
  const freeBefore = new Set(before.keys())
  const freeAfter = new Set(after.keys())
  const match = (from: number, to: number, moved: boolean) => {
    matches.push({ from, to, moved })
    freeBefore.delete(from)
    freeAfter.delete(to)
  }

  const equal = commonPairs(namesOf(before), namesOf(after))
  for (const [from, to] of equal) match(from, to, false)

  // Equal blocks elsewhere. An empty block does not count as moved.
  const elsewhere = new Map<string, number[]>()
  for (const to of freeAfter) {
    if (!saysSomething(after[to]!)) continue
    const key = keyOf(after[to]!)
    const indexes = elsewhere.get(key)
    if (indexes) indexes.push(to)
    else elsewhere.set(key, [to])
  }
  for (const from of [...freeBefore]) {
    const to = elsewhere.get(keyOf(before[from]!))?.shift()
    if (to !== undefined) match(from, to, true)
  }

  let [a, b] = [0, 0]
  for (const [x, y] of [...equal, [before.length, after.length] as const]) {
    const left = range(a, x).filter((index) => freeBefore.has(index))
    const right = range(b, y).filter((index) => freeAfter.has(index))
    for (const [from, to] of alike(left, right, (m, n) => likeness(before[m]!, after[n]!)))
      match(from, to, false)
    a = x + 1
    b = y + 1
  }

  if (freeBefore.size * freeAfter.size <= pairingLimit) {
    for (const from of [...freeBefore]) {
      let best: { to: number; score: number } | null = null
      for (const to of freeAfter) {
        if (!saysSomething(before[from]!)) continue
        const score = likeness(before[from]!, after[to]!)
        if (score >= movedFrom && score > (best?.score ?? 0)) best = { to, score }
      }
      if (best) match(from, best.to, true)
    }
  }
  return matches.sort((one, other) => one.to - other.to)
}

const speaking = new WeakMap<Node, boolean>()

/** Whether a block is known by what it holds: words or a picture. Empty paragraphs and dividers are all alike. */
export function saysSomething(block: Node): boolean {
  let says = speaking.get(block)
  if (says === undefined) {
    says = block.type.name === "figure" || speaks(block.firstChild?.text ?? "") || speaks(blockText(block))
    speaking.set(block, says)
  }
  return says
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n)

/** How many pairs of blocks are compared at most to find the best pairing of all. */
const pairingLimit = 2500
/** How far ahead an alike block is looked for if there are more pairs. */
const ahead = 8

/** Pairs of alike blocks in the order of both sides: those that are most alike in sum, or nearly so where there are many. */
function alike(
  left: readonly number[],
  right: readonly number[],
  score: (from: number, to: number) => number,
): Pair[] {
  if (left.length === 0 || right.length === 0) return []
  const pairs: Pair[] = []
  if (left.length * right.length > pairingLimit) {
    let next = 0
    for (const from of left) {
      let best: { at: number; score: number } | null = null
      for (let at = next; at < Math.min(right.length, next + ahead); at++) {
        const likely = score(from, right[at]!)
        if (likely >= changedFrom && likely > (best?.score ?? 0)) best = { at, score: likely }
      }
      if (!best) continue
      pairs.push([from, right[best.at]!])
      next = best.at + 1
    }
    return pairs
  }
  const width = right.length + 1
  const scores = new Float64Array(left.length * right.length)
  const sums = new Float64Array((left.length + 1) * width)
  for (let m = left.length - 1; m >= 0; m--)
    for (let n = right.length - 1; n >= 0; n--) {
      const likely = score(left[m]!, right[n]!)
      scores[m * right.length + n] = likely
      const together = likely >= changedFrom ? likely + sums[(m + 1) * width + n + 1]! : 0
      sums[m * width + n] = Math.max(together, sums[(m + 1) * width + n]!, sums[m * width + n + 1]!)
    }
  for (let m = 0, n = 0; m < left.length && n < right.length; ) {
    const likely = scores[m * right.length + n]!
    const sum = sums[m * width + n]!
    if (likely >= changedFrom && sum === likely + sums[(m + 1) * width + n + 1]!) {
      pairs.push([left[m]!, right[n]!])
      m++
      n++
    } else if (sum === sums[(m + 1) * width + n]!) m++
    else n++
  }
  return pairs
}
