/** The three parts of an article and the walls inside it: to which of them a position belongs. */
import type { Node, ResolvedPos } from "prosemirror-model"
import { type EditorState, NodeSelection, type Selection, TextSelection } from "prosemirror-state"
import { schema } from "../../main/article/schema.ts"

/** A part of the article. */
export type Part = "headline" | "standfirst" | "body"

const parts: readonly Part[] = ["headline", "standfirst", "body"]
export const nodes = schema.nodes
export const marks = schema.marks

/** Where the content of `part` starts and ends in `doc`. */
export function partRange(doc: Node, part: Part): { from: number; to: number } {
  let before = 0
  for (let index = 0; parts[index] !== part; index++) before += doc.child(index).nodeSize
  return { from: before + 1, to: before + doc.child(parts.indexOf(part)).nodeSize - 1 }
}

/** The part that `$pos` is in; the nearest one for a position between parts. */
export function partOf($pos: ResolvedPos): Part {
  return parts[Math.min($pos.index(0), 2)]!
}

/** The depth of the innermost node around `$pos` that is walled off (`isolating`); 0 if there is none. */
export function wallDepth($pos: ResolvedPos): number {
  for (let depth = $pos.depth; depth > 0; depth--) if ($pos.node(depth).type.spec.isolating) return depth
  return 0
}

/** The depth of the ancestor of `$pos` that has the type `name`; -1 if there is none. */
export function depthOf($pos: ResolvedPos, name: string): number {
  for (let depth = $pos.depth; depth > 0; depth--) if ($pos.node(depth).type.name === name) return depth
  return -1
}

/** A block directly in the body: where it starts, and its index there. */
export type BodyBlock = { node: Node; pos: number; index: number }

/** The block of the body that the selection starts in or has selected; null outside of the body. */
export function bodyBlock(selection: Selection): BodyBlock | null {
  const { $from } = selection
  if ($from.depth < 1 || $from.node(1).type !== nodes.body) return null
  if ($from.depth === 1) {
    const node = $from.nodeAfter
    return node && selection instanceof NodeSelection ? { node, pos: $from.pos, index: $from.index(1) } : null
  }
  return { node: $from.node(2), pos: $from.before(2), index: $from.index(1) }
}

/** The block of the body that is selected as a whole, such as a divider. */
export function selectedBlock(state: EditorState): BodyBlock | null {
  const { selection } = state
  return selection instanceof NodeSelection && selection.node.type.isInGroup("block")
    ? bodyBlock(selection)
    : null
}

/** The cursor where nothing is selected and text can be typed, else null. */
export function cursorOf(state: EditorState): ResolvedPos | null {
  const { selection } = state
  return selection instanceof TextSelection ? selection.$cursor : null
}

/** The explicit direction to give to what is written at `$pos`. */
export function directionAt($pos: ResolvedPos): "rtl" | "ltr" {
  for (let depth = $pos.depth; depth > 0; depth--) {
    const { dir } = $pos.node(depth).attrs
    if (dir === "rtl" || dir === "ltr") return dir
  }
  return "rtl"
}
