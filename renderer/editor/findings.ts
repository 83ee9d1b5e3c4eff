/**
 * The findings of the checks in the text: marked, walked through and corrected. They move with what is changed elsewhere;
 * those of a block whose text changes are gone at once, as what was found may not be true any more.
 */
import { closeHistory } from "prosemirror-history"
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from "prosemirror-state"
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view"
import type { PlaceKind } from "../../main/article/find/places.ts"
import { schema } from "../../main/article/schema.ts"
import type { Finding } from "../../main/contract/checking.ts"
import "./findings.css"

/** A finding with what is told of its place: what block it is in, and the words before and behind it there. */
export type Noted = {
  finding: Finding
  kind: PlaceKind
  /** The block of the body that it is in, counted from 1; 0 outside of the body. */
  number: number
  before: string
  after: string
}

/** A finding where it is in the document. */
export type PlacedFinding = { noted: Noted; from: number; to: number }

/** The findings as the window uses them. */
export type Findings = {
  /**
   * Marks these findings and no others. One in the word that is being typed is left out, and `onHeld` is called when the
   * cursor leaves that.
   */
  put(found: readonly PlacedFinding[]): void
  /** The findings that are marked, in the order of the text. */
  list(): PlacedFinding[]
  /** The one that is at the cursor or selected; null for none. */
  current(): Noted | null
  /** Selects the next (1) or previous (-1) one, around the end; null if there is none. */
  go(direction: 1 | -1): Noted | null
  /** Selects this one, if it is still marked. */
  show(noted: Noted): void
  /**
   * Corrects these, each by its fix, in one change that is undone as one, and returns how many. What overlaps another is
   * left. Marks and links stay.
   */
  fix(fixes: readonly { noted: Noted; text: string }[]): number
  /** Is called when other findings are marked, and when another one is at the cursor. */
  onChange(listener: () => void): void
  /** Is called when the cursor leaves the word that was being typed, if a finding in it was left out. */
  onHeld(listener: () => void): void
}

type Shown = {
  set: DecorationSet
  /** Another number after each change of `set` other than by moving. */
  version: number
  current: Noted | null
  /** `set` with the wash of the current one. */
  drawn: DecorationSet
  /** Where the last thing was typed, while the cursor is there. */
  typed: number | null
  /** Whether a finding was left out because its word is being typed. */
  held: boolean
}

const key = new PluginKey<Shown>("findings")

/** What is done to the marks: others are put there, or some are corrected, which leaves those beside them. */
type Doing = { put: readonly PlacedFinding[] } | { fixed: readonly Noted[] }

/** The last number that a change of marks was given. */
let last = 0

const notedOf = (decoration: Decoration) => decoration.spec.noted as Noted

const mark = ({ noted, from, to }: PlacedFinding) =>
  Decoration.inline(
    from,
    to,
    { class: "finding", "data-severity": noted.finding.severity },
    { noted, inclusiveStart: false, inclusiveEnd: false },
  )

/** `set` without the findings of the blocks whose text `tr` changes; after a correction, without those that it changes. */
function without(set: DecorationSet, tr: Transaction, fixed: readonly Noted[] | null): DecorationSet {
  let left = set
  const drop = (gone: Decoration[]) => {
    if (gone.length > 0) left = left.remove(gone)
  }
  for (const [index, map] of tr.mapping.maps.entries()) {
    const later = tr.mapping.slice(index + 1)
    map.forEach((_from, _to, start, end) => {
      const $from = tr.doc.resolve(later.map(start, -1))
      const $to = tr.doc.resolve(later.map(end, 1))
      if (fixed)
        drop(
          left
            .find($from.pos, $to.pos)
            .filter((one) => fixed.includes(notedOf(one)) || (one.from < $to.pos && $from.pos < one.to)),
        )
      else
        drop(
          left.find(
            $from.parent.isTextblock ? $from.start() : $from.pos,
            $to.parent.isTextblock ? $to.end() : $to.pos,
          ),
        )
    })
  }
  return left
}

/** The mark at the selection of `state`, whose marks are `set`. */
function at(set: DecorationSet, { from, to }: { from: number; to: number }): Decoration | null {
  if (set === DecorationSet.empty) return null
  return set.find(from, to).find((one) => one.from <= from && to <= one.to) ?? null
}

function shown(before: Shown | null, state: Omit<Shown, "current" | "drawn">, tr: Transaction): Shown {
  const here = at(state.set, tr.selection)
  const current = here && notedOf(here)
  const isSame = before && before.set === state.set && before.current === current
  const drawn = isSame
    ? before.drawn
    : here
      ? state.set.add(tr.doc, [Decoration.inline(here.from, here.to, { class: "finding-current" })])
      : state.set
  return { ...state, current, drawn }
}

function apply(tr: Transaction, before: Shown): Shown {
  const doing = tr.getMeta(key) as Doing | undefined
  const fixed = doing && "fixed" in doing ? doing.fixed : null
  const typed = tr.docChanged
    ? !fixed && tr.selection.empty
      ? tr.selection.head
      : null
    : tr.selectionSet
      ? null
      : before.typed
  if (doing && "put" in doing) {
    const fresh = doing.put.filter(({ from, to }) => typed === null || typed < from || typed > to)
    const set = fresh.length > 0 ? DecorationSet.create(tr.doc, fresh.map(mark)) : DecorationSet.empty
    const held = fresh.length < doing.put.length
    return shown(null, { set, version: ++last, typed, held }, tr)
  }
  if (before.set === DecorationSet.empty) {
    if (typed === before.typed) return before
    return { ...before, typed, held: before.held && typed !== null }
  }
  const moved = tr.docChanged ? before.set.map(tr.mapping, tr.doc) : before.set
  const set = tr.docChanged ? without(moved, tr, fixed) : moved
  const version = set === moved ? before.version : ++last
  return shown(before, { set, version, typed, held: before.held && typed !== null }, tr)
}

/** The change of `fixes` in `state`, and how many were made. */
function corrected(
  state: EditorState,
  fixes: readonly { from: number; to: number; text: string }[],
): { tr: Transaction; made: number } {
  const { tr } = state
  let before = Number.POSITIVE_INFINITY
  let made = 0
  for (const { from, to, text } of fixes.toSorted((one, other) => other.from - one.from)) {
    if (to > before) continue
    before = from
    made += 1
    const old = state.doc.textBetween(from, to, "\n", "\n")
    let head = 0
    while (head < old.length && head < text.length && old[head] === text[head]) head++
    let tail = 0
    while (tail < old.length - head && tail < text.length - head && old.at(-1 - tail) === text.at(-1 - tail))
      tail++
    const fresh = text.slice(head, text.length - tail)
    // New text has the marks of what it replaces, or of what stands before it.
    const place = state.doc.resolve(from + head)
    const marks = (head < old.length - tail ? place.nodeAfter?.marks : undefined) ?? place.marks()
    if (fresh === "") tr.delete(from + head, to - tail)
    else tr.replaceWith(from + head, to - tail, schema.text(fresh, marks))
  }
  return { tr, made }
}

/** Makes the findings of one editor, and the plugin that draws them. */
export function createFindings(): { plugin: Plugin<Shown>; findings: Findings } {
  let view: EditorView | null = null
  let changed: () => void = () => undefined
  let released: () => void = () => undefined
  const state = () => view && key.getState(view.state)!
  const marks = () =>
    state()
      ?.set.find()
      .toSorted((one, other) => one.from - other.from) ?? []

  function select({ from, to }: Decoration): void {
    if (!view) return
    const { tr, doc } = view.state
    view.dispatch(tr.setSelection(TextSelection.create(doc, from, to)).scrollIntoView())
  }

  const plugin = new Plugin<Shown>({
    key,
    state: {
      init: () => ({
        set: DecorationSet.empty,
        version: 0,
        current: null,
        drawn: DecorationSet.empty,
        typed: null,
        held: false,
      }),
      apply,
    },
    props: { decorations: (of) => key.getState(of)!.drawn },
    view(of) {
      view = of
      let told = key.getState(of.state)!
      return {
        // After a character that was drawn ahead, the state before is the present one (decision 0006).
        update(now) {
          const next = key.getState(now.state)!
          const isOther = next.version !== told.version || next.current !== told.current
          const isReleased = told.held && !next.held && next.version === told.version
          told = next
          if (isOther) changed()
          if (isReleased) released()
        },
        destroy() {
          if (view === of) view = null
        },
      }
    },
  })

  const findings: Findings = {
    put(found) {
      if (!view || (found.length === 0 && state()?.set === DecorationSet.empty && !state()?.held)) return
      const put: Doing = { put: found }
      view.dispatch(view.state.tr.setMeta(key, put).setMeta("addToHistory", false))
    },
    list: () => marks().map((one) => ({ noted: notedOf(one), from: one.from, to: one.to })),
    current: () => state()?.current ?? null,
    go(direction) {
      const all = marks()
      if (!view || all.length === 0) return null
      const { from, to } = view.state.selection
      const on = all.findIndex((one) => one.from === from && one.to === to)
      const next = all.findIndex((one) => one.from >= from)
      const index =
        on >= 0 ? on + direction : direction === 1 ? Math.max(next, 0) : (next < 0 ? all.length : next) - 1
      const found = all[(index + all.length) % all.length]!
      select(found)
      return notedOf(found)
    },
    show(noted) {
      const found = marks().find((one) => notedOf(one) === noted)
      if (found) select(found)
    },
    fix(fixes) {
      if (!view) return 0
      const all = marks()
      const wanted = fixes.flatMap(({ noted, text }) => {
        const found = all.find((one) => notedOf(one) === noted)
        return found ? [{ from: found.from, to: found.to, text }] : []
      })
      const { tr, made } = corrected(view.state, wanted)
      if (made === 0) return 0
      const only = wanted.length === 1 ? wanted[0]! : null
      if (only) tr.setSelection(TextSelection.create(tr.doc, tr.mapping.map(only.to)))
      const before = view.state.doc
      const doing: Doing = { fixed: fixes.map(({ noted }) => noted) }
      view.dispatch(closeHistory(tr.setMeta(key, doing).scrollIntoView()))
      // A text that cannot be written in stays.
      return view.state.doc === before ? 0 : made
    },
    onChange(listener) {
      changed = listener
    },
    onHeld(listener) {
      released = listener
    },
  }
  return { plugin, findings }
}
