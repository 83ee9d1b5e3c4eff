/** The alef behind the و of the plural: written with verbs (كتبوا), and not with نرجو or مهندسو. */

import { keyOf } from "./letters.ts"
import type { Lexicon } from "./lexicon.ts"

/** How many times commoner the other spelling must be, and how common at least. */
const ratio = 20
const least = 5

/** `bare` with the alef that it lacks; null if it is right or nothing is known of it. */
export function pluralSpelling(bare: string, { forms }: Lexicon): string | null {
  if (bare.length < 4 || !bare.endsWith("و")) return null
  const own = forms.own(bare)
  if (own.isListed && own.weight >= 1) return null
  const [best] = forms.of(keyOf(`${bare}ا`))
  if (!best?.word.endsWith("وا")) return null
  const isCommon = best.weight >= least && best.weight >= ratio * Math.max(own.weight, 0.1)
  return isCommon || (!own.isListed && own.weight === 0 && best.isListed && best.weight > 0)
    ? best.word
    : null
}
