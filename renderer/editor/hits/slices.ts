/** Looks through an article in slices, so that no key waits. What was looked through before costs next to nothing. */
import type { Node } from "prosemirror-model"
import { isSearched } from "../../../main/article/find/in-article.ts"
import type { Place } from "../../../main/article/find/places.ts"
import { type PlacedHit, placesOf, type Sought, wantedAt } from "./sought.ts"

/** How long one slice may take, in milliseconds: a part of what a frame has. */
const slice = 5
/** How long nothing is looked through after a change, in milliseconds, so that the key is drawn first. */
const rest = 60

export type Slices = {
  /** Looks through the article anew: one slice at once, the others later. */
  scan(): void
  /** Looks through the article anew, later; what is under way is of the text before. */
  later(): void
  /** Looks no further. */
  drop(): void
}

export type SlicesOptions = {
  /** Where `found`, `at` and `complete` are put. */
  sought: Sought
  /** The article; null while there is no editor. */
  doc(): Node | null
  /** Called when `sought` changed. */
  changed(): void
  /** Called after the first slice of a scan. */
  began(): void
}

/** A scan that is under way: what is still to be looked through, and what was found so far. */
type Scan = { places: readonly Place[]; next: number; found: PlacedHit[]; current: PlacedHit | undefined }

/** Makes what looks through articles. Nothing is looked through at first. */
export function createSlices({ sought, doc, changed, began }: SlicesOptions): Slices {
  let going: Scan | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Looks through places until the slice is over. */
  function lookThrough(scan: Scan): void {
    const { search } = sought
    const { places } = scan
    const start = performance.now()
    let fresh = 0
    for (; search && scan.next < places.length; scan.next++) {
      const place = places[scan.next]!
      // What was searched before takes no time, and looking at the clock takes some.
      if (place.at === "block" && !isSearched(place.node, search) && ++fresh % 8 === 0)
        if (performance.now() - start > slice) break
      for (const hit of wantedAt(place, sought)) scan.found.push(hit)
    }
  }

  /** Goes on with looking through the article, for one slice. */
  function goOn(): void {
    timer = undefined
    if (!going || !doc()) return
    lookThrough(going)
    const { places, next, found, current } = going
    sought.complete = !sought.search || next >= places.length
    // The hits of before are shown until all are known.
    if (sought.complete || sought.found.length === 0) {
      sought.found = found
      sought.at = current
        ? found.findIndex(({ from, place }) => from === current.from && place.kind === current.place.kind)
        : -1
      changed()
    }
    if (!sought.complete) timer = setTimeout(goOn, 0)
    else going = null
  }

  function scan(): void {
    clearTimeout(timer)
    timer = undefined
    const now = doc()
    if (!now) return
    const current = sought.found[sought.at]
    going = { places: sought.search ? placesOf(now) : [], next: 0, found: [], current }
    goOn()
    began()
  }

  return {
    scan,
    later() {
      if (!sought.search) return
      if (going) clearTimeout(timer)
      if (going || timer === undefined) timer = setTimeout(scan, rest)
      going = null
    },
    drop() {
      clearTimeout(timer)
      timer = undefined
      going = null
    },
  }
}
