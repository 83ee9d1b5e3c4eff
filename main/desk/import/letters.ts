/** Words of lines as lists compare them. */
import { lineKey } from "./line-key.ts"

/** The key of a word or name: as `lineKey`, with initials (أ.ف.ب, أ ف ب, A.F.P.) as one word with dots. */
export function wordKey(text: string): string {
  const words = lineKey(text.replaceAll(".", " ")).key.split(" ")
  const joined: string[] = []
  let initials: string[] = []
  const close = () => {
    if (initials.length > 0) joined.push(initials.join("."))
    initials = []
  }
  for (const word of words) {
    if (word.length === 1) initials.push(word)
    else {
      close()
      if (word !== "") joined.push(word)
    }
  }
  close()
  return joined.join(" ")
}

const ends = /[\s.:،,؛;|/\\•*·…"'«»“”()[\]‹›_–—−-]/

/** `text` without signs and white space at both ends. Brackets and quotation marks count as signs. */
export function bare(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && ends.test(text[from]!)) from++
  while (to > from && ends.test(text[to - 1]!)) to--
  return text.slice(from, to)
}
