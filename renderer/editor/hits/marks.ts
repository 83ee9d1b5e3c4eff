/** The marks on the hits near the part of the article that is seen. */
import type { Node } from "prosemirror-model"
import { type EditorState, PluginKey, type StateField } from "prosemirror-state"
import type { Mapping } from "prosemirror-transform"
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view"
import { type PlacedHit, placesOf, type Sought, wantedAt } from "./sought.ts"
import "./hits.css"

/** How many positions around the seen part are marked too. */
const around = 3000

/** The marks, and every change of the document since they were last made from a search of it. */
export type Drawn = { set: DecorationSet; changes: readonly Mapping[] }

/** The key of the plugin that has the marks. */
export const marksKey = new PluginKey<Drawn>("hits")
const nothing: Drawn = { set: DecorationSet.empty, changes: [] }

/** The marks in `state`, and the changes since they were made. */
export const drawnIn = (state: EditorState): Drawn => marksKey.getState(state) ?? nothing

/** The plugin's state. The marks move with the text until they are made anew. */
export const marksField = (sought: Sought): StateField<Drawn> => ({
  init: () => nothing,
  // A state may be made to see what a command would do, and thrown away: the hits are moved when one is shown.
  apply(tr, before) {
    const given = tr.getMeta(marksKey) as Drawn | undefined
    if (given) return given
    if (!tr.docChanged || (!sought.search && before === nothing)) return before
    const set = before.set === DecorationSet.empty ? before.set : before.set.map(tr.mapping, tr.doc)
    return { set, changes: [...before.changes, tr.mapping] }
  },
})

/** The positions that can be seen, and some around them. */
function seenRange(of: EditorView): { from: number; to: number } {
  const sheet = of.dom.closest(".sheet") ?? of.dom
  const box = sheet.getBoundingClientRect()
  const text = of.dom.getBoundingClientRect()
  const x = (text.left + text.right) / 2
  const top = of.posAtCoords({ left: x, top: Math.max(box.top, text.top) + 2 })?.pos ?? 0
  const end = of.posAtCoords({ left: x, top: Math.min(box.bottom, text.bottom) - 2 })?.pos
  return { from: top - around, to: (end ?? top + around) + around }
}

/** The mark on a hit in `doc`; null where its node is gone. */
function markOf(hit: PlacedHit, isCurrent: boolean, doc: Node): Decoration | null {
  const name = isCurrent ? "hit hit-current" : "hit"
  if (hit.place.at === "block") return Decoration.inline(hit.from, hit.to, { class: name })
  const node = doc.nodeAt(hit.from)
  return node && Decoration.node(hit.from, hit.from + node.nodeSize, { class: name })
}

/** The marks of the part that is seen. It is looked through at once, however far the search is. */
function marksOf(view: EditorView, sought: Sought): DecorationSet {
  if (!sought.search) return DecorationSet.empty
  const { doc } = view.state
  const seen = seenRange(view)
  const current = sought.found[sought.at]
  const drawn: Decoration[] = []
  for (const place of placesOf(doc)) {
    if (place.at === "field" || place.pos > seen.to || place.pos + place.text.length < seen.from) continue
    for (const hit of wantedAt(place, sought)) {
      const isCurrent = current !== undefined && current.from === hit.from && current.to === hit.to
      const mark = markOf(hit, isCurrent, doc)
      if (mark) drawn.push(mark)
    }
  }
  return drawn.length > 0 ? DecorationSet.create(doc, drawn) : DecorationSet.empty
}

/** Makes the marks of what is seen in `view` anew. */
export function draw(view: EditorView, sought: Sought): void {
  const set = marksOf(view, sought)
  if (set === DecorationSet.empty && marksKey.getState(view.state) === nothing) return
  const next = set === DecorationSet.empty ? nothing : { set, changes: [] }
  view.dispatch(view.state.tr.setMeta(marksKey, next).setMeta("addToHistory", false))
}
