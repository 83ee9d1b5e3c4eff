/**
 * What each block of one side was made from: the block of the base that it is, the one that it was cut from, or those
 * that were joined to it.
 */
import type { Node } from "prosemirror-model"
import { alignBlocks, blockText, keyOf, saysSomething, wordsOf } from "../alignment.ts"

/** What one side made of the base. Indexes are those of the blocks in their body. */
export type Origins = {
  /** For each block of the side the blocks of the base that it was made from; none if it is new. */
  from: number[][]
  /** For each block of the side the last block of the base before it that did not move; -1 if there is none. */
  place: number[]
}

/** How many of the words of a piece must be missing in the rest of a block for it to be cut from that. */
const cutFrom = 0.7
/** From how many words on a piece is known to be cut from a block that is not beside it. */
const cutFarFrom = 3

/** What each block of `side` was made from, of those of `base`. */
export function originsOf(base: readonly Node[], side: readonly Node[]): Origins {
  const from: number[][] = side.map(() => [])
  const staying: [from: number, to: number][] = []
  for (const match of alignBlocks(base, side)) {
    const [before, after] = [base[match.from]!, side[match.to]!]
    // A block that was emptied or filled has nothing to be known by.
    if (!(saysSomething(before) && saysSomething(after)) && keyOf(before) !== keyOf(after)) continue
    from[match.to]!.push(match.from)
    if (!match.moved) staying.push([match.from, match.to])
  }
  const place: number[] = []
  for (const [n, [, to]] of [...staying, [base.length, side.length] as const].entries())
    while (place.length < to) place.push(staying[n - 1]?.[0] ?? -1)
  // A block that stayed is in its own place.
  for (const [origin, to] of staying) place[to] = origin
  const next = new Map(staying.map(([origin], n) => [origin, staying[n + 1]?.[0] ?? base.length]))
  const end = (at: number) => (at < 0 ? (staying[0]?.[0] ?? base.length) : next.get(at)!)
  /** Whether a block of the base is between the blocks that stayed around a place, or is one of them. */
  const beside = (origin: number, at: number) => origin >= at && origin <= end(at)
  addCuts(base, side, from, (origin, to) => beside(origin, place[to]!))
  addJoins(base, side, from, (origin, to) => beside(origin, place[to]!))
  return { from, place }
}

/** Words that are not accounted for yet, with how often each is there. */
type Rest = Map<string, number>

/** The words of `whole` without those of `parts`. */
function restOf(whole: Node, parts: readonly Node[]): Rest {
  const rest = new Map(wordsOf(whole).counts)
  for (const part of parts) take(rest, part)
  return rest
}

function take(rest: Rest, part: Node): void {
  for (const [word, count] of wordsOf(part).counts) {
    const left = (rest.get(word) ?? 0) - count
    if (left > 0) rest.set(word, left)
    else rest.delete(word)
  }
}

/** Looks for the whole that a piece is a part of, among wholes that lost or gained words. */
function createSearch(
  wholes: readonly Node[],
  partsOf: (index: number) => readonly Node[],
): (piece: Node, beside: (index: number) => boolean) => number | null {
  const rests = new Map<number, Rest>()
  const holders = new Map<string, number[]>()
  for (const index of wholes.keys()) {
    const parts = partsOf(index)
    if (parts.length === 1 && keyOf(parts[0]!) === keyOf(wholes[index]!)) continue
    const rest = restOf(wholes[index]!, parts)
    if (rest.size === 0) continue
    rests.set(index, rest)
    for (const word of rest.keys()) {
      const known = holders.get(word)
      if (known) known.push(index)
      else holders.set(word, [index])
    }
  }
  return (piece, beside) => {
    const { counts, total } = wordsOf(piece)
    const shared = new Map<number, number>()
    for (const [word, count] of counts)
      for (const index of holders.get(word) ?? []) {
        const here = Math.min(count, rests.get(index)!.get(word) ?? 0)
        if (here > 0) shared.set(index, (shared.get(index) ?? 0) + here)
      }
    let best: { index: number; count: number; near: boolean } | null = null
    for (const [index, count] of shared) {
      const near = beside(index)
      if (count < cutFrom * total || (!near && count < cutFarFrom)) continue
      if (!best || count > best.count || (count === best.count && near && !best.near))
        best = { index, count, near }
    }
    const whole = best?.index ?? null
    if (whole !== null) take(rests.get(whole)!, piece)
    return whole
  }
}

/** Which side's blocks have each block of the base as an origin. */
function heirsOf(base: readonly Node[], side: readonly Node[], from: readonly number[][]): Node[][] {
  const heirs: Node[][] = base.map(() => [])
  from.forEach((origins, to) => {
    for (const origin of origins) heirs[origin]!.push(side[to]!)
  })
  return heirs
}

/** Adds to `from` the blocks that a new one was cut from, as when a paragraph is parted. */
function addCuts(
  base: readonly Node[],
  side: readonly Node[],
  from: number[][],
  beside: (origin: number, to: number) => boolean,
): void {
  const pieces = [...from.keys()].filter((to) => from[to]!.length === 0)
  if (pieces.length === 0) return
  const heirs = heirsOf(base, side, from)
  const search = createSearch(base, (origin) => heirs[origin]!)
  for (const to of pieces) {
    const origin = search(side[to]!, (index) => beside(index, to))
    if (origin === null) continue
    from[to]!.push(origin)
    heirs[origin]!.push(side[to]!)
  }
  addTorn(base, side, from)
}

/** How many characters of a block tell that another one followed it or came before it. */
const seam = 12

/**
 * Adds to `from` the blocks that a new one was torn from in the middle of a word: its text and that of the block
 * beside it are together in the text of the base.
 */
function addTorn(base: readonly Node[], side: readonly Node[], from: number[][]): void {
  const tear = (
    to: number,
    beside: number,
    isTorn: (text: string, other: string, whole: string) => boolean,
  ) => {
    if (from[to]!.length > 0) return
    const text = blockText(side[to]!)
    if (text === "") return
    const origin = from[beside]?.find((index) =>
      isTorn(text, blockText(side[beside]!), blockText(base[index]!)),
    )
    if (origin !== undefined) from[to]!.push(origin)
  }
  /** Whether a block begins one of the base, and the block after it goes on in that: a letter is easily found elsewhere, too. */
  const isBeginning = (to: number) => {
    const text = blockText(side[to]!)
    const after = to + 1 < side.length ? blockText(side[to + 1]!) : ""
    return (
      after !== "" &&
      from[to + 1]!.some((index) => blockText(base[index]!).startsWith(text + after.slice(0, seam)))
    )
  }
  for (let to = 1; to < side.length; to++)
    tear(
      to,
      to - 1,
      (text, before, whole) =>
        before !== "" &&
        whole.includes(before.slice(-seam) + text) &&
        (whole.endsWith(before.slice(-seam) + text) || !isBeginning(to)),
    )
  for (let to = side.length - 2; to >= 0; to--)
    tear(to, to + 1, (text, after, whole) => after !== "" && whole.includes(text + after.slice(0, seam)))
}

/** Adds to `from` the blocks that were joined to another one. */
function addJoins(
  base: readonly Node[],
  side: readonly Node[],
  from: number[][],
  beside: (origin: number, to: number) => boolean,
): void {
  const met = new Set(from.flat())
  const pieces = [...base.keys()].filter((origin) => !met.has(origin))
  if (pieces.length === 0) return
  const search = createSearch(side, (to) => from[to]!.map((origin) => base[origin]!))
  for (const origin of pieces) {
    const to = search(base[origin]!, (index) => beside(origin, index))
    if (to !== null) from[to]!.push(origin)
  }
}
