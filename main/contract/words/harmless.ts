/** Foreign text, such as a file's name or a headline, for a terminal and for the log. */

const tab = 0x09
const newline = 0x0a

/** The controls that a terminal may obey, and those that turn the direction of what follows them. */
function isControl(code: number): boolean {
  return (
    (code < 0x20 && code !== tab && code !== newline) ||
    (code >= 0x7f && code <= 0x9f) ||
    (code >= 0x202a && code <= 0x202e) ||
    code === 0x2028 ||
    code === 0x2029
  )
}

const opens = (code: number) => code >= 0x2066 && code <= 0x2068
const closes = (code: number) => code === 0x2069

/** A character as it is written in a program. */
const written = (code: number) => `\\u${code.toString(16).padStart(4, "0")}`

/** The places in `line` of isolates that are never closed, or that close nothing. */
function unpaired(line: string): Set<number> {
  const open: number[] = []
  const found = new Set<number>()
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at)
    if (opens(code)) open.push(at)
    else if (closes(code) && open.pop() === undefined) found.add(at)
  }
  for (const at of open) found.add(at)
  return found
}

function harmlessLine(line: string): string {
  const alone = unpaired(line)
  let text = ""
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at)
    text += isControl(code) || alone.has(at) ? written(code) : line[at]
  }
  return text
}

/**
 * `text` with every character that a terminal would obey, or that turns the direction of what follows, written as
 * `\u001b`. Marks of Arabic and isolates in pairs stay, and so do tabs and the ends of lines.
 */
export function harmless(text: string): string {
  return text.split("\n").map(harmlessLine).join("\n")
}

/** `harmless` for what must be one line, such as a path: the ends of lines are written as `\u000a`. */
export function harmlessInLine(text: string): string {
  return text.split("\n").map(harmlessLine).join(written(newline))
}

/** JSON whose strings are harmless too, and the same when they are read. */
export function harmlessJson(value: unknown): string {
  // Outside of its strings JSON has no such character. All isolates are written, as pairs may go across strings.
  return harmless(JSON.stringify(value, null, 2)).replace(/[\u2066-\u2069]/g, (one) =>
    written(one.charCodeAt(0)),
  )
}
