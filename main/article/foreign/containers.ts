/** Containers of a page (quotes, lists, figures, related blocks): what they gather, and the blocks that they make. */
import type { Node, NodeType } from "prosemirror-model"
import { schema } from "../schema.ts"
import { textOf } from "../text.ts"

/** What a block may become besides a block of the body; null for none of it. */
export type Role = "headline" | "standfirst" | "label" | null

/** A block of the page before it is known what becomes of it. */
export type Piece = { node: Node; role: Role; inStory: boolean }

/** What a container of the page gathers. */
export type Gathering = {
  type: "root" | "quote" | "list" | "item" | "figure" | "related"
  attributes: Record<string, unknown>
  pieces: Piece[]
}

/** Makes a node of a type that holds text only, with what it can hold of a block. */
export type Part = (type: NodeType, block: Node) => Node

const { nodes } = schema

/**
 * The blocks that a container makes when it has ended; maybe none.
 * @param own whether the page is a file of ours, where an empty item is one
 */
export function blocksOf({ type, attributes, pieces }: Gathering, own: boolean, part: Part): Node[] {
  const content = pieces.map((piece) => piece.node)
  switch (type) {
    case "quote":
      return content.length > 0 ? [nodes.quote.create(attributes, content)] : []
    case "item":
      if (content.length === 0 && !own) return []
      if (content[0]?.type !== nodes.paragraph)
        content.unshift(nodes.paragraph.create({ dir: attributes.dir }))
      return [nodes.list_item.create(attributes, content)]
    case "list":
      return content.length > 0 ? [list(attributes, content)] : []
    case "figure":
      return attributes.src === undefined ? content : figure(attributes, content, part)
    case "related":
      return related(attributes, pieces, part)
    case "root":
      throw new RangeError("The page itself is no container")
  }
}

function list(attributes: Record<string, unknown>, content: readonly Node[]): Node {
  const items = content.map((node) =>
    node.type === nodes.list_item ? node : nodes.list_item.create({ dir: node.attrs.dir }, node),
  )
  const type = attributes.start === undefined ? nodes.bullet_list : nodes.numbered_list
  return type.create(attributes, items)
}

/** A figure: its picture, a caption, a credit; other text goes after it. */
function figure(attributes: Record<string, unknown>, content: readonly Node[], part: Part): Node[] {
  const [caption, credit] = content.filter((node) => node.isTextblock)
  const words = [
    caption ? part(nodes.caption, caption) : nodes.caption.create({ dir: attributes.dir }),
    credit ? part(nodes.credit, credit) : nodes.credit.create({ dir: attributes.dir }),
  ]
  const others = content.filter((node) => node !== caption && node !== credit)
  return [nodes.figure.create(attributes, words), ...others]
}

/** A related block: its label, a note, its links; other text goes after it. */
function related(attributes: Record<string, unknown>, pieces: readonly Piece[], part: Part): Node[] {
  const isLink = ({ node }: Piece) => node.type === nodes.related_link
  const label = pieces.find((piece) => piece.role === "label" && !isLink(piece))
  const firstLink = pieces.findIndex(isLink)
  const note = pieces.find(
    (piece, index) => piece !== label && !isLink(piece) && (firstLink < 0 || index < firstLink),
  )
  const block = nodes.related.create({ ...attributes, label: label ? textOf(label.node) : "" }, [
    ...(note ? [part(nodes.related_note, note.node)] : []),
    ...pieces.filter(isLink).map((piece) => piece.node),
  ])
  const others = pieces.filter((piece) => piece !== label && piece !== note && !isLink(piece))
  return [block, ...others.map((piece) => piece.node)]
}
