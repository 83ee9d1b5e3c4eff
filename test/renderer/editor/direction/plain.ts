/** The page of an article without an editor: the same elements in the same style, which the browser alone edits. */
import { type Node as ArticleNode, DOMSerializer } from "prosemirror-model"
import type { Article } from "../../../../main/article/schema.ts"
import type { Picture } from "../../../support/pictures.ts"
import { type Cell, type Line, writtenLines } from "./lines.ts"

const textblocks = "h1, h2, p"

/** Puts `article` into `place` as a page that the browser alone edits, and gives it back. */
export function plainPage(place: HTMLElement, article: Article): HTMLElement {
  const around = document.createElement("div")
  around.className = "editor"
  const page = document.createElement("div")
  page.className = "ProseMirror article"
  page.dir = "rtl"
  page.contentEditable = "true"
  page.append(DOMSerializer.fromSchema(article.type.schema).serializeFragment(article.content))
  for (const block of page.querySelectorAll(textblocks))
    if (!block.lastChild || block.lastChild.nodeName === "BR") block.append(document.createElement("br"))
  around.append(page)
  place.append(around)
  return page
}

/** Puts the page's selection where `picture`, which `page` shows, has it. */
export function choosePlain(page: HTMLElement, picture: Picture) {
  const { a, b } = picture.tag
  const blocks = page.querySelectorAll(textblocks)
  const place = (position: number): [Node, number] => {
    const $pos = picture.resolve(position)
    const block = blocks[textblocksBefore(picture, $pos.before())]!
    let left = $pos.parentOffset
    for (const leaf of leaves(block)) {
      if (leaf instanceof Text && left <= leaf.length) return [leaf, left]
      const parent = leaf.parentNode!
      if (left === 0) return [parent, [...parent.childNodes].indexOf(leaf as ChildNode)]
      left -= lengthOf(leaf)
    }
    return [block, 0]
  }
  page.focus()
  document.getSelection()!.setBaseAndExtent(...place(a!), ...place(b ?? a!))
}

function textblocksBefore(doc: ArticleNode, before: number): number {
  let count = 0
  doc.descendants((node, pos) => {
    if (node.isTextblock && pos < before) count++
    return !node.isTextblock
  })
  return count
}

/** The pieces of text and the line breaks in `root`. */
function leaves(root: Node): Node[] {
  const found: Node[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ALL)
  while (walker.nextNode()) {
    const { currentNode } = walker
    if (currentNode instanceof Text || currentNode.nodeName === "BR") found.push(currentNode)
  }
  return found
}

const lengthOf = (leaf: Node) => (leaf instanceof Text ? leaf.length : 1)

/** The lines of a page that the browser alone edits, with the page's selection. */
export function plainLinesOf(page: HTMLElement): string {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = document.getSelection()!
  const lines = [...page.querySelectorAll(`${textblocks}, hr`)].map((block): Line => {
    const all = leaves(block)
    // A last <br> holds the line open and is no line break.
    if (all.at(-1)?.nodeName === "BR") all.pop()
    const cells = all.flatMap((leaf): Cell[] => {
      const marks = marksOf(leaf, block)
      return leaf instanceof Text
        ? leaf.data.split("").map((text) => ({ text, marks }))
        : [{ text: "↵", marks }]
    })
    const at = (node: Node | null, offset: number) =>
      node && block.contains(node) ? Math.min(cells.length, lengthBefore(block, node, offset)) : -1
    return {
      name: nameOf(block),
      cells,
      anchor: at(anchorNode, anchorOffset),
      head: at(focusNode, focusOffset),
      chosen: false,
    }
  })
  return writtenLines(lines)
}

function lengthBefore(block: Element, node: Node, offset: number): number {
  const range = document.createRange()
  range.setStart(block, 0)
  range.setEnd(node, offset)
  return leaves(range.cloneContents()).reduce((sum, leaf) => sum + lengthOf(leaf), 0)
}

const letters: Record<string, string> = { B: "b", STRONG: "b", A: "a", BDI: "i" }

function marksOf(leaf: Node, block: Element): string {
  let marks = ""
  for (let around = leaf.parentElement; around && around !== block; around = around.parentElement)
    marks = (letters[around.nodeName] ?? "") + marks
  return marks
}

function nameOf(block: Element): string {
  if (block.matches("h1")) return "headline:"
  if (block.matches(".standfirst")) return "standfirst:"
  if (block.matches("hr")) return "---"
  if (block.matches("h2")) return "#"
  const around = block.closest("blockquote") ? ">" : block.closest("li") ? "-" : ""
  return around + (block.getAttribute("dir") === "ltr" ? "→" : "")
}
