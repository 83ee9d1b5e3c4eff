/** The words of a text in Arabic letters, and the punctuation between them. */
import { bare } from "./spelling/letters.ts"

/**
 * A word as it stands in a text: `from` and `to` are UTF-16 offsets, `text` is as written, `bare` without tashkeel,
 * tatweel and invisible characters. `before` is what stands between it and the word before, or the beginning.
 */
export type Word = { from: number; to: number; text: string; bare: string; before: string }

const arabicWord = /[\p{Script=Arabic}\p{M}\u0640\u200C\u200D]+/gu
const letters = /^[\u0621-\u063A\u0641-\u064A]+$/

/** Addresses of the web and names of topics. */
const machine = /(?:https?:\/\/|www\.)[^\s<>"«»]+|#[\p{L}\p{N}_]+/gu

const space = /\s/

/** Those parts of a text that are no prose: addresses, topics, and what holds an `@` up to the white space around it. */
function passedOver(text: string): { from: number; to: number }[] {
  const found = [...text.matchAll(machine)].map(({ index, 0: part }) => ({
    from: index,
    to: index + part.length,
  }))
  let end = 0
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", end)) {
    let from = at
    while (from > end && !space.test(text[from - 1]!)) from--
    end = at
    while (end < text.length && !space.test(text[end]!)) end++
    found.push({ from, to: end })
  }
  return found.sort((one, other) => one.from - other.from)
}

/** The words of `text` that are written in Arabic letters only, each with its place. What is no prose is passed over. */
export function wordsOf(text: string): Word[] {
  const passed = passedOver(text)
  const words: Word[] = []
  let end = 0
  let next = 0
  for (const { index: from, 0: found } of text.matchAll(arabicWord)) {
    const to = from + found.length
    while (next < passed.length && passed[next]!.to <= from) next++
    const isMachine = next < passed.length && passed[next]!.from < to
    const letter = bare(found)
    if (!isMachine && letters.test(letter))
      words.push({ from, to, text: found, bare: letter, before: text.slice(end, from) })
    if (/[\p{L}]/u.test(found)) end = to
  }
  return words
}
