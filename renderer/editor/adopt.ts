/** Takes another version of the article over by the smallest change, so that what stays the same stays where it is. */
import type { Node } from "prosemirror-model"
import type { EditorState, Transaction } from "prosemirror-state"
import type { Article } from "../../main/article/schema.ts"
import { withFacts } from "./facts.ts"

/** Above this many comparisons a run of changed blocks is exchanged as a whole. */
const mostPairs = 1_000_000

/** What turns the document of `state` into `article`: nothing is touched that both have. */
export function adopt(state: EditorState, article: Article): Transaction {
  const changes = [...changesIn(state.doc, article, 0)].sort((a, b) => b.from - a.from)
  const tr = withFacts(state, article.attrs)
  // From the end backwards, so that no change moves another.
  for (const { from, to, nodes } of changes) tr.replaceWith(from, to, nodes)
  return tr
}

type Change = { from: number; to: number; nodes: readonly Node[] }

/** The changes between the children of two nodes; `start` is where the children of `before` begin. */
function* changesIn(before: Node, after: Node, start: number): Generator<Change> {
  const old = [...before.children]
  const fresh = [...after.children]
  let first = 0
  while (first < old.length && first < fresh.length && old[first]!.eq(fresh[first]!)) first++
  let oldEnd = old.length
  let freshEnd = fresh.length
  while (oldEnd > first && freshEnd > first && old[oldEnd - 1]!.eq(fresh[freshEnd - 1]!)) {
    oldEnd--
    freshEnd--
  }
  let at = start
  for (const node of old.slice(0, first)) at += node.nodeSize
  for (const run of runs(old.slice(first, oldEnd), fresh.slice(first, freshEnd))) {
    const from = at + run.skipped
    if (run.old.length === run.fresh.length) {
      // Blocks that changed each in its place.
      let place = from
      for (const [index, node] of run.old.entries()) {
        yield* changeOf(node, run.fresh[index]!, place)
        place += node.nodeSize
      }
    } else yield { from, to: from + sizeOf(run.old), nodes: run.fresh }
  }
}

/** The changes of one block at `at`. */
function* changeOf(before: Node, after: Node, at: number): Generator<Change> {
  if (!before.sameMarkup(after) || before.isLeaf) yield { from: at, to: at + before.nodeSize, nodes: [after] }
  else if (!before.isTextblock) yield* changesIn(before, after, at + 1)
  else {
    const from = before.content.findDiffStart(after.content)
    const end = before.content.findDiffEnd(after.content)
    if (from === null || !end) return
    // A repeated letter makes the two ends overlap.
    const overlap = Math.max(0, from - Math.min(end.a, end.b))
    const nodes = after.content.cut(from, end.b + overlap)
    yield { from: at + 1 + from, to: at + 1 + end.a + overlap, nodes: [...nodes.content] }
  }
}

const sizeOf = (nodes: readonly Node[]) => nodes.reduce((size, node) => size + node.nodeSize, 0)

/** The runs between blocks that both have; `skipped` is the size of what stands before the run in `old`. */
function runs(old: readonly Node[], fresh: readonly Node[]) {
  const found: { skipped: number; old: Node[]; fresh: Node[] }[] = []
  let run = { skipped: 0, old: [] as Node[], fresh: [] as Node[] }
  const cut = (skipped: number) => {
    if (run.old.length > 0 || run.fresh.length > 0) found.push(run)
    run = { skipped, old: [], fresh: [] }
  }
  const common = old.length * fresh.length > mostPairs ? [] : commonBlocks(old, fresh)
  let [a, b, size] = [0, 0, 0]
  for (const [nextA, nextB] of [...common, [old.length, fresh.length] as const]) {
    run.old.push(...old.slice(a, nextA))
    run.fresh.push(...fresh.slice(b, nextB))
    size += sizeOf(old.slice(a, nextA + 1))
    cut(size)
    a = nextA + 1
    b = nextB + 1
  }
  return found
}

/** The longest sequence of equal blocks, as pairs of their indexes. */
function commonBlocks(old: readonly Node[], fresh: readonly Node[]): (readonly [number, number])[] {
  const width = fresh.length + 1
  const longest = new Uint32Array((old.length + 1) * width)
  for (let a = old.length - 1; a >= 0; a--)
    for (let b = fresh.length - 1; b >= 0; b--)
      longest[a * width + b] = old[a]!.eq(fresh[b]!)
        ? longest[(a + 1) * width + b + 1]! + 1
        : Math.max(longest[(a + 1) * width + b]!, longest[a * width + b + 1]!)
  const pairs: (readonly [number, number])[] = []
  for (let a = 0, b = 0; a < old.length && b < fresh.length; ) {
    if (old[a]!.eq(fresh[b]!)) pairs.push([a++, b++])
    else if (longest[(a + 1) * width + b]! >= longest[a * width + b + 1]!) a++
    else b++
  }
  return pairs
}
