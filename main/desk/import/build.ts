/**
 * Makes an article of recognised lines. The text of a kept line goes in code point for code point, without its
 * indentation (see `textOf`). Signs that become structure are removed from the text: the bullet or number of a list
 * item, the > of quoted mail, the address after a related title, and the words around a fact of the dossier.
 */
import { Fragment, type Node } from "prosemirror-model"
import type { Dossier } from "../../article/dossier.ts"
import { type Article, linkTarget, schema, withDossier } from "../../article/schema.ts"
import type { ImportLine } from "../../contract/importing.ts"
import { addressAtEnd } from "./address.ts"
import { type Credits, creditsOf } from "./credits.ts"
import { directionOfBlock, directionOfSource, languageOfSource } from "./direction.ts"
import { textOf } from "./lines.ts"
import { listMarker, quoteMarker } from "./list-marker.ts"
import { datelineOf, matchLine, type Patterns } from "./patterns.ts"
import type { Markup } from "./source.ts"

/** What an article is made of. */
export type BuildInput = {
  /** The lines as corrected; see `correctLines`. */
  lines: readonly ImportLine[]
  patterns: Patterns
  /** By line number. */
  markup?: ReadonlyMap<number, Markup>
  /** Blocks after the last line. */
  tail?: readonly Node[]
  /** The dossier before the facts of the lines are put in. Facts of lines replace those of a page. */
  dossier: Partial<Dossier> & Pick<Dossier, "id">
}

const { nodes } = schema

/** Lines that go into one textblock. */
type Group = {
  kind: ImportLine["kind"]
  reason: string
  /** The text without its indentation, and how long that was. */
  text: string
  indent: number
  number: number
  content: Fragment | null
  /** Blocks before it. */
  before: readonly Node[]
}

/** Kinds that do not go into the article. */
const setAside: ReadonlySet<ImportLine["kind"]> = new Set(["blank", "boilerplate", "caption", "dropped"])

function group(
  lines: readonly ImportLine[],
  markup: ReadonlyMap<number, Markup>,
): { groups: Group[]; rest: Node[] } {
  const groups: (Group & { last: number })[] = []
  // Blocks before a line that is left out go before the next line that is kept.
  let before: Node[] = []
  for (const { line, kind, reason, text } of lines) {
    before.push(...(markup.get(line)?.before ?? []))
    if (setAside.has(kind)) continue
    const open = groups.at(-1)
    if (reason === "wrapped" && open && open.kind === kind && open.last === line - 1) {
      open.text += ` ${textOf(text)}`
      open.last = line
    } else {
      const bare = textOf(text)
      const content = markup.get(line)?.content ?? null
      groups.push({
        kind,
        reason,
        text: bare,
        indent: text.indexOf(bare),
        number: line,
        last: line,
        content,
        before,
      })
      before = []
    }
  }
  return { groups, rest: before }
}

/**
 * `content` as a textblock of `type` can hold it: without marks that it does not allow, and with line breaks as
 * spaces.
 */
function fitting(content: Fragment, type: Node["type"]): Fragment {
  const children: Node[] = []
  content.forEach((child) => {
    const marks = type.allowedMarks(child.marks)
    if (child.isText) children.push(child.mark(marks))
    else if (type.contentMatch.matchType(child.type)) children.push(child.mark(marks))
    else children.push(schema.text(" ", marks))
  })
  return Fragment.from(children)
}

/** The article that `lines` make. Throws `RangeError` for a dossier that is none. */
export function buildArticle({
  lines,
  patterns,
  markup = new Map(),
  tail = [],
  dossier,
}: BuildInput): Article {
  const { groups, rest } = group(lines, markup)
  const whole = groups.map(({ text }) => text).join("\n")
  const base = directionOfSource(whole)
  const facts: Pick<Dossier, "section" | "place" | "source" | "bylines" | "topics"> = {
    section: "",
    place: "",
    source: "",
    bylines: [],
    topics: [],
  }
  let headline: Node | null = null
  let standfirst: Node | null = null
  const blocks: Node[] = []

  const dirOf = (item: Group) => markup.get(item.number)?.dir ?? directionOfBlock(item.text, base)
  /** A textblock of `item`, whose text begins after `from` code units. */
  const textblock = (
    type: Node["type"],
    item: Group,
    attrs: Record<string, unknown> = {},
    from = 0,
  ): Node => {
    const content = item.content
      ? fitting(item.content.cut(item.indent + from, item.indent + item.text.length), type)
      : item.text.length > from
        ? schema.text(item.text.slice(from))
        : null
    return type.create({ dir: dirOf(item), ...attrs }, content)
  }
  /** Whether a line can go into the block of the line before: no other block of a page begins with it. */
  const continues = (item: Group) => item.before.length === 0 && !markup.get(item.number)?.whole
  /** The text of a fact as one line; line breaks become spaces. */
  const factOf = (item: Group) => {
    const fact = matchLine(item.text, patterns)
    return (fact?.kind === item.kind && fact.fact !== "" ? fact.fact : item.text).replace(/[\n\r]+/g, " ")
  }

  /** What a line of names, places and sources says. A line that the user called one of them holds that at least. */
  const creditsIn = (item: Group): Credits => {
    const none = { names: [], places: [], sources: [], isSure: true }
    const matched = matchLine(item.text, patterns)
    const found = item.reason === "newsroom-pattern" ? null : creditsOf(item.text, patterns)
    const fact = matched?.kind === item.kind && matched.fact !== "" ? factOf(item) : null
    const dateline = datelineOf(item.text, patterns)
    switch (item.kind) {
      case "byline":
        return found && found.names.length > 0 ? found : { ...none, names: [fact ?? factOf(item)] }
      case "source":
        return found && found.sources.length > 0 ? found : { ...none, sources: [fact ?? factOf(item)] }
      default:
        if (found && found.places.length > 0) return found
        return { ...none, places: [fact ?? (dateline?.alone ? dateline.place : factOf(item))] }
    }
  }

  for (let index = 0; index < groups.length; index++) {
    const item = groups[index]!
    const known = markup.get(item.number)
    blocks.push(...item.before)
    if (known?.whole) {
      const { node, last } = known.whole
      const inside = lines.slice(item.number - 1, last)
      if (inside.every(({ kind, reason }) => kind === "blank" || reason === "markup")) {
        blocks.push(node)
        while ((groups[index + 1]?.number ?? Number.POSITIVE_INFINITY) <= last) index++
        continue
      }
    }
    switch (item.kind) {
      case "headline":
        headline = textblock(nodes.headline, item)
        break
      case "standfirst":
        standfirst = textblock(nodes.standfirst, item)
        break
      case "subhead":
        blocks.push(textblock(nodes.subhead, item, { level: markup.get(item.number)?.level ?? 2 }))
        break
      case "section":
        // An article has one section; a page that names more has filed it under these topics too.
        if (facts.section === "") facts.section = factOf(item)
        else if (factOf(item) !== facts.section) facts.topics.push(factOf(item))
        break
      case "place":
      case "byline":
      case "source": {
        const credits = creditsIn(item)
        const [place = ""] = credits.places
        // A line that says nothing but a second place may be the text's.
        if (item.kind === "place" && facts.place !== "" && facts.place !== place) {
          blocks.push(textblock(nodes.paragraph, item))
          break
        }
        facts.bylines.push(...credits.names)
        facts.place = joined(facts.place, credits.places)
        facts.source = joined(facts.source, credits.sources)
        break
      }
      case "quote":
      case "list": {
        const items = [item]
        while (groups[index + 1]?.kind === item.kind && continues(groups[index + 1]!)) {
          items.push(groups[++index]!)
        }
        if (item.kind === "list") blocks.push(...lists(items))
        else {
          const quoted = items.map((part) =>
            textblock(nodes.paragraph, part, {}, part.reason === "markup" ? 0 : quoteMarker(part.text)),
          )
          blocks.push(nodes.quote.create({ dir: quoted[0]!.attrs.dir }, quoted))
        }
        break
      }
      case "related":
      case "related-note":
      case "related-link": {
        const items = [item]
        while (/^related-/.test(groups[index + 1]?.kind ?? "") && continues(groups[index + 1]!))
          items.push(groups[++index]!)
        blocks.push(related(items))
        break
      }
      default: {
        if (item.reason === "dateline" && facts.place === "") {
          facts.place = datelineOf(item.text, patterns)?.place ?? ""
        }
        blocks.push(textblock(nodes.paragraph, item))
      }
    }
  }

  blocks.push(...rest, ...tail)

  /** Lists: a new one wherever bullets change to numbers or the count does not go on. */
  function lists(items: Group[]): Node[] {
    const made: { numbered: boolean; start: number; items: Node[] }[] = []
    for (const item of items) {
      const known = markup.get(item.number)?.ordered
      const marker = item.content || known !== undefined ? null : listMarker(item.text)
      const numbered = known ?? (marker !== null && marker.number !== null)
      const open = made.at(-1)
      const goesOn =
        open !== undefined &&
        open.numbered === numbered &&
        (!numbered || marker?.number == null || marker.number === open.start + open.items.length)
      const paragraph = textblock(nodes.paragraph, item, {}, marker?.length ?? 0)
      const entry = nodes.list_item.create({ dir: paragraph.attrs.dir }, paragraph)
      if (goesOn) open.items.push(entry)
      else made.push({ numbered, start: marker?.number ?? 1, items: [entry] })
    }
    return made.map((list) => {
      const dir = list.items[0]!.attrs.dir
      return list.numbered
        ? nodes.numbered_list.create({ dir, start: list.start }, list.items)
        : nodes.bullet_list.create({ dir }, list.items)
    })
  }

  /** A related block: its label, one note (several are joined by spaces), its links. */
  function related(items: Group[]): Node {
    const label = items[0]!.kind === "related" ? items[0]! : null
    const inline = label ? matchLine(label.text, patterns) : null
    const links: Node[] = []
    let labelText = label?.text
    if (label && inline?.kind === "related" && inline.at > 0) {
      labelText = label.text.slice(0, inline.at)
      links.push(link(label, label.text.slice(inline.at)))
    }
    const notes: Group[] = []
    for (const item of items) {
      if (item.kind === "related-note") notes.push(item)
      else if (item.kind === "related-link") {
        const marker = item.reason === "markup" ? null : listMarker(item.text)
        links.push(link(item, item.text.slice(marker?.length ?? 0)))
      }
    }
    const note = notes.length
      ? [
          nodes.related_note.create(
            { dir: dirOf(notes[0]!) },
            schema.text(notes.map(({ text }) => text).join(" ")),
          ),
        ]
      : []
    const dir = dirOf(items[0]!)
    // The sign behind a label is between it and its titles: whoever shows the block sets one.
    if (labelText !== undefined && label?.reason !== "markup" && inline?.kind === "related")
      labelText = unmarked(labelText)
    return nodes.related.create(labelText === undefined ? { dir } : { dir, label: labelText }, [
      ...note,
      ...links,
    ])
  }

  /** A related link of the title `text`, with the address at its end as its own. */
  function link(item: Group, text: string): Node {
    const known = markup.get(item.number)?.url
    const found = known ? null : addressAtEnd(text)
    const address = known ?? found?.address ?? ""
    const url = linkTarget.test(address) ? address : ""
    const before = found ? text.slice(0, found.at).trimEnd() : ""
    const title = url !== "" && before !== "" ? before : text
    return nodes.related_link.create({ dir: dirOf(item), url }, title === "" ? null : schema.text(title))
  }

  const article = nodes.doc.create(null, [
    headline ?? nodes.headline.create({ dir: base }),
    standfirst ?? nodes.standfirst.create({ dir: base }),
    nodes.body.create(null, blocks.length ? blocks : [nodes.paragraph.create({ dir: base })]),
  ])
  return withDossier(article, {
    language: languageOfSource(whole),
    ...dossier,
    section: facts.section || (dossier.section ?? ""),
    place: facts.place || (dossier.place ?? ""),
    source: facts.source || (dossier.source ?? ""),
    bylines: facts.bylines.length > 0 ? facts.bylines : (dossier.bylines ?? []),
    topics: [...new Set([...(dossier.topics ?? []), ...facts.topics])],
  })
}

/** `text` and the parts of `more` that it does not hold, in one line. */
function joined(text: string, more: readonly string[]): string {
  return [...new Set([...(text === "" ? [] : text.split("، ")), ...more])].join("، ")
}

/** A label without the colon or other sign behind it. */
function unmarked(label: string): string {
  let end = label.length
  while (end > 0 && /[\s:|…>»←-]/.test(label[end - 1]!)) end--
  return end > 0 ? label.slice(0, end) : label
}
