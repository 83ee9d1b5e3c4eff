/** Related blocks of an imported article. */
import type { Node } from "prosemirror-model"
import { linkTarget } from "../../../article/addresses.ts"
import { schema } from "../../../article/schema.ts"
import { addressAtEnd } from "../address.ts"
import { listMarker } from "../list-marker.ts"
import { matchLine, type Patterns } from "../patterns.ts"
import type { Markup } from "../source.ts"
import type { Group } from "./groups.ts"
import type { Textblocks } from "./textblocks.ts"

const { nodes } = schema

/** What related blocks are made by. */
export type RelatedInput = {
  textblocks: Pick<Textblocks, "dirOf">
  /** By line number. */
  markup: ReadonlyMap<number, Markup>
  patterns: Patterns
}

/** The label that a related block begins with, and the title behind it in the same line, if there is one. */
function labelOf(first: Group, patterns: Patterns): { label: string | undefined; title: string | null } {
  if (first.kind !== "related") return { label: undefined, title: null }
  const found = matchLine(first.text, patterns)
  if (found?.kind !== "related") return { label: first.text, title: null }
  const label = found.at > 0 ? first.text.slice(0, found.at) : first.text
  return {
    // The sign after a label, such as a colon, is left out: the block is drawn with one of its own.
    label: first.reason === "markup" ? label : unmarked(label),
    title: found.at > 0 ? first.text.slice(found.at) : null,
  }
}

/** A related block of `items`: its label, one note (several are joined by spaces), its links. */
export function relatedOf(items: readonly Group[], input: RelatedInput): Node {
  const { dirOf } = input.textblocks
  const first = items[0]!
  const { label, title } = labelOf(first, input.patterns)
  const links = title === null ? [] : [linkOf(first, title, input)]
  const notes: Group[] = []
  for (const item of items) {
    if (item.kind === "related-note") notes.push(item)
    else if (item.kind === "related-link") {
      const marker = item.reason === "markup" ? null : listMarker(item.text)
      links.push(linkOf(item, item.text.slice(marker?.length ?? 0), input))
    }
  }
  const note = notes.map(({ text }) => text).join(" ")
  const noted = notes.length ? [nodes.related_note.create({ dir: dirOf(notes[0]!) }, schema.text(note))] : []
  const dir = dirOf(first)
  return nodes.related.create(label === undefined ? { dir } : { dir, label }, [...noted, ...links])
}

/** A related link of the title `text`, with the address at its end as its own. */
function linkOf(item: Group, text: string, { textblocks, markup }: RelatedInput): Node {
  const known = markup.get(item.number)?.url
  const found = known ? null : addressAtEnd(text)
  const address = known ?? found?.address ?? ""
  const url = linkTarget.test(address) ? address : ""
  const before = found ? text.slice(0, found.at).trimEnd() : ""
  const title = url !== "" && before !== "" ? before : text
  return nodes.related_link.create(
    { dir: textblocks.dirOf(item), url },
    title === "" ? null : schema.text(title),
  )
}

/** A label without the colon or other sign behind it. */
function unmarked(label: string): string {
  let end = label.length
  while (end > 0 && /[\s:|…>»←-]/.test(label[end - 1]!)) end--
  return end > 0 ? label.slice(0, end) : label
}
