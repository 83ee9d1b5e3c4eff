/** The attributes of the element that is written in. */
import type { EditorHost } from "./host.ts"

/**
 * Returns a function that gives the attributes for a text in the language `lang`. They are made anew only when one of
 * them changes: prosemirror-view asks with every key.
 */
export function createAttributes(host: Pick<EditorHost, "words">, isWritable: () => boolean) {
  let attributes: Record<string, string> = {}
  return (lang: string): Record<string, string> => {
    const label = host.words().editor.label
    const readOnly = !isWritable()
    const same = attributes.lang === lang && attributes["aria-label"] === label
    if (same && "aria-readonly" in attributes === readOnly) return attributes
    attributes = {
      class: "article",
      // Focusable without being told; said for what looks for it, such as screen readers' scroll keys.
      tabindex: "0",
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": label,
      ...(readOnly ? { "aria-readonly": "true" } : {}),
      dir: "rtl",
      lang,
      spellcheck: "false",
      autocorrect: "off",
      translate: "no",
    }
    return attributes
  }
}
