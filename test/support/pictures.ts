/**
 * Builds documents for tests, in code that looks like the article.
 *
 * ```ts
 * const before = article(
 *   headline("قمة في عم<a>ان"),
 *   standfirst(),
 *   body(p("بدأت ", strong("القمة"), " أمس"), h2("الخلفية"), related(relatedLink({ url: "https://example.org" }, "شاهد"))),
 * )
 * before.tag.a // the position of the mark in the document
 * stateOf(before) // an editor state whose selection runs from <a> to <b>
 * ```
 *
 * In a string, `<name>` (ASCII letters, digits, `_`) marks a position and is not text. Use `text("<a>")` for text
 * that contains this. Attributes come first, and only those that differ from the schema's defaults. A picture need
 * not be a valid article; `checked` throws if it is not.
 */
import type { Attrs, Node, NodeSpec } from "prosemirror-model"
import { EditorState, NodeSelection, type Plugin, TextSelection } from "prosemirror-state"
import { builders, type MarkBuilder, type NodeBuilder } from "prosemirror-test-builder"
import { schema } from "../../main/article/schema.ts"

/** A node with the positions of the marks in its strings. */
export type Picture = Node & { tag: Record<string, number | undefined> }

/** The content of a picture: a string, a node, or text with a mark. */
type Part = Parameters<MarkBuilder>[0]

/** Builds a node: its attributes (may be left out), then its content. */
export type NodePainter = (attributesOrPart?: Attrs | Part, ...parts: Part[]) => Picture

/** Puts a mark on its content: its attributes (may be left out), then the content. */
export type MarkPainter = (attributesOrPart?: Attrs | Part, ...parts: Part[]) => Exclude<Part, Attrs>

const painters = builders(schema)
const node = (name: string) => (painters as Record<string, NodeBuilder>)[name] as NodePainter
const mark = (name: string) => (painters as Record<string, MarkBuilder>)[name] as MarkPainter

/** A node whose attribute `key` is `value` unless the picture says otherwise. */
const preset = (name: string, attributes: Attrs) =>
  builders(schema, { preset: { nodeType: name, ...attributes } }).preset as NodePainter

export const article = node("doc")
export const headline = node("headline")
export const standfirst = node("standfirst")
export const body = node("body")
export const p = node("paragraph")
export const h2 = preset("subhead", { level: 2 })
export const h3 = preset("subhead", { level: 3 })
export const quote = node("quote")
export const ul = node("bullet_list")
export const ol = node("numbered_list")
export const li = node("list_item")
/** Needs `{ src }`. */
export const figure = node("figure")
export const caption = node("caption")
export const credit = node("credit")
export const hr = node("divider")
export const related = node("related")
export const note = node("related_note")
export const relatedLink = node("related_link")
export const br = node("line_break")

export const strong = mark("strong")
export const em = mark("emphasis")
/** Needs `{ href }`. */
export const link = mark("link")
/** Left to right unless `{ dir: "rtl" }`. */
export const isolate = mark("isolate")

/** Literal text, in which `<a>` is three characters. */
export const text = (characters: string): Node => schema.text(characters)

/** `picture`, if the schema allows it; throws `RangeError` otherwise. */
export function checked<Painted extends Node>(picture: Painted): Painted {
  picture.check()
  return picture
}

/**
 * An editor state with `picture` as its document. The selection runs from `<a>`
 * to `<b>`, or is a cursor at `<a>`, or is the node after `<node>`, as in
 * `body("<node>", hr())`; without any it is where ProseMirror starts.
 */
export function stateOf(picture: Picture, plugins: readonly Plugin[] = []): EditorState {
  const { a, b, node } = picture.tag
  const state = EditorState.create({ schema, doc: picture, plugins: [...plugins] })
  if (node !== undefined) {
    return state.apply(state.tr.setSelection(NodeSelection.create(picture, node)))
  }
  if (a === undefined) return state
  return state.apply(state.tr.setSelection(TextSelection.create(picture, a, b ?? a)))
}

/**
 * `node` drawn as lines, one textblock or leaf a line, with every attribute that is not
 * the schema's default: for comparing, so that a failing test shows where two
 * documents differ. Equal drawings mean equal documents.
 */
export function drawing(node: Node, indent = ""): string {
  const label = `${indent}${node.type.name}${attributesOf(node.type.spec.attrs, node.attrs)}`
  if (node.isTextblock) {
    const runs = node.children.map((child) =>
      [
        child.isText ? JSON.stringify(child.text) : child.type.name,
        ...child.marks.map((mark) => `${mark.type.name}${attributesOf(undefined, mark.attrs)}`),
      ].join(" "),
    )
    return [label, ...runs].join(" | ")
  }
  return [label, ...node.children.map((child) => drawing(child, `${indent}  `))].join("\n")
}

function attributesOf(specs: NodeSpec["attrs"], attributes: Attrs): string {
  const written = Object.entries(attributes)
    .filter(([name, value]) => JSON.stringify(specs?.[name]?.default) !== JSON.stringify(value))
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
  return written.length > 0 ? `(${written.join(" ")})` : ""
}
