/** Marks the related block and the row that the cursor is in. It looks only at the cursor's own ancestors. */
import { Plugin } from "prosemirror-state"
import { Decoration, DecorationSet } from "prosemirror-view"
import { depthOf } from "./parts.ts"

/** The plugin that gives the block and the row the class `current`. */
export function current(): Plugin {
  return new Plugin({
    props: {
      decorations({ doc, selection: { $head } }) {
        const related = depthOf($head, "related")
        if (related < 0) return null
        const marked = [Decoration.node($head.before(related), $head.after(related), { class: "current" })]
        if ($head.depth > related)
          marked.push(
            Decoration.node($head.before(related + 1), $head.after(related + 1), { class: "current" }),
          )
        return DecorationSet.create(doc, marked)
      },
    },
  })
}
