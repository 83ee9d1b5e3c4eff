/** The blocks of an article that are checked, and the names by which the desk knows them. */
import type { Node } from "prosemirror-model"
import { eachPlace, type Place } from "../../../main/article/find/places.ts"
import type { Article } from "../../../main/article/schema.ts"

export type Block = Place & { at: "block" }

/** The blocks of `doc` that have text, in its order. */
export function blocksOf(doc: Article): Block[] {
  const blocks: Block[] = []
  eachPlace(doc, (place) => {
    if (place.at === "field") return false
    if (place.at === "block") blocks.push(place)
    return true
  })
  return blocks
}

/** Returns the name of a block. A block that changes is another node, and has another name. */
export type NameOf = (node: Node) => string

/** Makes names that no two blocks share. */
export function createNames(): NameOf {
  const names = new WeakMap<Node, string>()
  let last = 0
  return (node) => {
    const known = names.get(node)
    if (known !== undefined) return known
    const fresh = `b${++last}`
    names.set(node, fresh)
    return fresh
  }
}
