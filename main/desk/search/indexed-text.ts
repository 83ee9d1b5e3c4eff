/** A file's text in the form that the index stores. It is computed completely before anything is written. */
import { lstatSync, readFileSync } from "node:fs"
import { wordUnits } from "../../article/terms.ts"
import type { ArticleSummary } from "../../contract/library.ts"
import { pathIn } from "../disk/folder.ts"
import { type Extract, extractFrom } from "./extract.ts"
import { tokenize, type WordRange } from "./tokenizer.ts"
import { gap } from "./tokens.ts"

/** Of larger files only the headline is indexed. */
const sizeLimit = 8 * 1024 * 1024

/** How much of a standfirst and of a dossier is kept beside the full-text tables, to rank and show. */
const keptLimit = 2000

const decoder = new TextDecoder("utf-16le")

/** The facts of a file that are known before it is read and that its text needs. */
export type TextLine = Pick<ArticleSummary, "name" | "kind" | "headline" | "section">

/** The text of a file as the full-text tables take it. */
export type IndexedText = {
  /**
   * The bytes for the tables: the tokens of headline, standfirst and dossier; the tokens of everything; and every
   * word in order.
   */
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

/** The text of an article or page as the tables take it. */
function indexedTextOf(line: TextLine, { standfirst, body, dossier, links }: Extract): IndexedText {
  const spoken = [
    line.section,
    ...dossier.bylines,
    ...dossier.topics,
    dossier.place,
    dossier.source,
    dossier.summary,
  ]
    .filter((part) => part !== "")
    .join("\n")
  const keys: string[] = []
  const ends: number[] = []
  const bytes = tokenize((writer) => {
    const parts: WordRange[] = []
    for (const text of [line.headline, standfirst, spoken]) {
      const units = wordUnits(text)
      const part = writer.addWords(units)
      parts.push(part)
      keys.push(` ${decoder.decode(units.subarray(0, keptLimit))} `)
      writer.tokens(part)
      ends.push(writer.length)
    }
    parts.push(writer.addWords(wordUnits(body)))
    writer.tokens(...parts)
    ends.push(writer.length)
    for (const part of parts) {
      writer.words(part)
      writer.token(gap)
    }
    ends.push(writer.length)
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
  dossier: { bylines: [], topics: [], place: "", source: "", section: "", summary: "" },
  links: [],
}

/** Reads the file of `line` in the newsroom at `root`. A file that cannot be read has no text but its headline. */
export function readIndexedText(root: string, line: TextLine): IndexedText {
  let text = none
  try {
    const path = pathIn(root, line.name)
    const stats = lstatSync(path)
    if (stats.isFile() && stats.size <= sizeLimit) text = extractFrom(readFileSync(path))
  } catch (error) {
    // The file is gone since it was seen. The next scan of the folder will say so.
    if (!(error instanceof Error && "syscall" in error)) throw error
  }
  return indexedTextOf(line, text)
}

/** The text of an article that is only in a journal: its headline and section are all that is known. */
export function indexedTextOfLine(line: TextLine): IndexedText {
  return indexedTextOf(line, none)
}
