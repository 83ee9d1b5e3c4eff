/** What the desk and the index's thread say to each other. */
import type { ArticleId } from "../../article/dossier.ts"
import type { ArticleSummary, Facets, Hit, LibraryPage, LibraryQuery } from "../../contract/library.ts"

/** A page of the library before it is known which version of the library it shows. */
export type Page = Omit<LibraryPage, "version">

/** A file of the newsroom as the library knows it; `own` is the id that the file itself names, null if it is none of ours. */
export type Filed = {
  name: string
  /** Tells whether the file is still the same. */
  stamp: string
  own: ArticleId | null
  /** When the file last changed. */
  changed: string
  /** When its text last changed, as it says itself. */
  updated: string | null
  line: ArticleSummary
}

/** What a suggestion is asked for with: the document that is being written, as text. */
export type Draft = {
  id: ArticleId
  headline: string
  standfirst: string
  body: string
  topics: string[]
  links: ArticleId[]
}

/** What a search comes to; scores can be compared within one search only. */
export type Search = { hits: (Hit & { score: number })[]; ms: number }

/** Every question to the index: what goes in and what comes out; `now` is the desk's time, which says what is of today. */
export type Questions = {
  /** The files that the index knows, `from` … of them, and how many it knows; to go on, `after` is the last one's name. */
  held: { in: { after: string; count: number }; out: { files: Filed[]; total: number } }
  /** The file of an article, as the index knows it. */
  fileOf: { in: { id: ArticleId }; out: Filed | null }
  browse: { in: { query: LibraryQuery; now: Date }; out: Page }
  /** The `limit` best, with how well each fits. */
  search: { in: { text: string; limit: number; now: Date }; out: Search }
  facets: { in: null; out: Facets }
  suggest: { in: { draft: Draft; count: number; now: Date }; out: Hit[] }
  linkedFrom: { in: { id: ArticleId }; out: ArticleSummary[] }
  /** The articles that each of these files links to; null for a file whose text is not in the index yet. */
  links: { in: { names: string[] }; out: (ArticleId[] | null)[] }
  /** Answered when everything that was put is in the index, or building was stopped. */
  settled: { in: null; out: null }
}
export type QuestionName = keyof Questions

export type ToIndex =
  | { kind: "ask"; number: number; name: QuestionName; input: unknown }
  /** These files are new or changed, these are gone. */
  | { kind: "change"; put: Filed[]; gone: string[] }
  /** All articles that are only in a journal. */
  | { kind: "unfiled"; lines: ArticleSummary[] }
  /** Stops building, or goes on. */
  | { kind: "build"; go: boolean }
  /** Starts from nothing: what is there cannot be trusted. */
  | { kind: "forget" }
  | { kind: "close" }

export type Progress = { done: number; total: number; stopped: boolean }

export type FromIndex =
  /** It can be asked; `known` is how many files it knows from before. */
  | { kind: "ready"; known: number }
  | { kind: "answer"; number: number; value: unknown }
  | { kind: "failed"; number: number; message: string }
  /** How far building is; null when everything is in. */
  | { kind: "progress"; progress: Progress | null }
  /** What it knew was broken and is thrown away: it must be told of every file again. */
  | { kind: "lost" }
  | { kind: "log"; message: string; error: string }
  /** This Node has no SQLite with full-text search. */
  | { kind: "missing"; message: string }
  | { kind: "closed" }

export type IndexSetup = {
  role: "index" | "prepare"
  /** The address of the threads' program. */
  program: string
  root: string
  /** Names this machine: each has an index of its own. */
  machine: string
}
