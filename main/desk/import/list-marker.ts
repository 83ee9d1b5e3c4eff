/** What lines of lists and of quoted mail begin with. */

const bullet = /^(?:[•●▪◦■○►▶]\s*|[-–—*·]\s+)(?=\S)/
const numeral = /^[(]?([0-9]{1,3}|[٠-٩]{1,3}|[۰-۹]{1,3})\s*[.)ـ-]\s*(?=[^\d\s٠-٩۰-۹])/

/** The value of a number in European, Arabic-Indic or Persian digits. */
function numberOf(digits: string): number {
  return Number(digits.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15)))
}

/** The bullet or number that `text` begins with, its length in code units, and the number's value. */
export function listMarker(text: string): { length: number; number: number | null } | null {
  const counted = numeral.exec(text)
  if (counted) return { length: counted[0].length, number: numberOf(counted[1]!) }
  const marked = bullet.exec(text)
  return marked ? { length: marked[0].length, number: null } : null
}

/** The length of the `>` of quoted mail at the start of `text`; 0 without one. */
export function quoteMarker(text: string): number {
  return /^>\s*(?=\S)/.exec(text)?.[0].length ?? 0
}
