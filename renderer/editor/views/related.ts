/** Draws a related block and its rows. */
import type { Node } from "prosemirror-model"
import type { NodeView } from "prosemirror-view"
import { fill } from "../../../main/contract/words/fill.ts"
import { isolate } from "../../../main/contract/words/isolate.ts"
import type { EditorHost } from "../host.ts"
import { commandKey, keyElement, withKey } from "../keycaps.ts"
import { wrongWith } from "../target.ts"
import type { Relabelled } from "./field.ts"
import "./related.css"

const element = (name: string, className: string) =>
  Object.assign(document.createElement(name), { className })

/** The node view of a related block: its label, its rows, and hints of the keys. */
export class RelatedView implements NodeView, Relabelled {
  readonly dom = element("aside", "related")
  readonly contentDOM = element("div", "links")
  private readonly label = element("div", "label")
  private readonly teach = element("p", "teach")
  private readonly keys = element("p", "keys")
  private node: Node
  private readonly host: EditorHost

  constructor(node: Node, host: EditorHost) {
    this.node = node
    this.host = host
    for (const fixed of [this.label, this.teach, this.keys]) fixed.contentEditable = "false"
    // A page may have several, so it is not a landmark but a note, with the name that it shows.
    this.dom.role = "note"
    this.dom.append(this.label, this.contentDOM, this.teach, this.keys)
    this.draw()
    this.relabel()
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false
    this.node = node
    this.draw()
    return true
  }

  private draw() {
    this.dom.dir = this.node.attrs.dir
    if (this.label.textContent !== this.node.attrs.label) {
      this.label.textContent = this.node.attrs.label
      this.dom.ariaLabel = this.node.attrs.label
    }
    const links = this.node.lastChild?.type.name === "related_link"
    this.dom.classList.toggle("empty", !links)
  }

  relabel() {
    const { platform } = this.host
    const words = this.host.words().editor.related
    const dir = this.host.language() === "ar" ? "rtl" : "ltr"
    this.teach.dir = dir
    this.keys.dir = dir
    this.teach.replaceChildren(...withKey(words.empty, commandKey("link", this.host)))
    const hint = (key: HTMLElement, text: string) => {
      const one = element("span", "hint")
      one.append(key, ` ${text}`)
      return one
    }
    this.keys.replaceChildren(
      hint(commandKey("link", this.host), words.edit),
      hint(keyElement("Enter", platform), words.next),
      hint(keyElement("Tab", platform), words.goNote),
      hint(commandKey("moveBlockBackward", this.host), words.move),
      hint(keyElement("Escape", platform), words.leave),
    )
  }

  ignoreMutation(mutation: { type: string; target: globalThis.Node }): boolean {
    return !this.contentDOM.contains(mutation.target) || mutation.type === "attributes"
  }
}

/** The node view of a row of a related block: its title, and what is known of the article it links to. */
export class RowView implements NodeView, Relabelled {
  readonly dom = element("div", "row")
  readonly contentDOM = element("p", "title")
  private readonly facts = element("span", "facts")
  private readonly now = element("span", "now")
  /** What is shown beside the title, as one text. */
  private said = ""
  private node: Node
  private readonly host: EditorHost

  constructor(node: Node, host: EditorHost) {
    this.node = node
    this.host = host
    this.facts.contentEditable = "false"
    this.now.contentEditable = "false"
    this.now.hidden = true
    this.dom.append(this.contentDOM, this.facts, this.now)
    this.draw()
    this.relink()
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false
    const { url, article } = this.node.attrs
    const title = this.node.textContent
    this.node = node
    this.draw()
    const other = url !== node.attrs.url || article !== node.attrs.article
    // The article's own headline is shown only if the row has another title.
    if (other || (article && title !== node.textContent)) this.relink()
    return true
  }

  private draw() {
    if (this.dom.dir !== this.node.attrs.dir) this.dom.dir = this.node.attrs.dir
    this.contentDOM.classList.toggle("blank", this.node.content.size === 0)
  }

  relabel() {
    this.said = ""
    this.relink()
  }

  /**
   * Shows the section and date of an article, the host of a URL, or what is wrong with the target; and the article's
   * headline if the title is another one. Touches the page only if something changed.
   */
  relink() {
    const { url, article } = this.node.attrs
    const words = this.host.words().editor.related
    const described = article ? this.host.described(article) : undefined
    const summary = described?.summary
    const wrong = article ? wrongWith(described) : url ? null : "noTarget"
    // A missing article does no harm if the row also has an address.
    const warning = wrong && !(url && wrong === "missing") ? words[wrong] : ""
    const section = summary?.section ?? ""
    const date = summary ? this.dateOf(summary) : ""
    const site = summary || warning || !url ? "" : siteOf(url)
    const now = summary && summary.headline !== this.node.textContent ? summary.headline : ""
    const language = this.host.language()
    const said = JSON.stringify([language, warning, section, date, site, now])
    if (said === this.said) return
    this.said = said
    this.facts.classList.toggle("wrong", warning !== "")
    // They are the interface's words, in its direction.
    this.facts.dir = language === "ar" ? "rtl" : "ltr"
    const bdi = (textContent: string, dir = "") =>
      Object.assign(document.createElement("bdi"), { textContent, dir })
    const pieces = [
      ...(warning
        ? [Object.assign(element("span", "warning"), { textContent: `\u26a0\ufe0e ${warning}` })]
        : []),
      ...(section ? [bdi(section)] : []),
      ...(date ? [date] : []),
      ...(site ? [bdi(site, "ltr")] : []),
    ]
    this.facts.replaceChildren(...pieces.flatMap((piece, index) => (index > 0 ? [" · ", piece] : [piece])))
    this.now.hidden = now === ""
    this.now.dir = this.facts.dir
    this.now.textContent = now && fill(words.now, { headline: isolate(now) })
  }

  private dateOf({ updated }: { updated: string }): string {
    const locale = this.host.language() === "ar" ? "ar-u-nu-latn" : "en"
    return new Intl.DateTimeFormat(locale, { day: "numeric", month: "long" }).format(new Date(updated))
  }

  ignoreMutation(mutation: { type: string; target: globalThis.Node }): boolean {
    return !this.contentDOM.contains(mutation.target) || mutation.type === "attributes"
  }
}

/** The host of a web address without its `www.`, or the address of a mailbox. */
function siteOf(url: string): string {
  if (!URL.canParse(url)) return url
  const { hostname, pathname } = new URL(url)
  return hostname ? hostname.replace(/^www\./, "") : pathname
}
