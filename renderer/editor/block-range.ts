/** The run of neighbours that a command on blocks acts on: links of a related block, items of a list, blocks of the body. */
import type { Node } from "prosemirror-model"
import type { EditorState } from "prosemirror-state"
import { depthOf, nodes } from "./parts.ts"

/** Neighbours inside of `parent`: the first and last index, and the positions before and behind them. */
export type BlockRange = { parent: Node; first: number; last: number; start: number; end: number }

/** The neighbours that the selection is in; null outside of the body. */
export function blockRange({ selection }: EditorState): BlockRange | null {
  const { $from, $to } = selection
  if ($from.depth < 1 || $from.node(1).type !== nodes.body || $to.depth < 1) return null
  let depth = 1
  for (const name of ["related", "list_item"]) {
    const found = depthOf($from, name)
    if (name === "related" && found > 0 && $from.parent.type === nodes.related_link) depth = found
    if (name === "list_item" && found > 0 && $from.sharedDepth($to.pos) >= found - 1) depth = found - 1
  }
  if ($to.depth < depth || $to.node(depth) !== $from.node(depth)) return null
  const parent = $from.node(depth)
  const first = $from.index(depth)
  // The end of a selected node is before the next index.
  const last = $to.depth === depth ? $to.indexAfter(depth) - 1 : $to.index(depth)
  if (last < first) return null
  return {
    parent,
    first,
    last,
    start: $from.posAtIndex(first, depth),
    end: $from.posAtIndex(last + 1, depth),
  }
}
