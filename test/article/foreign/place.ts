/** Elements of a page and the places where they stand, in a few words. */

import { gathering } from "../../../main/article/foreign/containers.ts"
import { type Element, elementOf } from "../../../main/article/foreign/element.ts"
import { insideOf, type Place } from "../../../main/article/foreign/inside.ts"
import { readTokens, type Tag } from "../../../main/article/tokens.ts"

/** The first start tag of `source`. */
export function tag(source: string): Tag {
  const tags: Tag[] = []
  const ignored = () => undefined
  readTokens(source, {
    start: (one) => void tags.push(one),
    end: ignored,
    text: ignored,
    comment: ignored,
    doctype: ignored,
    fault: ignored,
  })
  return tags[0]!
}

export const element = (source: string, isOwn = false): Element => elementOf(tag(source), isOwn)

/** A place at the beginning of a page of others. */
export const outside = (change: Partial<Place> = {}): Place => ({
  top: undefined,
  inside: gathering("root"),
  dir: "rtl",
  isOwn: false,
  lists: 0,
  tables: 0,
  length: 0,
  series: 0,
  ...change,
})

/** The place inside of these elements, the innermost last. */
export function within(sources: readonly string[], from: Place = outside()): Place {
  let place = from
  for (const source of sources) {
    const top = insideOf(element(source, place.isOwn), place)
    place = { ...place, top, inside: top.gathering, dir: top.dir }
  }
  return place
}
