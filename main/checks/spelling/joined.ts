/** Words that stand together without their space: `لايمكن`, `عبداللهالأحمد`, `المنطقةتخليص`. */
import type { Lexicon } from "./lexicon.ts"

/** Particles that people join to the next word. */
const particles = ["لا", "ما", "يا", "ولا", "وما", "ويا", "فلا", "فما"] as const

/** How common the word behind a particle must be. */
const leastBehind = 30

/** How common both parts of any other word must be, and how long. */
const leastPart = 200
const shortestPart = 3

/** The two words that were written as `bare`; null if it is one word, or if neither half is known. Only unknown words are split. */
export function splitSpelling(bare: string, { counts, forms, names }: Lexicon): string | null {
  const own = forms.own(bare)
  if (own.isListed || own.weight >= 1 || bare.length < 5) return null
  for (const particle of particles) {
    const rest = bare.slice(particle.length)
    if (!bare.startsWith(particle) || rest.length < (particle.endsWith("لا") ? 3 : 4) || names.has(bare))
      continue
    if (forms.own(rest).weight >= leastBehind) return `${particle} ${rest}`
  }
  // After ة, ى or ء, or before the article, no word goes on.
  for (let at = shortestPart; at <= bare.length - shortestPart; at++) {
    // Compound names such as بدرالدين are a matter of the house.
    if (/^ال(?:دين|له|رحمن)$/.test(bare.slice(at))) continue
    const isEnd = /[ةى]/.test(bare[at - 1]!) || bare.startsWith("ال", at)
    const [one, other] = [bare.slice(0, at), bare.slice(at)]
    if (isEnd && counts.of(one) >= leastPart && counts.of(other) >= leastPart) return `${one} ${other}`
  }
  return null
}
