/** An import as both processes see it: the lines of a source and what each was taken for. */
import { z } from "zod"

/** What a line of a source can be taken for. */
export const lineKinds = [
  "headline",
  "standfirst",
  "paragraph",
  "subhead",
  "quote",
  "list",
  /** The label of a related block, such as اقرأ المزيد. */
  "related",
  "related-note",
  "related-link",
  /** Facts for the dossier. */
  "section",
  "byline",
  "place",
  /** Set aside: part of the page's furniture. */
  "boilerplate",
  /** Set aside by the user. */
  "dropped",
  /** Nothing but white space. */
  "blank",
] as const
export const lineKind = z.enum(lineKinds)
export type LineKind = z.infer<typeof lineKind>

/** A line of a source: `line` counts from 1, `text` is the line as it stands there, without its line end. */
export const importLine = z.strictObject({
  line: z.number().int().positive(),
  text: z.string(),
  kind: lineKind,
  /** Why it was taken for that: a rule's name, worded in `words/{ar,en}/importing.ts`. */
  reason: z.string(),
})
export type ImportLine = z.infer<typeof importLine>

export const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1256", "iso-8859-6"] as const
export const encoding = z.enum(encodings)
export type Encoding = z.infer<typeof encoding>

/** What a foreign web page holds that an article has no place for. */
export const loss = z.strictObject({ what: z.string(), count: z.number().int().positive() })
export type Loss = z.infer<typeof loss>

/** An import that waits for the user's word. */
export const importDraft = z.strictObject({
  id: z.string(),
  /** The file's name, or empty for pasted text. */
  name: z.string(),
  /** How the bytes were read; null for pasted text. */
  encoding: encoding.nullable(),
  /** How sure the recognition is: "certain" (BOM, or valid UTF-8), "likely", or "guess", which the user must be asked about. */
  certainty: z.enum(["certain", "likely", "guess"]),
  lines: z.array(importLine),
  losses: z.array(loss),
})
export type ImportDraft = z.infer<typeof importDraft>

/** The user's corrections: line number to kind. Lines not named keep what they were taken for. */
export const corrections = z.record(z.string().regex(/^\d+$/), lineKind)
export type Corrections = z.infer<typeof corrections>
