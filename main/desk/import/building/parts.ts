/** The parts of an imported article, made of its groups one after the other. */
import type { Node } from "prosemirror-model"
import { schema } from "../../../article/schema.ts"
import type { ImportLine } from "../../../contract/importing.ts"
import { quoteMarker } from "../list-marker.ts"
import type { Markup } from "../source.ts"
import type { Facts } from "./facts.ts"
import type { Group } from "./groups.ts"
import { listsOf } from "./lists.ts"
import { type RelatedInput, relatedOf } from "./related.ts"
import type { Textblocks } from "./textblocks.ts"

const { nodes } = schema

/** The parts of an article; null for one that no group makes. */
export type Parts = { headline: Node | null; standfirst: Node | null; blocks: Node[] }

export type PartsInput = RelatedInput & {
  groups: readonly Group[]
  /** All lines of the import, as corrected. */
  lines: readonly ImportLine[]
  textblocks: Textblocks
  /** Takes the facts that groups say. */
  facts: Facts
}

/** The parts that `input.groups` make. What lines say of the dossier goes into `input.facts`. */
export function partsOf(input: PartsInput): Parts {
  const { groups, lines, markup, textblocks, facts } = input
  const parts: Parts = { headline: null, standfirst: null, blocks: [] }
  /** The index of the group that is taken. */
  let index = 0

  /** The group that is taken and those after it that go into the same block, as no other block of a page begins there. */
  function run(belongs: (item: Group) => boolean): Group[] {
    const items = [groups[index]!]
    for (let next = groups[index + 1]; next && belongs(next); next = groups[index + 1]) {
      if (next.before.length > 0 || markup.get(next.number)?.whole) break
      items.push(next)
      index++
    }
    return items
  }

  /** Takes a block that a page has as it is, if no line of it was corrected. Returns whether it did. */
  function takeWhole(whole: Markup["whole"], first: number): boolean {
    if (!whole) return false
    const inside = lines.slice(first - 1, whole.last)
    if (!inside.every(({ kind, reason }) => kind === "blank" || reason === "markup")) return false
    parts.blocks.push(whole.node)
    while ((groups[index + 1]?.number ?? Number.POSITIVE_INFINITY) <= whole.last) index++
    return true
  }

  function quoteOf(items: readonly Group[]): Node {
    const quoted = items.map((part) =>
      textblocks.make(nodes.paragraph, part, {}, part.reason === "markup" ? 0 : quoteMarker(part.text)),
    )
    return nodes.quote.create({ dir: quoted[0]!.attrs.dir }, quoted)
  }

  function take(item: Group): void {
    const { blocks } = parts
    const paragraph = () => textblocks.make(nodes.paragraph, item)
    switch (item.kind) {
      case "headline":
        parts.headline = textblocks.make(nodes.headline, item)
        break
      case "standfirst":
        parts.standfirst = textblocks.make(nodes.standfirst, item)
        break
      case "subhead":
        blocks.push(textblocks.make(nodes.subhead, item, { level: markup.get(item.number)?.level ?? 2 }))
        break
      case "section":
        facts.takeSection(item)
        break
      case "place":
      case "byline":
      case "source":
        if (!facts.takeCredits(item)) blocks.push(paragraph())
        break
      case "quote":
        blocks.push(quoteOf(run(({ kind }) => kind === "quote")))
        break
      case "list": {
        const items = run(({ kind }) => kind === "list")
        blocks.push(...listsOf(items, textblocks, markup))
        break
      }
      case "related":
      case "related-note":
      case "related-link": {
        const items = run(({ kind }) => kind.startsWith("related-"))
        blocks.push(relatedOf(items, input))
        break
      }
      default:
        if (item.reason === "dateline") facts.takeDateline(item)
        blocks.push(paragraph())
    }
  }

  for (; index < groups.length; index++) {
    const item = groups[index]!
    parts.blocks.push(...item.before)
    if (!takeWhole(markup.get(item.number)?.whole, item.number)) take(item)
  }
  return parts
}
