/** The text of an article as people see it: plain text, words, lengths, reading time. */
import type { Node } from "prosemirror-model"
import type { Article } from "./schema.ts"

/**
 * The text of `article` as lines: headline, standfirst, then every block that holds
 * text, with the label, note and titles of related blocks. One line a block; a line
 * break inside a block is a newline too. Empty blocks, dividers, pictures and the
 * alternative text of pictures give no line. No code point is altered.
 */
export function plainText(article: Article): string {
  const lines: string[] = []
  article.descendants((node) => {
    if (node.type.name === "related" && node.attrs.label !== "") lines.push(node.attrs.label)
    if (!node.isTextblock) return true
    if (node.content.size > 0) lines.push(textOf(node))
    return false
  })
  return lines.join("\n")
}

/** The text of a textblock; a line break is a newline. */
export function textOf(textblock: Node): string {
  return textblock.textBetween(0, textblock.content.size, "", "\n")
}

/** Invisible characters inside a word: marks, joiners, soft hyphens, bidi controls. */
const hidden = String.raw`\p{M}\u00AD\u061C\u200C-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF`

/** A letter or digit that can be a word by itself; tatweel, though a letter to Unicode, cannot. */
const letter = String.raw`[[\p{L}\p{N}]--[\u0640]]`

/**
 * One word. White space and punctuation separate words, except inside of words such as `3.5`, `1,000`, `10:30`,
 * `don't`, `2015-2018`, `و/أو`, `AT&T`, `name@example.org`, `أ.ف.ب`, a whole URL, and `بـ"نقطة` or `و"نقطة`, where a
 * particle leans on a quoted word. A full stop without its space (`انتهى.وبدأ`) does separate words.
 */
const word = new RegExp(
  [
    // A URL, up to what closes it.
    String.raw`(?:https?|ftp):\/\/[^\s<>"«»]+`,
    [
      String.raw`${letter}(?:[\p{L}\p{N}\p{Pc}${hidden}]`,
      String.raw`|['’\-‑\/&@+·](?=${letter})`,
      // In numbers.
      String.raw`|(?<=\p{N})[,،٫٬:–](?=\p{N})`,
      // A full stop before a digit, a Latin letter, the end of a site's name, or between short
      // syllables as in أ.ف.ب and بي.بي.سي.
      String.raw`|\.(?=[\p{N}\p{Script=Latin}]|(?:نت|كوم)(?![\p{L}\p{M}]))`,
      String.raw`|(?<=(?<![\p{L}\p{M}])\p{L}{1,3})\.(?=\p{L}{1,3}(?![\p{L}\p{M}]))`,
      // A particle before an opening quotation mark or bracket, with tatweel or without.
      String.raw`|(?<=\u0640|(?<![\p{L}\p{M}\p{N}])[وفبلك])["«“‘'\(](?=${letter})`,
      ")*",
    ].join(""),
  ].join("|"),
  "gv",
)

/**
 * How many words `text` holds, in any script. Tashkeel, tatweel, joiners and bidi controls do not split a word;
 * punctuation, symbols and emoji alone are not words. Linear in the length of the text: a regular expression, because
 * `Intl.Segmenter` takes minutes for a megabyte in some versions of V8.
 */
export function countWords(text: string): number {
  let count = 0
  word.lastIndex = 0
  while (word.test(text)) count++
  return count
}

/** The words of `text` as `countWords` counts them, in order; offsets in UTF-16 units, the unit at `to` is outside. */
export function wordStretches(text: string): { from: number; to: number }[] {
  return [...text.matchAll(word)].map(({ 0: found, index }) => ({ from: index, to: index + found.length }))
}

/** A long text that was counted, so that the next count can start from it. */
type Counted = { text: string; count: number }

/** What is counted in a text: words or characters. No word has a space in it, and no character begins before one. */
type Measure = (text: string) => number

/** From how many characters on a text counts as long. */
const longText = 1000

/** The long texts that were counted last: after a key, the next one is the same but for a character. */
const counted = new Map<Measure, Counted>()

/** What `measure` counts in `text`; of a long text only what differs from the one before is read. */
function countAgain(text: string, measure: Measure): number {
  if (text.length < longText) return measure(text)
  const count = recount(counted.get(measure) ?? { text: "", count: 0 }, text, measure)
  counted.set(measure, { text, count })
  return count
}

/** What `measure` counts in `next`, from what it counted in `before`. Texts are compared from space to space. */
function recount(before: Counted, next: string, measure: Measure): number {
  const { text } = before
  const most = Math.min(text.length, next.length)
  let start = 0
  while (start < most && text.charCodeAt(start) === next.charCodeAt(start)) start++
  start = start > 0 ? next.lastIndexOf(" ", start - 1) + 1 : 0
  let end = 0
  const rest = most - start
  while (end < rest && text.charCodeAt(text.length - 1 - end) === next.charCodeAt(next.length - 1 - end))
    end++
  const space = next.indexOf(" ", next.length - end)
  end = space < 0 ? 0 : next.length - space
  const gone = measure(text.slice(start, text.length - end))
  return before.count - gone + measure(next.slice(start, next.length - end))
}

const counts = new WeakMap<Node, number>()

/**
 * How many words `node` holds: a textblock, or anything that holds textblocks. The
 * words of related blocks are not the article's and count only when `node` is such a
 * block or inside of one. Nodes never change, so each is counted once: after a
 * keystroke only the paragraph that was typed in is read again, and of a long one only where it changed.
 */
export function wordsIn(node: Node): number {
  const known = counts.get(node)
  if (known !== undefined) return known
  let count = 0
  if (node.isTextblock) count = countAgain(textOf(node), countWords)
  else if (node.isText) count = countWords(node.text!)
  else
    for (const child of node.children) {
      if (child.type.name !== "related") count += wordsIn(child)
    }
  counts.set(node, count)
  return count
}

/**
 * Characters without a width of their own: marks, controls, tatweel; but not the few Arabic format characters that
 * are drawn.
 */
const unseen = /[\p{M}\p{Cc}\u0640[\p{Cf}--[\u0600-\u0605\u06DD\u08E2]]]/v

/** Text without emoji and without scripts whose letters join into clusters: there each seen character is one. */
const plainScripts = /^[\u0000-\u08FF\u2000-\u200C\u200E-\u206F\uFB50-\uFDFF\uFE70-\uFEFF]*$/

/** A piece small enough for `Intl.Segmenter`, whose cost grows faster than the text in some versions of V8. */
const piece = /[\s\S]{1,1000}/gu

/** Made when text needs it: Arabic and Latin do not. */
let clusters: Intl.Segmenter | null = null

/**
 * How many characters a reader sees in `text`, spaces included: what a headline's
 * budget is measured in. Tashkeel, tatweel, bidi and zero-width controls are none;
 * an emoji is one, however many code points it is made of.
 */
export function headlineLength(text: string): number {
  let length = 0
  if (plainScripts.test(text)) {
    for (const character of text) if (!unseen.test(character)) length++
    return length
  }
  clusters ??= new Intl.Segmenter("ar", { granularity: "grapheme" })
  for (const [part] of text.matchAll(piece))
    for (const { segment } of clusters.segment(part)) {
      for (const character of segment)
        if (!unseen.test(character)) {
          length++
          break
        }
    }
  return length
}

const lengths = new WeakMap<Node, number>()

/** How many characters a reader sees in `node`, spaces included and line breaks not; see `headlineLength` and `wordsIn`. */
export function charactersIn(node: Node): number {
  const known = lengths.get(node)
  if (known !== undefined) return known
  let length = 0
  if (node.isTextblock) length = countAgain(textOf(node), headlineLength)
  else for (const child of node.children) if (child.type.name !== "related") length += charactersIn(child)
  lengths.set(node, length)
  return length
}

/** How much a range holds: words and characters, as `wordsIn` and `charactersIn` count them. */
export type Extent = { words: number; characters: number }

/** The extent of what `doc` holds between `from` and `to`. Related blocks count only where the range is inside of one. */
export function extentBetween(doc: Node, from: number, to: number): Extent {
  const extent = { words: 0, characters: 0 }
  const add = (words: number, characters: number) => {
    extent.words += words
    extent.characters += characters
  }
  doc.nodesBetween(from, to, (node, pos) => {
    const isWithin = from > pos && to < pos + node.nodeSize
    if (node.type.name === "related" && !isWithin) return false
    if (!node.isTextblock) return true
    const start = Math.max(0, from - pos - 1)
    const end = Math.min(node.content.size, to - pos - 1)
    if (start === 0 && end === node.content.size) add(wordsIn(node), charactersIn(node))
    else if (start < end) {
      const text = node.textBetween(start, end, "", "\n")
      add(countWords(text), headlineLength(text))
    }
    return false
  })
  return extent
}

/**
 * Whole minutes that `words` take to read at `rate` words a minute: at least 1 when
 * there are words, 0 when there are none. Throws `RangeError` for a rate that is not positive.
 */
export function readingMinutes(words: number, rate: number): number {
  if (!(rate > 0)) throw new RangeError(`Not a reading rate: ${rate}`)
  return words > 0 ? Math.max(1, Math.round(words / rate)) : 0
}
