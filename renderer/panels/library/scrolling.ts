/** Where the library's list is scrolled to when another line is chosen, or when its lines move. */
import { rem, reveal, scrollTo, type View } from "../viewport.ts"
import { type Layout, lineAt, lineHeight, topOf } from "./layout.ts"

/** The chosen line, or -1, and where the lines are. */
export type Shown = { chosen: number; laid: Layout }

/** Scrolls as little as brings the line `at` into sight. */
export function show(element: HTMLElement, laid: Layout, at: number) {
  const top = topOf(laid, at)
  reveal(element, top, top + lineHeight(laid, at), laid.head)
}

/**
 * Scrolls `element` so that the chosen line, if it is seen, else the first that is seen, stays at its place on the screen
 * when the list `before` becomes `after`. A chosen line that was wholly seen still is.
 */
export function stay(element: HTMLElement, seen: View, before: Shown, after: Shown) {
  if (before.laid === after.laid || seen.top === 0) return
  const bottom = seen.top + seen.height
  const top = topOf(before.laid, before.chosen)
  const end = top + lineHeight(before.laid, before.chosen)
  const isSeen = before.chosen >= 0 && end > seen.top && top < bottom
  const kept = isSeen ? before.chosen : lineAt(before.laid, seen.top)
  const moved = topOf(after.laid, kept + after.chosen - before.chosen) - topOf(before.laid, kept)
  if (moved === 0) return
  const unit = rem()
  // The browser itself scrolls back a list that became too short for where it was.
  const isAtEnd = element.scrollTop + element.clientHeight >= element.scrollHeight - 1
  const from = isAtEnd ? Math.max(element.scrollTop, seen.top * unit) : element.scrollTop
  scrollTo(element, from + moved * unit)
  if (isSeen && top >= seen.top && end <= bottom) show(element, after.laid, after.chosen)
}
