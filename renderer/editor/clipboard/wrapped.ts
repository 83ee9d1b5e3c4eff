/**
 * Pasted lines that ended at the edge of a page, as a PDF gives them: joined to paragraphs where that is certain, in a
 * step of undo of its own. Who wants the lines gets them back, whatever was written meanwhile.
 */
import { closeHistory, undo } from "prosemirror-history"
import type { Fragment, Node } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import { schema } from "../../../main/article/schema.ts"
import { unwrapped, type WrappedLine, wrappedLines } from "../../../main/article/wrapped.ts"
import { paragraph } from "../blocks.ts"
import type { Context } from "../context.ts"
import { joinTextblocks } from "../join.ts"
import { nodes } from "../parts.ts"
import { lineEnds, wellFormed } from "./pasted.ts"

/** The place where two lines were joined, counted from the first block of the paste, and what was taken out there. */
type Joint = {
  at: number
  /** How many characters part the lines in their paragraph: a space, or nothing. */
  size: number
  /** The end of the one line and the beginning of the other, which are not in the paragraph. */
  tail: string
  head: string
  /** The lines in between, which are nowhere. */
  furniture: string[]
}

/** What a paste joined: its blocks as they were afterwards, and where they are now. */
type Pasted = { held: ReturnType<Context["hold"]>; blocks: Fragment; joints: Joint[] }

/** How many pastes can give their lines back; the notices of more are gone. */
const keptPastes = 8

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
  /** The last pastes, whose places are followed. */
  const kept: Pasted[] = []

  const forget = ({ held }: Pasted) => {
    context().release(held)
    held.gone = true
  }

  /** Gives the lines back as they were, except where their paragraph was changed since. */
  const restore = (pasted: Pasted, after: Node) => {
    const { view } = context()
    const { held, blocks, joints } = pasted
    if (held.gone) return
    forget(pasted)
    if (view.state.doc.eq(after) && undo(view.state, view.dispatch)) return
    const { tr, doc } = view.state
    const now = doc.slice(held.from, held.to).content
    const start = blocks.findDiffStart(now) ?? blocks.size
    const end = blocks.findDiffEnd(now) ?? { a: 0, b: 0 }
    for (const { at, size, tail, head, furniture } of joints.toReversed()) {
      if (at + size > start && at < end.a) continue
      const from = held.from + (at + size <= start ? at : at + end.b - end.a)
      const { dir } = tr.doc.resolve(from).parent.attrs
      tr.delete(from, from + size)
      if (tail + head !== "") tr.insertText(tail + head, from)
      tr.split(from + tail.length)
      tr.insert(
        from + tail.length + 1,
        furniture.map((text) => paragraph(dir, schema.text(text))),
      )
    }
    if (tr.docChanged) view.dispatch(closeHistory(tr))
  }

  const tell = (lines: readonly WrappedLine[], run: () => void) => {
    const { host } = context()
    const words = host.words().editor.paste
    const count = (kind: WrappedLine["kind"]) => lines.filter((line) => line.kind === kind).length
    const left = count("furniture")
    const said = [words.joined(count("more")), ...(left > 0 ? [words.furniture(left)] : [])]
    host.offer(said.join(" "), { label: words.lines, run })
  }

  /**
   * Puts the paragraphs of `text` in by `put`, where a line is all that fits and the others go elsewhere. The action
   * puts the lines in, as long as nothing was changed since. Returns whether `text` is wrapped prose.
   */
  const putParagraphs = (text: string, put: (text: string) => void): boolean => {
    const lines = wrappedLines(wellFormed(text).split(lineEnds))
    if (!lines) return false
    const { view } = context()
    put(unwrapped(lines).join("\n"))
    const after = view.state.doc
    tell(lines, () => {
      if (view.state.doc.eq(after) && undo(view.state, view.dispatch)) put(text)
    })
    return true
  }

  /** Joins the lines of `text`, which `tr` has just put in, and tells. */
  const joinPut = (text: string, tr: Transaction) => {
    const lines = wrappedLines(wellFormed(text).split(lineEnds))
    const places = lines && pastedParagraphs(tr, lines.length)
    if (!lines || !places) return
    const { view } = context()
    const joining = view.state.tr
    const from = places[0]!
    const behind = joining.doc.content.size - (places.at(-1)! + joining.doc.nodeAt(places.at(-1)!)!.nodeSize)
    const joints = joined(joining, lines, places).map((joint) => ({ ...joint, at: joint.at - from }))
    view.dispatch(closeHistory(joining))
    const { doc } = view.state
    const to = doc.content.size - behind
    const pasted = { held: context().hold(from, to), blocks: doc.slice(from, to).content, joints }
    kept.push(pasted)
    if (kept.length > keptPastes) forget(kept.shift()!)
    tell(lines, () => restore(pasted, doc))
  }

  return { putParagraphs, joinPut }
}

/** Joins lines, the last first, and gives back where; positions are those of the document afterwards. */
function joined(tr: Transaction, lines: readonly WrappedLine[], places: readonly number[]): Joint[] {
  const made: { joint: Joint; change: number }[] = []
  for (let index = lines.length - 1; index > 0; index--) {
    if (lines[index]!.kind !== "more") continue
    const whole = tr.doc.content.size
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
    if (size > 0) tr.insert(at, schema.text(" "))
    made.push({ joint: { at, size, tail, head, furniture }, change: tr.doc.content.size - whole })
  }
  // Each was joined before those above it, which moved it.
  let moved = 0
  return made.toReversed().map(({ joint, change }) => {
    const at = joint.at + moved
    moved += change
    return { ...joint, at }
  })
}
