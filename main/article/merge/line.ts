/** Merges a headline or a standfirst, which are one line each. */
import { Fragment, type Node } from "prosemirror-model"
import { schema } from "../schema.ts"
import { verdictOf } from "./verdict.ts"

/** The line as two sides have it now; null if both changed it in different ways. */
export function mergeLines(base: Node | null, ours: Node, theirs: Node): Node | null {
  const verdict = verdictOf(base && [base], [ours], [theirs])
  if (verdict !== "conflict") return verdict === "ours" ? ours : theirs
  if (base === null) return null
  if (holds(ours, theirs, base)) return ours
  return holds(theirs, ours, base) ? theirs : null
}

/** Both lines as one: ours, a space, theirs. */
export function joinedLines(ours: Node, theirs: Node): Node {
  if (ours.content.size === 0) return theirs
  if (theirs.content.size === 0) return ours
  return ours.copy(ours.content.append(Fragment.from(schema.text(" "))).append(theirs.content))
}

/** Whether `whole` is two lines joined of which one is `part`, which is not `base` with something taken out. */
function holds(whole: Node, part: Node, base: Node): boolean {
  const { size } = part.content
  const more = whole.content.size - size - 1
  if (size === 0 || more <= 0 || base.textContent.includes(part.textContent)) return false
  const isSpace = (at: number) => whole.textBetween(at, at + 1) === " "
  if (isSpace(more) && whole.content.cut(more + 1).eq(part.content)) return true
  return isSpace(size) && whole.content.cut(0, size).eq(part.content)
}
