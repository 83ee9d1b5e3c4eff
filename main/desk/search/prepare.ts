/** A file's text as the index takes it: everything that is worked out before anything is written. */
import { lstatSync, readFileSync } from "node:fs"
import { termsOf } from "../../article/terms.ts"
import type { ArticleSummary } from "../../contract/library.ts"
import { pathIn } from "../folder.ts"
import { type Extract, extractFrom } from "./extract.ts"
import { tokensOf } from "./tokens.ts"

/** Of larger files only the headline is known. */
const sizeLimit = 8 * 1024 * 1024

/** How much of a standfirst and of a dossier is kept beside the full-text tables, to rank and show. */
const keptLimit = 2000

/** What stands between two parts of a text, so that no phrase reaches over. */
const gap = " \ue009 "

export type Prepared = {
  /** Tokens of each part, and of everything. */
  headline: string
  standfirst: string
  dossier: string
  all: string
  /** Every word in its order. */
  text: string
  /** The standfirst as it is. */
  shownStandfirst: string
  /** The words of headline, standfirst and dossier, a line each, with a space around every word. */
  keys: string
  bylines: string[]
  topics: string[]
  links: string[]
}

/** Prepares the text of an article or page. */
export function prepare(line: ArticleSummary, { standfirst, body, dossier, links }: Extract): Prepared {
  const spoken = [line.section, ...dossier.bylines, ...dossier.topics, dossier.place, dossier.summary]
    .filter((part) => part !== "")
    .join("\n")
  const parts = [line.headline, standfirst, spoken, body].map(termsOf)
  const [headlineWords, standfirstWords, spokenWords] = parts
  return {
    headline: tokensOf(headlineWords ?? []),
    standfirst: tokensOf(standfirstWords ?? []),
    dossier: tokensOf(spokenWords ?? []),
    all: tokensOf(parts.flat()),
    text: parts.map((words) => words.join(" ")).join(gap) + gap,
    shownStandfirst: standfirst.slice(0, keptLimit),
    keys: parts
      .slice(0, 3)
      .map((words) => ` ${words.join(" ").slice(0, keptLimit)} `)
      .join("\n"),
    bylines: line.kind === "article" ? dossier.bylines : [],
    topics: line.kind === "article" ? dossier.topics : [],
    links,
  }
}

const none: Extract = {
  headline: "",
  standfirst: "",
  body: "",
  dossier: { bylines: [], topics: [], place: "", section: "", summary: "" },
  links: [],
}

/** Reads the file of `line` in the newsroom at `root` and prepares it; what cannot be read has no text but its headline. */
export function prepareFile(root: string, line: ArticleSummary): Prepared {
  let text = none
  try {
    const path = pathIn(root, line.name)
    const stats = lstatSync(path)
    if (stats.isFile() && stats.size <= sizeLimit) text = extractFrom(readFileSync(path))
  } catch (error) {
    // It went away since it was seen: the next look will say so.
    if (!(error instanceof Error && "syscall" in error)) throw error
  }
  return prepare(line, text)
}

/** What is only in a journal: its headline and section are known. */
export function prepareLine(line: ArticleSummary): Prepared {
  return prepare(line, none)
}
