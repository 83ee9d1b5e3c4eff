/** Reads sources: web pages and plain text. */
import { splitLines } from "./lines.ts"
import { isPage, readPageSource } from "./page.ts"
import type { Patterns } from "./patterns.ts"
import { recognise } from "./recognise.ts"
import type { Source } from "./source.ts"

/** Reads `text` as a web page if its content is one (the file's name does not matter), else as plain text. */
export function readSource(text: string, patterns: Patterns): Source {
  if (isPage(text)) return readPageSource(text, patterns)
  return {
    lines: recognise(splitLines(text), patterns),
    markup: new Map(),
    tail: [],
    losses: [],
    dossier: {},
  }
}
