/** The hints in parts of the article that are empty. */
import { fill } from "../../main/contract/words/fill.ts"
import { isolate } from "../../main/contract/words/isolate.ts"
import type { EditorHost } from "./host.ts"

/** Writes the hints in the interface's language into styles of `around`, where editor.css takes them from. */
export function writePlaceholders(around: HTMLElement, host: Pick<EditorHost, "words" | "language">): void {
  const words = host.words().editor
  around.dataset.language = host.language()
  const texts = {
    headline: words.headline,
    standfirst: words.standfirst,
    body: fill(words.body, { key: isolate("/") }),
    "related-title": words.related.title,
    "related-note": words.related.note,
  }
  for (const [name, text] of Object.entries(texts))
    around.style.setProperty(`--placeholder-${name}`, JSON.stringify(text))
}
