/** Joining blocks of text: what is written in one goes on in the other. */
import { type Node, Slice } from "prosemirror-model"
import { type EditorState, TextSelection, type Transaction } from "prosemirror-state"
import { inlineFor } from "./blocks.ts"
import { nodes, partOf } from "./parts.ts"

/**
 * Appends the textblock that starts at `second` to the one that starts at `first`, and removes the nodes around it
 * that become empty. Returns the position of the joint; null, and nothing is changed, if they cannot be joined.
 */
export function joinTextblocks(tr: Transaction, first: number, second: number): number | null {
  const { doc } = tr
  const into = doc.nodeAt(first)
  const from = doc.nodeAt(second)
  if (!into?.isTextblock || !from?.isTextblock) return null
  const content = inlineFor(from.content, into.type)
  const end = first + into.nodeSize - 1
  const $second = doc.resolve(second)
  let depth = $second.depth
  while (depth > 1 && $second.node(depth).childCount === 1) depth--
  const cutFrom = depth === $second.depth ? second : $second.before(depth + 1)
  const cutTo = depth === $second.depth ? second + from.nodeSize : $second.after(depth + 1)
  const around = $second.node(depth)
  const index = $second.index(depth)
  if (!around.canReplace(index, index + 1)) return null
  if (doc.resolve(first).parent === $second.parent && end + 2 === second + 1) {
    // Neighbours are joined where they meet, so that the cursor stays with its words.
    if (content.eq(from.content) && into.type === from.type) tr.join(second)
    else {
      tr.replaceWith(second + 1, second + 1 + from.content.size, content)
      tr.setNodeMarkup(second, into.type, into.attrs).join(second)
    }
    return end
  }
  tr.delete(cutFrom, cutTo)
  tr.replace(end, end, new Slice(content, 0, 0))
  return end
}

/** Whether a block of the body takes part in joining. */
const isText = (node: Node) => node.type === nodes.paragraph || node.type === nodes.subhead

/** The paragraphs and subheads that are joined: those that the selection touches, else that of the cursor and the next. */
function joinable({ doc, selection }: EditorState): number[] {
  const { from, to, $from } = selection
  if (partOf($from) !== "body") return []
  const found: number[] = []
  let isApart = false
  doc.nodesBetween(from, to, (node, pos) => {
    if (isText(node)) found.push(pos)
    else if (node.isTextblock || node.type === nodes.divider) isApart = true
    return !node.isTextblock
  })
  if (isApart || found.length === 0) return []
  // A selection inside of one block does not mean the next one.
  if (found.length > 1 || !selection.empty) return found.length > 1 ? found : []
  let next: number | null = null
  doc.nodesBetween(found[0]! + doc.nodeAt(found[0]!)!.nodeSize, doc.content.size, (node, pos) => {
    if (next === null && pos > found[0]! && (node.isTextblock || node.isLeaf)) next = isText(node) ? pos : -1
    return next === null
  })
  return next === null || next < 0 ? [] : [...found, next]
}

/** Joins the touched blocks, or that of the cursor and the next, with a space between their texts. Null where there are none. */
export function joinBlocks(state: EditorState): Transaction | null {
  const places = joinable(state)
  const { tr } = state
  for (let index = places.length - 1; index > 0; index--) {
    const into = tr.doc.nodeAt(places[index - 1]!)!
    const before = into.textContent
    const after = tr.doc.nodeAt(places[index]!)!.textContent
    const at = joinTextblocks(tr, places[index - 1]!, places[index]!)
    if (at === null) return null
    const isParted = before === "" || after === "" || /\s$/.test(before) || /^\s/.test(after)
    if (!isParted) tr.insert(at, tr.doc.type.schema.text(" "))
  }
  if (!tr.docChanged) return null
  const { empty, anchor } = state.selection
  // The cursor stays before what came; mapped over an insertion at it, it would go behind.
  if (empty) tr.setSelection(TextSelection.create(tr.doc, anchor))
  return tr.scrollIntoView()
}
