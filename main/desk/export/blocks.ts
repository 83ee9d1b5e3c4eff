/** The body of an article as plain data, for the exports as text and JSON. */
import type { Node } from "prosemirror-model"
import type { Direction } from "../../article/schema.ts"

export type ExportedLink = { title: string; url: string; article: string | null }

/** A block of the body. `text` is all of its text: line breaks, and the paragraphs of quotes and lists, are newlines. */
export type ExportedBlock = { dir: Direction; text: string } & (
  | { kind: "paragraph" }
  | { kind: "subhead"; level: 2 | 3 }
  | { kind: "quote" }
  | { kind: "list"; ordered: boolean; start: number; items: ExportedItem[] }
  | { kind: "figure"; src: string; alt: string; caption: string; credit: string }
  | { kind: "divider" }
  | { kind: "related"; label: string; note: string | null; links: ExportedLink[] }
)

/** An item of a list with the lists inside of it. */
export type ExportedItem = {
  text: string
  lists: { ordered: boolean; start: number; items: ExportedItem[] }[]
}

/** The text of a textblock; a line break is a newline. */
export function textIn(node: Node): string {
  return node.textBetween(0, node.content.size, "\n", (leaf) => (leaf.type.name === "line_break" ? "\n" : ""))
}

const children = (node: Node): Node[] => [...node.content.content]

function list(node: Node): { ordered: boolean; start: number; items: ExportedItem[] } {
  return {
    ordered: node.type.name === "numbered_list",
    start: (node.attrs.start as number | undefined) ?? 1,
    items: children(node).map((item) => ({
      text: children(item)
        .filter((child) => child.isTextblock)
        .map(textIn)
        .join("\n"),
      lists: children(item)
        .filter((child) => !child.isTextblock)
        .map(list),
    })),
  }
}

/** `node`, a child of the body, as data. */
function exportedBlock(node: Node): ExportedBlock {
  const base = { dir: node.attrs.dir as Direction, text: textIn(node) }
  switch (node.type.name) {
    case "subhead":
      return { kind: "subhead", ...base, level: node.attrs.level }
    case "quote":
      return { kind: "quote", ...base }
    case "bullet_list":
    case "numbered_list":
      return { kind: "list", ...base, ...list(node) }
    case "figure": {
      const [caption, credit] = children(node)
      return {
        kind: "figure",
        ...base,
        src: node.attrs.src,
        alt: node.attrs.alt,
        caption: caption ? textIn(caption) : "",
        credit: credit ? textIn(credit) : "",
      }
    }
    case "divider":
      return { kind: "divider", ...base }
    case "related": {
      const note = children(node).find((child) => child.type.name === "related_note")
      return {
        kind: "related",
        ...base,
        label: node.attrs.label,
        note: note ? textIn(note) : null,
        links: children(node)
          .filter((child) => child.type.name === "related_link")
          .map((child) => ({
            title: textIn(child),
            url: child.attrs.url as string,
            article: child.attrs.article as string | null,
          })),
      }
    }
    default:
      return { kind: "paragraph", ...base }
  }
}

/** The blocks of the body of `article`. */
export function exportedBlocks(article: Node): ExportedBlock[] {
  return children(article.child(2)).map(exportedBlock)
}
