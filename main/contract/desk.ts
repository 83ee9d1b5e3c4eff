/**
 * The one contract between window and main process: every call the window can
 * make and every event it can be sent, with the shapes that are checked at the
 * boundary. Handlers take ids, never paths.
 */
import { z } from "zod"
import { articleId, statuses } from "../article/dossier.ts"
import { commandId } from "./commands.ts"
import { archiveState, corrections, encoding, importDraft } from "./importing.ts"
import {
  articleSummary,
  changedArticle,
  described,
  dossierChange,
  facets,
  groupings,
  hit,
  libraryPage,
  libraryQuery,
  libraryState,
  orders,
} from "./library.ts"
import { type Problem, problem } from "./problem.ts"

/** The largest file and the largest message that Midad takes, in bytes. */
export const sizeLimit = 64 * 1024 * 1024

export const languages = ["ar", "en"] as const
export const language = z.enum(languages)
export type Language = z.infer<typeof language>

const settingsShape = {
  language,
  /** Size of everything, 1 = 100 %. */
  zoom: z.number().min(0.5).max(3),
  /** Whether the panels stand open. */
  library: z.boolean(),
  dossier: z.boolean(),
  /** How many characters a headline should hold at most. */
  headlineBudget: z.number().int().min(10).max(300),
  /** Words a minute for the reading time. */
  readingRate: z.number().int().min(50).max(600),
  /** How the library is sorted and grouped while nothing is searched for. */
  order: z.enum(orders),
  group: z.enum(groupings),
}

/** What the user has set; kept between starts. What was kept before a setting was there has its default. */
export const settings = z.strictObject({
  ...settingsShape,
  order: settingsShape.order.default("updated"),
  group: settingsShape.group.default("age"),
})
export type Settings = z.output<typeof settings>

export const defaultSettings: Settings = {
  language: "ar",
  zoom: 1,
  library: true,
  dossier: true,
  headlineBudget: 70,
  readingRate: 180,
  order: "updated",
  group: "age",
}

/** The SHA-256 of a file's bytes, as 64 hexadecimal digits. */
const hash = z.string().regex(/^[0-9a-f]{64}$/)

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
  /** Names this opening; every journal call and save says to which it belongs. */
  epoch: z.string(),
  /** Where the writer was when it was last open; null if that is not known. */
  place: place.nullable(),
  /** What the journal had beyond the file, if a crash left anything: `doc` holds it already. */
  recovered: z.strictObject({ steps: z.number().int().positive(), at: z.iso.datetime() }).nullable(),
  /** Who else has it open: then it can be read but not written. */
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
  /** Names it: the hash of its file. */
  hash,
  at: z.iso.datetime(),
  words: z.number().int().nonnegative(),
  /** Words more (or fewer, negative) than in the version before. */
  change: z.number().int(),
  status: z.enum(statuses),
  /** How it came about. */
  cause: z.enum(["save", "outside", "conflict", "before-restore"]),
})
export type Version = z.infer<typeof version>

/** An article in the newsroom's bin. */
export const binned = z.strictObject({
  /** Names it in the bin. */
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
  /** The version that the copy and its article both come from, as far as the history tells; null if it does not. */
  ancestor: articleJSON.nullable(),
  /** When its file last changed. */
  changed: z.iso.datetime(),
})
export type ConflictCopy = z.infer<typeof conflictCopy>

export const newsroom = z.strictObject({ name: z.string(), path: z.string() })
export type Newsroom = z.infer<typeof newsroom>

/** What the window needs to draw itself. */
export const scene = z.strictObject({
  newsroom,
  recent: z.array(newsroom),
  settings,
  platform: z.enum(["mac", "windows", "linux"]),
  /** The article to open first, if there is one. */
  open: articleId.nullable(),
  /**
   * How the library's list began when it was last seen, in the order of the settings: to be shown until `browse`
   * has answered. Null where that is not known.
   */
  listed: libraryPage.nullable(),
})
export type Scene = z.infer<typeof scene>

export const exportFormats = ["html", "text", "json"] as const
export type ExportFormat = (typeof exportFormats)[number]

const nothing = z.strictObject({})

/** Every call: what goes in (one object) and what comes out. */
export const calls = {
  /** The window is drawn and listens; from here on it is sent events. */
  start: { in: nothing, out: scene },
  changeSettings: { in: z.strictObject(settingsShape).partial(), out: settings },
  /** Finds and lists articles: the library, the palette and the pickers. */
  browse: { in: libraryQuery, out: libraryPage },
  facets: { in: nothing, out: facets },
  /** What links to articles lead to. */
  describe: { in: z.strictObject({ ids: z.array(articleId).max(500) }), out: z.array(described) },
  /** Articles that a reader of `doc` may want to read, the likeliest first; those that it links to and spiked ones left out. */
  suggestRelated: {
    in: z.strictObject({ doc: articleJSON, count: z.number().int().min(1).max(50) }),
    out: z.array(hit),
  },
  /** The articles whose text or dossier links to this one, newest first. */
  linkedFrom: { in: z.strictObject({ id: articleId }), out: z.array(articleSummary) },
  /** Changes the dossiers of articles in their files, each by itself; one that somebody has open elsewhere stays as it is. */
  changeArticles: {
    in: z.strictObject({ ids: z.array(articleId).min(1).max(500), change: dossierChange }),
    out: z.array(changedArticle),
  },
  /** Stops building the index, or goes on. */
  buildIndex: { in: z.strictObject({ go: z.boolean() }), out: nothing },
  /** An article to look at only: as its file reads, or its journal where it has no file. It is not opened, and nothing is locked. */
  peek: { in: z.strictObject({ id: articleId }), out: z.strictObject({ doc: articleJSON }) },
  openArticle: { in: z.strictObject({ id: articleId }), out: opened },
  /** A fresh article with an id and a time, which has no file before its first save. */
  newArticle: { in: nothing, out: openedArticle },
  /**
   * `settle`: the writer leaves the article or asked to save, so its file may now be named after its headline.
   * `doc` is the whole document, or the article in whose journal it stands after `journal.version` steps, so that
   * a long one need not be sent again every few seconds. Problem "journal-gap": it does not, so send it whole.
   */
  saveArticle: {
    in: z.strictObject({
      doc: z.discriminatedUnion("type", [
        articleJSON,
        z.strictObject({ type: z.literal("journaled"), journaled: articleId }),
      ]),
      base: hash.nullable(),
      settle: z.boolean(),
      /** The opening, and how many of its journaled steps `doc` holds; null for a document that was never opened. */
      journal: z.strictObject({ epoch: z.string(), version: z.number().int().nonnegative() }).nullable(),
    }),
    out: saved,
  },
  /**
   * Appends steps to the article's journal. It comes back when the disk itself has them. `from` is how many
   * steps of this opening went before; the first call of an opening, and one after the document changed by
   * other means than steps, gives the whole `doc` as it is after `from` steps. Problem "journal-gap": steps are
   * missing in between, so send the whole document.
   */
  journal: {
    in: z.strictObject({
      id: articleId,
      epoch: z.string(),
      from: z.number().int().nonnegative(),
      doc: articleJSON.nullable(),
      steps: z.array(z.looseObject({ stepType: z.string() })),
      place,
    }),
    out: z.strictObject({ version: z.number().int().nonnegative() }),
  },
  /** The writer goes to another article: the lock is given back, and a journal with nothing unsaved is put away. */
  leaveArticle: { in: z.strictObject({ id: articleId, epoch: z.string() }), out: nothing },
  /** Remembers where the writer leaves an article, for when it is opened again. */
  keepPlace: { in: z.strictObject({ id: articleId, place }), out: nothing },
  /** Takes the lock from whoever has it; the article is opened anew. */
  takeOver: { in: z.strictObject({ id: articleId }), out: opened },
  /** The article's versions, newest first. */
  listVersions: { in: z.strictObject({ id: articleId }), out: z.array(version) },
  readVersion: { in: z.strictObject({ id: articleId, hash }), out: z.strictObject({ doc: articleJSON }) },
  /** Moves the article's file to the newsroom's bin; its history stays. */
  deleteArticle: { in: z.strictObject({ id: articleId }), out: z.strictObject({ bin: z.string() }) },
  listBin: { in: nothing, out: z.array(binned) },
  restoreArticle: {
    in: z.strictObject({ bin: z.string().max(300) }),
    /** `copyOf` as in a line of the library. */
    out: z.strictObject({ id: articleId, name: z.string(), copyOf: articleId.nullable() }),
  },
  /** The conflict copies of an article, those of the last change first. */
  listCopies: { in: z.strictObject({ id: articleId }), out: z.array(articleSummary) },
  /** Reads `copy`, a line of the library that is a conflict copy of the article `id`, and makes it a version of it. */
  readCopy: { in: z.strictObject({ id: articleId, copy: articleId }), out: conflictCopy },
  /**
   * Moves a conflict copy, of which everything is in its article or was decided against, to the bin. `bin` is
   * null if the file is not any more what was read, `hash`: then it stays.
   */
  binCopy: {
    in: z.strictObject({ id: articleId, copy: articleId, hash }),
    out: z.strictObject({ bin: z.string().nullable() }),
  },
  /** Asks for files to import; empty if the user thinks better of it. */
  chooseImport: { in: nothing, out: z.array(importDraft) },
  /** Asks for folders, and imports all that is in them; how it goes comes as the event `archive`. False if the user thinks better of it. */
  chooseArchive: { in: nothing, out: z.strictObject({ begun: z.boolean() }) },
  /** Ends the import of an archive where it is; it can be begun again and goes on from there. */
  stopArchive: { in: nothing, out: nothing },
  /** Reads pasted text, or a dropped file's bytes. */
  readImport: {
    in: z.discriminatedUnion("from", [
      z.strictObject({ from: z.literal("text"), text: z.string().max(sizeLimit) }),
      z.strictObject({
        from: z.literal("bytes"),
        name: z.string().max(1024),
        bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= sizeLimit),
      }),
    ]),
    out: importDraft,
  },
  /** Reads the same bytes in another encoding. */
  recodeImport: { in: z.strictObject({ id: z.string(), encoding }), out: importDraft },
  /** The article that a draft makes, without a file: for pasting into an empty article. */
  buildImport: { in: z.strictObject({ id: z.string(), corrections }), out: articleJSON },
  /** Makes the draft an article of the newsroom. */
  acceptImport: {
    in: z.strictObject({ id: z.string(), corrections }),
    out: z.strictObject({ id: articleId, name: z.string() }),
  },
  /** Asks where to put it; null if the user thinks better of it. */
  exportArticle: {
    in: z.strictObject({ doc: articleJSON, format: z.enum(exportFormats) }),
    out: z.strictObject({ name: z.string().nullable() }),
  },
  /** Asks for a picture and copies it into the newsroom; null if the user thinks better of it. */
  chooseFigure: { in: nothing, out: z.strictObject({ src: z.string().nullable() }) },
  /** Asks for a folder; the new newsroom comes as the event `newsroom`. */
  chooseNewsroom: { in: nothing, out: nothing },
  openRecent: { in: z.strictObject({ index: z.number().int().min(0).max(50) }), out: nothing },
  /** Opens a web or mail address outside of Midad. */
  openLink: { in: z.strictObject({ href: z.string().max(4096) }), out: nothing },
  toggleFullScreen: { in: nothing, out: nothing },
  /** The answer to the event `flush`: everything is saved, or could not be. */
  flushed: { in: nothing, out: nothing },
  /** A fault in the window, for the log. */
  reportFault: { in: z.strictObject({ message: z.string().max(10_000) }), out: nothing },
} as const satisfies Record<string, { in: z.ZodType; out: z.ZodType }>

export type Calls = typeof calls
export type CallName = keyof Calls
export type CallInput<Name extends CallName> = z.input<Calls[Name]["in"]>
export type CallOutput<Name extends CallName> = z.output<Calls[Name]["out"]>

/** Every event that the window can be sent. */
export const events = {
  /** A command was chosen in the native menu. */
  command: z.strictObject({ id: commandId }),
  /** Another newsroom was opened. */
  newsroom: scene,
  /** The library changed, or its index went on: what is shown of it is to be asked for anew. */
  library: libraryState,
  /** An article to open: from the command line, a second instance, the system. */
  open: z.strictObject({ id: articleId }),
  /** Files to import: from the command line, a second instance, the system. */
  imports: z.array(importDraft),
  /** How far the import of an archive is. */
  archive: archiveState,
  /** An open article's file changed, vanished or moved, by another program's doing. */
  outside: z.strictObject({ id: articleId, what: z.enum(["changed", "gone", "moved"]), name: z.string() }),
  /** Who else has an open article: another desk took it over, or gave it back. */
  lock: z.strictObject({ id: articleId, lock: lock.nullable() }),
  /** Something went wrong outside of any call. */
  problem,
  /** The window is about to close: save, then call `flushed`. */
  flush: nothing,
} as const satisfies Record<string, z.ZodType>

export type Events = typeof events
export type EventName = keyof Events
export type EventData<Name extends EventName> = z.output<Events[Name]>

/** How a call comes back: what it was asked for, or a problem; it never rejects for the desk's reasons. */
export type Reply<Name extends CallName> =
  | { ok: true; value: CallOutput<Name> }
  | { ok: false; problem: Problem }

/** `window.desk`: one function a call, and `on` for events, which gives back how to stop listening. */
export type DeskBridge = {
  [Name in CallName]: (input: CallInput<Name>) => Promise<Reply<Name>>
} & {
  on<Name extends EventName>(name: Name, listener: (data: EventData<Name>) => void): () => void
  /**
   * Hands over dropped files and folders whose paths only the preload may learn.
   * Gives back whether the main process took them; files without a path are read by the window as bytes.
   */
  drop(files: readonly unknown[]): Promise<boolean>
}
