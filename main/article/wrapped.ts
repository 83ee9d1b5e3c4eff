/**
 * Text whose lines end at the edge of a page, as a PDF gives it when it is copied. Its lines are joined to paragraphs
 * only where it is certain that they are prose; a poem, a list, an address or an interview is never joined.
 */

/** What a line that is not empty is in wrapped text. */
export type WrappedLine = {
  text: string
  /**
   * Whether it begins a paragraph, goes on with the line before, or is the number or head of a page in the middle of a
   * sentence.
   */
  kind: "first" | "more" | "furniture"
  /** How many characters at its end only say that its last word goes on in the next line. */
  broken: number
}

/** The length of a full line, in UTF-16 units: at least, and at most. */
const narrowest = 35
const widest = 130

const sentenceEnd = /[.!?؟…۔:]["'”’»›)\]\u200e\u200f\u061c\s]*$/
/** The number of a page, in a line of its own. A bare number of four digits is a year. */
const pageNumber =
  /^[-–—|· ]{0,8}(?:(?:الصفحة|صفحة|page|ص|p)[. ]{0,3}[0-9٠-٩۰-۹]{1,4}|[0-9٠-٩۰-۹]{1,3})(?: ?(?:\/|من|of) ?[0-9٠-٩۰-۹]{1,4})?[-–—|· ]{0,8}$/i
/** The beginning of an item of a list, or of quoted mail. */
const item = /^(?:[•●▪◦■○►▶*>]|[-–—·]\s|[(]?[0-9٠-٩۰-۹]{1,3} ?[.)ـ-]\s|[(]?[a-zA-Z\u0621-\u064a][.)]\s)/
/** The name of somebody who speaks, or the label of a value. */
const label = /^\S{1,24}(?: \S{1,24}){0,3} ?: ?\S/
/** A gap inside of a line: the halves of a verse, the columns of a table. */
const gap = /\S(?:[ \u00a0]{3,}|\t)\S/
/** A sign inside of a line that divides prose. */
const innerStop = /[\p{L}\p{N}»"”)][.؟!?…][»"”)]? \S/u

type Line = { text: string; isIndented: boolean; isAfterBlank: boolean }

/**
 * What each of `lines` is that is not empty; null if they are not certainly wrapped prose. Takes time in proportion to
 * the text.
 */
export function wrappedLines(lines: readonly string[]): WrappedLine[] | null {
  const written: Line[] = []
  let blank = false
  for (const line of lines) {
    const text = line.trim()
    if (text !== "") written.push({ text, isIndented: /^[ \t\u00a0]{2}/.test(line), isAfterBlank: blank })
    blank = text === ""
  }
  if (written.length < 3) return null
  const lengths = written.map(({ text }) => text.length).sort((a, b) => a - b)
  const measure = lengths[Math.min(lengths.length - 1, Math.floor(lengths.length * 0.9))]!
  if (measure < narrowest || measure > widest) return null
  if (isShare(written, ({ text }) => gap.test(text), 0.25)) return null
  if (isRhymed(written) || isShare(written, ({ text }) => /^[«"“'(]?\p{Lu}/u.test(text), 0.7)) return null
  const hasSpeakers = isShare(written, ({ text }) => label.test(text), 0.2)

  /** Whether the line `next` goes on with the sentence of `before`. */
  const goesOn = (before: Line, next: Line): boolean => {
    if (item.test(next.text) || next.isIndented || (hasSpeakers && label.test(next.text))) return false
    if (brokenWord(before.text, next.text) > 0) return true
    // The sentence that ends with its line may end a paragraph: two short ones are better than two run together.
    if (sentenceEnd.test(before.text)) return false
    const fitted = before.text.length + 1 + firstWord(next.text).length
    return fitted > measure * 0.88 && before.text.length >= measure * 0.6
  }

  const heads = repeated(written, measure)
  const isFurniture = (line: Line) =>
    isNumber(line.text) ||
    heads.has(withoutDigits(line.text)) ||
    (line.text.length < measure * 0.6 && !sentenceEnd.test(line.text))
  const kinds: WrappedLine["kind"][] = written.map(() => "first")
  const groups: Line[][] = []
  let pairs = 0
  let joined = 0
  for (let index = 0; index < written.length; ) {
    const line = written[index]!
    const group = groups.at(-1)
    const before = group?.at(-1)
    let next = index
    if (before && !sentenceEnd.test(before.text)) {
      while (next < index + 4 && next < written.length && isFurniture(written[next]!)) next++
      const between = written.slice(index, next)
      const isApart = between.some(({ isAfterBlank }) => isAfterBlank) || written[next]?.isAfterBlank
      const isEdge = between.some(({ text }) => isNumber(text) || (isApart && heads.has(withoutDigits(text))))
      if (isEdge && next < written.length && goesOn(before, written[next]!)) {
        kinds.fill("furniture", index, next)
        kinds[next] = "more"
        group!.push(written[next]!)
        index = next + 1
        continue
      }
    }
    if (before && !line.isAfterBlank) {
      if (!item.test(line.text) && !sentenceEnd.test(before.text)) pairs++
      if (goesOn(before, line)) {
        joined++
        kinds[index] = "more"
        group!.push(line)
        index++
        continue
      }
    }
    groups.push([line])
    index++
  }
  if (joined < 2 || joined < pairs * 0.6) return null
  const several = groups.filter(({ length }) => length > 1)
  // Prose ends its paragraphs with a stop, and in the middle of a line.
  const isEnded = (group: Line[]) => sentenceEnd.test(group.at(-1)!.text)
  const isProse = (group: Line[]) =>
    (isEnded(group) && group.at(-1)!.text.length < measure * 0.85) ||
    group.some(({ text }) => innerStop.test(text))
  // The last may be cut off, and one that ends without a stop may have run on into a heading.
  const cut = several.slice(0, -1).filter((group) => !isEnded(group)).length
  if (cut > several.length * 0.2 || !several.some(isProse)) return null
  return written.map(({ text }, index) => {
    const kind = kinds[index]!
    let next = index + 1
    while (kinds[next] === "furniture") next++
    const isBroken = kind !== "furniture" && kinds[next] === "more"
    return { text, kind, broken: isBroken ? brokenWord(text, written[next]!.text) : 0 }
  })
}

const isNumber = (text: string) => text.length <= 40 && pageNumber.test(text)

const firstWord = (text: string) => /^\S+/.exec(text)?.[0] ?? ""

function isShare(lines: readonly Line[], test: (line: Line) => boolean, share: number): boolean {
  const count = lines.filter(test).length
  return count >= 2 && count >= lines.length * share
}

/** Whether nearly all lines end with the same letter, as those of an Arabic poem do. */
function isRhymed(lines: readonly Line[]): boolean {
  const counts = new Map<string, number>()
  for (const { text } of lines) {
    const letter = /[\p{L}](?=[^\p{L}]{0,8}$)/u.exec(text.slice(-12))?.[0] ?? ""
    counts.set(letter, (counts.get(letter) ?? 0) + 1)
  }
  return lines.length >= 4 && Math.max(...counts.values()) >= lines.length * 0.75
}

const withoutDigits = (text: string) => text.replace(/[0-9٠-٩۰-۹\s]+/g, "")

/** The short lines that occur more than once, numbers aside: the heads of pages. */
function repeated(lines: readonly Line[], measure: number): ReadonlySet<string> {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const { text } of lines) {
    const key = withoutDigits(text)
    if (key.length < 4 || text.length > measure * 0.85 || sentenceEnd.test(text)) continue
    if (seen.has(key)) twice.add(key)
    seen.add(key)
  }
  return twice
}

/**
 * How many characters at the end of a line only say that its last word goes on in the next: a hyphen between small
 * letters, a soft hyphen, or the kashida of an Arabic word. Not that of «هـ», the year of the Hijra.
 */
function brokenWord(before: string, next: string): number {
  if (before.endsWith("\u00ad")) return 1
  if (/[\p{Ll}][-‐]$/u.test(before.slice(-3)) && /^\p{Ll}/u.test(next)) return 1
  const kashida = /(?<=[\u0628\u062a-\u062e\u0633-\u063a\u0641-\u0647\u0649\u064a]{2})ـ{1,10}$/u.exec(
    before.slice(-12),
  )
  return kashida && /^[\u0621-\u064a]/.test(next) ? kashida[0].length : 0
}

/** The paragraphs of wrapped text. */
export function unwrapped(lines: readonly WrappedLine[]): string[] {
  const paragraphs: string[] = []
  let broken = 0
  for (const line of lines) {
    if (line.kind === "furniture") continue
    const before = line.kind === "more" ? paragraphs.pop() : undefined
    if (before === undefined) paragraphs.push(line.text)
    else paragraphs.push(broken > 0 ? before.slice(0, -broken) + line.text : `${before} ${line.text}`)
    broken = line.broken
  }
  return paragraphs
}
