/** Fields that hold text. */

export type TextField = HTMLInputElement | HTMLTextAreaElement

/** The kinds of inputs that have a selection of text. */
const kinds = new Set(["text", "search", "url", "tel"])

/** Whether `node` is a field that text is written in. */
export function isTextField(node: EventTarget | null): node is TextField {
  return node instanceof HTMLTextAreaElement || (node instanceof HTMLInputElement && kinds.has(node.type))
}
