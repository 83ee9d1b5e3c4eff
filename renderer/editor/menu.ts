/**
 * The insert menu: a slash at the start of an empty paragraph opens it, the text after the slash filters it in both
 * languages, Enter chooses, Escape closes it and keeps the typed text.
 */

import { Plugin, PluginKey } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { fold } from "../../main/article/folding.ts"
import type { CommandId } from "../../main/contract/commands.ts"
import { wordsIn } from "../../main/contract/words/index.ts"
import type { EditorHost } from "./host.ts"
import { commandKey } from "./keycaps.ts"
import { cursorOf, nodes } from "./parts.ts"
import { putBeside } from "./room.ts"
import "./menu.css"

/** What the menu offers, in its order. */
const offers = [
  "related",
  "figure",
  "subhead",
  "minorSubhead",
  "quote",
  "bulletList",
  "numberedList",
  "divider",
] as const satisfies readonly CommandId[]
type Offer = (typeof offers)[number]

/** The paragraph whose slash opened the menu, the commands that fit, and which of them is current. */
type Open = { pos: number; filter: string; fitting: readonly Offer[]; index: number }

const key = new PluginKey<Open | null>("menu")

/** The name of each offer, in both languages, folded. */
const names: Record<Offer, string> = Object.fromEntries(
  offers.map((id) => {
    const called = (["ar", "en"] as const).flatMap((language) => {
      const words = wordsIn(language)
      return [words.commands[id].label, words.editor.menu.names[id]]
    })
    return [id, fold(called.join("\n")).key]
  }),
) as Record<Offer, string>

function fitting(filter: string): readonly Offer[] {
  const wanted = fold(filter.trim()).key
  return wanted === "" ? offers : offers.filter((id) => names[id].includes(wanted))
}

/** The menu's plugin. `take` runs the chosen command after the slash and the text after it were removed. */
export function menu(
  host: EditorHost,
  container: () => HTMLElement,
  take: (id: Offer) => void,
): Plugin<Open | null> {
  const choose = (view: EditorView, open: Open, id: Offer) => {
    const paragraph = view.state.doc.nodeAt(open.pos)
    if (!paragraph) return
    const from = open.pos + 1
    view.dispatch(view.state.tr.delete(from, from + paragraph.content.size).setMeta(key, "close"))
    take(id)
  }
  return new Plugin<Open | null>({
    key,
    state: {
      init: () => null,
      apply(tr, open, _before, state) {
        const meta: { pos: number } | { index: number } | "close" | undefined = tr.getMeta(key)
        if (meta === "close") return null
        if (meta && "pos" in meta) return { pos: meta.pos, filter: "", fitting: offers, index: 0 }
        if (!open) return null
        if (meta) return { ...open, index: meta.index }
        const $cursor = cursorOf(state)
        if ($cursor?.depth !== 2 || $cursor.before() !== tr.mapping.map(open.pos)) return null
        const text = $cursor.parent.textContent
        if (!text.startsWith("/") || $cursor.parentOffset < 1) return null
        const filter = text.slice(1)
        if (filter === open.filter) return open
        const fits = fitting(filter)
        return fits.length > 0
          ? { pos: $cursor.before(), filter, fitting: fits, index: 0 }
          : { ...open, filter, fitting: fits, index: 0 }
      },
    },
    props: {
      handleTextInput(view, from, to, text, insert) {
        if (text !== "/") return false
        const { $from } = view.state.selection
        if ($from.depth !== 2 || $from.parent.type !== nodes.paragraph || $from.parent.content.size > 0)
          return false
        view.dispatch(
          (insert?.() ?? view.state.tr.insertText(text, from, to)).setMeta(key, { pos: $from.before() }),
        )
        return true
      },
      handleKeyDown(view, event) {
        const open = key.getState(view.state)
        if (!open || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false
        const count = open.fitting.length
        const goTo = (index: number) => {
          view.dispatch(view.state.tr.setMeta(key, { index: (index + count) % count }))
          return true
        }
        if (event.key === "Escape") {
          view.dispatch(view.state.tr.setMeta(key, "close"))
          return true
        }
        if (count === 0) return false
        if (event.key === "ArrowDown") return goTo(open.index + 1)
        if (event.key === "ArrowUp") return goTo(open.index - 1)
        if (event.key !== "Enter" || event.shiftKey) return false
        choose(view, open, open.fitting[open.index]!)
        return true
      },
      handleDOMEvents: {
        blur(view) {
          if (key.getState(view.state)) view.dispatch(view.state.tr.setMeta(key, "close"))
          return false
        },
      },
    },
    view(view) {
      let list: HTMLElement | null = null
      let drawn: Open | null = null
      const close = () => {
        list?.remove()
        list = null
        for (const name of ["aria-controls", "aria-activedescendant", "aria-haspopup"])
          view.dom.removeAttribute(name)
      }
      const draw = (open: Open) => {
        const words = host.words()
        if (!list) {
          list = document.createElement("ul")
          list.className = "insert-menu"
          list.id = "insert-menu"
          list.role = "listbox"
          container().append(list)
        }
        list.dir = host.language() === "ar" ? "rtl" : "ltr"
        list.setAttribute("aria-label", words.editor.menu.label)
        list.replaceChildren(
          ...open.fitting.map((id, index) => {
            const option = document.createElement("li")
            option.id = `insert-${id}`
            option.role = "option"
            option.ariaSelected = String(index === open.index)
            const label = document.createElement("span")
            label.textContent = words.commands[id].label
            option.append(label, commandKey(id, host))
            option.addEventListener("mousedown", (event) => {
              event.preventDefault()
              choose(view, open, id)
            })
            return option
          }),
        )
        view.dom.setAttribute("aria-haspopup", "listbox")
        view.dom.setAttribute("aria-controls", list.id)
        view.dom.setAttribute("aria-activedescendant", `insert-${open.fitting[open.index]}`)
        position(view, list, open.pos, container())
      }
      return {
        update(next) {
          const open = key.getState(next.state) ?? null
          if (open === drawn) return
          drawn = open
          if (open && open.fitting.length > 0) draw(open)
          else close()
        },
        destroy: close,
      }
    },
  })
}

/** Puts the menu under the line of the slash, or over it, at the line's start. */
function position(view: EditorView, list: HTMLElement, pos: number, around: HTMLElement) {
  const line = view.nodeDOM(pos)
  if (!(line instanceof HTMLElement)) return
  const range = document.createRange()
  range.selectNodeContents(line)
  const text = range.getBoundingClientRect()
  const box = around.getBoundingClientRect()
  const rtl = line.dir === "rtl"
  const fromStart = rtl ? box.right - text.right : text.left - box.left
  // If interface and line have opposite directions, the line's start is the menu's end.
  const same = list.dir === line.dir
  putBeside(list, text, around)
  list.style.insetInlineStart = same ? `${fromStart}px` : "auto"
  list.style.insetInlineEnd = same ? "auto" : `${fromStart}px`
  // Only the menu scrolls, and not the sheet that it is in.
  const chosen = list.querySelector<HTMLElement>("[aria-selected=true]")
  if (!chosen) return
  const last = chosen.offsetTop + chosen.offsetHeight - list.clientHeight
  list.scrollTop = Math.max(last, Math.min(list.scrollTop, chosen.offsetTop))
}
