/** Marks the block that the cursor is in, and in a related block the row. It looks only at the cursor's own ancestors. */
import { Plugin } from "prosemirror-state"
import { Decoration, DecorationSet } from "prosemirror-view"
import { depthOf, nodes } from "./parts.ts"

/**
 * The block of the body with the cursor bears the class `here`, which keeps it laid
 * out: in a block that `content-visibility` has skipped until the next frame,
 * Chromium puts typed characters before the caret.
 */
export function current(): Plugin {
  return new Plugin({
    props: {
      decorations({ doc, selection: { $head } }) {
        if ($head.depth < 2 || $head.node(1).type !== nodes.body) return null
        const marked = [Decoration.node($head.before(2), $head.after(2), { class: "here" })]
        const related = depthOf($head, "related")
        if (related > 0) {
          marked.push(Decoration.node($head.before(related), $head.after(related), { class: "current" }))
          if ($head.depth > related)
            marked.push(
              Decoration.node($head.before(related + 1), $head.after(related + 1), { class: "current" }),
            )
        }
        return DecorationSet.create(doc, marked)
      },
    },
  })
}
