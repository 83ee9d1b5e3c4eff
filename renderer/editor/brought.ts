/** What a transaction brings into the document, looked at without the document: a key must not cost by its length. */
import type { Node } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import { ReplaceStep } from "prosemirror-transform"

/**
 * Whether a node that `tr` brings into the document is one that `wanted` holds for. Steps that do more than put
 * something in for something else, such as setting marks, are taken to bring any.
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
