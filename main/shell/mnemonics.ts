/**
 * The letters that choose the items of an open menu, and those that open the menus of the bar with Alt: one a label, none
 * twice in a menu. Electron shows them underlined on Windows and Linux and leaves them out on macOS.
 *
 * In an open menu, Electron compares what a key types, so the items have letters of their own language. In the bar it
 * takes the letters A to Z alone, by the place of the key where the keyboard is set to another script, so that the menus
 * have these in every language.
 */
import type { Keymap } from "../contract/keymap.ts"
import { parseKey } from "../contract/keys.ts"

/** The letters that one key types without Shift, on either keyboard. */
const typed = /^[a-zابتثجحخدذرزسشصضطظعغفقكلمنهوي]$/

/** The letters of the keys that commands have with Alt: no menu of the bar may have one of them. */
const withAlt = (keymap: Keymap): ReadonlySet<string> =>
  new Set(
    Object.values(keymap)
      .flat()
      .map(parseKey)
      .filter((key) => key.alt && !key.mod && key.name.length === 1)
      .map(({ name }) => name),
  )

/** A letter of a label that can be its mnemonic, and where in the label it is. */
type Letter = { letter: string; at: number }

/** The letters that can stand for a label, the best first: the first one of each word, then all others in order. */
function lettersOf(label: string): Letter[] {
  const first: Letter[] = []
  const other: Letter[] = []
  for (const { 0: word, index } of label.matchAll(/[\p{L}\p{M}]+/gu)) {
    // The article begins nearly every Arabic noun, so the letter after it tells more.
    const start = word.length > 3 && word.startsWith("ال") ? 2 : 0
    for (let at = 0; at < word.length; at++) {
      const letter = word[at]!.toLowerCase()
      if (typed.test(letter)) (at === start ? first : other).push({ letter, at: index + at })
    }
  }
  return [...first, ...other]
}

const escaped = (label: string) => label.replaceAll("&", "&&")

/**
 * The labels of one menu as Electron takes them: `&` before the letter that chooses the item, and `&&` for a sign in
 * the label itself. A label gets the first of its letters that is free; where none is, another label takes a later one
 * of its own.
 * @param taken letters that are not given
 */
export function withMnemonics(labels: readonly string[], taken: ReadonlySet<string> = new Set()): string[] {
  const letters = labels.map((label) => lettersOf(label).filter(({ letter }) => !taken.has(letter)))
  /** The index of the label that has a letter. */
  const owners = new Map<string, number>()
  const own = (at: number, letter: string) => {
    owners.set(letter, at)
    return true
  }
  /** Finds a letter for the label at `at`, if need be by moving others; `tried` holds the letters that were looked at. */
  const settle = (at: number, tried: Set<string>): boolean => {
    const free = letters[at]!.find(({ letter }) => !owners.has(letter))
    if (free) return own(at, free.letter)
    return letters[at]!.some(({ letter }) => {
      if (tried.has(letter)) return false
      tried.add(letter)
      return settle(owners.get(letter)!, tried) && own(at, letter)
    })
  }
  for (const at of labels.keys()) settle(at, new Set())
  const given = new Map([...owners].map(([letter, at]) => [at, letter]))
  return labels.map((label, at) => {
    const place = letters[at]!.find(({ letter }) => letter === given.get(at))?.at
    if (place === undefined) return escaped(label)
    return `${escaped(label.slice(0, place))}&${escaped(label.slice(place))}`
  })
}

/**
 * The labels of the bar's menus as Electron takes them. `english` are their labels in English, which give the letters: a
 * label in another language shows its letter in brackets, as is usual where the script has no A to Z.
 *
 * The letter stands before the word in an isolate from left to right, which is drawn as if it stood after it in a line
 * from right to left: Electron measures from the left where it underlines. Without the mark in the bracket it would
 * take the whole bracket away.
 */
export function barLabels(labels: readonly string[], english: readonly string[], keymap: Keymap): string[] {
  const marked = withMnemonics(english, withAlt(keymap))
  return labels.map((label, at) => {
    if (label === english[at]) return marked[at]!
    const letter = /&([a-z])/i.exec(marked[at]!)?.[1]?.toUpperCase()
    return letter ? `\u2066(\u200e&${letter}) ${escaped(label)}\u2069` : escaped(label)
  })
}
