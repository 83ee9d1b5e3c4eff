/**
 * Foreign web pages: a whole one as the parts of an article, and a piece of one as blocks. Both are read by one
 * reader (`foreign/reader.ts`), so that an import and a paste of the same page give the same blocks.
 */
import type { Node } from "prosemirror-model"
import { type Dossier, dossierFields } from "./dossier.ts"
import { type Claims, readClaims, tidy } from "./foreign/claims.ts"
import { chooseHeadline, comparable, isRepeated } from "./foreign/headline.ts"
import type { Loss } from "./foreign/losses.ts"
import type { Omitted } from "./foreign/omitted.ts"
import type { Piece } from "./foreign/piece.ts"
import { readForeign } from "./foreign/reader.ts"
import { textOnly } from "./foreign/textblock.ts"
import { type Direction, schema } from "./schema.ts"
import { style } from "./writer.ts"

/** A page as the parts of an article. */
export type ForeignPage = {
  /** The headline as a node of that type; null if the page has none. */
  headline: Node | null
  standfirst: Node | null
  /** Blocks that the body can hold, in their order; maybe none. */
  blocks: Node[]
  /** Those of `blocks` that are words of a picture which the page only links to. */
  captions: ReadonlySet<Node>
  /** What the page says of itself, each value valid for its field. */
  dossier: Partial<Dossier>
  /** What an article cannot hold, each kind once. */
  losses: Loss[]
  /** Text that the page's author does not count as the story, in its order. */
  omitted: Omitted[]
  /** The format version that a file of Midad's names, even if it is damaged; null for other pages. */
  format: number | null
}

/** A piece of a page. */
export type ForeignFragment = Pick<ForeignPage, "blocks" | "losses">

const { nodes } = schema

/** The longest text that is taken for a standfirst. */
const longestStandfirst = 600

/**
 * Reads `source`, the text of any web page. All of its text is kept in its order, menus and footers too (the user
 * decides when importing). What the page says of itself in `<meta>` and schema.org JSON-LD goes into the dossier
 * where a field takes it. Takes time and memory in proportion to the page.
 */
export function readPage(source: string): ForeignPage {
  const { pieces, head, losses, omitted, dir } = readForeign(source, {
    text: "all",
    between: "\t",
    dir: null,
  })
  const isOwn = head.format !== null
  const said: Partial<Claims> = isOwn ? {} : readClaims(head.metas, head.machines)
  const dossier = said.dossier ?? head.ownDossier(losses)
  for (let broken = said.broken ?? 0; broken > 0; broken--) losses.add("script")
  const title = tidy(head.titles[0] ?? "")
  const top = chooseHeadline(pieces, [said.headline ?? "", title])
  const under = pieces.find((piece) => isStandfirst(piece, isOwn))
  const blocks = pieces.filter((piece) => piece !== top && piece !== under).map((piece) => piece.node)

  const part = (type: typeof nodes.headline, { attrs, children }: Node) =>
    textOnly(type, { dir: attrs.dir }, children, losses, isOwn ? "\n" : " ")
  let headline = top ? part(nodes.headline, top.node) : null
  let standfirst = under ? part(nodes.standfirst, under.node) : null
  if (!isOwn) {
    const spoken = said.headline || title
    if (!headline && spoken) headline = nodes.headline.create({ dir }, schema.text(spoken))
    if (!standfirst && said.description && !isRepeated(blocks, said.description))
      standfirst = nodes.standfirst.create({ dir }, schema.text(said.description))
  }
  for (const other of head.styles) if (!isOwn || other !== style) losses.add("style")
  const known = comparable(headline?.textContent ?? "")
  for (const other of head.titles) if (![known, ""].includes(comparable(other))) losses.add("title")
  const language = dossierFields.language.safeParse(head.language)
  return {
    headline,
    standfirst,
    blocks,
    captions: new Set(pieces.filter(({ role }) => role === "caption").map(({ node }) => node)),
    dossier: { ...(language.success ? { language: language.data } : {}), ...dossier },
    losses: losses.list(),
    omitted,
    format: head.format,
  }
}

const isStandfirst = ({ node, role }: Piece, isOwn: boolean) =>
  role === "standfirst" && node.isTextblock && (isOwn || node.textContent.length <= longestStandfirst)

/**
 * Reads `source`, a piece of any web page as it is copied: what a browser shows as text, as blocks.
 * @param dir the direction of blocks without an explicit one
 */
export function readFragment(source: string, dir: Direction): ForeignFragment {
  const { pieces, losses } = readForeign(source, { text: "shown", between: " | ", dir })
  return { blocks: pieces.map(({ node }) => node), losses: losses.list() }
}
