/** Copying out: plain HTML that other programs read, and text with a blank line between blocks. */
import { DOMSerializer, type Node } from "prosemirror-model"
import type { EditorProps } from "prosemirror-view"
import { schema } from "../../../main/article/schema.ts"
import { rowHref } from "../links.ts"

/** Writes what the schema writes; rows of a related block are links, as other programs know them. */
const serializer = new DOMSerializer(
  {
    ...DOMSerializer.nodesFromSchema(schema),
    related_link: (node) => {
      const { dir, url, article } = node.attrs
      const href = rowHref(node.attrs)
      return [
        "p",
        { class: "related-link", dir, "data-url": url, ...(article ? { "data-article": article } : {}) },
        href ? ["a", { href }, 0] : ["span", 0],
      ]
    },
  },
  DOMSerializer.marksFromSchema(schema),
)

/** The editor's props for copying and cutting. */
export const copying: EditorProps = {
  clipboardSerializer: serializer,
  clipboardTextSerializer(slice) {
    const leaf = (node: Node) => (node.type.name === "line_break" ? "\n" : "")
    return slice.content.textBetween(0, slice.content.size, "\n\n", leaf)
  },
}
