/**
 * Containers of a page (quotes, lists, figures, related blocks, rows of tables): they gather content and make blocks
 * of it.
 */
import { Fragment, type Node, type NodeType } from "prosemirror-model"
import { schema } from "../schema.ts"
import { textOf } from "../text.ts"
import { withLists } from "./lists.ts"
import type { Piece } from "./piece.ts"

/** The content that a container gathers. */
export type Gathering = {
  type: "root" | "quote" | "list" | "item" | "figure" | "related" | "row" | "cell"
  attributes: Record<string, unknown>
  pieces: Piece[]
  /** Of a row: the content of each cell. */
  cells: Piece[][]
}

/** An empty container. */
export const gathering = (type: Gathering["type"], attributes: Record<string, unknown> = {}): Gathering => ({
  type,
  attributes,
  pieces: [],
  cells: [],
})

/** Whether a container can hold blocks of every kind. */
export const isFlow = ({ type }: Gathering): boolean => type === "root" || type === "cell"

/** Puts `pieces`, which follow each other, into a container. */
export function put(into: Gathering, pieces: readonly Piece[]): void {
  if (into.type === "row") into.cells.push([...pieces])
  else for (const piece of pieces) into.pieces.push(piece)
}

/** How containers make their blocks. */
export type Making = {
  /** Whether the page is a file of Midad's, in which an empty item counts. */
  isOwn: boolean
  /** Whether the container is in the page's story. */
  inStory: boolean
  /** The text between the cells of a row. */
  between: string
  /** Makes a node of a type that holds text only, with what it can hold of a block. */
  part(type: NodeType, block: Node): Node
}

const { nodes } = schema

/** The blocks that a container makes when it has ended; maybe none. */
export function piecesOf(container: Gathering, making: Making): Piece[] {
  if (container.type === "row") return row(container, making)
  if (container.type === "cell") return withLists(container.pieces)
  return blocksOf(container, making).map((node) => ({
    node,
    role: null,
    inStory: making.inStory,
    wordItem: null,
  }))
}

function blocksOf({ type, attributes, pieces }: Gathering, { isOwn, part }: Making): Node[] {
  const content = pieces.map((piece) => piece.node)
  switch (type) {
    case "quote":
      return content.length > 0 ? [nodes.quote.create(attributes, content)] : []
    case "item":
      if (content.length === 0 && !isOwn) return []
      if (content[0]?.type !== nodes.paragraph)
        content.unshift(nodes.paragraph.create({ dir: attributes.dir }))
      return [nodes.list_item.create(attributes, content)]
    case "list":
      return content.length > 0 ? [list(attributes, content)] : []
    case "figure":
      return attributes.src === undefined ? content : figure(attributes, content, part)
    case "related":
      return related(attributes, pieces, part)
    default:
      throw new RangeError(`No container: ${type}`)
  }
}

/** A list. A list directly inside of it belongs to the item before it, as browsers show it. */
function list(attributes: Record<string, unknown>, content: readonly Node[]): Node {
  const items: { attributes: Record<string, unknown>; blocks: Node[] }[] = []
  for (const node of content) {
    const { dir } = node.attrs
    const last = items.at(-1)
    if (node.type === nodes.list_item) items.push({ attributes: node.attrs, blocks: [...node.children] })
    else if (node.type === nodes.paragraph) items.push({ attributes: { dir }, blocks: [node] })
    else if (last) last.blocks.push(node)
    else items.push({ attributes: { dir }, blocks: [nodes.paragraph.create({ dir }), node] })
  }
  const type = attributes.start === undefined ? nodes.bullet_list : nodes.numbered_list
  return type.create(
    attributes,
    items.map((item) => nodes.list_item.create(item.attributes, item.blocks)),
  )
}

/** A figure: its picture, a caption, a credit; other text goes after it. */
function figure(attributes: Record<string, unknown>, content: readonly Node[], part: Making["part"]): Node[] {
  const [caption, credit] = content.filter((node) => node.isTextblock)
  const words = [
    caption ? part(nodes.caption, caption) : nodes.caption.create({ dir: attributes.dir }),
    credit ? part(nodes.credit, credit) : nodes.credit.create({ dir: attributes.dir }),
  ]
  const others = content.filter((node) => node !== caption && node !== credit)
  return [nodes.figure.create(attributes, words), ...others]
}

/** A related block: its label, a note, its links; other text goes after it. */
function related(
  attributes: Record<string, unknown>,
  pieces: readonly Piece[],
  part: Making["part"],
): Node[] {
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

/**
 * A row of a table: one paragraph, or the blocks of its cells where one of them holds more than a paragraph, as
 * in tables that only lay a page out.
 */
function row({ attributes, cells }: Gathering, { inStory, between }: Making): Piece[] {
  const isLine = cells.every(
    ([first, second]) => !second && (!first || (first.node.type === nodes.paragraph && !first.role)),
  )
  if (!isLine || cells.filter((pieces) => pieces.length > 0).length < 2) return cells.flat()
  const content = cells.flatMap((pieces, index) => [
    ...(index > 0 ? [schema.text(between)] : []),
    ...(pieces[0]?.node.children ?? []),
  ])
  const node = nodes.paragraph.create(attributes, Fragment.fromArray(content))
  return [{ node, role: null, inStory, wordItem: null }]
}
