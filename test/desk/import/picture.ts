/** Sources and what was made of them, as pictures for tests. */
import type { Node } from "prosemirror-model"
import type { Article } from "../../../main/article/schema.ts"
import type { Corrections, ImportLine } from "../../../main/contract/importing.ts"
import { createImports, type Drafts } from "../../../main/desk/import/imports.ts"
import { ownPatterns, type Patterns } from "../../../main/desk/import/patterns.ts"
import { readSource } from "../../../main/desk/import/reading.ts"

/** `["headline first-line", …]`: kind and reason of every line that is not blank. */
export function kinds(source: string, patterns: Patterns = ownPatterns): string[] {
  return readSource(source, patterns)
    .lines.filter(({ kind }) => kind !== "blank")
    .map(({ kind, reason }) => `${kind} ${reason}`)
}

/** What each line is, without its reason; blank lines left out. */
export function kindsOnly(source: string): string[] {
  return kinds(source).map((kind) => kind.split(" ")[0]!)
}

/** Imports with counted ids and a clock that stands still. */
export function imports(patterns: Patterns = ownPatterns): Drafts {
  let made = 0
  return createImports({
    patterns: async () => patterns,
    clock: () => new Date("2026-11-23T09:00:00.000Z"),
    makeId: () => `import-id-${++made}`,
  })
}

/** The article that a source makes with `corrections`, and its lines. */
export async function imported(
  text: string,
  corrections: Corrections = {},
): Promise<{ article: Article; lines: ImportLine[] }> {
  const open = imports()
  const draft = await open.read({ from: "text", text })
  return { article: open.build(draft.id, corrections), lines: draft.lines }
}

/** The body as `["paragraph: …", "related(اقرأ المزيد): …"]`; parts of a block are set apart by " | ". */
export function blocks(article: Article): string[] {
  const text = (node: Node): string =>
    node.isTextblock ? node.textContent : node.content.content.map(text).join(" | ")
  return article.child(2).content.content.map((block) => {
    const name = block.type.name === "related" ? `related(${block.attrs.label})` : block.type.name
    return `${name}: ${text(block)}`
  })
}
