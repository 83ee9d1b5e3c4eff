/** The lines of an answer, with the words of the question marked and some of the text around them. */
import type { Hit } from "../../contract/library.ts"
import type { Extract } from "./extract.ts"
import { marksIn, type Sought, snippetOf } from "./match.ts"
import { hasWord } from "./rank.ts"
import { lineOf, type Row } from "./rows.ts"

/** Makes the line of `row` for a question of these words; without words it has no text. */
export type HitOf = (row: Row, words: readonly Sought[]) => Hit

/** Returns a function that makes lines. `textOf` gives the text of a file by its name; null if it cannot be read. */
export function createHits(textOf: (name: string) => Extract | null): HitOf {
  return (row, words) => {
    const line = lineOf(row)
    const marks = marksIn(row.headline, words)
    if (words.length === 0) return { ...line, marks, snippet: "", snippetMarks: [] }
    // If the words are in the headline or the standfirst, the standfirst is the best snippet.
    const standfirst = snippetOf(row.standfirst, words)
    const headline = row.keys.split("\n")[0] ?? ""
    const covered = words.every((word) => hasWord(headline, word)) && row.standfirst !== ""
    if (covered || standfirst.marks.length >= words.length)
      return { ...line, marks, snippet: standfirst.snippet, snippetMarks: standfirst.marks }
    const text = textOf(line.name)
    const body = text ? snippetOf(text.body, words) : { snippet: "", marks: [] }
    const shown = body.marks.length > standfirst.marks.length || row.standfirst === "" ? body : standfirst
    return { ...line, marks, snippet: shown.snippet, snippetMarks: shown.marks }
  }
}
