/** What changed between two versions of an article: block by block and word by word, as data to draw. */
import type { Node } from "prosemirror-model"
import { alignBlocks, blockText, keyOf, tokensOf } from "./alignment.ts"
import { commonPairs } from "./common-sequence.ts"
import { type Dossier, type DossierField, dossierOrder } from "./dossier.ts"
import { type Article, dossierOf } from "./schema.ts"

/** A run of a block's text. */
export type WordChange = { kind: "same" | "inserted" | "removed"; text: string }

/**
 * A block before and after. `from` and `to` are its indexes among the blocks of its part (0 for headline and
 * standfirst); null where there is none.
 *
 * - `same`: nothing changed.
 * - `changed`: `words` says what. If all of them are the same, only the form changed: kind of block, marks, links,
 *   direction, a picture.
 * - `inserted`, `removed`: it is on one side only.
 * - `moved`: it is at `to` now and was at `from`; with `words` if it changed too. It has only this entry, at its new
 *   position.
 */
export type BlockChange = { part: "headline" | "standfirst" | "body" } & (
  | { kind: "same"; before: Node; after: Node; from: number; to: number }
  | { kind: "changed"; before: Node; after: Node; from: number; to: number; words: WordChange[] }
  | { kind: "inserted"; before: null; after: Node; from: null; to: number }
  | { kind: "removed"; before: Node; after: null; from: number; to: null }
  | { kind: "moved"; before: Node; after: Node; from: number; to: number; words: WordChange[] | null }
)

/** A field of the dossier that changed. */
export type FieldChange = {
  [Field in DossierField]: { field: Field; before: Dossier[Field]; after: Dossier[Field] }
}[DossierField]

/** What changed between two versions of an article. */
export type ArticleDiff = {
  /** Headline, standfirst, then the body's blocks in reading order; a removed block is where it was. */
  blocks: BlockChange[]
  dossier: FieldChange[]
}

/** Fields that the desk itself sets; a diff leaves them out. */
const unsaid: ReadonlySet<DossierField> = new Set(["id", "created", "updated"])

/** Compares two versions of an article. Of long texts with little in common the result is coarser, never wrong. */
export function diffArticles(before: Article, after: Article): ArticleDiff {
  return {
    blocks: [
      partChange("headline", before.child(0), after.child(0)),
      partChange("standfirst", before.child(1), after.child(1)),
      ...bodyChanges(before.child(2), after.child(2)),
    ],
    dossier: dossierChanges(dossierOf(before), dossierOf(after)),
  }
}

/** Whether a diff holds any change. */
export function differs({ blocks, dossier }: ArticleDiff): boolean {
  return dossier.length > 0 || blocks.some(({ kind }) => kind !== "same")
}

function partChange(part: "headline" | "standfirst", before: Node, after: Node): BlockChange {
  if (before.eq(after)) return { part, kind: "same", before, after, from: 0, to: 0 }
  const words = diffWords(blockText(before), blockText(after))
  return { part, kind: "changed", before, after, from: 0, to: 0, words }
}

function bodyChanges(before: Node, after: Node): BlockChange[] {
  const part = "body"
  const [old, now] = [before.children, after.children]
  // Two versions are mostly equal at both ends, which is cheap to find.
  const shorter = Math.min(old.length, now.length)
  let head = 0
  while (head < shorter && old[head]!.eq(now[head]!)) head++
  let tail = 0
  while (tail < shorter - head && old.at(-1 - tail)!.eq(now.at(-1 - tail)!)) tail++

  const entries: BlockChange[] = []
  const same = (from: number, to: number) =>
    entries.push({ part, kind: "same", before: old[from]!, after: now[to]!, from, to })
  for (let n = 0; n < head; n++) same(n, n)

  const matches = alignBlocks(old.slice(head, old.length - tail), now.slice(head, now.length - tail))
  const gone = new Set(matches.map(({ from }) => from + head))
  const byIndex = new Map(matches.map((match) => [match.to + head, match]))
  /** The index in the old body up to which all blocks are done. */
  let said = head
  const removedUpTo = (end: number) => {
    for (; said < end; said++)
      if (!gone.has(said))
        entries.push({ part, kind: "removed", before: old[said]!, after: null, from: said, to: null })
  }
  /** For each new block, the index in the old body of the next block that did not move. */
  const reach: number[] = []
  for (let to = now.length - tail - 1, next = old.length - tail; to >= head; to--) {
    const match = byIndex.get(to)
    if (match && !match.moved) next = match.from + head
    reach[to] = next
  }
  for (let to = head; to < now.length - tail; to++) {
    const match = byIndex.get(to)
    const block = now[to]!
    removedUpTo(reach[to]!)
    if (!match) {
      entries.push({ part, kind: "inserted", before: null, after: block, from: null, to })
      continue
    }
    const from = match.from + head
    const origin = old[from]!
    const equal = keyOf(origin) === keyOf(block)
    if (equal && !match.moved) same(from, to)
    else {
      const words = equal ? null : diffWords(blockText(origin), blockText(block))
      if (match.moved) entries.push({ part, kind: "moved", before: origin, after: block, from, to, words })
      else if (words) entries.push({ part, kind: "changed", before: origin, after: block, from, to, words })
    }
  }
  removedUpTo(old.length - tail)
  for (let n = tail; n > 0; n--) same(old.length - n, now.length - n)
  return entries
}

/**
 * What changed between two texts, word by word: words with their tashkeel, white space and signs.
 * Of each place, what was removed comes before what was inserted. Same and inserted runs joined are
 * `after`, same and removed runs are `before`, to the character.
 */
export function diffWords(before: string, after: string): WordChange[] {
  const [old, now] = [tokensOf(before), tokensOf(after)]
  const changes: { removed: string; inserted: string; same: string }[] = []
  let [a, b] = [0, 0]
  let open = { removed: "", inserted: "", same: "" }
  for (const [x, y] of [...commonPairs(old, now), [old.length, now.length] as const]) {
    const removed = old.slice(a, x).join("")
    const inserted = now.slice(b, y).join("")
    if (removed !== "" || inserted !== "") {
      if (isReplacing(open) && removed !== "" && inserted !== "" && /^\s+$/.test(open.same)) {
        // Two words that were replaced side by side are shown as one replacement, not as two around an unchanged
        // space.
        open.removed += open.same + removed
        open.inserted += open.same + inserted
        open.same = ""
      } else {
        changes.push(open)
        open = { removed, inserted, same: "" }
      }
    }
    open.same += old[x] ?? ""
    a = x + 1
    b = y + 1
  }
  changes.push(open)
  return changes.flatMap(({ removed, inserted, same }) =>
    (
      [
        { kind: "removed", text: removed },
        { kind: "inserted", text: inserted },
        { kind: "same", text: same },
      ] as const
    ).filter(({ text }) => text !== ""),
  )
}

const isReplacing = (change: { removed: string; inserted: string }) =>
  change.removed !== "" && change.inserted !== ""

function dossierChanges(before: Dossier, after: Dossier): FieldChange[] {
  return dossierOrder
    .filter((field) => !unsaid.has(field) && JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }) as FieldChange)
}
