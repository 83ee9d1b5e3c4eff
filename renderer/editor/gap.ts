/** The cursor between two blocks that hold no text of their own. */
import { gapCursor } from "prosemirror-gapcursor"
import { Plugin } from "prosemirror-state"

/** The gap cursor with its drawing and clicking, but without its arrow keys, which know only left to right. */
export function gaps(): Plugin {
  const { props } = gapCursor()
  const { handleKeyDown: _, ...rest } = props
  return new Plugin({ props: rest })
}
