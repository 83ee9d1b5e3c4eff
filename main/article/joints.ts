/**
 * Signs that do not part a word: the separators of thousands (1,000, ١٬٠٠٠, 1.000.000 and 1 000 000), the dots of
 * abbreviations (U.S.), and the signs of names in Latin letters (AT&T, C++).
 */

/** The keys of & and + inside of a word: their fullwidth forms, as a full-text table takes them for letters. */
export const ampersand = "＆"
export const plus = "＋"

const isDigit = (unit: number) =>
  (unit >= 0x30 && unit <= 0x39) || (unit >= 0x660 && unit <= 0x669) || (unit >= 0x6f0 && unit <= 0x6f9)
const isLatin = (unit: number) => (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)
const isWord = /[\p{L}\p{N}\p{M}]/u

/** The value of a digit of any of the three scripts. */
const digitOf = (unit: number) => (unit < 0x60 ? unit - 0x30 : unit < 0x66a ? unit - 0x660 : unit - 0x6f0)

/** How many digits stand at `at` and further in `direction`; four are counted at most. */
function digits(text: string, at: number, direction: 1 | -1): number {
  let count = 0
  while (count < 4 && isDigit(text.charCodeAt(at + count * direction))) count++
  return count
}

/** Separators of thousands that separate nothing else between digits, but for lists: commas and apostrophes. */
const commas = ",٬،'’"
/** Spaces that keep a number in one line. */
const fixedSpaces = "\u00a0\u2007\u2009\u202f"

/** The separators of thousands of every kind. What stands between digits need not be one; see `separatesThousands`. */
export const separators: ReadonlySet<string> = new Set(`${commas}. ${fixedSpaces}`)

/** How many groups of thousands a number has at most. */
const mostGroups = 8

/** The number that the three digits at `at` are. */
const valueAt = (text: string, at: number): number =>
  [0, 1, 2].reduce((value, place) => value * 10 + digitOf(text.charCodeAt(at + place)), 0)

/** Where the number around the separator at `at` begins that has no other sign in it; null if that is in no number. */
function startOfNumber(text: string, at: number): number | null {
  const sign = text[at]!
  let first = at
  let before = digits(text, at - 1, -1)
  for (let groups = 1; before === 3 && text[first - 4] === sign; groups++) {
    if (groups > mostGroups) return null
    const further = digits(text, first - 5, -1)
    // In a sentence a space stands between two numbers, too.
    if (further === 0 || (further > 3 && sign !== ".")) break
    first -= 4
    before = further
  }
  return before > 0 && before < 4 ? first - before : null
}

/**
 * The groups of three digits that stand behind the first digits of a number, from `start`; null if it is none, but
 * something else that has digits and the separator `sign` in it: a date, a version, a telephone number.
 */
function groupsFrom(text: string, start: number, sign: string): number[] | null {
  if (digitOf(text.charCodeAt(start)) === 0) return null
  const ahead = text[start - 1] ?? ""
  // v1.000.000 and +962 777 000 000; the digits of a time, a date, a fraction.
  if (ahead === "+" || isLatin(text.charCodeAt(start - 1))) return null
  if (/[/:.,٫٬،]/.test(ahead) && isDigit(text.charCodeAt(start - 2))) return null
  const groups: number[] = []
  let end = start + digits(text, start, 1)
  while (text[end] === sign && digits(text, end + 1, 1) === 3) {
    groups.push(valueAt(text, end + 1))
    if (groups.length > mostGroups) return null
    end += 4
  }
  const goesOn = text[end] === sign || text[end] === "/" || text[end] === ":"
  return goesOn && isDigit(text.charCodeAt(end + 1)) ? null : groups
}

/** Whether four numbers of three digits are the address of a computer, such as 192.168.100.200. */
const isAddress = (text: string, start: number, groups: readonly number[]): boolean =>
  groups.length === 3 &&
  groups.every((value) => value > 99 && value < 256) &&
  (digits(text, start, 1) < 3 || valueAt(text, start) < 256)

/**
 * Whether the sign at `at` separates thousands in a number. A comma does between one to three digits and exactly three.
 * A dot also stands before a fraction, in dates, versions and addresses, and a common space between two numbers: one of
 * them separates where the number ends in 000, and several dots where it is nothing of that.
 */
export function separatesThousands(text: string, at: number): boolean {
  if (!isDigit(text.charCodeAt(at - 1)) || digits(text, at + 1, 1) !== 3) return false
  const sign = text[at]!
  if (commas.includes(sign)) return digits(text, at - 1, -1) < 4
  if (!separators.has(sign)) return false
  const start = startOfNumber(text, at)
  const groups = start === null ? null : groupsFrom(text, start, sign)
  if (start === null || groups === null) return false
  if (groups.at(-1) === 0) return true
  return sign === "." ? groups.length > 1 && !isAddress(text, start, groups) : sign !== " "
}

const isPart = (unit: number) => isLatin(unit) || isDigit(unit)
/** Whether a Latin letter stands at `at` with no letter or digit beside it. */
const isInitial = (text: string, at: number): boolean =>
  isLatin(text.charCodeAt(at)) && !isPart(text.charCodeAt(at - 1)) && !isPart(text.charCodeAt(at + 1))
const isSpace = (sign: string | undefined) => sign === " " || sign === "\u00a0"

/** Whether the sign at `at` stands between two letters of an abbreviation: a dot (U.S.), or a dot and a space (J. K.). */
function abbreviates(text: string, at: number): boolean {
  if (isSpace(text[at])) return text[at - 1] === "." && abbreviates(text, at - 1)
  if (text[at] !== "." || !isInitial(text, at - 1)) return false
  if (!isSpace(text[at + 1])) return isInitial(text, at + 1)
  // Two abbreviations stand beside each other, too: U.S. and U.K.
  const isSpaced = text[at - 2] !== "." && text[at + 3] === "." && !isInitial(text, at + 4)
  return isSpaced && isInitial(text, at + 2)
}

/**
 * What the sign at `at` is inside of a word: its key, empty for a separator of thousands and for the dot of an
 * abbreviation; null if it parts words.
 */
export function jointAt(text: string, at: number): string | null {
  const sign = text[at]!
  switch (sign) {
    case "&":
      return isLatin(text.charCodeAt(at - 1)) && isLatin(text.charCodeAt(at + 1)) ? ampersand : null
    case "+": {
      // One or two of them at the end of a word: C++, Disney+.
      const first = text[at - 1] === "+" ? at - 1 : at
      const last = text[at + 1] === "+" ? at + 1 : at
      if (last - first > 1 || !isLatin(text.charCodeAt(first - 1))) return null
      const next = String.fromCodePoint(text.codePointAt(last + 1) ?? 32)
      return next === "+" || isWord.test(next) ? null : plus
    }
    default:
      return separators.has(sign) && (separatesThousands(text, at) || abbreviates(text, at)) ? "" : null
  }
}
