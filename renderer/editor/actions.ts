/** The editor's commands: what each does, whether it can now, and whether it is on at the cursor. */
import { toggleMark } from "prosemirror-commands"
import { redo, redoDepth, undo, undoDepth } from "prosemirror-history"
import type { MarkType } from "prosemirror-model"
import { AllSelection, type EditorState, TextSelection, type Transaction } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import type { CommandId } from "../../main/contract/commands.ts"
import {
  flip,
  insertBlock,
  landAfter,
  move,
  onTouched,
  toggleList,
  toggleQuote,
  toParagraph,
  turnInto,
} from "./blocks.ts"
import type { Context } from "./context.ts"
import { removeControls } from "./controls.ts"
import { duplicate, splitBlock } from "./duplicate.ts"
import { grow, shrink } from "./grow.ts"
import { invisiblesShown, toggleInvisibles } from "./invisibles.ts"
import { toggleIsolate } from "./isolate.ts"
import { joinBlocks } from "./join.ts"
import { canLink, insertRelated, link, linkAt } from "./links.ts"
import { depthOf, directionAt, marks, nodes, type Part, partOf, partRange } from "./parts.ts"
import { insertPictures } from "./pictures.ts"

/**
 * A command: `run` returns whether it did or began anything; `can` returns whether it can run now, and changes
 * nothing.
 */
type Action = {
  run(context: Context): boolean
  can(state: EditorState): boolean
  active?(state: EditorState): boolean
}

/** A command that is one transaction, or null where it cannot be used. */
function change(
  make: (state: EditorState) => Transaction | null,
  active?: (state: EditorState) => boolean,
): Action {
  return {
    run({ view }) {
      const tr = make(view.state)
      if (tr) view.dispatch(tr)
      return tr !== null
    },
    can: (state) => make(state) !== null,
    ...(active ? { active } : {}),
  }
}

/** A command on the blocks that the selection touches with text; those it only reaches stay as they are. */
const onBlocks = (
  make: (state: EditorState) => Transaction | null,
  active?: (state: EditorState) => boolean,
): Action => change((state) => make(onTouched(state)), active && ((state) => active(onTouched(state))))

/** Whether `mark` is on: at the cursor for what is typed next, or somewhere in the selection. */
function marked(state: EditorState, mark: MarkType): boolean {
  const { from, to, $from, empty } = state.selection
  if (empty) return mark.isInSet(state.storedMarks ?? $from.marks()) !== undefined
  return state.doc.rangeHasMark(from, to, mark)
}

const markAction = (mark: MarkType): Action => ({
  run: ({ view }) => toggleMark(mark)(view.state, view.dispatch),
  can: (state) => toggleMark(mark)(state),
  active: (state) => marked(state, mark),
})

const inBlock = (name: string, level?: number) => (state: EditorState) => {
  const { $from } = state.selection
  const depth = depthOf($from, name)
  return depth > 0 && (level === undefined || $from.node(depth).attrs.level === level)
}

/** In a list, the kind of the innermost one. */
const inList = (name: string) => (state: EditorState) => {
  const { $from } = state.selection
  const item = depthOf($from, "list_item")
  return item > 0 && $from.node(item - 1).type.name === name
}

/** Selects the part of the cursor, or everything where that is selected already. */
function selectMore(state: EditorState): Transaction {
  const { doc, selection, tr } = state
  const { from, to } = partRange(doc, partOf(selection.$from))
  const inside = TextSelection.between(doc.resolve(from), doc.resolve(to))
  const done =
    selection instanceof AllSelection ||
    partOf(selection.$from) !== partOf(selection.$to) ||
    (selection.from <= inside.from && selection.to >= inside.to)
  return tr.setSelection(done ? new AllSelection(doc) : inside)
}

function insertDivider(state: EditorState): Transaction {
  const dir = directionAt(state.selection.$from)
  const { tr } = state
  const pos = insertBlock(tr, nodes.divider!.create({ dir }))
  return landAfter(tr, pos + 1, dir)
}

/** Asks for a picture, puts it in and asks for its description. */
function insertFigure(context: Context): boolean {
  void insertPictures(context, async () => {
    const picture = await context.host.choosePicture()
    return picture ? [picture] : []
  })
  return true
}

const go = (part: Part): Action => ({
  run: (context) => {
    goTo(context, part)
    return true
  },
  can: () => true,
})

/** Puts the cursor at the end of a headline or standfirst, at the start of the body, and the focus with it. */
export function goTo({ view }: Context, part: Part) {
  const { state } = view
  const { from, to } = partRange(state.doc, part)
  const at =
    part === "body" ? TextSelection.near(state.doc.resolve(from), 1) : TextSelection.create(state.doc, to)
  view.dispatch(state.tr.setSelection(at).scrollIntoView())
  focusText(view)
}

/** Gives the text the focus, also if it is read-only: then it can be scrolled and copied by keys. */
export function focusText(view: EditorView) {
  if (!view.editable) view.dom.focus({ preventScroll: true })
  view.focus()
}

const always = () => true

/** Every command that the editor runs. */
export const actions: Partial<Record<CommandId, Action>> = {
  undo: { run: ({ view }) => undo(view.state, view.dispatch), can: (state) => undoDepth(state) > 0 },
  redo: { run: ({ view }) => redo(view.state, view.dispatch), can: (state) => redoDepth(state) > 0 },
  selectAll: change(selectMore),
  growSelection: change(grow),
  shrinkSelection: change(shrink),
  strong: markAction(marks.strong!),
  emphasis: markAction(marks.emphasis!),
  link: {
    run: link,
    can: canLink,
    active: (state) => linkAt(state.selection.$from) !== null,
  },
  isolate: change(toggleIsolate, (state) => marked(state, marks.isolate!)),
  paragraph: onBlocks(toParagraph, inBlock("paragraph")),
  subhead: onBlocks((state) => turnInto(state, nodes.subhead!, { level: 2 }), inBlock("subhead", 2)),
  minorSubhead: onBlocks((state) => turnInto(state, nodes.subhead!, { level: 3 }), inBlock("subhead", 3)),
  quote: onBlocks(toggleQuote, inBlock("quote")),
  bulletList: onBlocks((state) => toggleList(state, nodes.bullet_list!), inList("bullet_list")),
  numberedList: onBlocks((state) => toggleList(state, nodes.numbered_list!), inList("numbered_list")),
  flipDirection: onBlocks(flip),
  invisibles: change(toggleInvisibles, invisiblesShown),
  removeControls: change(removeControls),
  moveBlockBackward: onBlocks((state) => move(state, -1)),
  moveBlockForward: onBlocks((state) => move(state, 1)),
  joinBlocks: onBlocks(joinBlocks),
  splitBlock: onBlocks(splitBlock),
  duplicateBlock: onBlocks(duplicate),
  related: change(insertRelated),
  figure: { run: insertFigure, can: always },
  divider: change(insertDivider),
  goHeadline: go("headline"),
  goStandfirst: go("standfirst"),
  goBody: go("body"),
}
