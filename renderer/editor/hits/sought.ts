/** What is looked for in the article that is open, and where it was found so far. */
import type { Node } from "prosemirror-model"
import type { Mapping } from "prosemirror-transform"
import { hitsAt } from "../../../main/article/find/in-article.ts"
import { eachPlace, type Place } from "../../../main/article/find/places.ts"
import type { Hit, Search } from "../../../main/article/find/search.ts"

/** A hit, and where it is in the document: where its text is no text of the page, the node that has it. */
export type PlacedHit = { place: Place; hit: Hit; from: number; to: number }

/** The state of a search. Its parts are changed together by those who look, follow and go. */
export type Sought = {
  search: Search | null
  /** The part of the document that is looked through; null for everything. */
  within: { from: number; to: number } | null
  /** The hits, in their order. */
  found: PlacedHit[]
  /** The index of the hit that was gone to last, -1 for none. */
  at: number
  /** Whether the whole article was looked through. */
  complete: boolean
}

/** The state in which nothing is looked for. */
export const nothingSought = (): Sought => ({ search: null, within: null, found: [], at: -1, complete: true })

const known = new WeakMap<Node, readonly Place[]>()

/** The texts of an article, in their order. They are listed once for each document. */
export function placesOf(doc: Node): readonly Place[] {
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

/** The hits at `place` that are in the part that is looked through; none without a search. */
export function wantedAt(place: Place, { search, within }: Sought): readonly PlacedHit[] {
  const wanted: PlacedHit[] = []
  for (const hit of search ? hitsAt(place, search) : []) {
    const one = placed(place, hit)
    if (!within || (place.at === "block" && one.from >= within.from && one.to <= within.to)) wanted.push(one)
  }
  return wanted
}

/**
 * Returns a function that moves the hits, and the part that is looked through, with the changes of the document since
 * they were last drawn. It returns whether there were any that it had not followed yet.
 */
export function createFollowing(sought: Sought) {
  /** The newest changes that the hits were moved with. */
  let followed: readonly Mapping[] = []
  return (changes: readonly Mapping[]): boolean => {
    const fresh = changes.filter((change) => !followed.includes(change))
    followed = changes
    for (const change of fresh) {
      const { within } = sought
      if (within) sought.within = { from: change.map(within.from, -1), to: change.map(within.to, 1) }
      for (const hit of sought.found)
        if (hit.from >= 0) {
          hit.from = change.map(hit.from, 1)
          hit.to = change.map(hit.to, -1)
        }
    }
    return fresh.length > 0
  }
}
