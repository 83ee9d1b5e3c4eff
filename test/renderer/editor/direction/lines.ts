/**
 * Lines as text, with the caret in them: `قال |BBC`. `|` is the caret, or the moving end of a selection whose other end
 * is `^`; ` ¶ ` ends a block. A block that begins with `→` is a Latin paragraph (left to right), with `#` a subhead, with
 * `>` a quote, with `-` a list item; `---` is a divider, `[---]` one that is selected. `↵` is a line break within a
 * block, `<b>` strong, `<a>` a link, `<i>` a run that is set apart (left to right).
 */
import type { Node as ArticleNode, Mark } from "prosemirror-model"
import { type EditorState, NodeSelection } from "prosemirror-state"
import {
  br,
  h2,
  hr,
  isolate,
  li,
  link,
  type Picture,
  p,
  quote,
  strong,
  ul,
} from "../../../support/pictures.ts"
import { story } from "../harness.ts"

type Part = Parameters<typeof p>[1]

/** One character of a line, and the letters of its marks. */
export type Cell = { text: string; marks: string }

/** A block, and how many cells stand before the ends of the selection; -1 for an end that is elsewhere. */
export type Line = { name: string; cells: Cell[]; anchor: number; head: number; chosen: boolean }

const marked: Record<string, (...parts: Part[]) => Part> = {
  b: strong,
  a: (...parts) => link({ href: "https://a.example/" }, ...parts),
  i: isolate,
}

/** The article whose body is drawn by `lines`, with the selection as it is drawn there. */
export function pictureOf(lines: string): Picture {
  const tagged = lines.includes("^")
    ? lines.replace("^", "<A>").replace("|", "<B>")
    : lines.replace("|", "<A>")
  return story(...tagged.split(" ¶ ").map(blockOf))
}

function blockOf(line: string): Picture {
  if (line === "---") return hr()
  const rest = partsOf(line.replace(/^[→#>-]/, ""))
  switch (line[0]) {
    case "→":
      return p({ dir: "ltr" }, ...rest)
    case "#":
      return h2(...rest)
    case ">":
      return quote(p(...rest))
    case "-":
      return ul(li(p(...rest)))
    default:
      return p(...rest)
  }
}

/** The content of a line: its text, its line breaks and its marks, which do not nest. */
function partsOf(line: string): Part[] {
  return line.split(/(<[bai]>.*?<\/[bai]>|↵)/u).flatMap((piece, index) => {
    if (piece === "") return []
    if (piece === "↵") return [br()]
    const isMarked = index % 2 === 1
    const text = (isMarked ? piece.slice(3, -4) : piece).replaceAll("<A>", "<a>").replaceAll("<B>", "<b>")
    return [isMarked ? marked[piece[1]!]!(text) : text]
  })
}

function written({ name, cells, anchor, head, chosen }: Line): string {
  if (chosen) return `[${name}]`
  let line = name
  let open = ""
  for (let at = 0; at <= cells.length; at++) {
    const marks = cells[at]?.marks ?? ""
    if (marks !== open) line += [...open].map((mark) => `</${mark}>`).join("")
    if (at === anchor && anchor !== head) line += "^"
    if (at === head) line += "|"
    if (marks !== open) line += [...marks].map((mark) => `<${mark}>`).join("")
    open = marks
    line += cells[at]?.text ?? ""
  }
  return line
}

/** The lines as they are written. Headline and standfirst are the same everywhere: only with the caret in them. */
export const writtenLines = (lines: Line[]) =>
  lines
    .filter(({ name, anchor, head }) => !name.endsWith(":") || anchor >= 0 || head >= 0)
    .map(written)
    .join(" ¶ ")

const letters: Record<string, string> = { strong: "b", link: "a", isolate: "i" }
const lettersOf = (marks: readonly Mark[]) =>
  marks.map(({ type }) => letters[type.name] ?? type.name).join("")

/** The lines of an editor's article, with its selection. */
export function linesOf({ doc, selection }: EditorState): string {
  const isNode = selection instanceof NodeSelection
  const lines: Line[] = []
  doc.descendants((node, pos, parent) => {
    const name = nameOf(node, parent)
    if (!node.isTextblock) {
      const chosen = isNode && selection.from === pos
      if (node.isAtom || chosen) lines.push({ name, cells: [], anchor: -1, head: -1, chosen })
      return true
    }
    const cells = node.children.flatMap((child): Cell[] => {
      const marks = lettersOf(child.marks)
      return child.isText ? child.text!.split("").map((text) => ({ text, marks })) : [{ text: "↵", marks }]
    })
    const at = (where: number) =>
      !isNode && where > pos && where <= pos + 1 + node.content.size ? where - pos - 1 : -1
    lines.push({ name, cells, anchor: at(selection.anchor), head: at(selection.head), chosen: false })
    return false
  })
  return writtenLines(lines)
}

function nameOf(node: ArticleNode, parent: ArticleNode | null): string {
  switch (node.type.name) {
    case "headline":
    case "standfirst":
      return `${node.type.name}:`
    case "subhead":
      return "#"
    case "divider":
      return "---"
    case "paragraph": {
      const around = { quote: ">", list_item: "-" }[parent!.type.name] ?? ""
      return around + (node.attrs.dir === "ltr" ? "→" : "")
    }
  }
  return node.type.name
}
