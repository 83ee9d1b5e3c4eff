/** An import as both processes see it: the lines of a source and what each was taken for. */
import * as z from "zod/mini"
import { articleId } from "../article/dossier.ts"
import { problem } from "./problem.ts"

/** What a line of a source can be taken for. */
const lineKinds = [
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
  /** The agency or publication that the text comes from. */
  "source",
  /** Set aside: words of a picture that did not come with the text. */
  "caption",
  /** Set aside: part of the page's furniture. */
  "boilerplate",
  /** Set aside by the user. */
  "dropped",
  /** Nothing but white space. */
  "blank",
] as const
export const lineKind = z.enum(lineKinds)
export type LineKind = z.infer<typeof lineKind>

/** A line of a source: `line` counts from 1, `text` is the unchanged line, without its line end. */
const importLine = z.strictObject({
  line: z.int().check(z.positive()),
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
export const loss = z.strictObject({ what: z.string(), count: z.int().check(z.positive()) })
export type Loss = z.infer<typeof loss>

/**
 * Why a file of the newsroom is no article that can be opened: another program's page, an article that is cut off or
 * holds what cannot all be read, one of a newer Midad, or bytes in another encoding.
 */
export const importCauses = ["other-page", "damaged", "newer-format", "not-utf-8"] as const

/** An import that waits for the user's word. */
export const importDraft = z.strictObject({
  id: z.string(),
  /** The file's name, or empty for pasted text. */
  name: z.string(),
  /** How the bytes were read; null for pasted text. */
  encoding: z.nullable(encoding),
  /** How sure the recognition is: "certain" (BOM, or valid UTF-8), "likely", or "guess", which the user must be asked about. */
  certainty: z.enum(["certain", "likely", "guess"]),
  lines: z.array(importLine),
  losses: z.array(loss),
  /** Why a file of the newsroom opens as an import; not given for what comes from elsewhere. */
  why: z.optional(z.enum(importCauses)),
})
export type ImportDraft = z.infer<typeof importDraft>

/** The user's corrections: line number to kind. Lines not named keep what they were taken for. */
export const corrections = z.record(z.string().check(z.regex(/^\d+$/)), lineKind)
export type Corrections = z.infer<typeof corrections>

/** Why a line is taken for what it is: one name a rule. */
export const importReasons = [
  /** Nothing but white space or signs that cannot be seen. */
  "blank",
  /** The first line of text, and it reads as a headline. */
  "first-line",
  /** The second, without a full stop, before paragraphs that have one. */
  "standfirst-open",
  /** The second, and the paragraph after it says it again. */
  "standfirst-echo",
  /** Sentences. */
  "sentences",
  /** Nothing else fits. */
  "unsure",
  /** Goes on from the line before, which was broken at the edge of a column: joined to it by a space. */
  "wrapped",
  /** Short, without a full stop, before a longer paragraph. */
  "short-line",
  /** One of several lines that begin with a bullet or number, which becomes the list's own. */
  "list-marker",
  /** Begins with the > of quoted mail, which becomes the quote's own. */
  "quote-marker",
  /** A paragraph that begins with a dateline; its place is put into the dossier too. */
  "dateline",
  /** A line that holds a dateline only. */
  "dateline-line",
  "label-related",
  /** A label with the title of a link after it. */
  "label-related-link",
  "note-related",
  /** A title after the label of a related block. */
  "link-related",
  "section-footer",
  "section-line",
  "byline",
  /** An agency, a publication or a desk, on a line of its own. */
  "source-line",
  /** Two to four words under the headline that may be a name. */
  "name-line",
  /** Words of a picture. */
  "caption",
  /** One of several times, each before its paragraph. */
  "live-time",
  /** Question and answer, whose signs tell who speaks. */
  "speech",
  "notice",
  "advert",
  "share-bar",
  "copyright",
  "newsletter",
  "navigation",
  "timestamp",
  "wire-code",
  "credit",
  /** Dashes or stars only. */
  "rule",
  /** The same short line occurs three times or more. */
  "repeated",
  /** The headline once more. */
  "headline-again",
  /** A pattern of the newsroom's own. */
  "newsroom-pattern",
  /** The page's own markup says so. */
  "markup",
  /** Deleted while changes were tracked. */
  "deletion",
  /** A comment of somebody who worked on the text. */
  "remark",
  /** A note at the foot or the end. */
  "footnote",
  /** Not shown. */
  "hidden",
  /** The user said so. */
  "corrected",
  /** Another line is the headline: this one is a paragraph. */
  "second-headline",
  /** Another line is the standfirst: this one is a paragraph. */
  "second-standfirst",
] as const
export const importReason = z.enum(importReasons)
export type ImportReason = z.infer<typeof importReason>

/**
 * The lines after the user's corrections. There is one headline and one standfirst: a line that the user named goes
 * before one that was recognised, then the first in the source before later ones. The others become paragraphs, so
 * that nothing is lost.
 */
export function correctLines(lines: readonly ImportLine[], corrections: Corrections): ImportLine[] {
  const corrected = lines.map((line) => {
    const kind = corrections[String(line.line)]
    // A line that was joined to the one before is separate again when the user gives it a kind.
    const same = kind === line.kind && line.reason !== "wrapped"
    return kind === undefined || same ? { ...line } : { ...line, kind, reason: "corrected" }
  })
  for (const kind of ["headline", "standfirst"] as const) {
    const claims = corrected.filter((line) => line.kind === kind)
    const winner = claims.find((line) => line.reason === "corrected") ?? claims[0]
    let last = winner
    for (const line of claims) {
      if (line === winner) continue
      // A line that was broken at the edge of a column goes on with the one before it.
      if (line.reason === "wrapped" && last && line.line === last.line + 1) last = line
      else {
        line.kind = "paragraph"
        line.reason = `second-${kind}`
      }
    }
  }
  return corrected
}

/** The result of one file of an archive: it became an article, the newsroom had it already, or `problem`. */
const archived = z.strictObject({
  /** The file's path from the folder that was named. */
  source: z.string(),
  kind: z.enum(["made", "known", "failed"]),
  /** The article; null if there is none. */
  id: z.nullable(articleId),
  problem: z.nullable(problem),
  /** Whether its encoding is a guess that the user should check. */
  guessed: z.boolean(),
})
export type Archived = z.infer<typeof archived>

/** How far the import of an archive is. */
export const archiveState = z.strictObject({
  /** The number of the import since the start, to tell it from the one before. */
  run: z.int().check(z.positive()),
  phase: z.enum(["running", "done", "stopped"]),
  /** How many files there are, and how many others were skipped because they are no texts. */
  total: z.int().check(z.nonnegative()),
  others: z.int().check(z.nonnegative()),
  made: z.int().check(z.nonnegative()),
  known: z.int().check(z.nonnegative()),
  failed: z.int().check(z.nonnegative()),
  /** The files that were done since the event before. */
  fresh: z.array(archived),
})
export type ArchiveState = z.infer<typeof archiveState>
