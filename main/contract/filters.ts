/** What a search can be narrowed by; the words for it are in `words/{ar,en}/filters.ts`. */

/** `before`, `after` and `on` are about the last change. */
export const fieldNames = ["section", "status", "byline", "topic", "before", "after", "on"] as const
export type FieldName = (typeof fieldNames)[number]

export const dayNames = ["today", "yesterday"] as const
export type DayName = (typeof dayNames)[number]
