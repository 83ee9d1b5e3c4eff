/**
 * Marks links in the text that lead to an article which is spiked, in the bin or not there: with a sign, and a
 * word that a pointer or a screen reader finds. Only text that changes is looked at.
 */
import type { Node } from "prosemirror-model"
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state"
import { AddMarkStep, RemoveMarkStep } from "prosemirror-transform"
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view"
import { brings } from "./brought.ts"
import type { EditorHost } from "./host.ts"
import { marks } from "./parts.ts"
import { articleOf, wrongWith } from "./target.ts"
import "./doubtful.css"

function doubtful(doc: Node, from: number, to: number, host: EditorHost): Decoration[] {
  const found: Decoration[] = []
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isText) return
    const id = articleOf(marks.link!.isInSet(node.marks)?.attrs.href ?? "")
    const wrong = id && wrongWith(host.described(id))
    if (!wrong) return
    const title = host.words().editor.related[wrong]
    found.push(Decoration.inline(pos, pos + node.nodeSize, { class: "doubtful", "data-wrong": wrong, title }))
  })
  return found
}

/** What a transaction wrote or marked, as ranges of the document after it. */
function changed(tr: Transaction): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  for (const [index, step] of tr.steps.entries()) {
    const later = tr.mapping.slice(index + 1)
    const add = (from: number, to: number) => {
      const range = { from: later.map(from, -1), to: later.map(to, 1) }
      if (range.from < range.to) found.push(range)
    }
    if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) add(step.from, step.to)
    else
      step.getMap().forEach((_from, _to, from, to) => {
        add(from, to)
      })
  }
  return found
}

const isLink = (node: Node) => marks.link!.isInSet(node.marks) !== undefined

const key = new PluginKey<DecorationSet>("doubtful")

const all = ({ doc }: EditorState, host: EditorHost) => {
  const found = doubtful(doc, 0, doc.content.size, host)
  return found.length > 0 ? DecorationSet.create(doc, found) : DecorationSet.empty
}

/** The plugin that draws the marks. `host` says what is known of the linked articles; `lookAgain` asks it anew. */
export function doubts(host: EditorHost): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_, state) => all(state, host),
      apply(tr, before, _, state) {
        if (tr.getMeta(key)) return all(state, host)
        if (!tr.docChanged) return before
        if (before === DecorationSet.empty && !brings(tr, isLink)) return before
        let set = before === DecorationSet.empty ? before : before.map(tr.mapping, tr.doc)
        for (const { from, to } of changed(tr)) {
          const added = doubtful(tr.doc, from, to, host)
          if (added.length > 0 || set !== DecorationSet.empty)
            set = set.remove(set.find(from, to)).add(tr.doc, added)
        }
        return set
      },
    },
    props: { decorations: (state) => key.getState(state) },
  })
}

/** Draws the marks again after the descriptions of linked articles have changed. */
export function lookAgain(view: EditorView, host: EditorHost) {
  const before = key.getState(view.state)
  if (before === DecorationSet.empty && all(view.state, host) === DecorationSet.empty) return
  view.dispatch(view.state.tr.setMeta(key, true).setMeta("addToHistory", false))
}
