/**
 * Makes an article of recognised lines. The text of a kept line goes in code point for code point, without its
 * indentation (see `textOf`). Signs that become structure are removed from the text: the bullet or number of a list
 * item, the > of quoted mail, the address after a related title, and the words around a fact of the dossier.
 */
import type { Node } from "prosemirror-model"
import type { Dossier } from "../../article/dossier.ts"
import { type Article, schema, withDossier } from "../../article/schema.ts"
import type { ImportLine } from "../../contract/importing.ts"
import { createFacts } from "./building/facts.ts"
import { groupsOf } from "./building/groups.ts"
import { partsOf } from "./building/parts.ts"
import { createTextblocks } from "./building/textblocks.ts"
import { directionOfSource, languageOfSource } from "./direction.ts"
import type { Patterns } from "./patterns.ts"
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

/** The article that `lines` make. Throws `RangeError` for a dossier that is none. */
export function buildArticle({
  lines,
  patterns,
  markup = new Map(),
  tail = [],
  dossier,
}: BuildInput): Article {
  const { groups, rest } = groupsOf(lines, markup)
  const whole = groups.map(({ text }) => text).join("\n")
  const dir = directionOfSource(whole)
  const facts = createFacts(patterns)
  const textblocks = createTextblocks(markup, dir)
  const parts = partsOf({ groups, lines, markup, patterns, textblocks, facts })
  const blocks = [...parts.blocks, ...rest, ...tail]
  const article = nodes.doc.create(null, [
    parts.headline ?? nodes.headline.create({ dir }),
    parts.standfirst ?? nodes.standfirst.create({ dir }),
    nodes.body.create(null, blocks.length ? blocks : [nodes.paragraph.create({ dir })]),
  ])
  return withDossier(article, { language: languageOfSource(whole), ...dossier, ...facts.over(dossier) })
}
