/** Links: in the text as marks, in a related block as rows. The window asks for their targets. */
import type { Attrs, Mark, Node, ResolvedPos } from "prosemirror-model"
import { type EditorState, NodeSelection, TextSelection, type Transaction } from "prosemirror-state"
import { linkTarget } from "../../main/article/addresses.ts"
import { articleId } from "../../main/article/dossier.ts"
import { fill } from "../../main/contract/words/fill.ts"
import { insertBlock } from "./blocks.ts"
import type { Context } from "./context.ts"
import { depthOf, directionAt, marks, nodes, selectedBlock } from "./parts.ts"
import { articleOf, type LinkTarget } from "./target.ts"

/** The link mark around `$pos` and how far it reaches. */
export function linkAt($pos: ResolvedPos): { mark: Mark; from: number; to: number } | null {
  const { parent } = $pos
  if (!parent.inlineContent) return null
  const has = (node: Node | null) => node?.marks.find((mark) => mark.type === marks.link)
  const mark = has($pos.nodeAfter) ?? has($pos.nodeBefore)
  if (!mark) return null
  let found: { mark: Mark; from: number; to: number } | null = null
  let run: { from: number; to: number } | null = null
  const start = $pos.start()
  parent.forEach((node, offset) => {
    if (!mark.isInSet(node.marks)) {
      run = null
      return
    }
    run = { from: run?.from ?? start + offset, to: start + offset + node.nodeSize }
    if (run.from <= $pos.pos && $pos.pos <= run.to) found = { mark, ...run }
  })
  return found
}

/** The row of a related block that the cursor is in. */
function rowAt(state: EditorState): { node: Node; pos: number } | null {
  const { $from } = state.selection
  const depth = depthOf($from, "related_link")
  return depth > 0 ? { node: $from.node(depth), pos: $from.before(depth) } : null
}

/** The related block that is selected or around the cursor. */
export function relatedAt(state: EditorState): { node: Node; pos: number } | null {
  const block = selectedBlock(state)
  if (block?.node.type === nodes.related) return block
  const depth = depthOf(state.selection.$from, "related")
  return depth > 0
    ? { node: state.selection.$from.node(depth), pos: state.selection.$from.before(depth) }
    : null
}

/** The attributes of a row for an answer; null if its target is not allowed in a link. */
function rowAttrs(answer: LinkTarget): { url: string; article: string | null } | null {
  const named = articleOf(answer.href)
  const url = named ? "" : answer.href.trim()
  const article = answer.article ?? named
  if (url !== "" && !linkTarget.test(url)) return null
  return article === null || articleId.safeParse(article).success ? { url, article } : null
}

/** Where a row leads, for the window: its URL, else its article. */
export function rowHref({ url, article }: Attrs): string {
  return url || (article ? `article:${article}` : "")
}

/** Adds a row with `attrs` to the related block at `pos`, after the row that the cursor is in, and goes into it. */
export function addRow(
  state: EditorState,
  pos: number,
  attrs: { url: string; article: string | null },
  title: string,
): Transaction {
  const { tr } = state
  const related = state.doc.nodeAt(pos)!
  const row = rowAt(state)
  const at = row && row.pos > pos && row.pos < pos + related.nodeSize ? row.pos + row.node.nodeSize : null
  const insertAt = at ?? pos + related.nodeSize - 1
  const dir = related.attrs.dir
  tr.insert(
    insertAt,
    nodes.related_link!.create({ dir, ...attrs }, title ? state.schema.text(title) : undefined),
  )
  return tr.setSelection(TextSelection.create(tr.doc, insertAt + 1 + title.length)).scrollIntoView()
}

/** Asks for a link and adds it to the related block of the cursor. */
export function addRelatedLink(context: Context): boolean {
  const { view, host } = context
  const related = relatedAt(view.state)
  if (!related) return false
  const held = context.hold(related.pos, related.pos + related.node.nodeSize)
  void host.askLink({ title: "", href: "", article: null }).then((answer) => {
    context.release(held)
    if (held.gone) return
    const still = view.state.doc.nodeAt(held.from)
    if (answer && answer !== "remove" && still?.type === nodes.related) {
      const attrs = rowAttrs(answer)
      if (attrs) view.dispatch(addRow(view.state, held.from, attrs, oneLine(answer.title ?? "")))
      else refuse(context, answer.href)
    }
    view.focus()
  })
  return true
}

const oneLine = (title: string) => title.replace(/\s+/g, (space) => (/[\r\n]/.test(space) ? " " : space))

function refuse({ host }: Context, href: string) {
  host.notice(fill(host.words().editor.badLink, { href }))
}

/** Asks for the title and the target of the row of the cursor. */
function editRow(context: Context, row: { node: Node; pos: number }): boolean {
  const { view, host } = context
  const held = context.hold(row.pos, row.pos + row.node.nodeSize)
  const { url, article } = row.node.attrs
  void host.askLink({ title: row.node.textContent, href: url, article }).then((answer) => {
    context.release(held)
    if (held.gone) return
    const still = view.state.doc.nodeAt(held.from)
    if (answer && still?.type === nodes.related_link) {
      const { tr } = view.state
      const attrs = answer === "remove" ? null : rowAttrs(answer)
      if (answer === "remove") {
        tr.delete(held.from, held.from + still.nodeSize)
        const $at = tr.doc.resolve(held.from)
        if ($at.parent.childCount === 0) tr.setSelection(NodeSelection.create(tr.doc, $at.before()))
        view.dispatch(tr.scrollIntoView())
      } else if (attrs) {
        tr.setNodeMarkup(held.from, null, { ...still.attrs, ...attrs })
        const title = answer.title === null ? still.textContent : oneLine(answer.title)
        if (title !== still.textContent) {
          tr.replaceWith(
            held.from + 1,
            held.from + still.nodeSize - 1,
            title ? view.state.schema.text(title) : [],
          )
          tr.setSelection(TextSelection.create(tr.doc, held.from + 1 + title.length))
        }
        view.dispatch(tr.scrollIntoView())
      } else refuse(context, answer.href)
    }
    view.focus()
  })
  return true
}

/** Whether text at the selection can have a link. */
function takesLink(state: EditorState): boolean {
  const { $from, $to } = state.selection
  return (
    state.selection instanceof TextSelection &&
    $from.sameParent($to) &&
    $from.parent.inlineContent &&
    $from.parent.type.allowsMarkType(marks.link!)
  )
}

/** Whether the command `link` has something to do. */
export function canLink(state: EditorState): boolean {
  return relatedAt(state) !== null || takesLink(state)
}

/** The command `link`: edits the row or link of the cursor, links the selection, adds a link to a related block. */
export function link(context: Context): boolean {
  const { view, host } = context
  const { state } = view
  const row = rowAt(state)
  if (row) return editRow(context, row)
  if (relatedAt(state)) return addRelatedLink(context)
  if (!takesLink(state)) return false
  const { selection } = state
  const found = linkAt(selection.$from)
  const inside = found && selection.from >= found.from && selection.to <= found.to
  const range = inside ? found : selection
  const href: string = inside ? found.mark.attrs.href : ""
  const held = context.hold(range.from, range.to)
  const title = range.from === range.to ? "" : null
  void host.askLink({ title, href, article: articleOf(href) }).then((answer) => {
    context.release(held)
    if (held.gone) return
    const { from, to } = held
    if (answer === "remove") view.dispatch(view.state.tr.removeMark(from, to, marks.link))
    else if (answer) {
      const target = answer.href.trim() || (answer.article ? `article:${answer.article}` : "")
      if (!linkTarget.test(target)) refuse(context, answer.href)
      else {
        const { tr } = view.state
        const mark = marks.link!.create({ href: target })
        const text = oneLine(answer.title ?? "")
        if (from === to) tr.insert(from, view.state.schema.text(text || target, [mark]))
        else tr.removeMark(from, to, marks.link).addMark(from, to, mark)
        tr.setSelection(TextSelection.create(tr.doc, tr.mapping.map(to)))
        view.dispatch(tr.removeStoredMark(mark).scrollIntoView())
      }
    }
    view.focus()
  })
  return true
}

/** Opens the link at the cursor. Returns whether there was one. */
export function follow({ view, host }: Context): boolean {
  const { state } = view
  const row = rowAt(state)
  const href = row ? rowHref(row.node.attrs) : linkAt(state.selection.$from)?.mark.attrs.href
  if (!href) return false
  host.openLink(href)
  return true
}

/** Inserts a related block with no link in it and selects it: the next key adds one. */
export function insertRelated(state: EditorState): Transaction {
  const { tr } = state
  const pos = insertBlock(tr, nodes.related!.create({ dir: directionAt(state.selection.$from) }))
  return tr.setSelection(NodeSelection.create(tr.doc, pos)).scrollIntoView()
}
