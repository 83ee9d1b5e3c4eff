/** Facts of HTML for reading any page: which elements are blocks, and which elements close others. */

/** Elements that begin a new line. */
export const blockElements: ReadonlySet<string> = new Set([
  ...["address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details"],
  ...["dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset"],
  ...["h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "iframe", "legend", "li"],
  ...["listing", "main", "menu", "nav", "noframes", "noscript", "object", "ol", "optgroup", "option", "p"],
  ...["plaintext", "pre", "search", "section", "select", "summary", "table", "tbody", "template", "textarea"],
  ...["tfoot", "thead", "tr", "ul", "video", "audio", "xmp"],
])

/** Elements of running text whose style may make it bold or slanted. */
export const inlineElements: ReadonlySet<string> = new Set([
  ...["abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd"],
  ...["label", "mark", "q", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time"],
  ...["tt", "u", "var"],
])

/** Controls of a form, which count when no form is around them. */
export const controls: ReadonlySet<string> = new Set(["input", "select", "textarea", "button"])

/** The cells of a table. */
const cells = ["td", "th"]

/** The elements of headings. */
export const headings: ReadonlySet<string> = new Set(["h1", "h2", "h3", "h4", "h5", "h6"])

/** Elements whose line ends and spaces are text. */
export const preformatted: ReadonlySet<string> = new Set(["pre", "textarea", "xmp", "plaintext", "listing"])

/** Elements inside of a paragraph in which a block does not close the paragraph. */
const paragraphWalls = ["table", "caption", "td", "th", "button", "object", "template", "svg"]

/** Blocks that are never part of a heading. */
export const unheaded: ReadonlySet<string> = new Set([
  ...["p", "ul", "ol", "dl", "blockquote", "figure", "hr", "table", "pre", "section", "article", "aside"],
])

/** Names of elements that are closed, unless one of the walls is in between. */
export type Closing = readonly [closed: readonly string[], walls: readonly string[]]

/** What the start of an element closes, as in HTML, where many end tags may be left out: names and their walls. */
export const implied: ReadonlyMap<string, readonly Closing[]> = new Map(
  [...blockElements, ...cells].map((name) => {
    const closings: Closing[] = blockElements.has(name) ? [[["p"], paragraphWalls]] : []
    if (headings.has(name))
      closings.push([[...headings], ["div", "section", "article", "li", ...paragraphWalls]])
    if (name === "li") closings.push([["li"], ["ul", "ol", "menu"]])
    if (name === "dt" || name === "dd") closings.push([["dt", "dd"], ["dl"]])
    if (name === "option" || name === "optgroup") closings.push([["option"], ["select", "datalist"]])
    if (name === "tr") closings.push([["tr"], ["table"]])
    if (cells.includes(name)) closings.push([cells, ["tr", "table"]])
    return [name, closings]
  }),
)

/** Elements whose text a browser shows only instead of media, in a drawing or control, or not at all. */
export const unshown: ReadonlySet<string> = new Set([
  ...["applet", "audio", "canvas", "datalist", "iframe", "math", "object", "select", "svg"],
  ...["template", "video", "xml"],
])

/** Elements whose text is not text of the page. */
export const unspoken: ReadonlySet<string> = new Set(["script", "style", "title"])
