/** What a search can be narrowed by; the words for it are in `words/{ar,en}/filters.ts`. */

/** `before`, `after` and `on` are about the last change. */
export const fieldNames = ["section", "status", "byline", "topic", "before", "after", "on"] as const
export type FieldName = (typeof fieldNames)[number]

export const dayNames = ["today", "yesterday"] as const
export type DayName = (typeof dayNames)[number]

/**
 * The parts of what is typed into the search field: a field's name (group 1) and colon with its value, quoted (2, with
 * its closing quotation mark in 3) or not (4); a quoted phrase (5), ended (6) or not; or a word.
 */
export const queryPart =
  /([\p{L}\p{M}\u0640]+):[ \u00a0]?(?:["«“”]([^"»“”]*)(["»“”]?)|([^\s"«»“”]*))|["«“”]([^"»“”]*)(["»“”]?)|[^\s"“«”»]+/gu
