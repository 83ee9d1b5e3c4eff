/**
 * Growing and shrinking the selection: word, sentence, block, the list, quote or figure around it, part, everything.
 * What grew shrinks by the same steps.
 */
import {
  AllSelection,
  type EditorState,
  NodeSelection,
  Plugin,
  PluginKey,
  type Selection,
  TextSelection,
  type Transaction,
} from "prosemirror-state"
import { type Stretch, sentencesOf } from "../../main/article/sentences.ts"
import { textOf, wordStretches } from "../../main/article/text.ts"
import { nodes, partOf, partRange } from "./parts.ts"

/** The selections that the present one grew from, the newest last. */
const grown = new PluginKey<readonly Selection[]>("grown")

/** The plugin that remembers the steps of growing, until something else is selected or the text changes. */
export function growing(): Plugin {
  return new Plugin({
    key: grown,
    state: {
      init: (): readonly Selection[] => [],
      apply(tr, steps: readonly Selection[], before, after) {
        const next = tr.getMeta(grown) as readonly Selection[] | undefined
        if (next) return next
        if (steps.length === 0) return steps
        return tr.docChanged || !after.selection.eq(before.selection) ? [] : steps
      },
    },
  })
}

/** Word, sentence and block of a selection inside one block of text. */
function inTextblock({ selection }: EditorState): Selection[] {
  const { $from, $to, from, to } = selection
  const doc = $from.doc
  const start = $from.start()
  const text = textOf($from.parent)
  const levels: Selection[] = []
  const add = (found: Stretch) => {
    levels.push(TextSelection.create(doc, start + found.from, start + found.to))
  }
  const word = wordStretches(text).find((one) => one.from <= from - start && to - start <= one.to)
  if (word) add(word)
  const sentences = sentencesOf(text)
  // At the border of two sentences a cursor is in the later one, and the end of a selection in the earlier one.
  const first = sentences.findLast((one) => one.from <= from - start)
  const last = from === to ? first : sentences.find((one) => to - start <= one.to)
  if (first && last) add({ from: first.from, to: last.to })
  add({ from: 0, to: $to.parent.content.size })
  return levels
}

/** The nodes around a selection that are inside the body, the innermost first, each as a selection. */
function containers({ selection, doc }: EditorState): Selection[] {
  const { $from, $to } = selection
  const levels: Selection[] = []
  for (let depth = $from.sharedDepth($to.pos); depth > 1; depth--) {
    const node = $from.node(depth)
    if (node.isTextblock) continue
    const whole = node.type === nodes.figure || node.type === nodes.related
    levels.push(
      whole
        ? NodeSelection.create(doc, $from.before(depth))
        : TextSelection.between(doc.resolve($from.start(depth)), doc.resolve($from.end(depth))),
    )
  }
  return levels
}

/** The blocks of text at both ends of a selection, whole. */
function acrossBlocks({ selection, doc }: EditorState): Selection[] {
  const { $from, $to } = selection
  if (!$from.parent.isTextblock || !$to.parent.isTextblock) return []
  return [TextSelection.create(doc, $from.start(), $to.end())]
}

/** What a selection can grow to, the smallest first. */
function levelsOf(state: EditorState): Selection[] {
  const { selection, doc } = state
  const { $from, $to } = selection
  const levels: Selection[] = []
  if (partOf($from) === partOf($to)) {
    const isText = selection instanceof TextSelection
    if (isText && $from.sameParent($to)) levels.push(...inTextblock(state))
    else if (isText) levels.push(...acrossBlocks(state))
    if (partOf($from) === "body") levels.push(...containers(state))
    const { from, to } = partRange(doc, partOf($from))
    levels.push(TextSelection.between(doc.resolve(from), doc.resolve(to)))
  }
  return [...levels, new AllSelection(doc)]
}

const holds = (outer: Selection, inner: Selection) => outer.from <= inner.from && inner.to <= outer.to
const isWider = (outer: Selection, inner: Selection) =>
  holds(outer, inner) && outer.to - outer.from > inner.to - inner.from

/** Selects the next larger thing around the selection; null if everything is selected. */
export function grow(state: EditorState): Transaction | null {
  const { selection, tr } = state
  if (selection instanceof AllSelection) return null
  const next = levelsOf(state).find((level) => isWider(level, selection))
  if (!next) return null
  return tr.setSelection(next).setMeta(grown, [...(grown.getState(state) ?? []), selection])
}

/**
 * Selects what the selection grew from. One that was made otherwise shrinks to the largest thing inside it at its
 * moving end, and at last to a cursor there. Null if nothing is selected.
 */
export function shrink(state: EditorState): Transaction | null {
  const { selection, tr, doc } = state
  const steps = grown.getState(state) ?? []
  const last = steps.at(-1)
  if (last) return tr.setSelection(last).setMeta(grown, steps.slice(0, -1))
  if (selection.empty) return null
  const { from, to, head } = selection
  const inside = Math.max(from, Math.min(head, to - 1))
  const cursor = TextSelection.near(doc.resolve(head === from ? inside : head), head === from ? 1 : -1)
  const at = state.apply(state.tr.setSelection(TextSelection.near(doc.resolve(inside))))
  const next = levelsOf(at).findLast((level) => isWider(selection, level) && level.from < level.to)
  return tr.setSelection(next ?? cursor).setMeta(grown, [])
}
