/** A name that is spelt in two ways in one article. */
import type { Finding } from "../contract/checking.ts"
import { distance } from "./spelling/distance.ts"
import { keyOf } from "./spelling/letters.ts"
import type { Lexicon } from "./spelling/lexicon.ts"
import type { Word } from "./words.ts"

/** The shortest name that is compared, and how far apart two spellings of it may be. */
const shortest = 5
const near = 0.75

/** What particles and endings make of one name; no two spellings of it. */
const beginning = /^[وفبلك](?=.{5})/
const ending = /(?:ي|ية|يين|يون|ا|ات|ة|ين|ان|ون|ه|ها|هم)$/

/** A word at its place. `block` is the number of the block. */
export type Placed = { block: number; word: Word }

/** Whether one of two words is the other with an ending or a particle, as بريطاني and بريطانيا. */
const isInflected = (one: string, other: string) =>
  one.replace(ending, "") === other.replace(ending, "") || one === other.slice(1) || one.slice(1) === other

/** The findings about names in the words of an article: at each rarer spelling of a name that is there in another, too. */
export function nameFindings(
  placed: readonly Placed[],
  { dictionary, names, counts }: Lexicon,
): { block: number; finding: Finding }[] {
  if (!dictionary) return []
  const places = new Map<string, Placed[]>()
  for (const one of placed) {
    const stem = one.word.bare.replace(beginning, "")
    const name =
      stem.length >= shortest && !dictionary.has(one.word.bare) && !dictionary.has(stem) ? stem : null
    if (name === null) continue
    const same = places.get(name)
    if (same) same.push(one)
    else places.set(name, [one])
  }
  const found: { block: number; finding: Finding }[] = []
  const byStart = new Map<string, string[]>()
  for (const name of places.keys()) {
    const start = keyOf(name).slice(0, 2)
    byStart.set(start, [...(byStart.get(start) ?? []), name])
  }
  for (const group of byStart.values())
    for (const [at, one] of group.entries())
      for (const other of group.slice(at + 1)) {
        if (Math.abs(one.length - other.length) > 1 || isInflected(one, other) || distance(one, other) > near)
          continue
        const often = (name: string) => [places.get(name)!.length, names.has(name) ? 1 : 0, counts.of(name)]
        const [rare, usual] = isLess(often(one), often(other)) ? [one, other] : [other, one]
        // Where every place begins with the same letter, that is the name's own.
        const all = [...places.get(rare)!, ...places.get(usual)!].map(({ word }) => word.bare)
        const letter = all[0]!.slice(0, all[0]!.length - (all[0]!.endsWith(rare) ? rare : usual).length)
        const own = all.every((each) => each === letter + rare || each === letter + usual) ? letter : ""
        for (const { block, word } of places.get(rare)!)
          found.push({ block, finding: variantAt(word, rare, usual, own) })
      }
  return found
}

const isLess = (one: number[], other: number[]): boolean => {
  const at = one.findIndex((value, index) => value !== other[index])
  return at >= 0 && one[at]! < other[at]!
}

const variantAt = ({ from, to, text, bare }: Word, rare: string, usual: string, letter: string): Finding => ({
  rule: "name-variant",
  kind: "style",
  severity: "warning",
  source: "article",
  from,
  to,
  text,
  values: { word: text, right: letter + usual },
  fixes: [bare.slice(0, bare.length - rare.length) + usual],
})
