/** A source as an import sees it, whatever it came as: lines that are known for what they are, and what its markup adds. */
import type { Node } from "prosemirror-model"
import type { Dossier } from "../../article/dossier.ts"
import type { ImportLine, Loss } from "../../contract/importing.ts"
import type { Markup } from "./build.ts"
import { splitLines } from "./lines.ts"
import { isPage, readPageSource } from "./page.ts"
import type { Patterns } from "./patterns.ts"
import { recognise } from "./recognise.ts"

export type Source = {
  lines: ImportLine[]
  /** By line number; empty for plain text. */
  markup: ReadonlyMap<number, Markup>
  /** Blocks after the last line that no line can hold. */
  tail: readonly Node[]
  losses: Loss[]
  /** What a page says of itself. */
  dossier: Partial<Dossier>
}

/** Reads `text`: as a web page if it is one by what it holds, whatever its file is called, else as plain text. */
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
