/**
 * A source as lines. Old agency files end their lines with CRLF, bare CR, form feeds
 * or the C1 and Unicode separators as often as with LF; all of them end a line here.
 */

/** A line of a source: `line` counts from 1; `text` is the unchanged text between two line ends. */
export type SourceLine = { line: number; text: string }

const lineEnd = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/

// White space at the ends of a line. JavaScript's own trim would also remove U+FEFF, which is not white space.
const space = "\\t \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000"
const isSpace = new RegExp(`^[${space}]$`)
// What cannot be seen: white space, bidi and zero-width controls, stray byte order marks, C0 controls.
const invisible = new RegExp(
  `^[${space}\\u0000-\\u001f\\u007f\\u00ad\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]*$`,
)

/**
 * The lines of `text`. A byte order mark at its start belongs to the encoding and is left out; a line
 * end at its end closes the last line and opens no other. No text has no lines.
 */
export function splitLines(text: string): SourceLine[] {
  const bare = text.startsWith("\ufeff") ? text.slice(1) : text
  if (bare === "") return []
  const lines = bare.split(lineEnd)
  if (lines.at(-1) === "") lines.pop()
  return lines.map((line, index) => ({ line: index + 1, text: line }))
}

/**
 * The text of a line that goes into an article: without the white space at both ends, which is layout of the page and
 * not the writer's text. Everything between is unchanged.
 */
export function textOf(line: string): string {
  let from = 0
  let to = line.length
  while (from < to && isSpace.test(line[from]!)) from++
  while (to > from && isSpace.test(line[to - 1]!)) to--
  return line.slice(from, to)
}

/** Whether a line has no visible character. */
export function isBlankLine(line: string): boolean {
  return invisible.test(line)
}
