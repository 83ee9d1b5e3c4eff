/**
 * The reader of foreign pages in the window. It is a sixth of the window's code, so it is loaded when the window
 * is drawn and has nothing to do. What is pasted or dropped before that waits for it.
 */
import type { EditorView } from "prosemirror-view"
import type { readFragment } from "../../../main/article/foreign.ts"
import { ownCopy } from "./own.ts"

let read: typeof readFragment | null = null
let loading: Promise<void> | null = null

/** Loads the reader. Rejects if its file cannot be read; the next call tries again. */
export function loadReader(): Promise<void> {
  loading ??= import("../../../main/article/foreign.ts").then(
    (module) => {
      read = module.readFragment
    },
    (error: unknown) => {
      loading = null
      throw error
    },
  )
  return loading
}

/** Loads the reader as soon as the window has nothing else to do. */
export function loadReaderWhenIdle(): void {
  if (!read) requestIdleCallback(() => void loadReader())
}

/** Reads a piece of a foreign page. The reader must be loaded. */
export const readForeignHtml: typeof readFragment = (source, dir) => {
  if (!read) throw new Error("The reader of foreign pages is not loaded")
  return read(source, dir)
}

/**
 * Delays a paste or drop of foreign HTML until the reader is loaded, then dispatches it again. Returns whether it was
 * delayed.
 */
export function heldBack(view: EditorView, event: ClipboardEvent | DragEvent): boolean {
  const data = "clipboardData" in event ? event.clipboardData : event.dataTransfer
  const html = read || view.dragging ? "" : (data?.getData("text/html") ?? "")
  if (!data || html === "" || ownCopy(html) !== null) return false
  event.preventDefault()
  // The data of an event can be read only during the event.
  const copy = new DataTransfer()
  for (const type of data.types) if (type !== "Files") copy.setData(type, data.getData(type))
  for (const file of data.files) copy.items.add(file)
  const again =
    "clipboardData" in event
      ? new ClipboardEvent("paste", { clipboardData: copy, bubbles: true, cancelable: true })
      : new DragEvent("drop", {
          dataTransfer: copy,
          clientX: event.clientX,
          clientY: event.clientY,
          bubbles: true,
          cancelable: true,
        })
  void loadReader().then(() => {
    if (!view.isDestroyed) view.dom.dispatchEvent(again)
  })
  return true
}
