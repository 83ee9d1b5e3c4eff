/**
 * Takes out of a line of the log what must not be in it: the text of articles, which errors quote, and secrets in
 * addresses. Names of files and folders stay, as a fault cannot be found without them.
 */

/** What an error quotes that is no text: a name of a program, a number, a short path. */
const plain = /^"[\w.:@/-]{0,60}"$/

/** Where the string in double quotation marks ends that begins at `from`: at its mark, or with the line; what comes after. */
function endOf(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === "\n") return at
    if (text[at] === "\\") at++
    else if (text[at] === '"') return at + 1
  }
  return text.length
}

/** `text` without what stands in quotation marks, where ProseMirror and JSON show what they could not read. */
function withoutQuotations(text: string): string {
  let left = ""
  let at = 0
  while (at < text.length) {
    const begin = text.indexOf('"', at)
    if (begin < 0) break
    const end = endOf(text, begin)
    const quoted = text.slice(begin, end)
    left += text.slice(at, begin) + (plain.test(quoted) ? quoted : '"…"')
    at = end
  }
  return left + text.slice(at)
}

/** A word with an address in it, without its user, its password, its query and its fragment. */
function withoutSecrets(word: string): string {
  const scheme = word.indexOf("://")
  if (scheme < 0) return word
  const before = word.slice(0, scheme + 3)
  const rest = word.slice(scheme + 3)
  const cut = rest.search(/[?#]/)
  const place = cut < 0 ? rest : `${rest.slice(0, cut + 1)}…`
  const slash = place.indexOf("/")
  const host = slash < 0 ? place : place.slice(0, slash)
  const user = host.lastIndexOf("@")
  return user < 0 ? before + place : `${before}…${place.slice(user)}`
}

/** `text` without quotations of text, and without the secrets of its addresses. */
export function redacted(text: string): string {
  return withoutQuotations(text).split(" ").map(withoutSecrets).join(" ")
}
