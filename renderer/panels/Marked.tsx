/** A text with what was searched for marked in it. */
import type { ComponentChildren } from "preact"
import type { Marks } from "../../main/contract/library.ts"

/** Draws `text` with each range of `marks`, UTF-16 offsets in ascending order, in a `mark` element. */
export function Marked({ text, marks }: { text: string; marks: Marks }) {
  const pieces: ComponentChildren[] = []
  let at = 0
  for (const [from, to] of marks) {
    if (from < at || to > text.length) continue
    pieces.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>)
    at = to
  }
  pieces.push(text.slice(at))
  return <>{pieces}</>
}
