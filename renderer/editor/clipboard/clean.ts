/**
 * Foreign HTML on its way in: parsed inert (nothing of it is loaded or run), its
 * structure put into plain elements that the schema knows, its styling left
 * behind. Text is never altered. What has no place is counted, so that it can be said.
 */
import { articleId } from "../../../main/article/dossier.ts"
import { linkTarget, schema } from "../../../main/article/schema.ts"

/** Clean HTML and how much of what was left out or changed on the way. */
export type Cleaned = { html: string; own: boolean; pictures: number; tables: number; links: number }

/** Elements that hold nothing a reader reads. */
const unread =
  "script, style, template, head, title, meta, link, base, object, applet, canvas, svg, math, input, select, datalist, o\\:p:empty, xml"
const media = "img, picture, video, audio, iframe, embed"
const inline = new Set(
  "A ABBR B BDI BDO BIG CITE CODE DEL DFN EM FONT I INS KBD LABEL MARK Q RUBY S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR".split(
    " ",
  ),
)
const isInline = (node: Node) =>
  !(node instanceof HTMLElement) || inline.has(node.tagName) || node.tagName === "BR"
const isBlank = (node: Node) =>
  node.nodeType === Node.TEXT_NODE && /^[\t\n\f\r ]*$/.test(node.textContent ?? "")

function unwrap(element: Element) {
  element.replaceWith(...element.childNodes)
}

function rename(element: Element, tag: string): HTMLElement {
  const renamed = element.ownerDocument.createElement(tag)
  const dir = element.getAttribute("dir")
  if (dir) renamed.setAttribute("dir", dir)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
  return renamed
}

/** Cleans `html`. What Midad itself copied keeps its structure; its attributes are checked like anybody's. */
export function clean(html: string): Cleaned {
  const page = new DOMParser().parseFromString(html, "text/html")
  const { body } = page
  const count = { pictures: 0, tables: 0, links: 0 }
  removeComments(page)
  const slice = body.querySelector("[data-pm-slice]")
  for (const element of page.querySelectorAll(unread)) element.remove()
  if (slice) {
    checkOwn(body, slice)
    return { html: body.innerHTML, own: true, ...count }
  }
  for (const element of body.querySelectorAll(media)) {
    // A picture inside of <picture> is one with it; a pixel that counts readers is none.
    const tiny = element.getAttribute("width") === "1" || element.getAttribute("height") === "1"
    if (!tiny && !element.parentElement?.closest(media)) count.pictures++
  }
  for (const element of body.querySelectorAll(media)) element.remove()
  wordLists(body)
  directions(body)
  for (const element of [...body.querySelectorAll("*")]) plain(element, count)
  tables(body, count)
  for (const item of [...body.querySelectorAll("li")])
    if (!item.parentElement?.matches("ul, ol")) wrapItems(item)
  lineBreaks(body)
  for (const element of body.querySelectorAll("*"))
    for (const { name, value } of [...element.attributes])
      if (!keeps(element, name, value)) element.removeAttribute(name)
  return { html: body.innerHTML, own: false, ...count }
}

function removeComments(page: Document) {
  const walker = page.createTreeWalker(page, NodeFilter.SHOW_COMMENT)
  const comments: Node[] = []
  while (walker.nextNode()) comments.push(walker.currentNode)
  for (const comment of comments) comment.parentNode?.removeChild(comment)
}

/** What was copied from Midad may still have been written by anybody: values the schema would not take go. */
function checkOwn(body: HTMLElement, slice: Element) {
  for (const element of body.querySelectorAll("[data-article]"))
    if (!articleId.safeParse(element.getAttribute("data-article")).success)
      element.removeAttribute("data-article")
  for (const element of body.querySelectorAll("bdi[lang]"))
    if (!/^[a-zA-Z0-9-]{2,35}$/.test(element.getAttribute("lang") ?? "")) element.removeAttribute("lang")
  const [, open = "0 0", around = "[]"] =
    /^(\d+ \d+(?: -\d+)?) (.*)$/s.exec(slice.getAttribute("data-pm-slice") ?? "") ?? []
  slice.setAttribute("data-pm-slice", `${open} ${isContext(around) ? around : "[]"}`)
}

/** Whether `json` names nodes of the schema with attributes that it takes: `[name, attributes, name, …]`. */
function isContext(json: string): boolean {
  try {
    const list: unknown = JSON.parse(json)
    if (!Array.isArray(list)) return false
    for (let index = 0; index < list.length; index += 2)
      schema.nodeFromJSON({ type: list[index], attrs: list[index + 1] })
    return true
  } catch (error) {
    // Not JSON, or not of the schema.
    if (error instanceof SyntaxError || error instanceof RangeError) return false
    throw error
  }
}

/** What of an element's attributes says something the schema keeps. */
function keeps(element: Element, name: string, value: string): boolean {
  if (name === "dir") return value === "ltr" || value === "rtl"
  if (name === "href") return element.tagName === "A"
  if (name === "start") return element.tagName === "OL"
  if (name === "lang") return element.tagName === "BDI" && /^[a-zA-Z0-9-]{2,35}$/.test(value)
  return false
}

/** Every block says its own direction, as the nearest element around it did. */
function directions(body: HTMLElement) {
  for (const element of body.querySelectorAll<HTMLElement>("[dir], [style*=direction]")) {
    const said = (element.style.direction || element.getAttribute("dir") || "").toLowerCase()
    if (said === "ltr" || said === "rtl") element.setAttribute("dir", said)
    else element.removeAttribute("dir")
  }
  for (const block of body.querySelectorAll("p, h1, h2, h3, h4, h5, h6, li, ul, ol, blockquote")) {
    const said = block.closest("[dir]")?.getAttribute("dir")
    if (said) block.setAttribute("dir", said)
  }
}

/** Makes one element plain. */
function plain(element: Element, count: { links: number }) {
  const { tagName } = element
  const style = element instanceof HTMLElement ? element.style : null
  if (tagName === "A") {
    const href = element.getAttribute("href")
    if (href !== null && !linkTarget.test(href)) {
      // A place on the same page is no loss; anything else is said.
      if (!href.startsWith("#") && href !== "" && element.textContent !== "") count.links++
      unwrap(element)
    } else if (href === null) unwrap(element)
    return
  }
  if (style) {
    const bold = style.fontWeight
    const slant = style.fontStyle
    const heading = element.closest("h1, h2, h3, h4, h5, h6")
    element.removeAttribute("style")
    // A heading is bold by itself.
    if (heading && (tagName === "B" || tagName === "STRONG")) {
      unwrap(element)
      return
    }
    if (tagName === "B" && /^(normal|400)$/.test(bold)) {
      // Google Docs wraps everything in <b style="font-weight:normal">.
      unwrap(element)
      return
    }
    if (!heading && inline.has(tagName)) {
      if (/^(bold|bolder|[6-9]00)$/.test(bold)) wrapContent(element, "strong")
      if (slant === "italic") wrapContent(element, "em")
    }
  }
  if (tagName === "P") {
    const kind = element.className
    if (/\bMsoTitle\b/.test(kind)) rename(element, "h1")
    else if (/\bMso(Intense)?Quote\b/.test(kind)) {
      const quote = element.ownerDocument.createElement("blockquote")
      element.replaceWith(quote)
      quote.append(element)
    }
  } else if (tagName === "FIGCAPTION" || tagName === "CAPTION" || tagName === "DT" || tagName === "DD")
    rename(element, "p")
  else if (tagName === "PRE") {
    const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    const texts: Text[] = []
    while (walker.nextNode()) texts.push(walker.currentNode as Text)
    for (const text of texts) {
      const lines = text.data.split("\n")
      text.replaceWith(
        ...lines.flatMap((line, index) =>
          index > 0 ? [element.ownerDocument.createElement("br"), line] : [line],
        ),
      )
    }
    rename(element, "p")
  }
}

function wrapContent(element: Element, tag: string) {
  const wrapper = element.ownerDocument.createElement(tag)
  wrapper.append(...element.childNodes)
  element.append(wrapper)
}

const numberMark = /^[(]?([0-9٠-٩۰-۹]{1,4}|[a-zA-Z\u0621-\u064a]{1,4})[.)\-ـ]?$/

/** Word writes a list as paragraphs that only look like one: makes lists of them. */
function wordLists(body: HTMLElement) {
  let open: { list: HTMLElement; level: number }[] = []
  let last: Element | null = null
  for (const line of [...body.querySelectorAll<HTMLElement>("[style*=mso-list]")]) {
    const style = line.getAttribute("style") ?? ""
    const level = Number(/mso-list:[^;]*\blevel(\d)/i.exec(style)?.[1] ?? 0)
    if (level === 0 || !/^(P|H[1-6]|DIV|LI)$/.test(line.tagName) || line.closest("li")) continue
    const sign = line.querySelector("[style*='mso-list:Ignore' i], [style*='mso-list: Ignore' i]")
    const written = sign?.textContent?.replace(/[\s\u00a0]/g, "") ?? ""
    sign?.remove()
    const numbered = numberMark.exec(written)
    const next: Element | null = line.previousElementSibling
    if (next !== last || last === null) open = []
    while (open.length > 0 && open.at(-1)!.level > level) open.pop()
    let top = open.at(-1)
    if (!top || top.level < level) {
      const list = line.ownerDocument.createElement(numbered ? "ol" : "ul")
      const start =
        numbered &&
        Number.parseInt(
          numbered[1]!.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)),
          10,
        )
      if (start && start > 1) list.setAttribute("start", String(start))
      if (top) (top.list.lastElementChild ?? top.list).append(list)
      else line.before(list)
      top = { list, level }
      open.push(top)
    }
    const item = line.ownerDocument.createElement("li")
    const dir = line.getAttribute("dir")
    if (dir) {
      item.setAttribute("dir", dir)
      if (!top.list.hasAttribute("dir")) top.list.setAttribute("dir", dir)
    }
    const text = line.ownerDocument.createElement("p")
    if (dir) text.setAttribute("dir", dir)
    text.append(...line.childNodes)
    item.append(text)
    top.list.append(item)
    line.remove()
    last = open[0]!.list
  }
}

/** A table's text: a paragraph for each row, or the cells' own paragraphs where they hold some. */
function tables(body: HTMLElement, count: { tables: number }) {
  // The innermost first: what is left of it is text in its cell.
  for (const table of [...body.querySelectorAll("table")].reverse()) {
    const lines: Node[] = []
    for (const row of table.querySelectorAll("tr")) {
      const cells = [...row.querySelectorAll("td, th")]
      const blocks = cells.some((cell) =>
        cell.querySelector("p + p, h1, h2, h3, h4, h5, h6, ul, ol, blockquote, div"),
      )
      if (blocks || cells.length === 1) {
        for (const cell of cells) {
          const holder = body.ownerDocument.createElement("div")
          holder.append(...cell.childNodes)
          lines.push(holder)
        }
        continue
      }
      const line = body.ownerDocument.createElement("p")
      const dir = row.closest("[dir]")?.getAttribute("dir")
      if (dir) line.setAttribute("dir", dir)
      cells.forEach((cell, index) => {
        if (index > 0) line.append(" | ")
        for (const inner of [...cell.querySelectorAll("p")]) unwrap(inner)
        line.append(...cell.childNodes)
      })
      lines.push(line)
    }
    const titles = [...table.querySelectorAll(":scope > p")]
    if (lines.length > 1) count.tables++
    table.replaceWith(...titles, ...lines)
  }
}

/** Items that lost their list. */
function wrapItems(item: Element) {
  const list = item.ownerDocument.createElement("ul")
  const items = [item]
  for (let next = item.nextElementSibling; next?.tagName === "LI"; next = next.nextElementSibling)
    items.push(next)
  item.before(list)
  list.append(...items)
}

/** Two line breaks in a row end a paragraph. */
function lineBreaks(body: HTMLElement) {
  const doubled = new Set<HTMLElement>()
  for (const first of body.querySelectorAll("br")) {
    let next = first.nextSibling
    while (next && isBlank(next)) next = next.nextSibling
    if (next instanceof HTMLBRElement) doubled.add(first).add(next)
  }
  const blocks = new Set<Element>()
  for (const first of doubled) {
    // Up to the block: what stands around the break inside of it is split.
    let around = first.parentElement
    while (around && around !== body && inline.has(around.tagName)) {
      const rest = around.cloneNode(false) as Element
      while (first.nextSibling) rest.append(first.nextSibling)
      around.after(first, rest)
      around = first.parentElement
    }
    if (around) blocks.add(around)
  }
  for (const block of blocks) splitAtBreaks(block)
}

/** Makes paragraphs of the inline runs of `block` that two or more line breaks part. */
function splitAtBreaks(block: Element) {
  const groups: Node[][] = [[]]
  let breaks: Node[] = []
  for (const node of [...block.childNodes]) {
    if (node instanceof HTMLBRElement) {
      breaks.push(node)
      continue
    }
    if (isBlank(node) && breaks.length > 0) continue
    if (!isInline(node)) {
      groups.push([node], [])
      breaks = []
      continue
    }
    // A break that was split off leaves empty copies of its elements.
    if (node instanceof HTMLElement && node.textContent === "" && !node.querySelector("br")) continue
    if (
      node instanceof HTMLElement &&
      node.firstElementChild instanceof HTMLBRElement &&
      node.textContent === ""
    ) {
      breaks.push(node)
      continue
    }
    if (breaks.length > 1) groups.push([])
    else groups.at(-1)!.push(...breaks)
    breaks = []
    groups.at(-1)!.push(node)
  }
  const made = groups
    .filter((group) => group.some((node) => !isBlank(node)))
    .map((group) => {
      if (group.length === 1 && !isInline(group[0]!)) return group[0]!
      const line = block.ownerDocument.createElement("p")
      const dir = block.getAttribute("dir")
      if (dir) line.setAttribute("dir", dir)
      line.append(...group)
      return line
    })
  if (/^(P|H[1-6])$/.test(block.tagName)) block.replaceWith(...made)
  else block.replaceChildren(...made)
}
