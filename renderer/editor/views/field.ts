/** A textblock that shows a placeholder while it is empty. */
import type { Node } from "prosemirror-model"
import type { NodeView } from "prosemirror-view"

/** What a view does beyond ProseMirror's: `relabel` after the interface's language changed, `relink` after what links lead to did. */
export type Relabelled = { relabel?(): void; relink?(): void }

/**
 * Draws a textblock as `tag` with the class `name`; it bears the class `blank`
 * while it is empty, and the style sheet does the rest. No decoration is needed,
 * so typing in it costs what typing in any paragraph costs. `label` names it to a
 * screen reader while it is empty: a heading without words has no other name.
 */
export function field(
  tag: string,
  name: string,
  label?: () => string,
): (node: Node) => NodeView & Relabelled {
  return (first) => {
    const dom = document.createElement(tag)
    dom.className = name
    // What is drawn now, so that a key that changes nothing of it touches no element.
    let dir: string | null = null
    let blank = false
    const relabel = () => {
      if (label && blank) dom.setAttribute("aria-label", label())
      else if (label) dom.removeAttribute("aria-label")
    }
    const draw = (node: Node) => {
      if (dir !== node.attrs.dir) dir = dom.dir = node.attrs.dir
      if (blank === (node.content.size === 0)) return
      blank = dom.classList.toggle("blank")
      relabel()
    }
    draw(first)
    return {
      dom,
      relabel,
      contentDOM: dom,
      update(node) {
        if (node.type !== first.type) return false
        draw(node)
        return true
      },
      ignoreMutation: (mutation) => mutation.type === "attributes",
    }
  }
}

/** Characters from which on a paragraph counts as long, and below which it no longer does. */
const long = { from: 160, until: 120 } as const

/**
 * Draws a paragraph. It has the class `long` while it is worth skipping its layout outside of the screen (see
 * editor.css). Checking whether a block is on the screen costs the browser some microseconds in every frame, as much
 * as keeping two lines laid out, so for thousands of short blocks it does not pay.
 */
export function paragraphView(first: Node): NodeView {
  const dom = document.createElement("p")
  let dir: string | null = null
  let isLong = false
  const draw = (node: Node) => {
    if (dir !== node.attrs.dir) dir = dom.dir = node.attrs.dir
    const { size } = node.content
    if (isLong === size >= (isLong ? long.until : long.from)) return
    isLong = dom.classList.toggle("long")
  }
  draw(first)
  return {
    dom,
    contentDOM: dom,
    update(node) {
      if (node.type !== first.type) return false
      draw(node)
      return true
    },
    ignoreMutation: (mutation) => mutation.type === "attributes",
  }
}

/** How long no block may have left the screen, in milliseconds, before the boxes of those that did are dropped. */
const settled = 200

/**
 * Draws the body; it is `blank` while nothing but an empty paragraph is in it.
 *
 * Chromium keeps the boxes of a block that it no longer lays out (`content-visibility`), and measures each such block
 * again at every layout of the body, that is with every key. A block that is built anew has no boxes until it comes
 * into sight; until then its remembered size is used. So the body is built anew once blocks have left the screen and
 * the writer has stopped scrolling.
 */
export function bodyView(first: Node): NodeView {
  const dom = document.createElement("div")
  dom.className = "body"
  let blank = false
  const draw = (body: Node) => {
    const only = body.childCount === 1 ? body.firstChild! : null
    const empty = only?.type.name === "paragraph" && only.content.size === 0
    if (blank !== empty) blank = dom.classList.toggle("blank")
  }
  draw(first)
  let leaving: ReturnType<typeof setTimeout> | undefined
  dom.addEventListener("contentvisibilityautostatechange", (event) => {
    if (!(event as ContentVisibilityAutoStateChangeEvent).skipped) return
    clearTimeout(leaving)
    leaving = setTimeout(() => dom.classList.toggle("rebuilt"), settled)
  })
  return {
    dom,
    contentDOM: dom,
    update(node) {
      if (node.type !== first.type) return false
      draw(node)
      return true
    },
    ignoreMutation: (mutation) => mutation.type === "attributes",
  }
}
