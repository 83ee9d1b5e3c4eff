/**
 * Reads any web page, whole or a piece of one, as blocks of an article. All text that is asked for is kept in its
 * order; what an article cannot hold is counted. The page is read as a stream, so time and memory are in proportion
 * to its length, whatever its depth and faults.
 */
import { Mark, type Node, type NodeType } from "prosemirror-model"
import { type Direction, schema } from "../schema.ts"
import { readTokens, type Tag, type TokenSink, voidElements } from "../tokens.ts"
import { type LineEnds, lineEndsOf } from "../whitespace.ts"
import { blockOf, isBlank, tidied } from "./block.ts"
import { isTooDeep } from "./container-rules.ts"
import { type Gathering, gathering, isFlow, piecesOf, put } from "./containers.ts"
import { beginsLine, directionOf, type Element, elementOf } from "./element.ts"
import { blockElements, implied, unheaded, unshown, unspoken } from "./elements.ts"
import { Fields } from "./fields.ts"
import { Head } from "./head.ts"
import { insideOf, leftOut, type Place } from "./inside.ts"
import { withLists } from "./lists.ts"
import { Losses, lossWith } from "./losses.ts"
import { Aside, isNoteLine, noteBeginning, type Omission, omissionOf, omittedCount } from "./omitted.ts"
import { OpenElements, type Opened } from "./open.ts"
import { pictureOf } from "./pictures.ts"
import type { Piece } from "./piece.ts"
import type { Asked, Reading } from "./reading.ts"
import { TextRun } from "./run.ts"
import { Tables } from "./tables.ts"
import { textOnly } from "./textblock.ts"
import { Unended } from "./unended.ts"

/** Reads `source`, the text of any web page. */
export function readForeign(source: string, asked: Asked): Reading {
  const reader = new ForeignReader(lineEndsOf(source), asked)
  readTokens(source, reader)
  return reader.finish()
}

/** How many elements deep a page is followed; deeper text belongs to the last one. */
const deepest = 400

/** Languages that are written from right to left. */
const rightToLeft = /^(ar|arc|ckb|dv|fa|he|iw|ks|ku|ps|sd|syr|ug|ur|yi)(-|$)/i

/** How long the bullet or number of an item of Word's may be with the space behind it, in UTF-16 units. */
const longestSign = 60

const listNames = ["ul", "menu", "ol"]

class ForeignReader implements TokenSink {
  readonly #lineEnds: LineEnds
  readonly #asked: Asked
  readonly #root = gathering("root")
  readonly #open = new OpenElements()
  /** How many open elements are too deep to be followed. */
  #beyond = 0
  /** The text of the block at hand. */
  readonly #run = new TextRun()
  /** How many characters of text the page had so far. */
  #length = 0
  /** The number of the series that the next paragraph of one of Word's lists is in. */
  #series = 0
  readonly #head = new Head()
  readonly #losses = new Losses()
  readonly #tables = new Tables()
  readonly #aside = new Aside()
  readonly #fields = new Fields()
  readonly #unended = new Unended()

  constructor(lineEnds: LineEnds, asked: Asked) {
    this.#lineEnds = lineEnds
    this.#asked = asked
  }

  start(tag: Tag): void {
    this.#head.start(tag)
    const element = elementOf(tag, this.#isOwn)
    const { name } = element
    if (!this.#isOwn) {
      this.#fields.mark(element.style)
      if (this.#open.top?.omission || omissionOf(element)) {
        this.#omit(element)
        return
      }
    }
    const loss = lossWith(tag, this.#open.isOpen("form"))
    if (name === "table" && this.#asked.text === "all") this.#losses.add("table")
    if (loss) this.#losses.add(loss)
    if (this.#isLeftOut(name)) {
      if (name === "img") this.#picture(tag)
      this.#enter(element)
      return
    }
    for (const [closed, walls] of implied.get(name) ?? []) this.#close(closed, walls)
    if (unheaded.has(name)) this.#closeHeading()
    if (beginsLine(element)) this.#flush()
    if (name === "br") this.#break()
    if (name === "img") this.#picture(tag)
    if (name === "hr" && isFlow(this.#inside) && (this.#isOwn || !isNoteLine(tag)))
      this.#add({
        node: schema.nodes.divider.create({ dir: directionOf(element) ?? this.#around }),
        role: null,
        wordItem: null,
      })
    this.#enter(element)
  }

  /** Begins an element whose text is set aside, unless it ends what was set aside. */
  #omit(element: Element): void {
    const { name, style } = element
    if (!this.#run.hasText) this.#noteBegins(element)
    for (const [closed, walls] of implied.get(name) ?? []) this.#close(closed, walls)
    const around = this.#open.top?.omission ?? null
    const omission = around ?? omissionOf(element)
    if (omission === null) {
      this.start(element)
      return
    }
    const isBlock = blockElements.has(name)
    if (around === null && isBlock) this.#flush()
    if (omission === "deletion" && name === "o:p") this.#unended.deleteEnd()
    if (omission !== "mark") {
      const isOne = around === null || name === "li" || style.has("mso-element")
      if (isOne) this.#aside.begin(omission)
      else if (isBlock || name === "br" || name === "td" || name === "th") this.#aside.endLine()
    }
    if (name === "img") this.#picture(element)
    this.#enter(element, omission)
  }

  /** Sets a whole block aside whose first element leads back to the mark of a note or comment. */
  #noteBegins(element: Element): void {
    const what = noteBeginning(element)
    const block = this.#open.innermostBlock()
    if (what === null || block < 0 || this.#open.top?.omission) return
    this.#aside.begin(what)
    this.#open.omitFrom(block, what)
  }

  /**
   * Opens an element that has content.
   * @param omission why its text is set aside, if it is
   */
  #enter(element: Element, omission: Omission | null = null): void {
    const { name } = element
    if (voidElements.has(name)) return
    // Content that is not markup must be followed at any depth, or it would be taken for text.
    if (this.#open.length >= deepest && !unspoken.has(name)) this.#beyond++
    else if (omission || this.#isLeftOut(name)) this.#push(leftOut(name, this.#place, omission))
    else this.#push(this.#opened(element))
  }

  end(name: string): void {
    if (this.#beyond > 0 && !unspoken.has(name)) {
      this.#beyond--
      if (blockElements.has(name)) this.#flush()
    } else if (this.#open.isOpen(name)) this.#close([name], [])
    else if (blockElements.has(name) && !this.#isLeftOut(name)) this.#flush()
  }

  text(characters: string): void {
    const top = this.#open.top
    // In a drawing a title is text like other text.
    const isTitleOfDrawing = top?.name === "title" && this.#open.isOpen("svg")
    if (top && !isTitleOfDrawing && this.#head.text(top.name, characters)) return
    if (top?.omission && top.omission !== "mark") this.#aside.add(top.omission, characters)
    if (top?.use === "none") return
    if (this.#fields.text(characters)) return
    const item = top?.use === "sign" ? top.wordItem : null
    // A sign without an end is text.
    if (item && item.sign.length + characters.length <= longestSign) {
      if (item.sign === "") item.isSymbol = top!.isSymbol
      item.sign += characters
      return
    }
    this.#length += characters.trim().length
    const set = top?.marks ?? Mark.none
    const whiteSpace = top?.whiteSpace ?? "layout"
    if (this.#isOwn) this.#run.add(characters, set)
    else if (whiteSpace === "layout") this.#run.addCollapsed(characters, set)
    else {
      for (const [index, line] of characters.split("\n").entries()) {
        if (index > 0) this.#break()
        if (whiteSpace === "text") this.#run.add(line, set)
        else this.#run.addCollapsed(line, set)
      }
    }
  }

  comment(): void {
    this.#losses.add("comment")
  }

  doctype(): void {}

  fault(): void {}

  /** The whole page, when all of it was read. */
  finish(): Reading {
    while (this.#open.length > 0) this.#pop()
    this.#flush()
    const omitted = this.#aside.list()
    for (const each of omitted) this.#losses.add(each.what, omittedCount(each))
    return {
      pieces: withLists(this.#root.pieces),
      head: this.#head,
      losses: this.#losses,
      omitted,
      dir: this.#around,
    }
  }

  /**
   * Whether this is a file of Midad's, in which white space and empty paragraphs are content; elsewhere they are
   * layout.
   */
  get #isOwn(): boolean {
    return this.#head.format !== null
  }

  /** The container that blocks go into. */
  get #inside(): Gathering {
    return this.#open.top?.gathering ?? this.#root
  }

  /** The direction of the text here. */
  get #around(): Direction {
    if (this.#open.top) return this.#open.top.dir
    const { language } = this.#head
    return this.#asked.dir ?? (language === "" || rightToLeft.test(language) ? "rtl" : "ltr")
  }

  get #inStory(): boolean {
    return this.#open.isOpen("article") || this.#open.isOpen("main")
  }

  /** Where the next element stands. */
  get #place(): Place {
    return {
      top: this.#open.top,
      inside: this.#inside,
      dir: this.#around,
      isOwn: this.#isOwn,
      lists: listNames.reduce((sum, each) => sum + this.#open.count(each), 0),
      tables: this.#open.count("table"),
      length: this.#length,
      series: this.#series,
    }
  }

  /** Whether an element of that name, here, is left out of what is asked for: it changes nothing of the text around it. */
  #isLeftOut(name: string): boolean {
    return this.#open.top?.use === "none" || (this.#asked.text === "shown" && unshown.has(name))
  }

  /** The state inside of `element`. */
  #opened(element: Element): Opened {
    const around = this.#open.top?.wordItem ?? null
    const place = this.#place
    const opened = insideOf(element, place)
    if (isTooDeep(element, place)) this.#losses.add("nesting")
    const isWordItem = opened.wordItem !== null && opened.wordItem !== around
    if (opened.isBlock && !isWordItem) this.#series++
    return opened
  }

  #push(opened: Opened): void {
    if (opened.isBlock || (opened.target && opened.name === "a")) this.#flush()
    else if (opened.isCell && opened.use !== "none") this.#cell()
    if (opened.isSeam) this.#run.seam()
    if (opened.name === "table") this.#tables.begin()
    this.#open.push(opened)
  }

  #pop(): void {
    const opened = this.#open.top!
    const isTarget = opened.target !== null && opened.name === "a"
    if (opened.isBlock || isTarget) this.#flush(opened.unwritten || (isTarget && this.#isOwn))
    if (opened.isSeam) this.#run.seam()
    this.#left(this.#open.pop())
    if (opened.textblock === opened) this.#unended.end()
    if (opened.name === "table") this.#tableEnds()
    if (opened.gathering === this.#inside) return
    const pieces = piecesOf(opened.gathering, {
      isOwn: this.#isOwn,
      inStory: this.#inStory,
      between: this.#asked.between,
      part: (type, node) => this.#textOnly(type, { dir: node.attrs.dir }, node.children),
    })
    if (opened.gathering.type === "row")
      this.#tables.add(Math.min(pieces.length, opened.gathering.cells.length))
    if (pieces.length > 0 || opened.gathering.type === "cell") put(this.#inside, pieces)
  }

  /** Counts a table as lost if only shown text is asked for; a table of one line is no loss. */
  #tableEnds(): void {
    if (this.#tables.end() > 1 && this.#asked.text === "shown") this.#losses.add("table")
  }

  /** Counts a link that an article cannot hold, when it has ended and had text. */
  #left({ lostAt }: Opened): void {
    if (lostAt !== null && lostAt < this.#length) this.#losses.add("link")
  }

  /** Closes a heading that holds text already, before a block that cannot be part of it. */
  #closeHeading(): void {
    const heading = this.#open.top?.textblock
    if (heading && heading.heading !== null && this.#run.hasText) this.#close([heading.name], [])
  }

  /**
   * Closes the innermost open element of one of `names`, unless one of `walls` is in between. A block, a cell or what
   * is left out takes what is open in it along; other elements may overlap: where `<b>` ends inside of `<i>` or
   * around of `<p>`, these continue.
   */
  #close(names: readonly string[], walls: readonly string[]): void {
    const found = this.#open.find(names, walls)
    if (found < 0) return
    const { isBlock, isCell, isSeam, target, use } = this.#open.at(found)
    const isWhole = isBlock || isCell || isSeam || target !== null || use === "none"
    if (isWhole) while (this.#open.length > found) this.#pop()
    else this.#left(this.#open.remove(found))
  }

  #add(piece: Omit<Piece, "inStory">): Piece {
    const added = { ...piece, inStory: this.#inStory }
    put(this.#inside, [added])
    return added
  }

  /** A line break. Two of them separate paragraphs, as many pages use them. */
  #break(): void {
    if (this.#isOwn) this.#run.addBreak(this.#open.top?.marks ?? Mark.none)
    else if (this.#run.endsInBreak) this.#flush()
    else this.#run.addBreak(Mark.none)
  }

  /** A cell outside of a kept row. */
  #cell(): void {
    if (!this.#run.isEmpty) this.#run.add(this.#asked.between, this.#open.top?.marks ?? Mark.none)
  }

  /** A picture: of a figure of the newsroom, or an emoji, or lost except for its description. */
  #picture(tag: Tag): void {
    const picture = pictureOf(tag, this.#inside, this.#isOwn)
    const { kind, alt } = picture
    if (kind === "figure") Object.assign(this.#inside.attributes, { src: picture.src, alt })
    if (kind === "lost") this.#losses.add("picture")
    if (kind === "emoji" || (kind !== "figure" && this.#asked.text === "all")) this.text(alt)
  }

  /** Ends the current block. An empty one is dropped, unless it is `kept`. */
  #flush(kept = false): void {
    const held = this.#fields.endBlock()
    if (held !== "") this.text(held)
    if (this.#run.isEmpty && !kept) return
    const content = tidied(this.#run.take(), this.#isOwn, this.#lineEnds)
    if (!kept && isBlank(content, this.#isOwn)) return
    const { top } = this.#open
    if (top?.textblock) top.textblock.unwritten = false
    const block = blockOf(content, { top, inside: this.#inside, dir: this.#around }, (...part) =>
      this.#textOnly(...part),
    )
    this.#unended.take(block, this.#inside.pieces.at(-1), () => this.#add(block))
  }

  #textOnly(type: NodeType, attributes: Record<string, unknown>, content: readonly Node[]): Node {
    return textOnly(type, attributes, content, this.#losses, this.#isOwn ? "\n" : " ")
  }
}
