/**
 * Looks at what a transaction inserts without reading the document, so that the cost of a key does not depend on its
 * length.
 */
import type { Node } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import { ReplaceStep } from "prosemirror-transform"

/**
 * Whether `tr` inserts a node for which `wanted` is true. Also true for steps other than replacements, such as
 * setting marks.
 */
export function brings(tr: Transaction, wanted: (node: Node) => boolean): boolean {
  return tr.steps.some((step) => {
    if (!(step instanceof ReplaceStep)) return true
    let found = false
    step.slice.content.descendants((node) => {
      found ||= wanted(node)
      return !found
    })
    return found
  })
}
