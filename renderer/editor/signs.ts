/** Signs over characters that nobody sees. Only text that changes is looked at. */
import type { Node } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import { Decoration, DecorationSet } from "prosemirror-view"
import { brings } from "./brought.ts"

export type Signs = {
  /** The signs of a whole document. */
  all(doc: Node): DecorationSet
  /** The signs after `tr`, of which `before` is what there was before it. */
  follow(tr: Transaction, before: DecorationSet): DecorationSet
}

/**
 * Signs over what `pattern`, which is global, finds one by one: each is a span of the class `name`, with the name that
 * `names` has for the character, if it has one, in `data-name`.
 */
export function createSigns(pattern: RegExp, name: string, names: Readonly<Record<string, string>>): Signs {
  const has = ({ text }: Node) => text !== undefined && text.search(pattern) >= 0

  function between(doc: Node, from: number, to: number): Decoration[] {
    const found: Decoration[] = []
    doc.nodesBetween(from, to, (node, pos) => {
      if (!node.isText) return
      // The whole text of the node is looked at, as a pattern may ask for what stands before.
      for (const match of node.text!.matchAll(pattern)) {
        const at = pos + match.index
        if (at < from) continue
        if (at >= to) break
        const label = names[match[0]]
        const attributes = { class: name, ...(label ? { "data-name": label } : {}) }
        found.push(Decoration.inline(at, at + 1, attributes))
      }
    })
    return found
  }

  return {
    all(doc) {
      const found = between(doc, 0, doc.content.size)
      return found.length > 0 ? DecorationSet.create(doc, found) : DecorationSet.empty
    },
    follow(tr, before) {
      if (!tr.docChanged) return before
      if (before === DecorationSet.empty && !brings(tr, has)) return before
      let set = before === DecorationSet.empty ? before : before.map(tr.mapping, tr.doc)
      tr.mapping.maps.forEach((map, index) => {
        const later = tr.mapping.slice(index + 1)
        map.forEach((_from, _to, newFrom, newTo) => {
          const from = later.map(newFrom, -1)
          const to = later.map(newTo, 1)
          if (from >= to) return
          const known = set === DecorationSet.empty ? [] : set.find(from, to)
          const fresh = between(tr.doc, from, to).filter(
            (sign) => !known.some((old) => old.from === sign.from),
          )
          if (fresh.length > 0) set = set.add(tr.doc, fresh)
        })
      })
      return set
    },
  }
}
