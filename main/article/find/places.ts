/** The texts of an article that are searched, in their order: the document's own, and then the dossier's. */
import type { Node } from "prosemirror-model"
import type { Article } from "../schema.ts"
import { textOf } from "../text.ts"

/** The fields of the dossier that hold text people read. The slug names the page and is never altered. */
export const searchedFields = ["bylines", "place", "source", "section", "topics", "summary"] as const
export type SearchedField = (typeof searchedFields)[number]

/** The kinds of places that a hit may be in, as they are shown. */
export const placeKinds = [
  "headline",
  "standfirst",
  "paragraph",
  "subhead",
  "quote",
  "list",
  "caption",
  "credit",
  "related",
  "label",
  "alt",
  ...searchedFields,
] as const
export type PlaceKind = (typeof placeKinds)[number]

/** A textblock of the document; `pos` is where its content begins. */
type Block = { at: "block"; pos: number; node: Node }
/** A text that is an attribute of the node at `pos`. */
type Attribute = { at: "attribute"; pos: number; name: "label" | "alt" }
/** A field of the dossier; `index` is the place in its list, 0 for a field of one text. */
type Field = { at: "field"; field: SearchedField; index: number }

/** A text of an article, and where it is. */
export type Place = (Block | Attribute | Field) & {
  kind: PlaceKind
  /** The block of the body that it is in, counted from 1; 0 outside of the body. */
  number: number
  text: string
}

const texts = new WeakMap<Node, string>()

/** The text of a textblock, made once. A line break is a newline, so offsets in both are the same. */
export function blockText(node: Node): string {
  let text = texts.get(node)
  if (text === undefined) {
    text = textOf(node)
    texts.set(node, text)
  }
  return text
}

/** What a textblock is, by itself and what it stands in. */
function kindOf(node: Node, parents: readonly string[]): PlaceKind {
  const name = node.type.name
  if (name === "related_note" || name === "related_link") return "related"
  if (name !== "paragraph") return name as PlaceKind
  if (parents.includes("quote")) return "quote"
  return parents.includes("list_item") ? "list" : "paragraph"
}

/** Calls `visit` with every text of `article` that is not empty, until it returns false. */
export function eachPlace(article: Article, visit: (place: Place) => boolean | undefined): void {
  let pos = 0
  for (const part of article.children) {
    if (part.isTextblock) {
      if (!visitBlock(part, pos, [], 0)) return
    } else if (!visitIn(part, pos + 1, [], 0)) return
    pos += part.nodeSize
  }
  for (const field of searchedFields) {
    const value = article.attrs[field] as string | readonly string[]
    for (const [index, text] of (typeof value === "string" ? [value] : value).entries())
      if (text !== "" && visit({ at: "field", field, index, kind: field, number: 0, text }) === false) return
  }

  function visitIn(parent: Node, start: number, parents: readonly string[], number: number): boolean {
    let at = start
    for (const [index, child] of parent.children.entries()) {
      const count = number || index + 1
      if (child.isTextblock) {
        if (!visitBlock(child, at, parents, count)) return false
      } else {
        for (const name of ["label", "alt"] as const) {
          const text = child.attrs[name]
          const place = { at: "attribute", pos: at, name, kind: name, number: count, text } as const
          if (typeof text === "string" && text !== "" && visit(place) === false) return false
        }
        if (!visitIn(child, at + 1, [...parents, child.type.name], count)) return false
      }
      at += child.nodeSize
    }
    return true
  }

  function visitBlock(node: Node, at: number, parents: readonly string[], number: number): boolean {
    if (node.content.size === 0) return true
    const kind = kindOf(node, parents)
    return visit({ at: "block", pos: at + 1, node, kind, number, text: blockText(node) }) !== false
  }
}
