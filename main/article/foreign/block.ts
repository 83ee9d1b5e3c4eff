/** The block that the text of a page becomes, by where it stands. */
import { Fragment, type Node, type NodeType } from "prosemirror-model"
import { type Direction, schema } from "../schema.ts"
import { type LineEnds, trimmed, unwrapped } from "../whitespace.ts"
import { type Gathering, isFlow } from "./containers.ts"
import type { Opened } from "./open.ts"
import type { Piece } from "./piece.ts"

/** Where the text of a block stands: the innermost open element, the container around it, and its direction. */
export type Footing = { top: Opened | undefined; inside: Gathering; dir: Direction }

const { nodes } = schema

/**
 * The text of a block without the white space that is layout. In a file of Midad's (`isOwn`) that is only the line
 * breaking of a program that has formatted it.
 */
export function tidied(content: readonly Node[], isOwn: boolean, lineEnds: LineEnds): readonly Node[] {
  if (!isOwn) return trimmed(content)
  return lineEnds === "text" ? content : unwrapped(content)
}

/**
 * Whether there is nothing but white space in `content`. Word and web editors write an empty line as a no-break space;
 * in a file of Midad's (`isOwn`) that is text.
 */
export const isBlank = (content: readonly Node[], isOwn: boolean): boolean =>
  content.every((node) => (isOwn ? /^[\t\n\f\r ]*$/ : /^[\t\n\f\r \u00a0]*$/).test(node.text ?? "\0"))

/**
 * The block of `content`: a link of a related block, a subhead or a paragraph.
 * @param part makes a node of a type that holds text only
 */
export function blockOf(
  content: readonly Node[],
  { top, inside, dir }: Footing,
  part: (type: NodeType, attributes: Record<string, unknown>, content: readonly Node[]) => Node,
): Omit<Piece, "inStory"> {
  const role = top?.role ?? null
  if (top?.target)
    return { node: part(nodes.related_link, { ...top.target, dir }, content), role, wordItem: null }
  const heading = top?.textblock?.heading ?? null
  if (heading !== null && isFlow(inside))
    return { node: part(nodes.subhead, { dir, level: heading < 3 ? 2 : 3 }, content), role, wordItem: null }
  const node = nodes.paragraph.create({ dir }, Fragment.fromArray(content as Node[]))
  return { node, role, wordItem: top?.wordItem ?? null }
}
