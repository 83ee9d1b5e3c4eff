/** An article as plain text: its headline, its standfirst, then one line a block, whatever the block holds. */
import type { Article } from "../../article/schema.ts"
import { type ExportedBlock, type ExportedItem, type ExportedLink, exportedBlocks, textIn } from "./blocks.ts"

const oneLine = (text: string) => text.replace(/[\n\r\v\f\u0085\u2028\u2029]+/g, " ")

const linkText = ({ title, url }: ExportedLink) => [title, url].filter(Boolean).join(" ")

/** A label before its colon; some are written with one. */
function unmarked(label: string): string {
  let end = label.length
  while (end > 0 && (label[end - 1] === ":" || label[end - 1]!.trim() === "")) end--
  return label.slice(0, end)
}

/** Items with their bullets or numbers, set apart by spaces; the lists inside of an item follow it. */
function itemsText(ordered: boolean, start: number, items: ExportedItem[]): string {
  return items
    .map(({ text, lists }, index) =>
      [
        ordered ? `${start + index}.` : "•",
        text,
        ...lists.map((list) => itemsText(list.ordered, list.start, list.items)),
      ].join(" "),
    )
    .join(" ")
}

function blockText(block: ExportedBlock): string {
  switch (block.kind) {
    case "list":
      return itemsText(block.ordered, block.start, block.items)
    case "divider":
      return "* * *"
    case "figure":
      return `[${[block.caption || block.alt, block.credit].filter(Boolean).join(" | ")}]`
    case "related": {
      // The note is for the desk alone.
      const held = block.links.map(linkText).join(" | ")
      return held === "" ? unmarked(block.label) : `${unmarked(block.label)}: ${held}`
    }
    default:
      return block.text
  }
}

/**
 * `article` as text: the first line is the headline, the second the standfirst, both there even when
 * empty; every further line is a block. LF line ends, one at the end.
 */
export function exportText(article: Article): string {
  const lines = [
    textIn(article.child(0)),
    textIn(article.child(1)),
    ...exportedBlocks(article).map(blockText),
  ]
  return `${lines.map(oneLine).join("\n")}\n`
}
