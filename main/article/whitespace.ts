/** White space in pages: tells text from layout of the source. */
import { Fragment, type Node } from "prosemirror-model"
import { schema } from "./schema.ts"

/** How to take line ends in text: as they are, or as the line breaking of a program that formats HTML. */
export type LineEnds = "text" | "formatting"

/** White space that a text holds on purpose: it is written as references. */
const writtenSpace = /&(#0*(9|10|12|13)|#x0*[9acd]|tab|newline);/i

/** How to treat the line ends of an article's file in another form. */
export function lineEndsOf(source: string): LineEnds {
  // In the head they separate the values of a field and do not count.
  return writtenSpace.test(source.slice(source.indexOf("<article") + 1)) ? "text" : "formatting"
}

/** `text` without the line breaking of a program that formats HTML; all of it at the edges of its element. */
export function unwrap(text: string, first: boolean, last: boolean): string {
  return text.replace(/[ \t\n\f]+/g, (space, at: number) => {
    if (!space.includes("\n")) return space
    const atEdge = (first && at === 0) || (last && at + space.length === text.length)
    return atEdge ? "" : " "
  })
}

/** The content of a textblock without the line breaking of a program that formats HTML. */
export function unwrapped(content: readonly Node[]): Node[] {
  if (!content.some((node) => node.text?.includes("\n"))) return [...content]
  const joined = Fragment.fromArray(content as Node[])
  return joined.content.flatMap((node, index) => {
    if (!node.isText) return [node]
    const text = unwrap(node.text!, index === 0, index === joined.childCount - 1)
    return text === "" ? [] : [schema.text(text, node.marks)]
  })
}

/** `run` without line breaks and white space at its edges, and without space before a line break. */
export function trimmed(run: readonly Node[]): Node[] {
  const content: Node[] = []
  for (const node of run) {
    if (!node.isText) trimEnd(content)
    if (node.isText || content.length > 0) content.push(node)
  }
  trimEnd(content)
  while (content.length > 0 && !content.at(-1)!.isText) {
    content.pop()
    trimEnd(content)
  }
  return content
}

/** White space that is layout of a page's source. */
const layout = "\t\n\f\r "

function trimEnd(content: Node[]): void {
  for (let last = content.at(-1); last?.isText; last = content.at(-1)) {
    const whole = last.text!
    let end = whole.length
    while (end > 0 && layout.includes(whole[end - 1]!)) end--
    const text = whole.slice(0, end)
    if (text === last.text) return
    content.pop()
    if (text !== "") content.push(schema.text(text, last.marks))
  }
}
