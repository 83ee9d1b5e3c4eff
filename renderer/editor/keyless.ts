/**
 * Text with line ends that comes without a key: from text expansion, dictation, an input method's phrase, a screen
 * reader or another program. The browser would write it into the page as copies of the block that the cursor is in,
 * over every wall of the article, and what is read back from such a page misses text. So such text takes the way of a
 * paste: nothing that stands in the article goes, and no line is lost or joined to another.
 */

import type { Node } from "prosemirror-model"
import { Plugin, TextSelection } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { commonPairs } from "../../main/article/common-sequence.ts"
import { lineEnds } from "./clipboard/pasted.ts"
import type { Context } from "./context.ts"
import { intercept } from "./drawn.ts"
import { breakLine, enter } from "./enter.ts"
import { removeSelection } from "./removal.ts"

/** Puts the lines of `text` in the place of the selection, as a paste does, and tells where they went. */
export type PutLines = (view: EditorView, text: string) => void

/** The plugin for lines that come without a key; `put` writes them. */
export function keyless(context: Context, put: PutLines): Plugin {
  /** What an input method writes right now, and the range of the article that it replaces. */
  let phrase: { text: string; from: number; to: number } | null = null
  /** Whether the page is about to be drawn again and lines to be put in. */
  let waiting = false
  /** What the browser wrote that nobody was asked about before: pieces of text, and null for a line end. */
  let written: (string | null)[] = []

  /** Writes `text` in the place of the selection; line ends and white space alone are an Enter. */
  function write(view: EditorView, text: string) {
    if (text.trim() === "") enter(context)
    else put(view, text)
  }

  /** Writes `text` in the place of `from` to `to`, once prosemirror-view has drawn the article again. */
  function putSoon(view: EditorView, text: string, range: { from: number; to: number } | null) {
    if (waiting) return
    waiting = true
    queueMicrotask(() => {
      waiting = false
      if (view.isDestroyed) return
      if (range) choose(view, range)
      write(view, text)
    })
  }

  return new Plugin({
    view(view) {
      // What others wrote to the page is looked at before prosemirror-view reads it.
      intercept(view, (added) => {
        if (phrase) {
          const { text, from, to } = phrase
          phrase = null
          putSoon(view, text, { from, to })
          return true
        }
        if (waiting) return true
        const pieces = written
        written = []
        if (pieces.some((piece) => piece === null || lineEnds.test(piece))) {
          putSoon(view, pieces.map((piece) => piece ?? "\n").join(""), null)
          return true
        }
        if (!added.some((node) => node instanceof Element && isBlock(node))) return false
        putSoon(view, insertedText(view), null)
        return true
      })
      return {}
    },
    props: {
      handleDOMEvents: {
        input(view, event) {
          if (event instanceof InputEvent && event.inputType === "insertText" && !view.composing)
            written.push(event.data)
          return false
        },
        beforeinput(view, event) {
          // What was announced before and did not come is not to be put in at another place.
          phrase = null
          const text = event.data ?? event.dataTransfer?.getData("text/plain") ?? ""
          switch (event.inputType) {
            // Enter that comes without a key.
            case "insertParagraph":
              event.preventDefault()
              return enter(context)
            case "insertLineBreak":
              event.preventDefault()
              return breakLine(context)
            // prosemirror-view has its own way for these.
            case "insertFromPaste":
            case "insertFromDrop":
              return false
          }
          if (!event.inputType.startsWith("insert") || !lineEnds.test(text)) return false
          if (!event.cancelable) {
            const range = targetOf(view, event)
            // An input method's: the page will have it whatever is said here, and is drawn again then.
            phrase = range && { text, ...range }
            return false
          }
          event.preventDefault()
          const range = event.inputType === "insertReplacementText" ? targetOf(view, event) : null
          if (range) choose(view, range)
          write(view, text)
          return true
        },
      },
    },
  })
}

/** Selects the text of a range. */
function choose(view: EditorView, { from, to }: { from: number; to: number }) {
  const { doc, tr } = view.state
  view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(to))))
}

/** The range of the article that `event` says it will write over; null if it names none. */
function targetOf(view: EditorView, event: InputEvent): { from: number; to: number } | null {
  const [target] = event.getTargetRanges()
  if (!target || !view.dom.contains(target.startContainer) || !view.dom.contains(target.endContainer))
    return null
  const from = view.posAtDOM(target.startContainer, target.startOffset, 1)
  const to = view.posAtDOM(target.endContainer, target.endOffset, -1)
  return { from: Math.min(from, to), to: Math.max(from, to) }
}

/** Elements that begin a new line of the article. */
const blockNames =
  /^(?:ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|DD|DIV|DL|DT|FIGCAPTION|FIGURE|H[1-6]|LI|MAIN|OL|P|PRE|SECTION|UL)$/
const isBlock = (element: Element) => blockNames.test(element.nodeName)

/**
 * The text that stands in the page of `view` and not in its article. What stands before and after the selection is
 * looked for at the ends of the page's text; the selection itself counts as written over.
 */
function insertedText(view: EditorView): string {
  const { tr } = view.state
  removeSelection(tr)
  const { doc, selection } = tr
  const before = textOf(doc.cut(0, selection.from))
  const after = textOf(doc.cut(selection.from))
  const page = pageText(view.dom)
  if (page.length >= before.length + after.length && page.startsWith(before) && page.endsWith(after))
    return page.slice(before.length, page.length - after.length)
  // The browser moved blocks about as well: the words that the article does not have, in the order of the page.
  const words = (text: string) => text.split(/(\s)/).filter(Boolean)
  const stands = words(page)
  const stood = new Set(commonPairs(words(textOf(doc)), stands).map(([, at]) => at))
  return stands.filter((_, at) => !stood.has(at)).join("")
}

/** The lines of text of `doc` that are not empty. */
function textOf(doc: Node): string {
  const written = doc.textBetween(0, doc.content.size, "\n", ({ type }) =>
    type.name === "line_break" ? "\n" : "",
  )
  return written.split("\n").filter(Boolean).join("\n")
}

/** The lines of text of a page that are not empty, without what Midad draws around them. */
function pageText(dom: Element): string {
  const lines: string[] = [""]
  const walk = (node: globalThis.Node) => {
    if (node instanceof Text) lines.push(lines.pop()! + node.data)
    else if (node instanceof HTMLElement && node.contentEditable !== "false") {
      const breaks = isBlock(node) || node.nodeName === "BR"
      if (breaks) lines.push("")
      node.childNodes.forEach(walk)
      if (breaks) lines.push("")
    }
  }
  dom.childNodes.forEach(walk)
  return lines
    .flatMap((line) => line.split("\n"))
    .filter(Boolean)
    .join("\n")
}
