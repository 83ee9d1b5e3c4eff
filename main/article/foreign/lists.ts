/** Makes lists of items without a list, and of the paragraphs of Word's lists. */
import type { Node } from "prosemirror-model"
import { schema } from "../schema.ts"
import type { Piece } from "./piece.ts"
import { type WordItem, wordNumber } from "./word.ts"

const { nodes } = schema

/** `pieces`, with neighbouring items that have no list put into one. */
export function withLists(pieces: readonly Piece[]): Piece[] {
  const made: Piece[] = []
  for (let index = 0; index < pieces.length; ) {
    const first = pieces[index]!
    const isAlike = first.wordItem
      ? ({ wordItem }: Piece) => wordItem?.series === first.wordItem!.series
      : ({ node, wordItem }: Piece) => !wordItem && node.type === nodes.list_item
    let end = index
    while (end < pieces.length && isAlike(pieces[end]!)) end++
    if (end === index) {
      made.push(first)
      index++
      continue
    }
    const items = pieces.slice(index, end)
    const lists = first.wordItem ? wordLists(items) : [bulletList(items)]
    for (const node of lists) made.push({ node, role: null, inStory: first.inStory, wordItem: null })
    index = end
  }
  return made
}

function bulletList(items: readonly Piece[]): Node {
  const { dir } = items[0]!.node.attrs
  return nodes.bullet_list.create(
    { dir },
    items.map(({ node }) => node),
  )
}

type WordList = { level: number; attributes: Record<string, unknown>; items: Item[] }
type Item = { dir: unknown; blocks: (Node | WordList)[] }

/** The lists that paragraphs of Word make. One of a higher level than the paragraph before it goes into that one's item. */
function wordLists(paragraphs: readonly Piece[]): Node[] {
  const lists: WordList[] = []
  /** The list of the paragraph at hand and those around it, the innermost last. */
  let open: WordList[] = []
  let last: WordItem | null = null
  for (const { node, wordItem } of paragraphs) {
    // Two line breaks split a paragraph, but both parts stay in one item.
    if (wordItem === last) {
      open.at(-1)!.items.at(-1)!.blocks.push(node)
      continue
    }
    last = wordItem
    const { level } = wordItem!
    open = open.filter((list) => list.level <= level)
    let list = open.at(-1)
    if (!list || list.level < level) {
      const start = wordNumber(wordItem!)
      list = { level, attributes: { dir: node.attrs.dir, ...(start === null ? {} : { start }) }, items: [] }
      const around = open.at(-1)?.items.at(-1)?.blocks ?? lists
      around.push(list)
      open.push(list)
    }
    list.items.push({ dir: node.attrs.dir, blocks: [node] })
  }
  return lists.map(listNode)
}

function listNode({ attributes, items }: WordList): Node {
  const type = attributes.start === undefined ? nodes.bullet_list : nodes.numbered_list
  return type.create(
    attributes,
    items.map(({ dir, blocks }) =>
      nodes.list_item.create(
        { dir },
        blocks.map((block) => ("items" in block ? listNode(block) : block)),
      ),
    ),
  )
}
