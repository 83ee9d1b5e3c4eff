/**
 * A source as lines. Old agency files end their lines with CRLF, bare CR, form feeds
 * or the C1 and Unicode separators as often as with LF; all of them end a line here.
 */

/** A line of a source: `line` counts from 1; `text` is what stands between two line ends, code point for code point. */
export type SourceLine = { line: number; text: string }

const lineEnd = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/

// White space that sets a line in or pads it. JavaScript's own trim would also take U+FEFF, which is no white space.
const space = "\\t \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000"
const indentation = new RegExp(`^[${space}]+|[${space}]+$`, "g")
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
 * What of a line goes into an article: all of it but the white space before and after, which is the
 * page's setting (indents, padding), not the writer's text. Everything between stays as it is.
 */
export function textOf(line: string): string {
  return line.replace(indentation, "")
}

/** Whether nothing of a line can be seen. */
export function isBlankLine(line: string): boolean {
  return invisible.test(line)
}
