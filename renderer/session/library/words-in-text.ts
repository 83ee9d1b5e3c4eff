/** Whether a text has the words that the user types, regardless of spelling variants. */
import { fold } from "../../../main/article/folding.ts"

/** The keys of texts that were asked about. */
const folded = new Map<string, string>()

/** The folded key of `text`. Keys are remembered, since lists are filtered again with every keystroke. */
function keyOf(text: string): string {
  const known = folded.get(text)
  if (known !== undefined) return known
  if (folded.size > 20_000) folded.clear()
  const { key } = fold(text)
  folded.set(text, key)
  return key
}

/** Whether `text` has every word of `query`; hamza, tashkeel, ta marbuta and the family of digits make no difference. */
export function containsWords(query: string, text: string): boolean {
  const key = keyOf(text)
  return fold(query)
    .key.split(/\s+/)
    .every((word) => key.includes(word))
}

/** `key` without the dots with which a command says that it will ask; folded, … is three of them. */
function undotted(key: string): string {
  let end = key.length
  while (end > 0 && (key[end - 1] === "." || key[end - 1] === " ")) end--
  return key.slice(0, end)
}

/** How well `name` fits what was typed: the whole name, its beginning, the beginnings of its words, or none of these. */
function rankOf(typed: string, name: string): number {
  const key = undotted(keyOf(name))
  if (key === typed) return 0
  if (key.startsWith(typed)) return 1
  const words = key.split(/\s+/)
  return typed.split(/\s+/).every((word) => words.some((each) => each.startsWith(word))) ? 2 : 3
}

/**
 * The `items` whose name, or what else they are known by, has every word of `query`, those first whose name fits best;
 * all of them, in their order, for no query. So Enter takes what was typed where something has just this name.
 */
export function fitting<Item>(
  query: string,
  items: readonly Item[],
  nameOf: (item: Item) => string,
  moreOf: (item: Item) => string = () => "",
): Item[] {
  if (query.trim() === "") return [...items]
  const typed = undotted(fold(query.trim()).key)
  return items
    .filter((item) => containsWords(query.trim(), `${nameOf(item)} ${moreOf(item)}`))
    .map((item) => ({ item, rank: rankOf(typed, nameOf(item)) }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item)
}
