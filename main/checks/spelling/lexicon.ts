/** What the spelling is judged by: counts, the dictionary, the weights of neighbours, names and lists of errors. */
import type { Context } from "./context.ts"
import type { Counts } from "./counts.ts"
import type { Dictionary } from "./dictionary.ts"
import { createForms, type Forms } from "./forms.ts"

export type Lexicon = {
  counts: Counts
  /** Null where it could not be loaded; then only what is counted is judged. */
  dictionary: Dictionary | null
  context: Context
  forms: Forms
  /** Bare words that are right as they are. */
  names: ReadonlySet<string>
}

/** The lexicon of `parts`. */
export const createLexicon = (parts: Omit<Lexicon, "forms">): Lexicon => ({
  ...parts,
  forms: createForms(parts.counts, parts.dictionary),
})
