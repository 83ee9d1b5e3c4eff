/** How well a command fits what is typed into the palette. */

import { fold } from "../../main/article/folding.ts"
import { type CommandId, commands } from "../../main/contract/commands.ts"
import type { Language } from "../../main/contract/settings.ts"
import { wordsIn } from "../../main/contract/words/index.ts"

/**
 * How a command fits, the best way first: its label or another name of it is what was typed; its label begins with
 * that; words of its label, or of another name, begin with the words that were typed; they hold these somewhere; the
 * letters stand in its label in their order.
 */
export const fits = ["name", "beginning", "words", "others", "within", "letters"] as const
export type Fit = (typeof fits)[number]

/** Fewer letters stand in too many labels in their order. */
const leastLetters = 3

/** What a command is called, folded, without the dots with which a label says that it will ask. */
type Names = { label: string; others: readonly string[]; menu: string }

const keyOf = (text: string): string => {
  const { key } = fold(text)
  let end = key.length
  while (end > 0 && (key[end - 1] === "." || key[end - 1] === " ")) end--
  return key.slice(0, end)
}

const known = new Map<string, Names>()

/** The names of a command: its label in `language`, and its other label and synonyms in both. */
function namesOf(id: CommandId, language: Language): Names {
  const place = `${language} ${id}`
  const before = known.get(place)
  if (before) return before
  const [own, other] = [wordsIn(language), wordsIn(language === "ar" ? "en" : "ar")]
  const others = [other.commands[id].label, ...(own.synonyms[id] ?? []), ...(other.synonyms[id] ?? [])]
  const names = {
    label: keyOf(own.commands[id].label),
    others: others.map(keyOf),
    menu: keyOf(own.menus[commands[id].menu]),
  }
  known.set(place, names)
  return names
}

/** Whether each of `typed` is the beginning of a word of `name`. */
const beginsWords = (typed: readonly string[], name: string): boolean => {
  const words = name.split(/\s+/)
  return typed.every((word) => words.some((one) => one.startsWith(word)))
}

/** Whether the letters of `typed` stand in `name` in their order, the first of them at the beginning of a word. */
function hasLetters(typed: string, name: string): boolean {
  const letters = [...typed].filter((letter) => letter !== " ")
  if (letters.length < leastLetters) return false
  for (const [from, letter] of [...name].entries()) {
    if (letter !== letters[0] || (from > 0 && name[from - 1] !== " ")) continue
    let at = 0
    for (const one of name.slice(from)) if (one === letters[at]) at++
    if (at >= letters.length) return true
  }
  return false
}

/** How a command fits `query`; null if it does not. */
export function fitOf(query: string, id: CommandId, language: Language): Fit | null {
  const typed = keyOf(query.trim())
  if (typed === "") return "name"
  const { label, others, menu } = namesOf(id, language)
  const words = typed.split(/\s+/)
  if (label === typed || others.includes(typed)) return "name"
  if (label.startsWith(typed)) return "beginning"
  if (beginsWords(words, label)) return "words"
  if (others.some((name) => beginsWords(words, name))) return "others"
  const all = [label, menu, ...others]
  if (words.every((word) => all.some((name) => name.includes(word)))) return "within"
  return hasLetters(typed, label) ? "letters" : null
}

/** A command in the palette. `ready`: it can run now. */
export type Fitting = { id: CommandId; fit: Fit; ready: boolean }

/**
 * The commands of `ids` that fit `query`, those first that can run now (`ready`), then by how they fit, then those that
 * ran last (`recent`, the newest first). Without a query only those that can run.
 */
export function fittingCommands(
  query: string,
  ids: readonly CommandId[],
  language: Language,
  { ready, recent }: { ready: (id: CommandId) => boolean; recent: readonly CommandId[] },
): Fitting[] {
  const lately = (id: CommandId) => (recent.includes(id) ? recent.indexOf(id) : recent.length)
  return ids
    .flatMap((id): Fitting[] => {
      const fit = fitOf(query, id, language)
      const can = ready(id)
      if (fit === null || (!can && (query.trim() === "" || fit === "letters"))) return []
      return [{ id, fit, ready: can }]
    })
    .sort(
      (one, other) =>
        Number(other.ready) - Number(one.ready) ||
        fits.indexOf(one.fit) - fits.indexOf(other.fit) ||
        lately(one.id) - lately(other.id),
    )
}
