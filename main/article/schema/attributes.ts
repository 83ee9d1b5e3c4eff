/** Attributes of nodes and marks: each says which values it takes. */
import type { AttributeSpec, Attrs } from "prosemirror-model"

/** What `parseDOM` needs of an element; this layer knows no DOM. */
export type Element = { getAttribute(name: string): string | null }

/** The error that an attribute of this name does not take `value`. */
export const notAValue = (name: string, value: unknown) =>
  new RangeError(`Not a value for ${name}: ${JSON.stringify(value)}`)

/** An attribute that takes only the values for which `valid` holds; others throw a `RangeError`. */
export function attribute(name: string, initial: unknown, valid: (value: unknown) => boolean): AttributeSpec {
  return {
    default: initial,
    validate(value: unknown) {
      if (!valid(value)) throw notAValue(name, value)
    },
  }
}

/** Whether an attribute's value is text. */
export const isText = (value: unknown) => typeof value === "string"
/** Whether an attribute's value is a direction. */
export const isDirection = (value: unknown) => value === "rtl" || value === "ltr"
/** The attribute of a block's direction, "rtl" or "ltr". */
export const dir = attribute("dir", "rtl", isDirection)
/** The same attribute without an initial value: a node cannot be made without one. */
export const required = (spec: AttributeSpec): AttributeSpec => ({ validate: spec.validate! })

/** Reads an explicit direction of pasted markup; right to left without one. */
export const readDir = (element: Element): Attrs => ({
  dir: element.getAttribute("dir") === "ltr" ? "ltr" : "rtl",
})
