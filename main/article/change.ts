/** What a diff comes to in a line: how many words came and went, and in which parts of the article. */
import { blockText } from "./alignment.ts"
import type { ArticleDiff, BlockChange } from "./diff.ts"
import type { DossierField } from "./dossier.ts"
import { countWords } from "./text.ts"

/** A change in short. */
export type Change = {
  /** Words that came, and words that went. */
  added: number
  removed: number
  headline: boolean
  standfirst: boolean
  /** The blocks of the body that changed, counted from 1: as they are after it, a removed one as it was before. */
  blocks: number[]
  /** Fields of the dossier. */
  fields: DossierField[]
}

/** The change that `diff` holds, in short. */
export function changeOf(diff: ArticleDiff): Change {
  const changed = diff.blocks.filter(({ kind }) => kind !== "same")
  const blocks = changed
    .filter(({ part }) => part === "body")
    .map(({ from, to }) => (to ?? from ?? 0) + 1)
    .sort((a, b) => a - b)
  const counts = changed.map(wordsOf)
  return {
    added: counts.reduce((sum, { added }) => sum + added, 0),
    removed: counts.reduce((sum, { removed }) => sum + removed, 0),
    headline: changed.some(({ part }) => part === "headline"),
    standfirst: changed.some(({ part }) => part === "standfirst"),
    blocks: [...new Set(blocks)],
    fields: diff.dossier.map(({ field }) => field),
  }
}

function wordsOf(change: BlockChange): { added: number; removed: number } {
  switch (change.kind) {
    case "same":
      return { added: 0, removed: 0 }
    case "inserted":
      return { added: countWords(blockText(change.after)), removed: 0 }
    case "removed":
      return { added: 0, removed: countWords(blockText(change.before)) }
    default: {
      const count = (kind: "inserted" | "removed") =>
        (change.words ?? []).reduce((sum, word) => sum + (word.kind === kind ? countWords(word.text) : 0), 0)
      return { added: count("inserted"), removed: count("removed") }
    }
  }
}
