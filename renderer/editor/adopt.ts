/**
 * Adopts another version of the article by the smallest change, so that unchanged text and the cursor stay where they
 * are.
 */
import type { Node } from "prosemirror-model"
import type { EditorState, Transaction } from "prosemirror-state"
import { keyOf } from "../../main/article/alignment.ts"
import { commonPairs } from "../../main/article/common-sequence.ts"
import type { Article } from "../../main/article/schema.ts"
import { withFacts } from "./facts.ts"

/** The transaction that turns the document of `state` into `article`. It does not touch what both have. */
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
      let pos = from
      for (const [index, node] of run.old.entries()) {
        yield* changeOf(node, run.fresh[index]!, pos)
        pos += node.nodeSize
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
    // With a repeated letter the two common ends overlap.
    const overlap = Math.max(0, from - Math.min(end.a, end.b))
    const nodes = after.content.cut(from, end.b + overlap)
    yield { from: at + 1 + from, to: at + 1 + end.a + overlap, nodes: [...nodes.content] }
  }
}

const sizeOf = (nodes: readonly Node[]) => nodes.reduce((size, node) => size + node.nodeSize, 0)

/** The runs between blocks that both have; `skipped` is the size of what is before the run in `old`. */
function runs(old: readonly Node[], fresh: readonly Node[]) {
  const found: { skipped: number; old: Node[]; fresh: Node[] }[] = []
  let run = { skipped: 0, old: [] as Node[], fresh: [] as Node[] }
  const cut = (skipped: number) => {
    if (run.old.length > 0 || run.fresh.length > 0) found.push(run)
    run = { skipped, old: [], fresh: [] }
  }
  const common = commonPairs(old.map(keyOf), fresh.map(keyOf))
  let [a, b, size] = [0, 0, 0]
  for (const [nextA, nextB] of [...common, [old.length, fresh.length] as const]) {
    run.old = old.slice(a, nextA)
    run.fresh = fresh.slice(b, nextB)
    size += sizeOf(old.slice(a, nextA + 1))
    cut(size)
    a = nextA + 1
    b = nextB + 1
  }
  return found
}
