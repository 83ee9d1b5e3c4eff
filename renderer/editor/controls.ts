/** Chips that make invisible characters of direction visible. Only text that changes is looked at. */
import type { Node } from "prosemirror-model"
import { Plugin, PluginKey } from "prosemirror-state"
import { Decoration, DecorationSet } from "prosemirror-view"
import { brings } from "./brought.ts"
import "./controls.css"

/** The characters that are drawn as chips, and what is written on them. */
const names: Record<string, string> = {
  "\u200e": "LRM",
  "\u200f": "RLM",
  "\u061c": "ALM",
  "\u202a": "LRE",
  "\u202b": "RLE",
  "\u202c": "PDF",
  "\u202d": "LRO",
  "\u202e": "RLO",
  "\u2066": "LRI",
  "\u2067": "RLI",
  "\u2068": "FSI",
  "\u2069": "PDI",
  "\u200b": "ZWSP",
  "\u2060": "WJ",
  "\ufeff": "BOM",
  "\u00ad": "SHY",
}
const control = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\u00ad]/g

/** The chips for the text between `from` and `to`. */
function chips(doc: Node, from: number, to: number): Decoration[] {
  const found: Decoration[] = []
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isText) return
    const start = Math.max(from, pos)
    for (const match of node.text!.slice(start - pos, to - pos).matchAll(control)) {
      const at = start + match.index
      found.push(Decoration.inline(at, at + 1, { class: "control", "data-name": names[match[0]]! }))
    }
  })
  return found
}

const hasControl = ({ text }: Node) => text !== undefined && text.search(control) >= 0

const key = new PluginKey<DecorationSet>("controls")

/** The plugin that draws the chips. */
export function controls(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_, { doc }) => {
        const all = chips(doc, 0, doc.content.size)
        return all.length > 0 ? DecorationSet.create(doc, all) : DecorationSet.empty
      },
      apply(tr, before) {
        if (!tr.docChanged) return before
        if (before === DecorationSet.empty && !brings(tr, hasControl)) return before
        let set = before === DecorationSet.empty ? before : before.map(tr.mapping, tr.doc)
        tr.mapping.maps.forEach((map, index) => {
          const later = tr.mapping.slice(index + 1)
          map.forEach((_from, _to, newFrom, newTo) => {
            const from = later.map(newFrom, -1)
            const to = later.map(newTo, 1)
            if (from >= to) return
            const added = chips(tr.doc, from, to)
            const known = set === DecorationSet.empty ? [] : set.find(from, to)
            const fresh = added.filter((chip) => !known.some((old) => old.from === chip.from))
            if (fresh.length > 0) set = set.add(tr.doc, fresh)
          })
        })
        return set
      },
    },
    props: {
      decorations: (state) => key.getState(state),
    },
  })
}
