/** The frames of a page. */
import type { Frame } from "playwright-core"
import { inward, originOf } from "./origin.ts"

/** A frame as event handlers see it. */
export type FrameView = { url: string; origin: string; parent: FrameView | null; top: FrameView | null }

export function frameView(frame: Frame): FrameView {
  const parent = frame.parentFrame()
  const url = inward(frame.url())
  const view: FrameView = { url, origin: originOf(url), parent: parent ? frameView(parent) : null, top: null }
  view.top = view.parent ? view.parent.top : view
  return view
}
