/** An article as the checks see it, and corrections in it. */
import type { Node } from "prosemirror-model"
import { Transform } from "prosemirror-transform"
import { type Article, schema } from "../../article/schema.ts"
import type { CheckedBlock } from "../../contract/checking.ts"
import { exportedBlocks, textIn } from "../export/blocks.ts"

/**
 * The blocks of `article`: `headline`, `standfirst`, then those of the body by their numbers from 0, as `midad show`
 * lists them.
 */
export function checkedBlocks(article: Article): CheckedBlock[] {
  return [
    { key: "headline", kind: "headline", text: textIn(article.child(0)) },
    { key: "standfirst", kind: "standfirst", text: textIn(article.child(1)) },
    ...exportedBlocks(article).map((block, index) => ({
      key: String(index),
      kind: "text" as const,
      text: block.text,
    })),
  ]
}

/** A correction: `from`..`to` of the text of the block `key` is replaced by `text`. */
export type Correction = { key: string; from: number; to: number; text: string }

/** A run of text in a block: where it begins in the block's text and in the document, and how long it is. */
type Run = { at: number; position: number; length: number }

/** The runs of the block `node` whose content begins at `start`; between them are line breaks and ends of paragraphs. */
function runsOf(node: Node, start: number): Run[] {
  const runs: Run[] = []
  let at = 0
  let isFirst = true
  const enter = (child: Node, position: number) => {
    if (child.isTextblock) {
      if (!isFirst) at += 1
      isFirst = false
    }
    if (child.isText) {
      runs.push({ at, position, length: child.text!.length })
      at += child.text!.length
    } else if (child.type.name === "line_break") at += 1
    return true
  }
  node.descendants((child, offset) => enter(child, start + offset))
  return runs
}

/** The block `key` of `article` and where its content begins; null if there is none. */
function blockAt(article: Article, key: string): { node: Node; start: number } | null {
  if (key === "headline") return { node: article.child(0), start: 1 }
  const standfirst = article.child(0).nodeSize
  if (key === "standfirst") return { node: article.child(1), start: standfirst + 1 }
  let start = standfirst + article.child(1).nodeSize + 1
  const body = article.child(2)
  const index = Number(key)
  if (index >= body.childCount) return null
  for (let before = 0; before < index; before++) start += body.child(before).nodeSize
  return { node: body.child(index), start: start + 1 }
}

/** The positions in the document of `from`..`to` in the text of a block; null if they are not in one paragraph. */
function rangeIn(runs: readonly Run[], from: number, to: number): { from: number; to: number } | null {
  const first = runs.find(
    ({ at, length }) => from >= at && from <= at + length && (from < at + length || from === to),
  )
  const last = [...runs].reverse().find(({ at, length }) => to > at && to <= at + length)
  const end = from === to ? first : last
  if (!first || !end) return null
  const range = { from: first.position + from - first.at, to: end.position + to - end.at }
  return range.to - range.from === to - from ? range : null
}

/**
 * `article` with `corrections`, and how many were made. One is not made where it overlaps another, or goes across the
 * end of a paragraph or a line break. Only what differs is replaced, so marks and links stay.
 */
export function corrected(
  article: Article,
  corrections: readonly Correction[],
): { article: Article; made: number } {
  const edits: { from: number; to: number; text: string }[] = []
  for (const { key, from, to, text } of corrections) {
    const block = blockAt(article, key)
    const range = block && rangeIn(runsOf(block.node, block.start), from, to)
    if (range) edits.push({ ...range, text })
  }
  edits.sort((one, other) => other.from - one.from || other.to - one.to)
  const transform = new Transform(article)
  let before = Number.POSITIVE_INFINITY
  let made = 0
  for (const { from, to, text } of edits) {
    if (to > before || (to === before && from === to)) continue
    before = from
    made += 1
    replace(transform, from, to, text)
  }
  return { article: transform.doc as Article, made }
}

/** Replaces only what differs; new text has the marks of what it replaces, or of what stands before it. */
function replace(transform: Transform, from: number, to: number, text: string): void {
  const old = transform.doc.textBetween(from, to)
  let head = 0
  while (head < old.length && head < text.length && old[head] === text[head]) head++
  let tail = 0
  while (tail < old.length - head && tail < text.length - head && old.at(-1 - tail) === text.at(-1 - tail))
    tail++
  const start = from + head
  const end = to - tail
  const fresh = text.slice(head, text.length - tail)
  const place = transform.doc.resolve(start)
  const marks = (start < end ? place.nodeAfter?.marks : undefined) ?? place.marks()
  if (fresh === "") transform.delete(start, end)
  else transform.replaceWith(start, end, schema.text(fresh, marks))
}
