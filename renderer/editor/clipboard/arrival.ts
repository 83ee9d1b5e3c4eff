/** What is pasted or dropped, on its way from the clipboard to a slice: where it came from, and what of it was lost. */
import { Fragment, Slice } from "prosemirror-model"
import type { EditorProps } from "prosemirror-view"
import type { ForeignFragment } from "../../../main/article/foreign.ts"
import { directionAt } from "../parts.ts"
import { docsFormat, withSuggestions } from "./docs.ts"
import { heldBack, readForeignHtml } from "./foreign.ts"
import { ownCopy } from "./own.ts"
import { textSlice, wellFormed } from "./pasted.ts"

/** The source of what is pasted: lines of text, or a page; null for copies of an article, which are never imported. */
export type Source = string | { html: string } | null

export type Arrival = {
  /** The editor's props that read what arrives. */
  props: EditorProps
  /** What the current slice lost because an article cannot hold it. Whoever puts it in may change that. */
  losses: ForeignFragment["losses"]
  /** Returns the source of the current slice and forgets it. */
  take(): Source
}

/** Makes what reads what is pasted or dropped. Nothing has arrived at first. */
export function createArrival(): Arrival {
  /** Blocks from another program that were read and not yet passed on as a slice. */
  let fragment: ForeignFragment | null = null
  let source: Source = null
  /** What Docs' own format on the clipboard says of the HTML beside it; empty without it. */
  let docs = ""

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
      arrival.losses = read?.losses ?? []
      return read ? Slice.maxOpen(Fragment.fromArray(read.blocks)) : slice
    },
  }
  const arrival: Arrival = {
    props,
    losses: [],
    take() {
      const taken = source
      source = null
      return taken
    },
  }
  return arrival
}
