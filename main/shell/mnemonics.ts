/**
 * The letters that choose the items of an open menu: one a label, none twice in a menu. Electron shows them underlined
 * on Windows and Linux and leaves them out on macOS.
 */
import type { Keymap } from "../contract/keymap.ts"
import { parseKey } from "../contract/keys.ts"

/** What the letter keys of an English keyboard type on an Arabic one; keys that type two letters are left out. */
const arabicKeys: Readonly<Record<string, string>> = Object.fromEntries(
  [..."qwertyuiop"]
    .map((key, at) => [key, "ضصثقفغعهخح"[at]])
    .concat([..."asdfghjkl"].map((key, at) => [key, "شسيبلاتنم"[at]]))
    .concat([..."zxcvnm"].map((key, at) => [key, "ئءؤرىة"[at]])),
)

/** The letters that one key types without Shift, on either keyboard. */
const typed = /^[a-zابتثجحخدذرزسشصضطظعغفقكلمنهوي]$/

/**
 * The letters of the keys that commands have with Alt. Alt with a letter also opens the menu with that letter, so no
 * menu of the bar may have one of them.
 */
const withAlt = (keymap: Keymap): ReadonlySet<string> =>
  new Set(
    Object.values(keymap)
      .flat()
      .map(parseKey)
      .filter((key) => key.alt && !key.mod && key.name.length === 1)
      .flatMap(({ name }) => [name, arabicKeys[name] ?? name]),
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

/**
 * The labels of one menu as Electron takes them: `&` before the letter that chooses the item, and `&&` for a sign in
 * the label itself. A label gets the first of its letters that is free; where none is, another label takes a later one
 * of its own.
 * @param bar the keys of commands if the menu is the bar itself, where letters that they have with Alt are not given
 */
export function withMnemonics(labels: readonly string[], bar: Keymap | null = null): string[] {
  const alt = bar && withAlt(bar)
  const letters = labels.map((label) => {
    const all = lettersOf(label)
    return alt ? all.filter(({ letter }) => !alt.has(letter)) : all
  })
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
    const escaped = (part: string) => part.replaceAll("&", "&&")
    if (place === undefined) return escaped(label)
    return `${escaped(label.slice(0, place))}&${escaped(label.slice(place))}`
  })
}
