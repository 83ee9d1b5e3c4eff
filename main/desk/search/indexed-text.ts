/** A file's text as the index takes it: everything that is worked out before anything is written. */
import { lstatSync, readFileSync } from "node:fs"
import { wordUnits } from "../../article/terms.ts"
import type { ArticleSummary } from "../../contract/library.ts"
import { pathIn } from "../disk/folder.ts"
import { type Extract, extractFrom } from "./extract.ts"
import { type Part, spell } from "./tokenizer.ts"
import { gap } from "./tokens.ts"

/** Of larger files only the headline is known. */
const sizeLimit = 8 * 1024 * 1024

/** How much of a standfirst and of a dossier is kept beside the full-text tables, to rank and show. */
const keptLimit = 2000

const decoder = new TextDecoder("utf-16le")

/** What is known of a file before it is read, as far as its text needs it. */
export type TextLine = Pick<ArticleSummary, "name" | "kind" | "headline" | "section">

export type Prepared = {
  /** As they are written: the tokens of headline, standfirst and dossier; those of everything; and every word in its order. */
  bytes: Uint8Array<ArrayBuffer>
  /** Where each of them ends. */
  ends: number[]
  /** The standfirst as it is. */
  shownStandfirst: string
  /** The words of headline, standfirst and dossier, a line each, with a space around every word. */
  keys: string
  bylines: string[]
  topics: string[]
  links: string[]
}

/** Prepares the text of an article or page. */
export function prepare(line: TextLine, { standfirst, body, dossier, links }: Extract): Prepared {
  const spoken = [line.section, ...dossier.bylines, ...dossier.topics, dossier.place, dossier.summary]
    .filter((part) => part !== "")
    .join("\n")
  const keys: string[] = []
  const ends: number[] = []
  const bytes = spell((pen) => {
    const parts: Part[] = []
    for (const text of [line.headline, standfirst, spoken]) {
      const units = wordUnits(text)
      const part = pen.part(units)
      parts.push(part)
      keys.push(` ${decoder.decode(units.subarray(0, keptLimit))} `)
      pen.tokens(part)
      ends.push(pen.length)
    }
    parts.push(pen.part(wordUnits(body)))
    pen.tokens(...parts)
    ends.push(pen.length)
    for (const part of parts) {
      pen.words(part)
      pen.token(gap)
    }
    ends.push(pen.length)
  })
  return {
    bytes,
    ends,
    shownStandfirst: standfirst.slice(0, keptLimit),
    keys: keys.join("\n"),
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
export function prepareFile(root: string, line: TextLine): Prepared {
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
export function prepareLine(line: TextLine): Prepared {
  return prepare(line, none)
}
