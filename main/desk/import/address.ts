/** Addresses of the web at the end of a line, as pages and wires write them after a title. */

const begin = /\bhttps?:\/\/\S/

/** The address that `text` ends with, and where in the text it begins; null if it ends with none. */
export function addressAtEnd(text: string): { address: string; at: number } | null {
  let word = text.length
  while (word > 0 && text[word - 1]!.trim() !== "") word--
  const found = begin.exec(text.slice(word))
  if (!found) return null
  const at = word + found.index
  return { address: text.slice(at), at }
}
