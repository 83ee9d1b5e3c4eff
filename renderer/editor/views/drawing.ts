/** How the parts of an article are drawn, where it is written and where it is read. */
import type { EditorProps, NodeView } from "prosemirror-view"
import type { EditorHost } from "../host.ts"
import { bodyView, field, paragraphView, type Relabelled } from "./field.ts"
import { FigureView } from "./figure.ts"
import { RelatedView, RowView } from "./related.ts"

export type Drawing = Required<Relabelled> & Required<Pick<EditorProps, "nodeViews">>

/**
 * Draws the parts of one article at a time, and remembers the views that show words of the interface or facts of
 * linked articles.
 */
export function createDrawing(host: EditorHost): Drawing {
  const drawn = new Set<Relabelled>()
  function known<View extends NodeView & Relabelled>(made: View): View {
    drawn.add(made)
    made.destroy = () => void drawn.delete(made)
    return made
  }
  return {
    nodeViews: {
      headline: (node) => known(field("h1", "headline", () => host.words().editor.headline)(node)),
      standfirst: field("p", "standfirst"),
      caption: field("figcaption", "caption"),
      credit: field("small", "credit"),
      related_note: field("p", "related-note"),
      body: bodyView,
      paragraph: paragraphView,
      figure: (node, inside, at) => known(new FigureView(node, inside, at, host)),
      related: (node) => known(new RelatedView(node, host)),
      related_link: (node) => known(new RowView(node, host)),
    },
    relabel() {
      for (const one of drawn) one.relabel?.()
    },
    relink() {
      for (const one of drawn) one.relink?.()
    },
  }
}
