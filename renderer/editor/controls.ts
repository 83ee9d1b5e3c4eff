/** Chips that make invisible characters of direction visible, and the act that removes them. */
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state"
import type { DecorationSet } from "prosemirror-view"
import { createSigns } from "./signs.ts"
import "./signs.css"

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

const chips = createSigns(control, "control", names)

const key = new PluginKey<DecorationSet>("controls")

/** The plugin that draws the chips. */
export function controls(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_, { doc }) => chips.all(doc),
      apply: (tr, before) => chips.follow(tr, before),
    },
    props: {
      decorations: (state) => key.getState(state),
    },
  })
}

/** Characters that a writer never means: embeddings, overrides and isolates that another program left, and hidden breaks. */
const suspicious = /[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\u00ad]/g

/**
 * Removes the suspicious characters of the article. Where text is selected it removes those in the selection, and the
 * direction marks too, which elsewhere may be meant. Null if there are none.
 */
export function removeControls(state: EditorState): Transaction | null {
  const { doc, selection, tr } = state
  const { from, to } = selection.empty ? { from: 0, to: doc.content.size } : selection
  const found: number[] = []
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isText) return
    const start = Math.max(from, pos)
    const text = node.text!.slice(start - pos, to - pos)
    for (const { index } of text.matchAll(selection.empty ? suspicious : control)) found.push(start + index)
  })
  for (const at of found.reverse()) tr.delete(at, at + 1)
  return found.length > 0 ? tr : null
}
