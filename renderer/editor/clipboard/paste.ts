/**
 * Pasting and dropping, part by part. Nothing that was pasted is dropped in
 * silence: what does not fit where the cursor is goes to the nearest place that
 * takes it, and a notice says so.
 */
import { Fragment, type Node, type ResolvedPos, Slice } from "prosemirror-model"
import {
  type EditorState,
  NodeSelection,
  Selection,
  TextSelection,
  type Transaction,
} from "prosemirror-state"
import { dropPoint } from "prosemirror-transform"
import type { EditorProps, EditorView } from "prosemirror-view"
import { isBlank, linkTarget, schema } from "../../../main/article/schema.ts"
import { commands } from "../../../main/contract/commands.ts"
import { fill } from "../../../main/contract/words/fill.ts"
import { inlineFor, paragraph } from "../blocks.ts"
import type { Context } from "../context.ts"
import { keyText } from "../keycaps.ts"
import { addRow, relatedAt } from "../links.ts"
import { depthOf, directionAt, nodes, partOf, partRange } from "../parts.ts"
import { remove, removeSelection } from "../removal.ts"
import { type Cleaned, clean } from "./clean.ts"

/** Text as the document takes it: what is no character becomes the sign for that, nothing else changes. */
export function wellFormed(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\ufffd")
}

/** From how many paragraphs on a paste into an empty article is a page to import. */
const pageLines = 3

/** The paragraphs of pasted text, one a line. Empty lines part paragraphs and are none themselves. */
function textSlice(text: string, $at: ResolvedPos): Slice {
  const dir = directionAt($at)
  const lines = wellFormed(text)
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== "")
  const blocks = lines.map((line) =>
    paragraph(dir, schema.text(line, lines.length === 1 ? $at.marks() : undefined)),
  )
  return blocks.length > 0 ? new Slice(Fragment.fromArray(blocks), 1, 1) : Slice.empty
}

/** Whatever was pasted as blocks that can stand in the body. */
function bodyBlocks(content: Fragment, dir: unknown): Node[] {
  const blocks: Node[] = []
  let loose: Node[] = []
  const flush = () => {
    if (loose.length > 0) blocks.push(paragraph(dir, Fragment.fromArray(loose)))
    loose = []
  }
  content.forEach((node) => {
    if (node.isInline) {
      loose.push(node)
      return
    }
    flush()
    if (node.type === nodes.doc || node.type === nodes.body) blocks.push(...bodyBlocks(node.content, dir))
    else if (node.type === nodes.headline)
      blocks.push(nodes.subhead!.create({ dir: node.attrs.dir, level: 2 }, node.content))
    else if (node.type === nodes.list_item)
      blocks.push(nodes.bullet_list!.create({ dir: node.attrs.dir }, node))
    else if (node.type.isInGroup("block")) blocks.push(filled(node))
    else if (node.isTextblock)
      blocks.push(paragraph(node.attrs.dir, inlineFor(node.content, nodes.paragraph!)))
    else blocks.push(...bodyBlocks(node.content, dir))
  })
  flush()
  return blocks
}

/** `node`, which an open slice may have cut, made whole: what it must hold is added, what it holds stays. */
function filled(node: Node): Node {
  const children: Node[] = []
  node.forEach((child) => {
    children.push(child.isTextblock || child.isText ? child : filled(child))
  })
  const content = Fragment.fromArray(children)
  if (node.type.validContent(content)) return node.copy(content)
  return (
    node.type.createAndFill(node.attrs, content) ??
    paragraph(node.attrs.dir, schema.text(node.textContent || " "))
  )
}

/** A textblock of what was pasted. */
const isEmptyLine = (node: Node) =>
  node.type === nodes.paragraph && node.textContent.trim() === "" && node.childCount < 2

/** Every line of text of `blocks`, in order, line breaks parted. */
function lines(blocks: readonly Node[]): { content: Fragment; block: Node }[] {
  const found: { content: Fragment; block: Node }[] = []
  const add = (block: Node) => {
    let line: Node[] = []
    block.forEach((node) => {
      if (node.type !== nodes.line_break) line.push(node)
      else {
        found.push({ content: Fragment.fromArray(line), block })
        line = []
      }
    })
    found.push({ content: Fragment.fromArray(line), block })
  }
  for (const block of blocks) {
    if (block.isTextblock) add(block)
    else
      block.descendants((node) => {
        if (node.isTextblock) add(node)
        return !node.isTextblock
      })
  }
  return found.filter(({ content }) => content.size > 0)
}

/** The one line of text that was pasted, if it was no more than that. */
function oneLine(blocks: readonly Node[]): Node | null {
  const only = blocks.length === 1 ? blocks[0]! : null
  return only?.type === nodes.paragraph ? only : null
}

/** Puts inline `content` in the place of the selection, which is empty and in a textblock, and the cursor behind it. */
function putInline(tr: Transaction, content: Fragment) {
  const { $from } = tr.selection
  const fitted = inlineFor(content, $from.parent.type)
  tr.replaceWith($from.pos, $from.pos, fitted)
  tr.setSelection(TextSelection.create(tr.doc, $from.pos + fitted.size))
}

/** Puts whole blocks at the empty selection in the body. */
function putBlocks(tr: Transaction, blocks: readonly Node[]) {
  const { $from } = tr.selection
  const fragment = Fragment.fromArray([...blocks])
  if ($from.depth === 1) {
    tr.insert($from.pos, fragment)
    tr.setSelection(Selection.near(tr.doc.resolve($from.pos + fragment.size), -1))
    return
  }
  const { parent } = $from
  const top = $from.depth === 2
  if (top && parent.type === nodes.paragraph && parent.content.size === 0) {
    const at = $from.before()
    tr.replaceWith(at, $from.after(), fragment)
    tr.setSelection(Selection.near(tr.doc.resolve(at + fragment.size), -1))
    return
  }
  const paragraphs = blocks.every((block) => block.type === nodes.paragraph)
  if (!top && !(paragraphs && parent.type === nodes.paragraph)) {
    // In a quote or list only paragraphs can stand; the rest goes after it whole.
    const at = $from.after(2)
    tr.insert(at, fragment)
    tr.setSelection(Selection.near(tr.doc.resolve(at + fragment.size), -1))
    return
  }
  // Paragraphs at the ends run on with what stands there; anything else stays by itself.
  const left = parent.cut(0, $from.parentOffset)
  const right = parent.cut($from.parentOffset)
  const merged = [...blocks]
  const first = merged[0]!
  const joinsFirst = first.type === nodes.paragraph && left.content.size > 0
  if (joinsFirst) merged[0] = parent.copy(left.content.append(inlineFor(first.content, parent.type)))
  else if (left.content.size > 0) merged.unshift(left)
  const last = merged.at(-1)!
  const end = last.content.size
  let back: number
  if (last.type === nodes.paragraph && right.content.size > 0) {
    merged[merged.length - 1] = last.copy(last.content.append(inlineFor(right.content, nodes.paragraph!)))
    back = last.nodeSize - 1 - end + inlineFor(right.content, nodes.paragraph!).size
  } else if (right.content.size > 0) {
    merged.push(right.type.create(right.attrs, right.content))
    back = right.nodeSize
  } else back = 0
  const whole = Fragment.fromArray(merged)
  const at = $from.before()
  tr.replaceWith(at, $from.after(), whole)
  tr.setSelection(Selection.near(tr.doc.resolve(at + whole.size - back), -1))
}

/** Puts `rest` at the start of the body, before everything that stands there. */
function putAtBodyStart(tr: Transaction, rest: readonly Node[]) {
  const { from, to } = partRange(tr.doc, "body")
  const body = tr.doc.child(2)
  const blank =
    body.childCount === 1 && body.firstChild!.type === nodes.paragraph && body.firstChild!.content.size === 0
  tr.replaceWith(from, blank ? to : from, rest)
}

/** What pasting `blocks` at the cursor comes to: the transaction, and how many paragraphs went elsewhere and where. */
export function place(
  tr: Transaction,
  blocks: readonly Node[],
): { moved: number; to: "headline" | "standfirst" | "after" | null } {
  const { $from } = tr.selection
  const part = partOf($from)
  const figure = depthOf($from, "figure")
  const related = depthOf($from, "related")
  const walled = part !== "body" || figure > 0 || related > 0
  if (!walled) {
    const line = oneLine(blocks)
    if (line && $from.parent.isTextblock) putInline(tr, line.content)
    else putBlocks(tr, blocks)
    return { moved: 0, to: null }
  }
  const all = lines(blocks)
  const first = all.shift()
  // Of a block that was not taken whole, only what is left of it goes on.
  const whole = blocks.length > 1 ? blocks.slice(1).filter((block) => !isEmptyLine(block)) : []
  const used = blocks[0]!
  const leftOver = all
    .filter(
      ({ block }) =>
        first && (block === used || !used.isTextblock) && !whole.some((other) => contains(other, block)),
    )
    .map(({ content, block }) => paragraph(block.attrs.dir, inlineFor(content, nodes.paragraph!)))
  const rest = [...leftOver, ...whole]
  if (first) putInline(tr, first.content)
  else rest.unshift(...blocks.slice(0, 1).filter((block) => !isEmptyLine(block)))
  if (rest.length === 0) return { moved: 0, to: null }
  if (part !== "body") {
    putAtBodyStart(tr, rest)
    return { moved: rest.length, to: part }
  }
  const depth = figure > 0 ? figure : related
  tr.insert(tr.selection.$from.after(depth), rest)
  return { moved: rest.length, to: "after" }
}

function contains(block: Node, inner: Node): boolean {
  if (block === inner) return true
  let found = false
  block.descendants((node) => {
    if (node === inner) found = true
    return !found
  })
  return found
}

/** Whether what was copied holds parts of an article of Midad, as selecting all of it does. */
const holdsParts = (content: Fragment) =>
  content.firstChild?.type === nodes.headline && content.childCount > 1

/** Puts copied parts into the parts of an empty article. */
function fillParts(state: EditorState, content: Fragment): Transaction {
  const { tr } = state
  content.forEach((node) => {
    const part = node.type.name
    if (part !== "headline" && part !== "standfirst" && part !== "body") return
    const { from, to } = partRange(tr.doc, part)
    tr.replaceWith(from, to, part === "body" ? bodyBlocks(node.content, "rtl") : node.content)
  })
  return tr.setSelection(Selection.atEnd(tr.doc))
}

/** The clipboard side of the editor. */
export function pasting(context: () => Context): EditorProps {
  let cleaned: Cleaned | null = null
  let source: string | { html: string } | null = null

  /** Tells what was left out or changed. */
  const tell = (moved: number, to: "headline" | "standfirst" | "after" | null) => {
    const { host } = context()
    const words = host.words().editor.paste
    const said: string[] = []
    if (moved > 0 && to) said.push(words[to](moved))
    if (cleaned?.pictures)
      said.push(fill(words.pictures, { key: keyText(commands.figure.keys[0]!, host.platform) }))
    if (cleaned?.tables) said.push(words.tables)
    if (cleaned?.links) said.push(words.links)
    if (said.length > 0) host.notice(said.join(" "))
  }

  /** Puts `slice` at the selection of `tr`, which is empty. */
  const put = (view: EditorView, tr: Transaction, slice: Slice) => {
    const dir = directionAt(tr.selection.$from)
    const blocks = bodyBlocks(slice.content, dir).filter(
      (block, _, all) => all.length === 1 || !isEmptyLine(block),
    )
    if (blocks.length === 0) {
      tell(0, null)
      return
    }
    for (const block of blocks) block.check()
    const { moved, to } = place(tr, blocks)
    view.dispatch(tr.scrollIntoView().setMeta("paste", true).setMeta("uiEvent", "paste"))
    tell(moved, to)
  }

  return {
    transformPastedHTML(html) {
      source = { html }
      cleaned = clean(wellFormed(html))
      return cleaned.html
    },
    clipboardTextParser(text, $context) {
      source = text
      cleaned = null
      return textSlice(text, $context)
    },
    handlePaste(view, _event, slice) {
      const { host } = context()
      const { state } = view
      const whole = source
      source = null
      const own = cleaned?.own ?? false
      if (isBlank(state.doc)) {
        if (holdsParts(slice.content)) {
          view.dispatch(fillParts(state, slice.content).scrollIntoView().setMeta("uiEvent", "paste"))
          return true
        }
        if (whole !== null && !own && lines(bodyBlocks(slice.content, "rtl")).length >= pageLines) {
          host.pasteWhole(whole)
          return true
        }
      }
      const text = slice.content.textBetween(0, slice.content.size, "\n").trim()
      const related = relatedAt(state)
      if (related && linkTarget.test(text)) {
        view.dispatch(pasteTarget(state, related.pos, text))
        return true
      }
      if (related && state.selection instanceof NodeSelection) {
        const first = lines(bodyBlocks(slice.content, "rtl"))
        if (first.length === 0) return true
        const tr = addRow(state, related.pos, { url: "", article: null }, "")
        put(view, tr, slice)
        return true
      }
      const tr = state.tr
      if (state.selection instanceof NodeSelection) {
        // What is selected as a block is never replaced by a paste; it goes after it.
        const { to, node } = state.selection
        tr.insert(to, paragraph(node.attrs.dir))
        tr.setSelection(TextSelection.create(tr.doc, to + 1))
      } else removeSelection(tr)
      put(view, tr, slice)
      return true
    },
    handleDrop(view, event, slice, moved) {
      source = null
      if ((event.dataTransfer?.files.length ?? 0) > 0 && slice.size === 0) return false
      const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
      if (!at || slice.size === 0) return false
      const tr = view.state.tr
      const { from, to } = view.state.selection
      if (moved && at.pos > from && at.pos < to) return true
      const target = dropPoint(view.state.doc, at.pos, slice) ?? at.pos
      if (moved) remove(tr, from, to)
      const $at = tr.doc.resolve(tr.mapping.map(target))
      const cursor = $at.parent.inlineContent ? TextSelection.create(tr.doc, $at.pos) : Selection.near($at, 1)
      const block = slice.content.childCount === 1 && slice.openStart === 0 ? slice.content.firstChild! : null
      if (block?.type.isInGroup("block") && $at.depth === 1) {
        tr.insert($at.pos, filled(block))
        view.dispatch(tr.setMeta("uiEvent", "drop"))
        return true
      }
      tr.setSelection(cursor instanceof TextSelection ? TextSelection.create(tr.doc, cursor.from) : cursor)
      put(view, tr, slice)
      view.focus()
      return true
    },
  }
}

/** A pasted address in a related block: the target of a row that has none, else a new row. */
function pasteTarget(state: EditorState, pos: number, url: string): Transaction {
  const { $from } = state.selection
  const depth = depthOf($from, "related_link")
  const row = depth > 0 ? $from.node(depth) : null
  if (row && row.attrs.url === "" && row.attrs.article === null)
    return state.tr.setNodeAttribute($from.before(depth), "url", url).scrollIntoView()
  return addRow(state, pos, { url, article: null }, "")
}
