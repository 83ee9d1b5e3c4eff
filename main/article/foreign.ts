/**
 * Any web page as the parts of an article. Every piece of its text is kept in its order, menus
 * and footers too (who imports decides); what has no place in an article is counted.
 *
 * The page is read as a stream, so that its depth and faults cost nothing. What a page says of
 * itself in `<meta>` and schema.org JSON-LD goes into the dossier where a field takes it.
 */
import { Fragment, Mark, type Node, type NodeType } from "prosemirror-model"
import { type Dossier, type DossierField, dossierFields, dossierOrder } from "./dossier.ts"
import { fieldValue } from "./field.ts"
import { type Claims, readClaims, tidy } from "./foreign/claims.ts"
import { blocksOf, type Gathering, type Role } from "./foreign/containers.ts"
import {
  blockElements,
  cells,
  headings,
  implied,
  preformatted,
  unheaded,
  unspoken,
} from "./foreign/elements.ts"
import { chooseHeadline, comparable, isRepeated } from "./foreign/headline.ts"
import { isMachines, type Loss, type LossName, lossWith } from "./foreign/losses.ts"
import { type Direction, linkTarget, newsroomFile, schema } from "./schema.ts"
import { readTokens, type Tag, type TokenSink, voidElements } from "./tokens.ts"
import { type LineEnds, lineEndsOf, trimmed, unwrapped } from "./whitespace.ts"
import { style } from "./writer.ts"

/** A page as the parts of an article. */
export type ForeignPage = {
  /** The headline as a node of that type; null if the page has none. */
  headline: Node | null
  standfirst: Node | null
  /** Blocks as they can stand in the body, in their order; maybe none. */
  blocks: Node[]
  /** What the page says of itself, each value valid for its field. */
  dossier: Partial<Dossier>
  /** What has no place, each thing once. */
  losses: Loss[]
  /** The format version that a file of ours names, even if it is damaged; null for other pages. */
  format: number | null
}

const { nodes, marks } = schema

/** How many elements deep a page is followed; what lies deeper is text of the last. */
const deepest = 400

/** How many lists deep lists are kept. */
const deepestList = 8

/** The names, as whole classes or their last words, that sites give to what stands under their headlines. */
const standfirstName =
  /(?:^|\s)(?:[\w-]*[_-])?(?:standfirst|subtitle|sub-?headline|deck|dek|lead|lede|intro|excerpt|alternativeheadline)(?:$|\s)/i

/** The longest text that is taken for a standfirst. */
const longestStandfirst = 600

/** Languages that are written from right to left. */
const rightToLeft = /^(ar|arc|ckb|dv|fa|he|iw|ks|ku|ps|sd|syr|ug|ur|yi)(-|$)/i

/** Where a link of a related block leads. */
type Target = { url: string; article: string | null }

/** An open element: what holds inside of it, its own or what it has from the elements around it. */
type Opened = {
  name: string
  dir: Direction
  marks: readonly Mark[]
  gathering: Gathering
  role: Role
  /** The paragraph or heading that text here belongs to: this element or one around it. */
  textblock: Opened | null
  target: Target | null
  /** Its own mark, which goes on where elements overlap. */
  mark: Mark | null
  /** Whether it is a paragraph or heading that no block has come of yet. */
  unwritten: boolean
}

/** Reads `source`, the text of any web page. Takes time and memory in proportion to it. */
export function readPage(source: string): ForeignPage {
  const reader = new PageReader(lineEndsOf(source))
  readTokens(source, reader)
  return reader.finish()
}

class PageReader implements TokenSink {
  readonly #lineEnds: LineEnds
  readonly #root: Gathering = { type: "root", attributes: {}, pieces: [] }
  readonly #open: Opened[] = []
  readonly #openCount = new Map<string, number>()
  /** How many open elements lie too deep to be followed. */
  #beyond = 0
  /** The text of the block at hand; null is a line break. */
  #run: { text: string | null; marks: readonly Mark[] }[] = []
  /** Whether a space would say nothing here: at the beginning, after white space and after a break. */
  #isAfterSpace = true
  readonly #metas: [name: string, value: string][] = []
  readonly #titles: string[] = []
  readonly #scripts: { isMachines: boolean; source: string }[] = []
  readonly #styles: string[] = []
  readonly #losses = new Map<LossName, number>()
  #language = ""
  /** The format version that the page names. */
  #format: number | null = null

  constructor(lineEnds: LineEnds) {
    this.#lineEnds = lineEnds
  }

  start(tag: Tag): void {
    const { name } = tag
    if (name === "html" || name === "body") this.#language ||= tag.attributes.get("lang")?.trim() ?? ""
    if (name === "meta") this.#meta(tag)
    const loss = lossWith(tag, this.#isOpen("form"))
    if (loss) this.#lose(loss)
    for (const [closed, walls] of implied.get(name) ?? []) this.#close(closed, walls)
    if (unheaded.has(name)) this.#closeHeading()
    if (blockElements.has(name)) this.#flush()
    if (name === "br") this.#break()
    if (name === "img") this.#picture(tag)
    if (name === "hr" && this.#inside.type === "root")
      this.#add(nodes.divider.create({ dir: this.#direction(tag) }))
    if (name === "td" || name === "th") this.#cell()
    if (voidElements.has(name)) return
    // What is no markup inside must be followed however deep it lies, or it would be taken for text.
    if (this.#open.length >= deepest && !unspoken.has(name)) this.#beyond++
    else this.#push(this.#opened(tag))
    if (name === "script") this.#scripts.push({ isMachines: isMachines(tag), source: "" })
    if (name === "title") this.#titles.push("")
    if (name === "style") this.#styles.push("")
  }

  end(name: string): void {
    if (this.#beyond > 0 && !unspoken.has(name)) {
      this.#beyond--
      if (blockElements.has(name)) this.#flush()
    } else if (this.#isOpen(name)) this.#close([name], [])
    else if (blockElements.has(name)) this.#flush()
  }

  text(characters: string): void {
    const around = this.#open.at(-1)?.name
    if (around === "style") this.#styles.push(this.#styles.pop()! + characters)
    else if (around === "script") this.#scripts.at(-1)!.source += characters
    // In a drawing a title is text like other text.
    else if (around === "title" && !this.#isOpen("svg")) this.#titles.push(this.#titles.pop()! + characters)
    else if (this.#isOwn) this.#write(characters)
    else if (preformatted.some((name) => this.#isOpen(name))) {
      for (const [index, line] of characters.split("\n").entries()) {
        if (index > 0) this.#run.push({ text: null, marks: [] })
        this.#write(line)
      }
    } else {
      const collapsed = characters.replace(/[\t\n\f\r ]+/g, " ")
      this.#write(this.#isAfterSpace ? collapsed.replace(/^ /, "") : collapsed)
    }
  }

  comment(): void {
    this.#lose("comment")
  }

  doctype(): void {}

  fault(): void {}

  /** The whole page, when all of it was read. */
  finish(): ForeignPage {
    while (this.#open.length > 0) this.#pop()
    this.#flush()
    const said: Partial<Claims> = this.#isOwn ? {} : readClaims(this.#metas, this.#machines)
    const dossier = said.dossier ?? this.#ownDossier()
    for (let broken = said.broken ?? 0; broken > 0; broken--) this.#lose("script")
    const title = tidy(this.#titles[0] ?? "")
    const pieces = this.#root.pieces
    const top = chooseHeadline(pieces, [said.headline ?? "", title])
    const under = pieces.find(
      (piece) =>
        piece.role === "standfirst" &&
        piece.node.isTextblock &&
        (this.#isOwn || piece.node.textContent.length <= longestStandfirst),
    )
    const blocks = pieces.filter((piece) => piece !== top && piece !== under).map((piece) => piece.node)

    let headline = top ? this.#part(nodes.headline, top.node) : null
    let standfirst = under ? this.#part(nodes.standfirst, under.node) : null
    if (!this.#isOwn) {
      const dir = this.#around
      const spoken = said.headline || title
      if (!headline && spoken) headline = nodes.headline.create({ dir }, schema.text(spoken))
      if (!standfirst && said.description && !isRepeated(blocks, said.description))
        standfirst = nodes.standfirst.create({ dir }, schema.text(said.description))
    }
    for (const other of this.#styles) if (!this.#isOwn || other !== style) this.#lose("style")
    const known = comparable(headline?.textContent ?? "")
    for (const other of this.#titles) {
      if (![known, ""].includes(comparable(other))) this.#lose("title")
    }
    const language = dossierFields.language.safeParse(this.#language)
    return {
      headline,
      standfirst,
      blocks,
      dossier: { ...(language.success ? { language: language.data } : {}), ...dossier },
      losses: [...this.#losses].map(([what, count]) => ({ what, count })),
      format: this.#format,
    }
  }

  /** Whether this is a file of ours: there white space is text and an empty paragraph is one, elsewhere they are layout. */
  get #isOwn(): boolean {
    return this.#format !== null
  }

  /** The container that blocks go into. */
  get #inside(): Gathering {
    return this.#open.at(-1)?.gathering ?? this.#root
  }

  /** The direction of what stands here. */
  get #around(): Direction {
    const page = this.#language === "" || rightToLeft.test(this.#language) ? "rtl" : "ltr"
    return this.#open.at(-1)?.dir ?? page
  }

  /** The sources of what the page says of itself to machines. */
  get #machines(): string[] {
    return this.#scripts.filter((script) => script.isMachines).map(({ source }) => source)
  }

  #isOpen(name: string): boolean {
    return (this.#openCount.get(name) ?? 0) > 0
  }

  #lose(what: LossName): void {
    this.#losses.set(what, (this.#losses.get(what) ?? 0) + 1)
  }

  #meta(tag: Tag): void {
    const { attributes } = tag
    const name = attributes.get("name") ?? attributes.get("property") ?? attributes.get("itemprop")
    const value = attributes.get("content")
    if (name === undefined || value === undefined) return
    this.#metas.push([name.trim().toLowerCase(), value])
    if (name === "midad:format" && /^\d{1,6}$/.test(value)) this.#format ??= Number(value)
  }

  #direction(tag: Tag): Direction {
    const dir = tag.attributes.get("dir")?.toLowerCase()
    return dir === "rtl" || dir === "ltr" ? dir : this.#around
  }

  /** What holds inside of the element that `tag` opens. */
  #opened(tag: Tag): Opened {
    const around = this.#open.at(-1)
    const gathering = this.#gather(tag)
    const mark = this.#mark(tag)
    const isTextblock = tag.name === "p" || headings.has(tag.name)
    const opened: Opened = {
      name: tag.name,
      // The direction of a run of text is its mark's.
      dir: mark ? this.#around : this.#direction(tag),
      marks: mark ? mark.addToSet(around?.marks ?? Mark.none) : (around?.marks ?? Mark.none),
      gathering: gathering ?? this.#inside,
      role: this.#role(tag) ?? around?.role ?? null,
      textblock: gathering ? null : (around?.textblock ?? null),
      target: this.#target(tag) ?? around?.target ?? null,
      mark,
      unwritten: this.#isOwn && isTextblock,
    }
    if (isTextblock) opened.textblock = opened
    return opened
  }

  #push(opened: Opened): void {
    if (opened.target && opened.name === "a") this.#flush()
    this.#open.push(opened)
    this.#openCount.set(opened.name, (this.#openCount.get(opened.name) ?? 0) + 1)
  }

  #pop(): void {
    const opened = this.#open.at(-1)!
    const isTarget = opened.target !== null && opened.name === "a"
    if (blockElements.has(opened.name) || isTarget) this.#flush(opened.unwritten || (isTarget && this.#isOwn))
    this.#open.pop()
    this.#openCount.set(opened.name, this.#openCount.get(opened.name)! - 1)
    if (opened.gathering !== this.#inside)
      for (const block of blocksOf(opened.gathering, this.#isOwn, (type, node) => this.#part(type, node)))
        this.#add(block)
  }

  /** Closes a heading that holds text already, before a block that cannot be part of it. */
  #closeHeading(): void {
    const heading = this.#open.at(-1)?.textblock?.name ?? ""
    if (headings.has(heading) && this.#run.some(({ text }) => text?.trim())) this.#close([heading], [])
  }

  /**
   * Closes the innermost open element of one of `names`, unless one of `walls` is in between.
   * A block or cell takes what is open in it along; other elements may overlap: where `<b>` ends
   * inside of `<i>` or around of `<p>`, those go on.
   */
  #close(names: readonly string[], walls: readonly string[]): void {
    if (!names.some((name) => this.#isOpen(name))) return
    const found = this.#open.findLastIndex(({ name }) => names.includes(name) || walls.includes(name))
    const closed = this.#open[found]
    if (!closed || !names.includes(closed.name)) return
    if (blockElements.has(closed.name) || cells.includes(closed.name) || closed.target) {
      while (this.#open.length > found) this.#pop()
      return
    }
    this.#open.splice(found, 1)
    this.#openCount.set(closed.name, this.#openCount.get(closed.name)! - 1)
    for (let index = found; index < this.#open.length; index++) {
      const opened = this.#open[index]!
      const around = this.#open[index - 1]?.marks ?? Mark.none
      opened.marks = opened.mark ? opened.mark.addToSet(around) : around
    }
  }

  #mark(tag: Tag): Mark | null {
    const { name, attributes } = tag
    if (name === "strong" || name === "b")
      return /font-weight:\s*normal/.test(attributes.get("style") ?? "") ? null : marks.strong.create()
    if (name === "em" || name === "i") return marks.emphasis.create()
    if (name === "bdi" || name === "bdo" || name === "span") {
      const dir = attributes.get("dir")?.toLowerCase()
      const lang = attributes.get("lang") ?? ""
      if (dir !== "rtl" && dir !== "ltr") return null
      return marks.isolate.create({ dir, lang: /^[a-zA-Z0-9-]{2,35}$/.test(lang) ? lang : null })
    }
    if (name !== "a" || this.#inside.type === "related") return null
    const href = attributes.get("href")
    const address = addressOf(href)
    if (href !== undefined && address === "") this.#lose("link")
    return address === "" ? null : marks.link.create({ href: address })
  }

  #target(tag: Tag): Target | null {
    if (tag.name !== "a" || this.#inside.type !== "related") return null
    const article = dossierFields.id.safeParse(tag.attributes.get("data-article"))
    const href = tag.attributes.get("href")
    const url = addressOf(href)
    if (href !== undefined && url === "") this.#lose("link")
    return { url, article: article.success ? article.data : null }
  }

  #role(tag: Tag): Role {
    const names = `${tag.attributes.get("class") ?? ""} ${tag.attributes.get("itemprop") ?? ""}`
    if (this.#inside.type === "related")
      return headings.has(tag.name) || /\brelated-label\b/.test(names) ? "label" : null
    if (tag.name === "h1") return "headline"
    return standfirstName.test(names) ? "standfirst" : null
  }

  /** The container that `tag` opens, if one may stand here. */
  #gather(tag: Tag): Gathering | null {
    const around = this.#inside.type
    const dir = this.#direction(tag)
    const make = (type: Gathering["type"], attributes: Record<string, unknown> = {}): Gathering => ({
      type,
      attributes: { ...attributes, dir },
      pieces: [],
    })
    switch (tag.name) {
      case "blockquote":
        return around === "root" ? make("quote") : null
      case "ul":
      case "menu":
      case "ol": {
        const depth = ["ul", "menu", "ol"].reduce((sum, name) => sum + (this.#openCount.get(name) ?? 0), 0)
        if ((around !== "root" && around !== "item") || depth >= deepestList) return null
        if (tag.name !== "ol") return make("list")
        const start = Number.parseInt(tag.attributes.get("start") ?? "1", 10)
        return make("list", { start: Math.abs(start) < 1e9 ? start : 1 })
      }
      case "li":
        return around === "list" ? make("item") : null
      case "figure":
        return around === "root" && this.#isOwn ? make("figure") : null
      case "aside":
        return around === "root" && /(^|\s)related(\s|$)/.test(tag.attributes.get("class") ?? "")
          ? make("related")
          : null
      default:
        return null
    }
  }

  #add(node: Node, role: Role = null): void {
    this.#inside.pieces.push({ node, role, inStory: this.#isOpen("article") || this.#isOpen("main") })
  }

  #write(characters: string): void {
    if (characters === "") return
    const set = this.#open.at(-1)?.marks ?? Mark.none
    const last = this.#run.at(-1)
    if (last && last.text !== null && last.marks === set) last.text += characters
    else this.#run.push({ text: characters, marks: set })
    this.#isAfterSpace = /[ \t]$/.test(characters)
  }

  /** A line break. Two of them, as pages part paragraphs by, are a boundary. */
  #break(): void {
    const isSecond = this.#run.findLast(({ text }) => text !== " ")?.text === null
    if (isSecond && !this.#isOwn) this.#flush()
    else
      this.#run.push({ text: null, marks: this.#isOwn ? (this.#open.at(-1)?.marks ?? Mark.none) : Mark.none })
    this.#isAfterSpace = true
  }

  /** The cells of a row stand on a line with tabs between them, as when a table is copied as text. */
  #cell(): void {
    if (this.#run.length > 0) this.#write("\t")
  }

  /** A picture: that of a figure of the newsroom, or lost but for its words. */
  #picture(tag: Tag): void {
    const src = tag.attributes.get("src") ?? ""
    const alt = tag.attributes.get("alt") ?? ""
    const { type, attributes } = this.#inside
    if (type === "figure" && attributes.src === undefined && newsroomFile.test(src)) {
      attributes.src = src
      attributes.alt = alt
      return
    }
    this.#lose("picture")
    this.text(alt)
  }

  /** Ends the block at hand. An empty one is none, unless it is `kept`. */
  #flush(kept = false): void {
    if (this.#run.length === 0 && !kept) return
    const content = this.#tidied(
      this.#run.map(({ text, marks }) =>
        text === null ? nodes.line_break.create(null, null, marks) : schema.text(text, marks),
      ),
    )
    this.#run = []
    this.#isAfterSpace = true
    if (!kept && content.every((node) => /^[\t\n\f\r ]*$/.test(node.text ?? "\0"))) return
    const place = this.#open.at(-1)
    const textblock = place?.textblock
    if (textblock) textblock.unwritten = false
    const { type } = this.#inside
    const dir = this.#around
    const role = place?.role ?? null
    if (place?.target) this.#add(this.#textOnly(nodes.related_link, { ...place.target, dir }, content), role)
    else if (textblock && headings.has(textblock.name) && type === "root")
      this.#add(this.#textOnly(nodes.subhead, { dir, level: textblock.name < "h3" ? 2 : 3 }, content), role)
    else this.#add(nodes.paragraph.create({ dir }, Fragment.fromArray(content)), role)
  }

  /** The text of a block without the white space that is layout. */
  #tidied(content: readonly Node[]): readonly Node[] {
    if (!this.#isOwn) return trimmed(content)
    return this.#lineEnds === "text" ? content : unwrapped(content)
  }

  /** A node of `type`, which holds no line breaks and not every mark, with what it can hold of `content`. */
  #textOnly(type: NodeType, attributes: Record<string, unknown>, content: readonly Node[]): Node {
    const texts = content.map((node) => {
      const allowed = type.allowedMarks(node.marks)
      for (const mark of node.marks)
        if (mark.type === marks.link && !allowed.includes(mark)) this.#lose("link")
      return schema.text(node.text ?? (this.#isOwn ? "\n" : " "), allowed)
    })
    return type.create(attributes, Fragment.fromArray(texts))
  }

  /** The headline or standfirst that a block of the page makes. */
  #part(type: NodeType, { attrs, children }: Node): Node {
    return this.#textOnly(type, { dir: attrs.dir }, children)
  }

  /** The dossier of a file of ours, as far as it is there. */
  #ownDossier(): Partial<Dossier> {
    const dossier: Partial<Record<DossierField, unknown>> = {}
    for (const [name, value] of this.#metas) {
      if (!name.startsWith("midad:") || name === "midad:format") continue
      const field = dossierOrder.find((known) => name === `midad:${known}`)
      const read = field && !(field in dossier) ? fieldValue(field, value) : undefined
      if (field && read !== undefined) dossier[field] = read
      else this.#lose("facts")
    }
    return dossier as Partial<Dossier>
  }
}

/** The address that a link leads to, if an article's link can; else empty. */
function addressOf(href: string | undefined): string {
  const address = (href ?? "").trim().replace(/\s/g, (space) => encodeURIComponent(space))
  return linkTarget.test(address) ? address : ""
}
