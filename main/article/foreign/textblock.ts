/** Textblocks of an article from the text of a page. */
import { Fragment, type Node, type NodeType } from "prosemirror-model"
import { schema } from "../schema.ts"
import type { Losses } from "./losses.ts"

/**
 * A node of `type` with `content` as far as the type allows it: without line breaks and without some marks. Links
 * that it cannot hold are counted in `losses`.
 * @param lineBreak the text that replaces a line break
 */
export function textOnly(
  type: NodeType,
  attributes: Record<string, unknown>,
  content: readonly Node[],
  losses: Losses,
  lineBreak: string,
): Node {
  const { link } = schema.marks
  const texts = content.map((node) => {
    const allowed = type.allowedMarks(node.marks)
    for (const mark of node.marks) if (mark.type === link && !allowed.includes(mark)) losses.add("link")
    return schema.text(node.text ?? lineBreak, allowed)
  })
  return type.create(attributes, Fragment.fromArray(texts))
}
