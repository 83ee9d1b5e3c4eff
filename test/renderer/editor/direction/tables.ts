/** What the tables of keys are made of. */

/** Why the editor does something else than an element that the browser alone edits: names of docs/direction.md. */
export const reasons = ["way", "block", "wall", "isolate", "link", "marks", "command"] as const

export type Reason = (typeof reasons)[number]

/** A difference from the browser alone: its reason and what the browser makes of the lines; null where that is not compared. */
export type Difference = { why: Reason; plain: string | null }

/** Lines (see `lines.ts`), what is done (see `keys.ts`), and the lines after it, in the editor and in the browser alone. */
export type Row = [before: string, what: string, after: string, difference?: Difference]

export type Tables = Record<string, Row[]>

export const differs = (why: Reason, plain: string | null = null): Difference => ({ why, plain })
