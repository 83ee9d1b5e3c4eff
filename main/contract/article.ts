/** The shapes of articles in calls: opened and saved articles, versions and conflict copies. */
import { z } from "zod"
import { articleId, statuses } from "../article/dossier.ts"
import { importDraft, loss } from "./importing.ts"

/** The SHA-256 of a file's bytes, as 64 hexadecimal digits. */
export const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** An article as `Node.toJSON` gives it; the desk checks it against the schema. */
export const articleJSON = z.looseObject({ type: z.literal("doc") })
export type ArticleJSON = z.infer<typeof articleJSON>

/** Where the writer is in an article: ProseMirror positions, and pixels scrolled at 100 %. */
export const place = z.strictObject({
  anchor: z.number().int().nonnegative(),
  head: z.number().int().nonnegative(),
  scroll: z.number().nonnegative(),
})
export type Place = z.infer<typeof place>

/** Who has an article open elsewhere, and since when. */
export const lock = z.strictObject({
  who: z.string(),
  where: z.string(),
  since: z.iso.datetime(),
})
export type Lock = z.infer<typeof lock>

/** An article in the window: `base` is the hash of the file it was read from, null before it has one. */
export const openedArticle = z.strictObject({
  kind: z.literal("article"),
  doc: articleJSON,
  base: hash.nullable(),
  name: z.string(),
  /** The id of this opening. Every journal call and save names it. */
  epoch: z.string(),
  /** Where the writer was when it was last open; null if that is not known. */
  place: place.nullable(),
  /**
   * What the journal had beyond the file after a crash; null if nothing, or if another desk has the article open. `doc`
   * holds it already.
   */
  recovered: z.strictObject({ steps: z.number().int().positive(), at: z.iso.datetime() }).nullable(),
  /** What of the file the article has no place for, because something else wrote it: gone from it at the next save. */
  losses: z.array(loss).optional(),
  /** The article's file was gone, empty or damaged: the newest version of the history was written into the file `name`. */
  restored: z.strictObject({ what: z.enum(["gone", "empty", "damaged"]), name: z.string() }).optional(),
  /** The lock of another desk that has it open: the article can be read but not edited. Null if no other desk has it. */
  lock: lock.nullable(),
})
export type OpenedArticle = z.infer<typeof openedArticle>

export const opened = z.discriminatedUnion("kind", [
  openedArticle,
  z.strictObject({ kind: z.literal("import"), draft: importDraft }),
  /** A conflict copy, whose changes belong into the article `of`. */
  z.strictObject({ kind: z.literal("copy"), of: articleId }),
])
export type Opened = z.infer<typeof opened>

export const saved = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("saved"),
    base: hash,
    name: z.string(),
    updated: z.iso.datetime(),
    /** The document that was written, if the file had changed meanwhile and both sides' changes went together. */
    merged: articleJSON.nullable(),
    /** What the article has no place for of what others wrote into the file; the history has the file as it was. */
    losses: z.array(loss).optional(),
    /** The file that was the article's and holds something else now: it stays, and the article is in the file `name`. */
    apart: z.string().optional(),
  }),
  /**
   * The file changed meanwhile, and both sides changed the same block. Nothing was written; both versions are
   * in the history. `ancestor` is the last version that both come from, null if it is not known any more.
   * The window shows the blocks (`merge` of main/article/merge.ts), and saves again with `base`.
   */
  z.strictObject({
    kind: z.literal("conflict"),
    base: hash,
    theirs: articleJSON,
    ancestor: articleJSON.nullable(),
    changed: z.iso.datetime(),
  }),
])
export type Saved = z.infer<typeof saved>

/** A version of an article in its history. */
export const version = z.strictObject({
  /** Its id: the hash of its file's bytes. */
  hash,
  at: z.iso.datetime(),
  words: z.number().int().nonnegative(),
  /** Words more (or fewer, negative) than in the version before. */
  change: z.number().int(),
  status: z.enum(statuses),
  /** Why it was made. */
  cause: z.enum(["save", "outside", "conflict", "before-restore"]),
  /** Who wrote it at a desk; left out if that is not known, as of what another program wrote. */
  who: z.string().optional(),
})
export type Version = z.infer<typeof version>

/** An article in the newsroom's bin. */
export const binned = z.strictObject({
  /** Its name in the bin. */
  bin: z.string(),
  id: articleId,
  headline: z.string(),
  name: z.string(),
  at: z.iso.datetime(),
})
export type Binned = z.infer<typeof binned>

/** A conflict copy of an article, as it is to be merged into it. */
export const conflictCopy = z.strictObject({
  /** The file's path inside the newsroom, forward slashes. */
  name: z.string(),
  hash,
  doc: articleJSON,
  /** The version that the copy and its article both come from; null if the history does not have it. */
  ancestor: articleJSON.nullable(),
  /** When its file last changed. */
  changed: z.iso.datetime(),
})
export type ConflictCopy = z.infer<typeof conflictCopy>
