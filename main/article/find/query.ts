/** A question to a text: what is looked for in it, and which spellings of it count. */
import * as z from "zod/mini"

/** How long what is looked for, or put in its place, may be, in UTF-16 units. */
export const longestQuery = 1000

/** The query as the interface and the calls between the processes hold it. */
export const findQuery = z.strictObject({
  /** The words, or the regular expression. */
  text: z.string().check(z.maxLength(longestQuery)),
  /** Letters count as they are written: a hamza, ة and ه, ى and ي, digits, capitals. */
  exact: z.boolean(),
  /** A hit is a whole word. Unless `exact`, particles may stand in front of it and a pronoun behind it. */
  whole: z.boolean(),
  /** Tashkeel counts. */
  tashkeel: z.boolean(),
  /** `text` is a regular expression of RE2. */
  expression: z.boolean(),
})
export type FindQuery = z.infer<typeof findQuery>

/** What is put in the place of the hits. */
export const replacement = z.strictObject({
  text: z.string().check(z.maxLength(longestQuery)),
  /** The particles in front of a hit and the pronoun behind it stay, and what is put there is fitted to them. */
  keep: z.boolean(),
})
export type Replacement = z.infer<typeof replacement>

/** The query for `text` that takes all spellings of it for one. */
export const queryFor = (text: string): FindQuery => ({
  text,
  exact: false,
  whole: false,
  tashkeel: false,
  expression: false,
})
