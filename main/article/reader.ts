/**
 * Reads a file of the format strictly: whatever the format does not provide for ends
 * the reading, so that nothing can get lost. The form is described in `html.ts`.
 */
import { Fragment, type Mark, type Node, type NodeType } from "prosemirror-model"
import { type Dossier, type DossierField, dossierFields, dossierOrder, dossierSchema } from "./dossier.ts"
import { type Article, type Direction, schema } from "./schema.ts"
import { readTokens, type Tag, type TokenSink, voidElements } from "./tokens.ts"
import { formatVersion, generator } from "./writer.ts"

/** How deep lists may stand in lists, so that no file exhausts the stack of those who walk its article. */
const deepest = 500

/** The parts of a file that repeat what stands in others, or serve only its looks; comments among them. */
export type Extras = {
  title: string
  machines: string
  style: string
  language: string
  viewport: string
  comments: number
}

/** What a file holds: the article, and what of the file is no part of it. */
export type Contents = { article: Article; extras: Extras }

/** How to take line ends in text: as they are, or as the line breaking of a program that formats HTML. */
export type LineEnds = "text" | "formatting"

/** Ends the reading of a page that is not of the format. */
class Misfit extends Error {}

function misfit(what: string): never {
  throw new Misfit(what)
}

const { nodes, marks } = schema

/** Where the reader stands: an element whose end tag it waits for. */
type Place = {
  /** The name of the element. */
  element: string
  dir: Direction
  /** What stands in it so far. */
  children: Node[]
  /** The marks of its text; null where no text may stand. */
  text: { type: NodeType; marks: readonly Mark[] } | null
  /** Takes an element that begins in it and gives its place, or null if it is complete at once. */
  start(tag: Tag, place: Place): Place | null
  /** Takes text where `text` is null. Without it, white space is nothing and other text does not fit. */
  characters?(characters: string): void
  /** Its end tag was read. */
  end(place: Place): void
}

/** The only attributes that may stand on `tag`; all the others do not fit. */
function allow(tag: Tag, ...names: string[]): void {
  for (const name of tag.attributes.keys()) if (!names.includes(name)) misfit(`${tag.name}[${name}]`)
}

/** The direction of a block in an element of the direction `around`. */
function direction(tag: Tag, around: Direction): Direction {
  const dir = tag.attributes.get("dir") ?? around
  return dir === "rtl" || dir === "ltr" ? dir : misfit(`dir=${dir}`)
}

const none = (tag: Tag) => misfit(tag.name)
const blank = /^[\t\n\f\r ]*$/

/** `text` without the line breaking of a program that formats HTML; all of it at the edges of its element. */
function unwrap(text: string, first: boolean, last: boolean): string {
  let inside = text
  if (first) inside = inside.replace(/^[ \t\f]*\n[ \t\n\f]*/, "")
  if (last) inside = inside.replace(/[ \t\f]*\n[ \t\n\f]*$/, "")
  return inside.replace(/[ \t\f]*\n[ \t\n\f]*/g, " ")
}

/** The content of a textblock without the line breaking of a program that formats HTML. */
export function unwrapped(content: readonly Node[]): Node[] {
  if (!content.some((node) => node.text?.includes("\n"))) return [...content]
  const joined = Fragment.fromArray(content as Node[])
  return joined.content.flatMap((node, index) => {
    if (!node.isText) return [node]
    const text = unwrap(node.text!, index === 0, index === joined.childCount - 1)
    return text === "" ? [] : [schema.text(text, node.marks)]
  })
}

/** White space that a text holds on purpose: it is written as references. */
const writtenSpace = /&(#0*(9|10|12|13)|#x0*[9acd]|tab|newline);/i

/** How to take the line ends of a file of ours in another form. */
export function lineEndsOf(source: string): LineEnds {
  // In the head they part the values of a field, and say nothing of the text.
  return writtenSpace.test(source.slice(source.indexOf("<article") + 1)) ? "text" : "formatting"
}

/** A place in which nothing but what `start` takes may stand. */
const place = (
  element: string,
  dir: Direction,
  start: Place["start"],
  end: Place["end"] = () => {},
): Place => ({ element, dir, children: [], text: null, start, end })

/** A place that takes characters only, and hands them over when it ends. */
function characterPlace(element: string, take: (characters: string) => void): Place {
  let read = ""
  return {
    ...place(element, "rtl", none, () => take(read)),
    characters: (characters) => {
      read += characters
    },
  }
}

/** Reads `source` as a file of the format; null if it is not wholly one, at the first thing that does not fit. */
export function readContents(source: string, lineEnds: LineEnds): Contents | null {
  try {
    return read(source, lineEnds)
  } catch (error) {
    // A RangeError is the schema's: a value or a sequence that it does not allow.
    if (error instanceof Misfit || error instanceof RangeError) return null
    throw error
  }
}

function read(source: string, lineEnds: LineEnds): Contents {
  const metas = new Map<string, string>()
  const extras: Extras = { title: "", machines: "", style: "", language: "", viewport: "", comments: 0 }
  let content: Node[] | null = null
  let depth = 0

  /** The content of a textblock. */
  const runs = (children: readonly Node[]): Fragment =>
    Fragment.fromArray(lineEnds === "text" ? (children as Node[]) : unwrapped(children))

  /** The place of a mark's element or a line break in the text of `type`. */
  const inlineStart = (type: NodeType): Place["start"] =>
    function start(tag, around) {
      const current = around.text!.marks
      if (tag.name === "br") {
        allow(tag)
        if (type !== nodes.paragraph) misfit("br")
        around.children.push(nodes.line_break.create(null, null, current))
        return null
      }
      const mark = markOf(tag)
      if (!type.allowsMarkType(mark.type) || current.some((other) => other.type === mark.type))
        misfit(tag.name)
      return {
        element: tag.name,
        dir: around.dir,
        // Text goes where the text around the mark goes.
        children: around.children,
        text: { type, marks: mark.addToSet(current) },
        start,
        end: () => {},
      }
    }

  /** A place of text that becomes a node of `type` in `into`. */
  const textblock = (
    tag: Tag,
    dir: Direction,
    type: NodeType,
    attributes: Record<string, unknown>,
    into: Node[],
  ): Place => ({
    element: tag.name,
    dir,
    children: [],
    text: { type, marks: [] },
    start: inlineStart(type),
    end: (self) => {
      into.push(type.createChecked({ ...attributes, dir }, runs(self.children)))
    },
  })

  /** A place of blocks that becomes a node of `type` in `into`. */
  const container = (
    tag: Tag,
    dir: Direction,
    type: NodeType,
    attributes: Record<string, unknown>,
    into: Node[],
    start: Place["start"],
  ): Place =>
    place(tag.name, dir, start, (self) => {
      into.push(type.createChecked({ ...attributes, dir }, self.children))
    })

  const paragraph = (tag: Tag, around: Place): Place => {
    allow(tag, "dir")
    return textblock(tag, direction(tag, around.dir), nodes.paragraph, {}, around.children)
  }

  const list = (tag: Tag, around: Place): Place => {
    allow(tag, "dir", ...(tag.name === "ol" ? ["start"] : []))
    if (++depth > deepest) misfit("depth")
    const start = tag.attributes.get("start") ?? "1"
    if (!/^-?\d+$/.test(start)) misfit(`start=${start}`)
    const made = container(
      tag,
      direction(tag, around.dir),
      tag.name === "ol" ? nodes.numbered_list : nodes.bullet_list,
      tag.name === "ol" ? { start: Number(start) } : {},
      around.children,
      (child, self) => (child.name === "li" ? item(child, self) : misfit(child.name)),
    )
    return {
      ...made,
      end: (self) => {
        depth--
        made.end(self)
      },
    }
  }

  /** An item of a list: one paragraph's text, or blocks. The first thing in it that is not white space decides. */
  const item = (tag: Tag, around: Place): Place => {
    allow(tag, "dir")
    const dir = direction(tag, around.dir)
    const text = inlineStart(nodes.paragraph)
    let lead = ""
    const asText = (self: Place) => {
      if (self.text) return
      self.text = { type: nodes.paragraph, marks: [] }
      if (lead !== "") self.children.push(schema.text(lead))
    }
    const isBlock = (name: string) => name === "p" || name === "ul" || name === "ol"
    const made: Place = {
      ...place(
        tag.name,
        dir,
        (child, self) => {
          if (self.text || !isBlock(child.name)) {
            if (!self.text && self.children.length > 0) misfit(child.name)
            asText(self)
            return text(child, self)
          }
          return child.name === "p" ? paragraph(child, self) : list(child, self)
        },
        (self) => {
          const blocks = self.children.length > 0 && self.text === null
          if (!blocks) asText(self)
          const inside = blocks
            ? self.children
            : [nodes.paragraph.createChecked({ dir }, runs(self.children))]
          around.children.push(nodes.list_item.createChecked({ dir }, inside))
        },
      ),
      characters(characters) {
        // Blocks stand in it: white space is nothing.
        if (made.children.length > 0) {
          if (!blank.test(characters)) misfit("text")
        } else {
          lead += characters
          if (!blank.test(lead)) asText(made)
        }
      },
    }
    return made
  }

  const figure = (tag: Tag, around: Place): Place => {
    allow(tag, "dir")
    const dir = direction(tag, around.dir)
    let picture: Record<string, unknown> | null = null
    return place(
      tag.name,
      dir,
      (child, self) => {
        if (child.name === "img" && !picture) {
          allow(child, "src", "alt")
          picture = { src: child.attributes.get("src"), alt: child.attributes.get("alt") ?? "" }
          return null
        }
        if (child.name !== "figcaption" || !picture || self.children.length > 0) misfit(child.name)
        allow(child)
        return place(child.name, dir, (words) => {
          const type = self.children.length === 0 ? nodes.caption : nodes.credit
          if (words.name !== "p" || self.children.length > 1) misfit(words.name)
          allow(words, "dir", "class")
          if ((words.attributes.get("class") ?? "") !== (type === nodes.credit ? "credit" : ""))
            misfit("class")
          return textblock(words, direction(words, dir), type, {}, self.children)
        })
      },
      (self) => {
        if (!picture) misfit("figure")
        around.children.push(nodes.figure.createChecked({ ...picture, dir }, self.children))
      },
    )
  }

  const related = (tag: Tag, around: Place): Place => {
    allow(tag, "class", "dir")
    if (tag.attributes.get("class") !== "related") misfit("aside")
    const dir = direction(tag, around.dir)
    let label: string | null = null
    let links = false
    return place(
      tag.name,
      dir,
      (child, self) => {
        const kind = child.attributes.get("class")
        if (child.name === "p" && kind === "related-label" && label === null) {
          allow(child, "class")
          return characterPlace("p", (characters) => {
            label = lineEnds === "text" ? characters : unwrap(characters, true, true)
          })
        }
        if (label === null) misfit(child.name)
        if (child.name === "p" && kind === "related-note") {
          allow(child, "class", "dir")
          return textblock(child, direction(child, dir), nodes.related_note, {}, self.children)
        }
        if (child.name !== "ul" || links) misfit(child.name)
        allow(child)
        links = true
        return place("ul", dir, (entry) => (entry.name === "li" ? link(entry, self) : misfit(entry.name)))
      },
      (self) => {
        if (label === null) misfit("aside")
        around.children.push(nodes.related.createChecked({ dir, label }, self.children))
      },
    )
  }

  const link = (tag: Tag, around: Place): Place => {
    allow(tag, "dir")
    const dir = direction(tag, around.dir)
    let found = false
    return place(
      tag.name,
      dir,
      (child) => {
        if (child.name !== "a" || found) misfit(child.name)
        allow(child, "href", "data-article")
        found = true
        const target = {
          url: child.attributes.get("href") ?? "",
          article: child.attributes.get("data-article") ?? null,
        }
        return textblock(child, dir, nodes.related_link, target, around.children)
      },
      () => {
        if (!found) misfit("li")
      },
    )
  }

  const block = (tag: Tag, around: Place): Place | null => {
    switch (tag.name) {
      case "p":
        return paragraph(tag, around)
      case "h2":
      case "h3":
        allow(tag, "dir")
        return textblock(
          tag,
          direction(tag, around.dir),
          nodes.subhead,
          { level: Number(tag.name[1]) },
          around.children,
        )
      case "blockquote":
        allow(tag, "dir")
        return container(tag, direction(tag, around.dir), nodes.quote, {}, around.children, (child, self) =>
          child.name === "p" ? paragraph(child, self) : misfit(child.name),
        )
      case "ul":
      case "ol":
        return list(tag, around)
      case "figure":
        return figure(tag, around)
      case "aside":
        return related(tag, around)
      case "hr":
        allow(tag, "dir")
        around.children.push(nodes.divider.createChecked({ dir: direction(tag, around.dir) }))
        return null
      default:
        return misfit(tag.name)
    }
  }

  const story = (tag: Tag): Place => {
    if (tag.name !== "article" || content) misfit(tag.name)
    allow(tag)
    return place(
      tag.name,
      "rtl",
      (child, self) => {
        switch (self.children.length) {
          case 0:
            if (child.name !== "h1") misfit(child.name)
            allow(child, "dir")
            return textblock(child, direction(child, "rtl"), nodes.headline, {}, self.children)
          case 1:
            if (child.name !== "p" || child.attributes.get("class") !== "standfirst") misfit(child.name)
            allow(child, "class", "dir")
            return textblock(child, direction(child, "rtl"), nodes.standfirst, {}, self.children)
          default:
            return block(child, self)
        }
      },
      (self) => {
        content = self.children
      },
    )
  }

  const meta = (tag: Tag): null => {
    if (tag.attributes.has("charset")) {
      allow(tag, "charset")
      if (tag.attributes.get("charset")!.toLowerCase() !== "utf-8") misfit("charset")
      return null
    }
    allow(tag, "name", "content")
    const name = tag.attributes.get("name") ?? misfit("meta")
    if (metas.has(name)) misfit(`meta ${name} twice`)
    metas.set(name, tag.attributes.get("content") ?? misfit("meta"))
    return null
  }

  const head = (tag: Tag): Place | null => {
    switch (tag.name) {
      case "meta":
        return meta(tag)
      case "title":
        allow(tag)
        return characterPlace(tag.name, (title) => {
          extras.title += title
        })
      case "script":
        allow(tag, "type")
        if (tag.attributes.get("type") !== "application/ld+json") misfit("script")
        return characterPlace(tag.name, (machines) => {
          extras.machines += machines
        })
      case "style":
        allow(tag)
        return characterPlace(tag.name, (style) => {
          extras.style += style
        })
      default:
        return misfit(tag.name)
    }
  }

  const page = place("html", "rtl", (tag) => {
    allow(tag)
    if (tag.name === "head" && !content) return place("head", "rtl", head)
    if (tag.name === "body") return place("body", "rtl", story)
    return misfit(tag.name)
  })

  const document = place("", "rtl", (tag) => {
    if (tag.name !== "html") misfit(tag.name)
    allow(tag, "lang", "dir")
    if (tag.attributes.get("dir") !== "rtl") misfit("dir")
    extras.language = tag.attributes.get("lang") ?? ""
    return page
  })

  const open: Place[] = [document]
  const sink: TokenSink = {
    start(tag) {
      const around = open.at(-1)!
      const next = around.start(tag, around)
      if (next) {
        if (voidElements.has(tag.name)) misfit(tag.name)
        open.push(next)
      }
    },
    end(name) {
      const last = open.pop()!
      if (last.element !== name) misfit(`/${name}`)
      last.end(last)
    },
    text(characters) {
      const around = open.at(-1)!
      if (around.text) around.children.push(schema.text(characters, around.text.marks))
      else if (around.characters) around.characters(characters)
      else if (!blank.test(characters)) misfit("text")
    },
    comment() {
      extras.comments++
    },
    doctype() {
      if (open.length > 1) misfit("doctype")
    },
    fault: misfit,
  }
  readTokens(source, sink)
  if (open.length > 1 || !content) misfit("end")
  return { article: articleOf(metas, content, extras), extras }
}

/** The mark that an element stands for. */
function markOf(tag: Tag): Mark {
  switch (tag.name) {
    case "a":
      allow(tag, "href")
      return marks.link.create({ href: tag.attributes.get("href") })
    case "strong":
      allow(tag)
      return marks.strong.create()
    case "em":
      allow(tag)
      return marks.emphasis.create()
    case "bdi":
      allow(tag, "dir", "lang")
      return marks.isolate.create({
        dir: tag.attributes.get("dir") ?? misfit("bdi"),
        lang: tag.attributes.get("lang") ?? null,
      })
    default:
      return misfit(tag.name)
  }
}

/** The value of a field of the dossier as the file holds it; undefined if it is none. */
export function fieldValue<Field extends DossierField>(
  field: Field,
  text: string,
): Dossier[Field] | undefined {
  const schema = dossierFields[field]
  const candidates: unknown[] = text === "" ? ["", null, []] : [text, text.split("\n")]
  for (const candidate of candidates) {
    const parsed = schema.safeParse(candidate)
    if (parsed.success) return parsed.data as Dossier[Field]
  }
  return undefined
}

/** The article of the dossier that `metas` hold and the blocks in `content`. */
function articleOf(metas: Map<string, string>, content: readonly Node[], extras: Extras): Article {
  if (metas.get("generator") !== generator) misfit("generator")
  if (metas.get("midad:format") !== String(formatVersion)) misfit("format")
  extras.viewport = metas.get("viewport") ?? ""
  const dossier: Partial<Record<DossierField, unknown>> = {}
  for (const field of dossierOrder) {
    const value = fieldValue(field, metas.get(`midad:${field}`) ?? misfit(field))
    dossier[field] = value === undefined ? misfit(field) : value
  }
  // Besides the dossier: generator, format and viewport.
  if (metas.size > dossierOrder.length + 2 + (metas.has("viewport") ? 1 : 0)) misfit("meta")
  const [headline, standfirst, ...blocks] = content
  if (!headline || !standfirst) misfit("article")
  const article = nodes.doc.createChecked(dossierSchema.parse(dossier), [
    headline,
    standfirst,
    nodes.body.createChecked(null, blocks),
  ])
  article.check()
  return article
}
