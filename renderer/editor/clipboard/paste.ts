/**
 * Pasting and dropping, part by part. Nothing pasted is lost silently: blocks that do not fit at the cursor go to the
 * nearest position that allows them, and a notice says so.
 */
import { closeHistory } from "prosemirror-history"
import type { Slice } from "prosemirror-model"
import { NodeSelection, type Transaction } from "prosemirror-state"
import type { EditorProps, EditorView } from "prosemirror-view"
import { linkTarget } from "../../../main/article/addresses.ts"
import { isBlank } from "../../../main/article/schema.ts"
import type { Context } from "../context.ts"
import { addRow, relatedAt } from "../links.ts"
import { depthOf, partOf } from "../parts.ts"
import { insertFiles, isPicture, isPictureOfText } from "../pictures.ts"
import { createArrival, type Source } from "./arrival.ts"
import { drop } from "./dropping.ts"
import { loadReaderWhenIdle } from "./foreign.ts"
import { fillParts, pasteTarget } from "./insertion.ts"
import { bodyBlocks, holdsParts, lines, textSlice } from "./pasted.ts"
import { makeRoom, putSlice, tellPut } from "./putting.ts"
import { createUnwrapping } from "./wrapped.ts"

/** From how many lines of text on a paste into an empty article is a page to import. */
const pageLines = 3

/** The pictures among what is pasted that come in: not those that only show the text beside them. */
function picturesOf(data: DataTransfer | null, source: Source, slice: Slice): File[] {
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
  const arrival = createArrival()
  const unwrapping = createUnwrapping(context)
  loadReaderWhenIdle()

  const put = (view: EditorView, tr: Transaction, slice: Slice): boolean =>
    putSlice(view, tr, slice, (moved) => tellPut(moved, arrival.losses, context().host))

  /** Brings pictures in, with the text that they came with. */
  function pastePictures(view: EditorView, pictures: readonly File[], slice: Slice): void {
    const { losses } = arrival
    arrival.losses = losses.filter(({ what, count }) => what !== "picture" || count > pictures.length)
    if (slice.size > 0) put(view, makeRoom(view.state.tr), slice)
    else arrival.losses = []
    void insertFiles(context(), pictures, null)
  }

  /** Pastes into an article without text: a copied one with its parts, or a page to import. Returns whether it did. */
  function pasteIntoBlank(view: EditorView, slice: Slice, source: Source): boolean {
    if (!isBlank(view.state.doc)) return false
    if (holdsParts(slice.content)) {
      view.dispatch(fillParts(view.state, slice.content).scrollIntoView().setMeta("uiEvent", "paste"))
      return true
    }
    if (source === null || lines(bodyBlocks(slice.content, "rtl")).length < pageLines) return false
    context().host.pasteWhole(source)
    return true
  }

  /** Pastes into a related block: an address for its row, or a row. Returns whether it did. */
  function pasteIntoRelated(view: EditorView, slice: Slice): boolean {
    const { state } = view
    const related = relatedAt(state)
    if (!related) return false
    const text = slice.content.textBetween(0, slice.content.size, "\n").trim()
    if (linkTarget.test(text)) {
      view.dispatch(pasteTarget(state, related.pos, text))
      return true
    }
    if (!(state.selection instanceof NodeSelection)) return false
    const first = lines(bodyBlocks(slice.content, "rtl"))
    if (first.length > 0) put(view, addRow(state, related.pos, { url: "", article: null }, ""), slice)
    return true
  }

  /** Pastes into text. Lines that another program broke are joined where that is sure, and offered to be where not. */
  function pasteIntoText(view: EditorView, slice: Slice, source: Source): void {
    const { $from } = view.state.selection
    const putLines = (text: string) => {
      const room = makeRoom(view.state.tr)
      put(view, closeHistory(room), textSlice(text, room.selection.$from))
    }
    const isWalled = partOf($from) !== "body" || depthOf($from, "figure") > 0
    if (isWalled && typeof source === "string" && unwrapping.putParagraphs(source, putLines)) return
    const tr = makeRoom(view.state.tr)
    if (put(view, tr, slice) && typeof source === "string") unwrapping.joinPut(source, tr)
  }

  const props: EditorProps = {
    ...arrival.props,
    handlePaste(view, event, slice) {
      const source = arrival.take()
      const pictures = picturesOf(event.clipboardData, source, slice)
      if (pictures.length > 0) pastePictures(view, pictures, slice)
      else if (!pasteIntoBlank(view, slice, source) && !pasteIntoRelated(view, slice))
        pasteIntoText(view, slice, source)
      return true
    },
    handleDrop(view, event, slice, moved) {
      arrival.take()
      if (slice.size === 0) return false
      const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
      if (!at) return false
      drop(view, slice, at.pos, moved, (tr) => put(view, tr, slice))
      return true
    },
  }

  return {
    props,
    putLines(view, text) {
      arrival.losses = []
      const tr = makeRoom(view.state.tr)
      put(view, tr, textSlice(text, tr.selection.$from))
    },
  }
}
