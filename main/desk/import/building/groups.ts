/** Lines of an import, put together to the textblocks that they make. */
import type { Fragment, Node } from "prosemirror-model"
import type { ImportLine } from "../../../contract/importing.ts"
import { textOf } from "../lines.ts"
import type { Markup } from "../source.ts"

/** Lines that go into one textblock. */
export type Group = {
  kind: ImportLine["kind"]
  reason: string
  /** The text without its indentation, and how long that was, in code units. */
  text: string
  indent: number
  /** The number of its first line. */
  number: number
  /** What a page has in that line; null for lines of plain text. */
  content: Fragment | null
  /** Blocks before it. */
  before: readonly Node[]
}

/** Kinds that do not go into the article. */
const setAside: ReadonlySet<ImportLine["kind"]> = new Set(["blank", "boilerplate", "caption", "dropped"])

/**
 * The groups of the lines that go into the article, in their order, and the blocks after the last of them. `markup` is
 * by line number.
 */
export function groupsOf(
  lines: readonly ImportLine[],
  markup: ReadonlyMap<number, Markup>,
): { groups: Group[]; rest: Node[] } {
  const groups: (Group & { last: number })[] = []
  // Blocks before a line that is left out go before the next line that is kept.
  let before: Node[] = []
  for (const { line, kind, reason, text } of lines) {
    before.push(...(markup.get(line)?.before ?? []))
    if (setAside.has(kind)) continue
    const open = groups.at(-1)
    if (reason === "wrapped" && open && open.kind === kind && open.last === line - 1) {
      open.text += ` ${textOf(text)}`
      open.last = line
    } else {
      const bare = textOf(text)
      const content = markup.get(line)?.content ?? null
      groups.push({
        kind,
        reason,
        text: bare,
        indent: text.indexOf(bare),
        number: line,
        last: line,
        content,
        before,
      })
      before = []
    }
  }
  return { groups, rest: before }
}
