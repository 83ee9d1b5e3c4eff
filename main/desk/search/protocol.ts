/** The messages between the desk and the index's thread. */
import type { ArticleId } from "../../article/dossier.ts"
import type { ArticleSummary, Facets, Hit, LibraryPage, LibraryQuery } from "../../contract/library.ts"
import type { Filed } from "../library/filed.ts"

/** A page of the library before it is known which version of the library it shows. */
export type Page = Omit<LibraryPage, "version">

/** The document that is being written, as text: related articles are suggested for it. */
export type Draft = {
  id: ArticleId
  headline: string
  standfirst: string
  body: string
  topics: string[]
  links: ArticleId[]
}

/** The result of a search. Scores can be compared within one search only. */
export type Search = { hits: (Hit & { score: number })[]; ms: number }

/** The questions to the index, each with its input and its answer. `now` is the desk's time, by which "today" is told. */
export type Questions = {
  /** Up to `count` of the files that the index knows, by name, those after the name `after`; and how many it knows. */
  held: { in: { after: string; count: number }; out: { files: Filed[]; total: number } }
  /** The file of an article, as the index knows it. */
  fileOf: { in: { id: ArticleId }; out: Filed | null }
  browse: { in: { query: LibraryQuery; now: Date }; out: Page }
  /** The `limit` best hits with their scores. */
  search: { in: { text: string; limit: number; now: Date }; out: Search }
  facets: { in: null; out: Facets }
  suggest: { in: { draft: Draft; count: number; now: Date }; out: Hit[] }
  linkedFrom: { in: { id: ArticleId }; out: ArticleSummary[] }
  /** The articles that each of these files links to; null for a file whose text is not in the index yet. */
  links: { in: { names: string[] }; out: (ArticleId[] | null)[] }
  /** Answered when everything that the index was told of is in it, or building was stopped. */
  settled: { in: null; out: null }
}
export type QuestionName = keyof Questions

export type ToIndex =
  | { kind: "ask"; number: number; name: QuestionName; input: unknown }
  /** These files are new or changed, these are gone. */
  | { kind: "change"; put: Filed[]; gone: string[] }
  /** All articles that are only in a journal. */
  | { kind: "unfiled"; lines: ArticleSummary[] }
  /** Stops building the index, or continues. */
  | { kind: "build"; go: boolean }
  /** Throws the index away and begins a new one. */
  | { kind: "forget" }
  | { kind: "close" }

export type Progress = { done: number; total: number; stopped: boolean }

export type FromIndex =
  /** The index takes questions; `known` is the number of files that it knows from an earlier run. */
  | { kind: "ready"; known: number }
  | { kind: "answer"; number: number; value: unknown }
  | { kind: "failed"; number: number; message: string }
  /** How far building is; null when everything is in the index. */
  | { kind: "progress"; progress: Progress | null }
  /** What an answer lacked, although the index was told of it before, is in the index now. */
  | { kind: "caught-up" }
  /** The index was broken and is thrown away: it must be told of every file again. */
  | { kind: "lost" }
  | { kind: "log"; message: string; error: string }
  /** This Node has no SQLite with full-text search. */
  | { kind: "missing"; message: string }
  | { kind: "closed" }

export type IndexSetup = {
  /** The thread that keeps the index, the one that reads files for it, or the one that looks through articles. */
  role: "index" | "read" | "seek"
  /** The address of the threads' program. */
  program: string
  root: string
  /** The id of this machine. Each machine has its own index. */
  machine: string
}
