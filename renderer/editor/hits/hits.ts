/**
 * The hits of a search in the article that is open: all of them are known, those near the part that is seen are marked.
 * A long article is searched in slices, so that no key waits, and every paragraph once.
 */
import type { Node } from "prosemirror-model"
import { NodeSelection, Plugin, PluginKey, TextSelection } from "prosemirror-state"
import type { Mapping } from "prosemirror-transform"
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view"
import { hitsAt, isSearched } from "../../../main/article/find/in-article.ts"
import { eachPlace, type Place } from "../../../main/article/find/places.ts"
import type { Hit, Search } from "../../../main/article/find/search.ts"
import "./hits.css"

/** A hit, and where it is in the document: where its text is no text of the page, the node that has it. */
export type PlacedHit = { place: Place; hit: Hit; from: number; to: number }

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

/** How long one slice may take, in milliseconds: a part of what a frame has. */
const slice = 5
/** How many positions around the seen part are marked too. */
const around = 3000
/** Into how many pieces the length of the scroll bar is divided. */
const pieces = 160

/** The marks, and every change of the document since they were last made from a search of it. */
type Drawn = { set: DecorationSet; changes: readonly Mapping[] }

const key = new PluginKey<Drawn>("hits")
const nothing: Drawn = { set: DecorationSet.empty, changes: [] }

const known = new WeakMap<Node, readonly Place[]>()

/** The texts of an article, listed once. */
function placesOf(doc: Node): readonly Place[] {
  let places = known.get(doc)
  if (!places) {
    const list: Place[] = []
    eachPlace(doc, (place) => {
      list.push(place)
      return true
    })
    places = list
    known.set(doc, places)
  }
  return places
}

/** Where in the document a hit is. */
function placed(place: Place, hit: Hit): PlacedHit {
  if (place.at === "block") return { place, hit, from: place.pos + hit.from, to: place.pos + hit.to }
  if (place.at === "attribute") return { place, hit, from: place.pos, to: place.pos + 1 }
  return { place, hit, from: -1, to: -1 }
}

/** Makes the hits of one editor, and the plugin that draws them. */
export function createHits(): { plugin: Plugin<Drawn>; hits: Hits } {
  let view: EditorView | null = null
  let search: Search | null = null
  /** The part that is looked through; null for everything. */
  let within: { from: number; to: number } | null = null
  let found: PlacedHit[] = []
  let complete = true
  let at = -1
  /** The search that is under way: what is still to be looked through, and what was found so far. */
  let going: {
    places: readonly Place[]
    next: number
    found: PlacedHit[]
    current: PlacedHit | undefined
  } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let listener: (state: HitsState) => void = () => undefined

  function tell(): void {
    const size = view?.state.doc.content.size ?? 1
    const seen = new Set<number>()
    for (const { from } of found) if (from >= 0) seen.add(Math.floor((from / size) * pieces))
    const spread = [...seen].map((piece) => piece / pieces)
    listener({ total: found.length, at, current: found[at] ?? null, complete, spread })
  }

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

  /** The marks of the part that is seen. It is looked through at once, however far the search is. */
  function marksOf(doc: Node, of: EditorView): DecorationSet {
    if (!search) return DecorationSet.empty
    const seen = seenRange(of)
    const current = found[at]
    const drawn: Decoration[] = []
    const mark = (hit: PlacedHit) => {
      const name = current && current.from === hit.from && current.to === hit.to ? "hit hit-current" : "hit"
      if (hit.place.at === "block") drawn.push(Decoration.inline(hit.from, hit.to, { class: name }))
      else {
        const node = doc.nodeAt(hit.from)
        if (node) drawn.push(Decoration.node(hit.from, hit.from + node.nodeSize, { class: name }))
      }
    }
    for (const place of placesOf(doc)) {
      if (place.at === "field" || place.pos > seen.to || place.pos + place.text.length < seen.from) continue
      for (const hit of hitsAt(place, search)) {
        const one = placed(place, hit)
        if (isWanted(one)) mark(one)
      }
    }
    return drawn.length > 0 ? DecorationSet.create(doc, drawn) : DecorationSet.empty
  }

  function draw(): void {
    if (!view) return
    const set = marksOf(view.state.doc, view)
    if (set === DecorationSet.empty && key.getState(view.state) === nothing) return
    const next = set === DecorationSet.empty ? nothing : { set, changes: [] }
    view.dispatch(view.state.tr.setMeta(key, next).setMeta("addToHistory", false))
  }

  /** Whether a hit is in the part that is looked through. */
  const isWanted = (hit: PlacedHit) =>
    !within || (hit.place.at === "block" && hit.from >= within.from && hit.to <= within.to)

  /** Looks through the article anew: what was looked through before costs next to nothing. */
  function scan(): void {
    clearTimeout(timer)
    timer = undefined
    if (!view) return
    const current = found[at]
    going = { places: search ? placesOf(view.state.doc) : [], next: 0, found: [], current }
    goOn()
    draw()
  }

  /** Goes on with looking through the article, for one slice. */
  function goOn(): void {
    timer = undefined
    if (!going || !view) return
    const { places, current } = going
    const began = performance.now()
    let fresh = 0
    for (; search && going.next < places.length; going.next++) {
      const place = places[going.next]!
      // What was searched before takes no time, and looking at the clock takes some.
      if (place.at === "block" && !isSearched(place.node, search) && ++fresh % 8 === 0)
        if (performance.now() - began > slice) break
      for (const hit of hitsAt(place, search)) {
        const one = placed(place, hit)
        if (isWanted(one)) going.found.push(one)
      }
    }
    complete = !search || going.next >= places.length
    if (complete || found.length === 0) {
      found = going.found
      at = current
        ? found.findIndex(({ from, place }) => from === current.from && place.kind === current.place.kind)
        : -1
      tell()
    }
    if (!complete) timer = setTimeout(goOn, 0)
    else going = null
  }

  /** Looks through what changed after the key was drawn. */
  function later(): void {
    if (!search) return
    // What is under way is of the text before.
    if (going) clearTimeout(timer)
    if (going || timer === undefined) timer = setTimeout(scan, 60)
    going = null
  }

  let frame = 0
  const onScroll = () => {
    if (!search || frame) return
    frame = requestAnimationFrame(() => {
      frame = 0
      draw()
    })
  }

  /** The newest changes that the hits were moved with. */
  let followed: readonly Mapping[] = []

  /** Moves the hits, and the part that is looked through, with what changed since. Returns whether anything did. */
  function follow(changes: readonly Mapping[]): boolean {
    const fresh = changes.filter((change) => !followed.includes(change))
    followed = changes
    for (const change of fresh) {
      if (within) within = { from: change.map(within.from, -1), to: change.map(within.to, 1) }
      for (const hit of found)
        if (hit.from >= 0) {
          hit.from = change.map(hit.from, 1)
          hit.to = change.map(hit.to, -1)
        }
    }
    return fresh.length > 0
  }

  const plugin = new Plugin<Drawn>({
    key,
    state: {
      init: () => nothing,
      // A state may be made to see what a command would do, and thrown away: the hits are moved when one is shown.
      apply(tr, before) {
        const given = tr.getMeta(key) as Drawn | undefined
        if (given) return given
        if (!tr.docChanged || (!search && before === nothing)) return before
        const set = before.set === DecorationSet.empty ? before.set : before.set.map(tr.mapping, tr.doc)
        return { set, changes: [...before.changes, tr.mapping] }
      },
    },
    props: { decorations: (state) => key.getState(state)?.set },
    view(of) {
      view = of
      const sheet = of.dom.closest(".sheet")
      sheet?.addEventListener("scroll", onScroll, { passive: true })
      later()
      return {
        update(now, before) {
          // After a character that was drawn ahead, the state before is the present one (decision 0006).
          const { changes } = key.getState(now.state) ?? nothing
          if (follow(changes) || now.state.doc !== before.doc) later()
        },
        destroy() {
          sheet?.removeEventListener("scroll", onScroll)
          cancelAnimationFrame(frame)
          frame = 0
          clearTimeout(timer)
          timer = undefined
          going = null
          if (view === of) view = null
        },
      }
    },
  })

  /** Shows the hit of the index `to`. */
  function show(to: number): void {
    const hit = found[to]
    if (!view || !hit) return
    at = to
    if (hit.from >= 0) {
      const { tr, doc } = view.state
      const selection =
        hit.place.at === "block"
          ? TextSelection.create(doc, hit.from, hit.to)
          : NodeSelection.create(doc, hit.from)
      view.dispatch(tr.setSelection(selection).scrollIntoView())
    }
    draw()
    tell()
  }

  const hits: Hits = {
    look(next, inSelection = false) {
      if (view && inSelection && !within) {
        const { from, to, empty } = view.state.selection
        within = empty ? null : { from, to }
      }
      if (!inSelection) within = null
      if (next !== search) {
        at = -1
        found = []
      }
      search = next
      scan()
    },
    go(direction) {
      if (!view || found.length === 0) return
      const { from } = view.state.selection
      if (at >= 0 && direction !== 0) return show((at + direction + found.length) % found.length)
      const next = found.findIndex((hit) => hit.from >= from)
      if (direction >= 0) show(Math.max(0, next))
      else show(((next < 0 ? found.length : next) - 1 + found.length) % found.length)
    },
    range: () => within,
    onChange(next) {
      listener = next
    },
  }
  return { plugin, hits }
}
