/**
 * Takes out of a line of the log what must not be in it: the text of articles, which errors quote, and secrets in
 * addresses. Names of files and folders stay, as a fault cannot be found without them.
 */

/** What an error quotes that is no text: a name of a program, a number, a short path. */
const plain = /^"[\w.:@/-]{0,60}"$/

/** A string in double quotation marks, as ProseMirror and JSON show what they could not read. */
const quotation = /"(?:[^"\\\n]|\\.)*"/g

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
  return text
    .replace(quotation, (quoted) => (plain.test(quoted) ? quoted : '"…"'))
    .split(" ")
    .map(withoutSecrets)
    .join(" ")
}
