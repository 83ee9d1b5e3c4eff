/**
 * The hits of a search in the article that is open: all of them are known, those near the part that is seen are marked.
 * A long article is searched in slices, so that no key waits, and every paragraph once.
 */
import { NodeSelection, Plugin, TextSelection } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import type { Search } from "../../../main/article/find/search.ts"
import { type Drawn, draw, drawnIn, marksField, marksKey } from "./marks.ts"
import { createSlices } from "./slices.ts"
import { createFollowing, nothingSought, type PlacedHit, type Sought } from "./sought.ts"

/** How far a search is. `at` is the index of the hit that was gone to last, -1 for none. */
export type HitsState = {
  total: number
  at: number
  /** Where that hit is; null for none. */
  current: PlacedHit | null
  /** Whether the whole article was looked through. */
  complete: boolean
  /** Where the hits are, each from 0, the beginning, to 1; at most one for a few pixels. */
  spread: readonly number[]
}

/** The hits as the window uses them. */
export type Hits = {
  /** Looks for `search` from now on, in every article that is shown; null ends it. `within`: in the selection alone. */
  look(search: Search | null, within?: boolean): void
  /** Goes to the next (1) or previous (-1) hit; with 0 to the first one at the cursor or behind it. */
  go(direction: 1 | -1 | 0): void
  /** The part of the document that is looked through; null for all of it. */
  range(): { from: number; to: number } | null
  /** Is called whenever `HitsState` changed. */
  onChange(listener: (state: HitsState) => void): void
}

/** Into how many pieces the length of the scroll bar is divided. */
const pieces = 160

/** What the window is told of a search in an article of `size` positions. */
function stateOf({ found, at, complete }: Sought, size: number): HitsState {
  const seen = new Set<number>()
  for (const { from } of found) if (from >= 0) seen.add(Math.floor((from / size) * pieces))
  const spread = [...seen].map((piece) => piece / pieces)
  return { total: found.length, at, current: found[at] ?? null, complete, spread }
}

/** Makes the hits of one editor, and the plugin that draws them. */
export function createHits(): { plugin: Plugin<Drawn>; hits: Hits } {
  const sought = nothingSought()
  const follow = createFollowing(sought)
  let view: EditorView | null = null
  let listener: (state: HitsState) => void = () => undefined
  let frame = 0

  const tell = () => listener(stateOf(sought, view?.state.doc.content.size ?? 1))
  const drawNow = () => {
    if (view) draw(view, sought)
  }
  const slices = createSlices({
    sought,
    doc: () => view?.state.doc ?? null,
    changed: tell,
    began: drawNow,
  })
  const onScroll = () => {
    if (!sought.search || frame) return
    frame = requestAnimationFrame(() => {
      frame = 0
      drawNow()
    })
  }

  const plugin = new Plugin<Drawn>({
    key: marksKey,
    state: marksField(sought),
    props: { decorations: (state) => marksKey.getState(state)?.set },
    view(of) {
      view = of
      const sheet = of.dom.closest(".sheet")
      sheet?.addEventListener("scroll", onScroll, { passive: true })
      slices.later()
      return {
        update(now, before) {
          // After a character that was drawn ahead, the state before is the present one (decision 0006).
          if (follow(drawnIn(now.state).changes) || now.state.doc !== before.doc) slices.later()
        },
        destroy() {
          sheet?.removeEventListener("scroll", onScroll)
          cancelAnimationFrame(frame)
          frame = 0
          slices.drop()
          if (view === of) view = null
        },
      }
    },
  })

  /** Shows the hit of the index `to`. */
  function show(to: number): void {
    const hit = sought.found[to]
    if (!view || !hit) return
    sought.at = to
    if (hit.from >= 0) {
      const { tr, doc } = view.state
      const selection =
        hit.place.at === "block"
          ? TextSelection.create(doc, hit.from, hit.to)
          : NodeSelection.create(doc, hit.from)
      view.dispatch(tr.setSelection(selection).scrollIntoView())
    }
    drawNow()
    tell()
  }

  const hits: Hits = {
    look(next, inSelection = false) {
      if (view && inSelection && !sought.within) {
        const { from, to, empty } = view.state.selection
        sought.within = empty ? null : { from, to }
      }
      if (!inSelection) sought.within = null
      if (next !== sought.search) {
        sought.at = -1
        sought.found = []
      }
      sought.search = next
      slices.scan()
    },
    go(direction) {
      const { found, at } = sought
      if (!view || found.length === 0) return
      const { from } = view.state.selection
      if (at >= 0 && direction !== 0) return show((at + direction + found.length) % found.length)
      const next = found.findIndex((hit) => hit.from >= from)
      if (direction >= 0) show(Math.max(0, next))
      else show(((next < 0 ? found.length : next) - 1 + found.length) % found.length)
    },
    range: () => sought.within,
    onChange(next) {
      listener = next
    },
  }
  return { plugin, hits }
}
