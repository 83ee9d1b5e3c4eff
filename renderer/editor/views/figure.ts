/** A figure: draws the picture or says that it is missing, and lets the user edit its description by keyboard. */
import type { Node } from "prosemirror-model"
import { NodeSelection, TextSelection } from "prosemirror-state"
import type { EditorView, NodeView } from "prosemirror-view"
import { fill } from "../../../main/contract/words/fill.ts"
import { isolate } from "../../../main/contract/words/isolate.ts"
import type { EditorHost } from "../host.ts"
import { keyElement, withKey } from "../keycaps.ts"
import type { Relabelled } from "./field.ts"
import "./figure.css"

/** The view of each figure on the page, by its element. */
const figureViews = new WeakMap<HTMLElement, FigureView>()

/** Opens the field for the description of the figure at `pos`; returns whether there is one. */
export function describeFigure(view: EditorView, pos: number): boolean {
  const dom = view.nodeDOM(pos)
  const figure = dom instanceof HTMLElement ? figureViews.get(dom) : undefined
  figure?.describe()
  return figure !== undefined
}

/** The node view of a figure: the picture, its description, and the caption and credit that are edited in it. */
export class FigureView implements NodeView, Relabelled {
  readonly dom = document.createElement("figure")
  readonly contentDOM = document.createElement("div")
  private readonly frame = document.createElement("div")
  private readonly description = document.createElement("div")
  private node: Node
  private readonly view: EditorView
  private readonly getPos: () => number | undefined
  private readonly host: EditorHost
  private editing = false

  constructor(node: Node, view: EditorView, getPos: () => number | undefined, host: EditorHost) {
    this.node = node
    this.view = view
    this.getPos = getPos
    this.host = host
    this.frame.className = "picture"
    this.frame.contentEditable = "false"
    this.description.className = "alt"
    this.description.contentEditable = "false"
    this.contentDOM.className = "words"
    this.dom.append(this.frame, this.description, this.contentDOM)
    this.dom.dir = node.attrs.dir
    figureViews.set(this.dom, this)
    this.label()
    this.drawPicture()
    this.drawAlt()
  }

  /** What the style sheet puts before each line. */
  private label() {
    for (const [name, text] of Object.entries(this.host.words().editor.figure.labels))
      this.dom.style.setProperty(`--label-${name}`, JSON.stringify(text))
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false
    const { src, alt, dir } = this.node.attrs
    this.node = node
    this.dom.dir = node.attrs.dir
    if (src !== node.attrs.src || dir !== node.attrs.dir) this.drawPicture()
    if (alt !== node.attrs.alt && !this.editing) {
      this.drawAlt()
      const picture = this.frame.querySelector("img")
      if (picture) picture.alt = node.attrs.alt
    }
    return true
  }

  relabel() {
    this.label()
    this.drawPicture()
    if (!this.editing) this.drawAlt()
  }

  private drawPicture() {
    const { src, alt } = this.node.attrs
    const picture = document.createElement("img")
    picture.alt = alt
    picture.decoding = "async"
    picture.draggable = false
    picture.addEventListener("error", () => {
      const missing = document.createElement("p")
      missing.className = "missing"
      missing.dir = this.host.language() === "ar" ? "rtl" : "ltr"
      missing.textContent = fill(this.host.words().editor.figure.missing, { name: isolate(src) })
      this.frame.replaceChildren(missing)
    })
    picture.src = this.host.pictureUrl(src)
    this.frame.replaceChildren(picture)
  }

  private drawAlt() {
    const words = this.host.words().editor.figure
    const { alt } = this.node.attrs
    this.description.classList.toggle("none", alt === "")
    this.description.dir = alt === "" ? (this.host.language() === "ar" ? "rtl" : "ltr") : this.node.attrs.dir
    if (alt) this.description.replaceChildren(alt)
    else this.description.replaceChildren(...withKey(words.noAlt, keyElement("Enter", this.host.platform)))
  }

  /**
   * Opens the field for the description. Enter and Tab keep what was typed and go on to the caption, Shift-Tab keeps it
   * and goes back to the picture, and Escape goes back without it.
   */
  describe() {
    if (this.editing) return
    this.editing = true
    const input = document.createElement("input")
    input.value = this.node.attrs.alt
    input.dir = this.node.attrs.dir
    input.setAttribute("aria-label", this.host.words().editor.figure.alt)
    input.placeholder = this.host.words().editor.figure.alt
    const close = (keep: boolean) => {
      if (!this.editing) return
      this.editing = false
      const pos = this.getPos()
      const alt = input.value
      this.drawAlt()
      if (keep && pos !== undefined && alt !== this.node.attrs.alt)
        this.view.dispatch(this.view.state.tr.setNodeAttribute(pos, "alt", alt))
    }
    const back = () => {
      const pos = this.getPos()
      if (pos !== undefined) {
        const { tr, doc } = this.view.state
        this.view.dispatch(tr.setSelection(NodeSelection.create(doc, pos)))
      }
      this.view.focus()
    }
    const forward = () => {
      const pos = this.getPos()
      if (pos !== undefined) {
        const { tr, doc } = this.view.state
        const caption = pos + 2 + doc.nodeAt(pos)!.firstChild!.content.size
        this.view.dispatch(tr.setSelection(TextSelection.create(doc, caption)).scrollIntoView())
      }
      this.view.focus()
    }
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || !["Enter", "Tab", "Escape"].includes(event.key)) return
      event.preventDefault()
      close(event.key !== "Escape")
      if (event.key === "Escape" || event.shiftKey) back()
      else forward()
    })
    input.addEventListener("blur", () => close(true))
    this.description.classList.remove("none")
    this.description.replaceChildren(input)
    input.focus()
    input.select()
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof HTMLInputElement
  }

  ignoreMutation(mutation: { type: string; target: globalThis.Node }): boolean {
    return !this.contentDOM.contains(mutation.target) || mutation.type === "attributes"
  }
}
