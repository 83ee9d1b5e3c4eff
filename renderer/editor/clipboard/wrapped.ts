/**
 * Pasted lines that ended at the edge of a page, as a PDF gives them: joined to paragraphs where that is certain, in a
 * step of undo of its own. Who wants the lines gets them back, whatever was written meanwhile.
 */
import { closeHistory, undo } from "prosemirror-history"
import { Fragment, type Node } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import { schema } from "../../../main/article/schema.ts"
import { type WrappedLine, wrappedLines } from "../../../main/article/wrapped.ts"
import { paragraph } from "../blocks.ts"
import type { Context } from "../context.ts"
import { joinTextblocks } from "../join.ts"
import { nodes } from "../parts.ts"
import { lineEnds, wellFormed } from "./pasted.ts"

/** From how many pastes on the lines of the oldest cannot be given back any more: its notice is long gone. */
const keptPastes = 4

/** The place where two lines were joined, and what was taken out there. */
type Joint = {
  held: ReturnType<Context["hold"]>
  /** The end of the one line and the beginning of the other, which are not in the paragraph. */
  tail: string
  head: string
  /** The lines in between, which are nowhere. */
  furniture: string[]
}

/** The range of the document that `tr` changed, in the document after it. */
function changed(tr: Transaction): { from: number; to: number } {
  let from = tr.doc.content.size
  let to = 0
  for (const [index, map] of tr.mapping.maps.entries())
    map.forEach((_from, _to, start, end) => {
      const after = tr.mapping.slice(index + 1)
      from = Math.min(from, after.map(start, -1))
      to = Math.max(to, after.map(end, 1))
    })
  return { from, to }
}

/** The paragraphs that the lines of a paste became, one a line; null if they are not so many neighbours. */
function pastedParagraphs(tr: Transaction, count: number): number[] | null {
  const { from, to } = changed(tr)
  const found: { pos: number; parent: Node | null }[] = []
  tr.doc.nodesBetween(from, Math.min(to, tr.doc.content.size), (node, pos, parent) => {
    if (node.isTextblock) found.push({ pos, parent: node.type === nodes.paragraph ? parent : null })
    return !node.isTextblock
  })
  const isRow = found.length === count && found.every(({ parent }) => parent && parent === found[0]!.parent)
  return isRow ? found.map(({ pos }) => pos) : null
}

/** What joins the lines of a paste, and gives them back. */
export function createUnwrapping(context: () => Context) {
  /** The joints of the last pastes, which may still be taken back. */
  const kept: Joint[][] = []
  const release = (joints: Joint[]) => {
    for (const { held } of joints.splice(0)) context().release(held)
  }

  /** Gives the lines back as they were. */
  const restore = (joints: Joint[], after: Node) => {
    const { view } = context()
    if (view.state.doc.eq(after) && undo(view.state, view.dispatch)) {
      release(joints)
      return
    }
    const { tr } = view.state
    for (const { held, tail, head, furniture } of joints.toReversed()) {
      const { from, to } = held
      const $from = tr.doc.resolve(from)
      if (held.gone || $from.parent.type !== nodes.paragraph || $from.end() < to) continue
      if (tr.doc.textBetween(from, to).trim() !== "") continue
      const { dir } = $from.parent.attrs
      tr.delete(from, to)
      if (tail + head !== "") tr.insertText(tail + head, from)
      const at = from + tail.length
      tr.split(at)
      tr.insert(
        at + 1,
        furniture.map((text) => paragraph(dir, schema.text(text))),
      )
    }
    release(joints)
    if (tr.docChanged) view.dispatch(closeHistory(tr))
  }

  /** Joins the lines of `text`, which `tr` has just put in, and tells. */
  return (text: string, tr: Transaction) => {
    const lines = wrappedLines(wellFormed(text).split(lineEnds))
    const places = lines && pastedParagraphs(tr, lines.length)
    if (!lines || !places) return
    const { view, host } = context()
    const joining = view.state.tr
    const made = joined(joining, lines, places)
    view.dispatch(closeHistory(joining))
    const joints: Joint[] = made.map(({ at, size, ...taken }) => ({
      ...taken,
      held: context().hold(at, at + size),
    }))
    kept.push(joints)
    if (kept.length > keptPastes) release(kept.shift()!)
    const after = view.state.doc
    const words = host.words().editor.paste
    const left = lines.filter(({ kind }) => kind === "furniture").length
    const said = [words.joined(made.length), ...(left > 0 ? [words.furniture(left)] : [])]
    host.offer(said.join(" "), { label: words.lines, run: () => restore(joints, after) })
  }
}

type Made = Omit<Joint, "held"> & { at: number; size: number }

/** Joins lines, the last first, and gives back where; positions are those of the document afterwards. */
function joined(tr: Transaction, lines: readonly WrappedLine[], places: readonly number[]): Made[] {
  const made: { joint: Made; steps: number }[] = []
  for (let index = lines.length - 1; index > 0; index--) {
    if (lines[index]!.kind !== "more") continue
    let before = index - 1
    while (lines[before]!.kind === "furniture") before--
    const furniture = lines.slice(before + 1, index).map(({ text }) => text)
    const next = tr.doc.nodeAt(places[index]!)!.textContent
    const head = next.slice(0, next.length - next.trimStart().length)
    if (head !== "") tr.delete(places[index]! + 1, places[index]! + 1 + head.length)
    if (furniture.length > 0) tr.delete(places[before + 1]!, places[index]!)
    const first = places[before]!
    const text = tr.doc.nodeAt(first)!.textContent
    const { broken } = lines[before]!
    const tail = text.slice(text.trimEnd().length - broken)
    const end = first + 1 + tr.doc.nodeAt(first)!.content.size
    if (tail !== "") tr.delete(end - tail.length, end)
    const at = joinTextblocks(tr, first, end - tail.length + 1)
    if (at === null) throw new RangeError("Paragraphs side by side can be joined")
    const size = broken > 0 ? 0 : 1
    if (size > 0) tr.insert(at, Fragment.from(schema.text(" ")))
    made.unshift({ joint: { at, size, tail, head, furniture }, steps: tr.steps.length })
  }
  return made.map(({ joint, steps }) => ({ ...joint, at: tr.mapping.slice(steps).map(joint.at, 1) }))
}
