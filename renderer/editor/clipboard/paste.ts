/**
 * Pasting and dropping, part by part. Nothing pasted is lost silently: blocks that do not fit at the cursor go to the
 * nearest position that allows them, and a notice says so.
 */
import { closeHistory } from "prosemirror-history"
import { Fragment, Slice } from "prosemirror-model"
import { NodeSelection, Selection, TextSelection, type Transaction } from "prosemirror-state"
import { dropPoint } from "prosemirror-transform"
import type { EditorProps, EditorView } from "prosemirror-view"
import type { LossName } from "../../../main/article/foreign/losses.ts"
import type { ForeignFragment } from "../../../main/article/foreign.ts"
import { isBlank, linkTarget } from "../../../main/article/schema.ts"
import { fill } from "../../../main/contract/words/fill.ts"
import { paragraph } from "../blocks.ts"
import type { Context } from "../context.ts"
import { keyText } from "../keycaps.ts"
import { addRow, relatedAt } from "../links.ts"
import { depthOf, directionAt, partOf } from "../parts.ts"
import { insertFiles, isPicture, isPictureOfText } from "../pictures.ts"
import { remove, removeSelection } from "../removal.ts"
import { docsFormat, withSuggestions } from "./docs.ts"
import { heldBack, loadReaderWhenIdle, readForeignHtml } from "./foreign.ts"
import { fillParts, insertBlocks, type Moved, pasteTarget } from "./insertion.ts"
import { ownCopy } from "./own.ts"
import { bodyBlocks, filled, holdsParts, isEmptyLine, lines, textSlice, wellFormed } from "./pasted.ts"
import { createUnwrapping } from "./wrapped.ts"

/** From how many lines of text on a paste into an empty article is a page to import. */
const pageLines = 3

/** Losses that one notice tells as pictures and media. */
const media: ReadonlySet<LossName> = new Set(["picture", "video", "audio", "frame", "object"])

/** The pictures among what is pasted that come in: not those that only show the text beside them. */
function picturesOf(
  data: DataTransfer | null,
  source: string | { html: string } | null,
  slice: Slice,
): File[] {
  const files = [...(data?.files ?? [])].filter(isPicture)
  const html = typeof source === "object" ? (source?.html ?? "") : ""
  return isPictureOfText(html, slice.size > 0) ? [] : files
}

/** Pasting and dropping: the editor's props, and the way for lines of text that come without either. */
export type Pasting = {
  props: EditorProps
  /** Puts the lines of `text` in the place of the selection, and tells where they went. */
  putLines(view: EditorView, text: string): void
}

/** Pasting and dropping in the editor of `context`. */
export function createPasting(context: () => Context): Pasting {
  /** Blocks from another program that were read and not yet passed on as a slice. */
  let fragment: ForeignFragment | null = null
  /** What the current slice lost because an article cannot hold it. */
  let losses: ForeignFragment["losses"] = []
  /** The pasted source; null for copies of an article, which are never imported. */
  let source: string | { html: string } | null = null

  /** What Docs' own format on the clipboard says of the HTML beside it; empty without it. */
  let docs = ""

  /** Tells what was left out or changed. */
  const tell = ({ moved, to }: Moved) => {
    const { host } = context()
    const words = host.words().editor.paste
    const said: string[] = []
    if (moved > 0 && to) said.push(words[to](moved))
    for (const { what, count } of losses)
      if (what === "deletion" || what === "footnote" || what === "remark" || what === "hidden")
        said.push(words[what](count))
    const isLost = (names: ReadonlySet<LossName>) => losses.some(({ what }) => names.has(what))
    if (isLost(media))
      said.push(fill(words.pictures, { key: keyText(host.keyOf("figure") ?? "/", host.platform) }))
    if (isLost(new Set(["table"]))) said.push(words.tables)
    if (isLost(new Set(["link"]))) said.push(words.links)
    if (said.length > 0) host.notice(said.join(" "))
  }

  const unwrapping = createUnwrapping(context)

  /** Puts `slice` at the selection of `tr`, which is empty. Returns whether it put in anything. */
  const put = (view: EditorView, tr: Transaction, slice: Slice): boolean => {
    const dir = directionAt(tr.selection.$from)
    const blocks = bodyBlocks(slice.content, dir).filter(
      (block, _, all) => all.length === 1 || !isEmptyLine(block),
    )
    if (blocks.length === 0) {
      tell({ moved: 0, to: null })
      return false
    }
    for (const block of blocks) block.check()
    const moved = insertBlocks(tr, blocks)
    view.dispatch(tr.scrollIntoView().setMeta("paste", true).setMeta("uiEvent", "paste"))
    tell(moved)
    return true
  }

  /** Makes the selection of `tr` an empty one, for what is pasted. A selected block stays; a paste goes after it. */
  const makeRoom = (tr: Transaction) => {
    if (tr.selection instanceof NodeSelection) {
      const { to, node } = tr.selection
      tr.insert(to, paragraph(node.attrs.dir))
      tr.setSelection(TextSelection.create(tr.doc, to + 1))
    } else removeSelection(tr)
    return tr
  }

  loadReaderWhenIdle()

  const props: EditorProps = {
    handleDOMEvents: {
      paste(view, event) {
        docs = event.clipboardData?.getData(docsFormat) ?? ""
        return heldBack(view, event)
      },
      drop: heldBack,
    },
    transformPastedHTML(html, view) {
      const given = withSuggestions(wellFormed(html), docs)
      docs = ""
      const own = ownCopy(given)
      fragment = own === null ? readForeignHtml(given, directionAt(view.state.selection.$from)) : null
      source = own === null ? { html: given } : null
      // ProseMirror does not need to parse what was read already.
      return own ?? ""
    },
    clipboardTextParser(text, $context) {
      fragment = null
      source = text
      return textSlice(text, $context)
    },
    transformPasted(slice) {
      // Called last, also for what is dragged within the editor.
      const read = fragment
      fragment = null
      losses = read?.losses ?? []
      return read ? Slice.maxOpen(Fragment.fromArray(read.blocks)) : slice
    },
    handlePaste(view, event, slice) {
      const { host } = context()
      const { state } = view
      const whole = source
      source = null
      const pictures = picturesOf(event.clipboardData, whole, slice)
      if (pictures.length > 0) {
        losses = losses.filter(({ what, count }) => what !== "picture" || count > pictures.length)
        if (slice.size > 0) put(view, makeRoom(state.tr), slice)
        else losses = []
        void insertFiles(context(), pictures, null)
        return true
      }
      if (isBlank(state.doc)) {
        if (holdsParts(slice.content)) {
          view.dispatch(fillParts(state, slice.content).scrollIntoView().setMeta("uiEvent", "paste"))
          return true
        }
        if (whole !== null && lines(bodyBlocks(slice.content, "rtl")).length >= pageLines) {
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
      const putLines = (text: string) => {
        const room = makeRoom(view.state.tr)
        put(view, closeHistory(room), textSlice(text, room.selection.$from))
      }
      const isWalled =
        partOf(state.selection.$from) !== "body" || depthOf(state.selection.$from, "figure") > 0
      if (isWalled && typeof whole === "string" && unwrapping.putParagraphs(whole, putLines)) return true
      const tr = makeRoom(state.tr)
      if (put(view, tr, slice) && typeof whole === "string") unwrapping.joinPut(whole, tr)
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

  return {
    props,
    putLines(view, text) {
      losses = []
      const tr = makeRoom(view.state.tr)
      put(view, tr, textSlice(text, tr.selection.$from))
    },
  }
}
