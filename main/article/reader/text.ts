/** Elements of a file of the format that hold text: marks and line breaks in it, and its line ends. */
import { Fragment, type Node, type NodeType } from "prosemirror-model"
import { type Direction, schema } from "../schema.ts"
import type { Tag } from "../tokens.ts"
import { type LineEnds, unwrap, unwrapped } from "../whitespace.ts"
import { markOf } from "./marks.ts"
import { allow, direction, misfit, type OpenElement } from "./open-element.ts"

const { nodes } = schema

/** How text of one file is read. All of these throw `Misfit` for what the format does not allow. */
export type Text = {
  /** The content of a textblock, of what was read in its element. */
  runs(children: readonly Node[]): Fragment
  /** A text without marks, of the characters of its element. */
  plain(characters: string): string
  /** What takes the tags in the text of a node of `type`: elements of marks, and line breaks. */
  inline(type: NodeType): OpenElement["start"]
  /** An element of text that becomes a node of `type` in `into`. */
  textblock(
    tag: Tag,
    dir: Direction,
    type: NodeType,
    attributes: Record<string, unknown>,
    into: Node[],
  ): OpenElement
  /** A `p` in `around`. */
  paragraph(tag: Tag, around: OpenElement): OpenElement
}

/** Takes a tag in the text of a node of `type`; see `OpenElement.start`. */
function startInText(type: NodeType, tag: Tag, around: OpenElement): OpenElement | null {
  const current = around.text!.marks
  if (tag.name === "br") {
    allow(tag)
    if (type !== nodes.paragraph) misfit("br")
    around.children.push(nodes.line_break.create(null, null, current))
    return null
  }
  const mark = markOf(tag)
  if (!type.allowsMarkType(mark.type) || current.some((other) => other.type === mark.type)) misfit(tag.name)
  return {
    element: tag.name,
    dir: around.dir,
    // Text goes where the text around the mark goes.
    children: around.children,
    text: { type, marks: mark.addToSet(current) },
    start: (child, self) => startInText(type, child, self),
    end: () => {},
  }
}

/** Makes what reads the text of one file. `lineEnds` says how its line ends are taken. */
export function textWith(lineEnds: LineEnds): Text {
  const text: Text = {
    runs: (children) => Fragment.fromArray(lineEnds === "text" ? (children as Node[]) : unwrapped(children)),
    plain: (characters) => (lineEnds === "text" ? characters : unwrap(characters, true, true)),
    inline: (type) => (tag, around) => startInText(type, tag, around),
    textblock: (tag, dir, type, attributes, into) => ({
      element: tag.name,
      dir,
      children: [],
      text: { type, marks: [] },
      start: text.inline(type),
      end: (self) => {
        into.push(type.createChecked({ ...attributes, dir }, text.runs(self.children)))
      },
    }),
    paragraph(tag, around) {
      allow(tag, "dir")
      return text.textblock(tag, direction(tag, around.dir), nodes.paragraph, {}, around.children)
    },
  }
  return text
}
