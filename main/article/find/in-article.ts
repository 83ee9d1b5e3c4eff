/** The hits of a search in an article, and an article with them replaced. */
import { Fragment, Mark, type Node } from "prosemirror-model"
import { type Article, schema, withDossier } from "../schema.ts"
import { type Insertion, insertionFor } from "./insertion.ts"
import { type Key, keyOf, modeNumber } from "./key.ts"
import { blockText, eachPlace, type Place } from "./places.ts"
import type { Replacement } from "./query.ts"
import type { Hit, Search } from "./search.ts"

/** The hits in one text of an article. */
export type Found = { place: Place; hits: readonly Hit[] }

const keys: WeakMap<Node, Key>[] = []

/** The key of a textblock in the mode of `search`. A node never changes, so it is made once. */
function blockKey(node: Node, { mode }: Search): Key {
  const number = modeNumber(mode)
  keys[number] ??= new WeakMap()
  const known = keys[number].get(node)
  if (known) return known
  const key = keyOf(blockText(node), mode)
  keys[number].set(node, key)
  return key
}

const found = new WeakMap<Search, WeakMap<Node, readonly Hit[]>>()

/** The hits in a textblock. They are found once for each search, so that after a key only one block is read again. */
export function hitsInBlock(node: Node, search: Search): readonly Hit[] {
  let known = found.get(search)
  if (!known) {
    known = new WeakMap()
    found.set(search, known)
  }
  let hits = known.get(node)
  if (!hits) {
    hits = search.hitsIn(blockText(node), blockKey(node, search))
    known.set(node, hits)
  }
  return hits
}

/** Whether `search` has looked through a textblock before. */
export const isSearched = (node: Node, search: Search): boolean => found.get(search)?.has(node) ?? false

/** The hits in one text of an article. */
export const hitsAt = (place: Place, search: Search): readonly Hit[] =>
  place.at === "block" ? hitsInBlock(place.node, search) : search.hitsIn(place.text)

/** Every text of `article` that has hits. */
export function findIn(article: Article, search: Search): Found[] {
  const all: Found[] = []
  eachPlace(article, (place) => {
    const hits = hitsAt(place, search)
    if (hits.length > 0) all.push({ place, hits })
    return true
  })
  return all
}

/** One hit with its change. `index` counts the hits of the article. */
export type Change = Insertion & { place: Place; hit: Hit; index: number }

/** What `replacement` makes of every hit in `article`, in their order, those that change nothing included. */
export function changesIn(article: Article, search: Search, replacement: Replacement): Change[] {
  const changes: Change[] = []
  for (const { place, hits } of findIn(article, search)) {
    let end = 0
    for (const hit of hits) {
      const made = insertionFor(place.text, hit, search.query, replacement)
      // Where affixes go with their hits, two changes may reach for the same letters.
      const own = made.from < end ? { ...made, from: hit.from, to: hit.to } : made
      end = own.to
      changes.push({ ...own, place, hit, index: changes.length })
    }
  }
  return changes
}

/** Whether a change leaves its text as it is. */
export const isSame = ({ place, from, to, insert }: Change): boolean => place.text.slice(from, to) === insert

/** The marks that the text of a hit has: those of its first letter. */
export function marksOf(textblock: Node, hit: Hit): readonly Mark[] {
  return textblock.nodeAt(hit.from)?.marks ?? Mark.none
}

/** The inline content that a change puts into its textblock; empty for an empty text. */
export function insertedInto(textblock: Node, { hit, insert }: Change): Fragment {
  if (insert === "") return Fragment.empty
  const marks = marksOf(textblock, hit)
  // A line of the query's own stays a line where the block has lines.
  const breaks = schema.nodes.line_break
  if (!insert.includes("\n") || textblock.type.contentMatch.matchType(breaks) === null)
    return Fragment.from(schema.text(insert.replaceAll("\n", " "), marks))
  const pieces = insert
    .split("\n")
    .flatMap((line, at) => [
      ...(at > 0 ? [breaks.create(null, null, marks)] : []),
      ...(line === "" ? [] : [schema.text(line, marks)]),
    ])
  return Fragment.fromArray(pieces)
}

/** `text` with `changes`, which are of it and in order. */
function changedText(text: string, changes: readonly Insertion[]): string {
  let changed = ""
  let at = 0
  for (const { from, to, insert } of changes) {
    changed += text.slice(at, from) + insert
    at = to
  }
  return changed + text.slice(at)
}

/** The textblock with `changes`, which are of it and in order. */
function changedBlock(node: Node, changes: readonly Change[]): Node {
  let content = Fragment.empty
  let at = 0
  for (const change of changes) {
    content = content.append(node.content.cut(at, change.from)).append(insertedInto(node, change))
    at = change.to
  }
  return node.copy(content.append(node.content.cut(at)))
}

/** The values of the dossier's fields after `changes`. A text that a field cannot hold stays as it was. */
export function changedFields(
  article: Article,
  changes: readonly Change[],
): Record<string, string | readonly string[]> {
  const fields: Record<string, string | readonly string[]> = {}
  for (const group of byPlace(changes)) {
    const { place } = group[0]!
    if (place.at !== "field") continue
    const text = changedText(place.text, group)
    const before = fields[place.field] ?? (article.attrs[place.field] as string | readonly string[])
    if (place.field !== "summary" && /[\n\r]/.test(text)) continue
    if (typeof before === "string") fields[place.field] = text
    else fields[place.field] = before.map((one, index) => (index === place.index ? text : one))
  }
  for (const [field, value] of Object.entries(fields))
    if (typeof value !== "string") fields[field] = [...new Set(value.filter((one) => one !== ""))]
  return fields
}

/** `changes` by the text that they are in. */
export function byPlace(changes: readonly Change[]): Change[][] {
  const groups: Change[][] = []
  for (const change of changes) {
    const last = groups.at(-1)
    if (last && last[0]!.place === change.place) last.push(change)
    else groups.push([change])
  }
  return groups
}

/** The value of an attribute after `changes`, which are of it. */
export const changedAttribute = (changes: readonly Change[]): string =>
  changedText(changes[0]!.place.text, changes).replace(/[\n\r]/g, " ")

/** `article` with `changes`, which are some of `changesIn`. Marks stay, and nothing else is touched. */
export function withChanges(article: Article, changes: readonly Change[]): Article {
  const blocks = new Map<number, Change[]>()
  const attributes = new Map<number, { [name: string]: string }>()
  for (const group of byPlace(changes)) {
    const { place } = group[0]!
    if (place.at === "block") blocks.set(place.pos, group)
    else if (place.at === "attribute")
      attributes.set(place.pos, { ...attributes.get(place.pos), [place.name]: changedAttribute(group) })
  }
  const changed = (node: Node, pos: number): Node => {
    if (node.isTextblock) {
      const own = blocks.get(pos + 1)
      return own ? changedBlock(node, own) : node
    }
    let at = pos + 1
    const children: Node[] = []
    for (const child of node.children) {
      children.push(changed(child, at))
      at += child.nodeSize
    }
    const own = attributes.get(pos)
    const same = !own && children.every((child, index) => child === node.child(index))
    return same ? node : node.type.create(own ? { ...node.attrs, ...own } : node.attrs, children, node.marks)
  }
  const body = changed(article, -1)
  return withDossier(body, changedFields(article, changes))
}
