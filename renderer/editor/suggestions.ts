/**
 * Related articles that are suggested while the cursor is in a related block: a short list below it, each inserted by
 * a key. They are fetched when the cursor comes into the block and when its links change; typing does not wait for
 * them, and nothing in the text moves.
 */
import { closeHistory } from "prosemirror-history"
import type { Node } from "prosemirror-model"
import { type EditorState, Plugin } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import type { Platform } from "../../main/contract/keys.ts"
import type { Hit } from "../../main/contract/library.ts"
import { fill } from "../../main/contract/words/fill.ts"
import type { EditorHost } from "./host.ts"
import { keyElement, keyText } from "./keycaps.ts"
import { addRow, relatedAt } from "./links.ts"
import { putBeside } from "./room.ts"
import "./suggestions.css"

/** How many are suggested: as many as have a key. */
const most = 5
/** How long after a change of the links they are asked for again, in milliseconds. */
const rest = 150

const keyOf = (index: number) => `Alt-${index + 1}`

/**
 * The suggestion that a key inserts; -1 for any other key. The number pad is left alone, as codes can be typed on it.
 */
function indexOf(event: KeyboardEvent): number {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return -1
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1]
  return digit ? Number(digit) - 1 : -1
}

/** The ids of the articles that a related block links to, joined by spaces. */
function linksOf(related: Node): string {
  const ids: string[] = []
  related.forEach((row) => {
    if (row.attrs.article) ids.push(row.attrs.article)
  })
  return ids.join(" ")
}

/**
 * The plugin that fetches, draws and inserts the suggestions.
 * @param container the element that the list is drawn in
 * @param writable whether the article may be edited now
 */
export function suggestions(host: EditorHost, container: () => HTMLElement, writable: () => boolean): Plugin {
  let hits: readonly Hit[] = []
  /** The block that the suggestions are for: its position and its links. */
  let asked: { pos: number; links: string } | null = null
  let ticket = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let shown = false

  function insert(view: EditorView, index: number): boolean {
    const hit = hits[index]
    const related = relatedAt(view.state)
    if (!hit || !shown || !related) return false
    hits = hits.filter((other) => other !== hit)
    // Each insertion is one step of undo, however fast the keys come.
    view.dispatch(closeHistory(addRow(view.state, related.pos, { url: "", article: hit.id }, hit.headline)))
    view.focus()
    return true
  }

  return new Plugin({
    props: {
      handleKeyDown: (view, event) => insert(view, indexOf(event)),
      handleDOMEvents: {
        focus(view) {
          // Updates the plugin's view, as the block may have the cursor already.
          queueMicrotask(() => !view.isDestroyed && view.setProps({}))
          return false
        },
        blur(view) {
          queueMicrotask(() => !view.isDestroyed && view.setProps({}))
          return false
        },
      },
    },
    view(view) {
      const box = document.createElement("section")
      box.className = "suggestions"
      box.hidden = true
      container().append(box)
      // The block grows while the user types in it, and the list moves with it.
      const watcher = new ResizeObserver(() => position(view, box, container()))
      let watched: Element | null = null

      const hide = () => {
        shown = false
        box.hidden = true
        watcher.disconnect()
        watched = null
      }
      const draw = (view: EditorView) => {
        const related = relatedAt(view.state)
        if (!related || hits.length === 0 || !view.hasFocus()) {
          hide()
          return
        }
        shown = true
        box.replaceChildren(...drawing(host, hits, (index) => insert(view, index)))
        box.dir = host.language() === "ar" ? "rtl" : "ltr"
        box.ariaLabel = host.words().editor.suggestions.label
        box.hidden = false
        const block = view.nodeDOM(related.pos)
        if (block instanceof Element && block !== watched) {
          watcher.disconnect()
          watcher.observe(block)
          watched = block
        }
        position(view, box, container())
      }
      const fetch = async (view: EditorView) => {
        const mine = ++ticket
        const found = await host.suggest(most)
        if (mine !== ticket || view.isDestroyed) return
        const had = shown
        hits = found
        draw(view)
        if (!had && shown)
          host.hint(fill(host.words().editor.suggestions.said, { key: keyText(keyOf(0), host.platform) }))
      }
      const look = (state: EditorState, view: EditorView) => {
        const related = writable() && view.hasFocus() ? relatedAt(state) : null
        if (!related) {
          if (!asked && !shown) return
          asked = null
          ticket += 1
          hits = []
          clearTimeout(timer)
          hide()
          return
        }
        const links = linksOf(related.node)
        if (asked?.pos === related.pos && asked.links === links) return
        const fresh = asked?.pos !== related.pos
        asked = { pos: related.pos, links }
        if (fresh) hits = []
        draw(view)
        clearTimeout(timer)
        timer = setTimeout(() => void fetch(view), fresh ? 0 : rest)
      }
      return {
        update: (view) => look(view.state, view),
        destroy() {
          clearTimeout(timer)
          ticket += 1
          watcher.disconnect()
          box.remove()
        },
      }
    },
  })
}

/** The element of the list: a title, and each suggestion with its key. */
function drawing(
  host: { words: EditorHost["words"]; platform: Platform },
  hits: readonly Hit[],
  take: (index: number) => void,
): HTMLElement[] {
  const words = host.words()
  const head = Object.assign(document.createElement("div"), { className: "suggestions-head" })
  head.textContent = words.editor.suggestions.label
  const list = document.createElement("ol")
  for (const [index, hit] of hits.entries()) {
    const item = document.createElement("li")
    const button = Object.assign(document.createElement("button"), { type: "button", tabIndex: -1 })
    const title = Object.assign(document.createElement("span"), { className: "title" })
    title.append(document.createElement("bdi"))
    title.firstElementChild!.textContent = hit.headline || words.window.library.untitled
    const section = Object.assign(document.createElement("span"), { className: "facts" })
    section.textContent = hit.section
    button.append(keyElement(keyOf(index), host.platform), title, section)
    button.addEventListener("mousedown", (event) => {
      event.preventDefault()
      take(index)
    })
    item.append(button)
    list.append(item)
  }
  return [head, list]
}

/** Puts the list under the block, or over it, as wide as that. */
function position(view: EditorView, box: HTMLElement, around: HTMLElement) {
  const related = relatedAt(view.state)
  const block = related && view.nodeDOM(related.pos)
  if (!(block instanceof HTMLElement)) return
  putBeside(box, block.getBoundingClientRect(), around)
}
