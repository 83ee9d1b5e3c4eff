/** The spelling of a block: each word is judged by the first of the rules that knows something of it. */
import type { Finding, FindingKind, FindingSource, Severity } from "../../contract/checking.ts"
import type { Word } from "../words.ts"
import { candidatesFor } from "./candidates.ts"
import { commonErrors } from "./errors.ts"
import { splitSpelling } from "./joined.ts"
import type { Lexicon } from "./lexicon.ts"
import { byNeighbours } from "./neighbours.ts"
import { twinSpelling } from "./pairs.ts"
import { pluralSpelling } from "./plural.ts"
import { commonSpelling } from "./variants.ts"

/** What a rule says of one word. */
type Verdict = {
  rule: string
  kind?: FindingKind
  severity: Severity
  source: FindingSource
  fixes: readonly string[]
}

/** An unknown word is a misspelling of a common word if that word's score is at least this, and leads by this much. */
const slip = { score: 0.5, margin: 0.5, shortest: 5 }

/** How many times commoner a word with another letter must be than one with another hamza, to be the one that is meant. */
const twinAdvantage = 20

/** The findings about the spelling of the words of a block. */
export function spellingFindings(words: readonly Word[], lexicon: Lexicon): Finding[] {
  const findings: Finding[] = []
  for (const [at, word] of words.entries()) {
    if (lexicon.names.has(word.bare) || right.has(word.bare) || isVowelled(word, lexicon)) continue
    const verdict = judge(words, at, lexicon)
    if (verdict) findings.push(findingOf(word, verdict))
  }
  return findings
}

/** Words that neither the dictionary has nor the counts favour, and that are right. */
const right: ReadonlySet<string> = new Set("للذي للذين للتي وللذين وللتي بذا وبذا".split(" "))

/** Tashkeel without the tanwin of the accusative, which is written everywhere. */
const vowels = /[\u064C-\u0652]/

/** Whether a word is written with vowels and known as it is: who writes them means what is written. */
const isVowelled = ({ text, bare }: Word, { forms }: Lexicon) => vowels.test(text) && forms.own(bare).isListed

function judge(words: readonly Word[], at: number, lexicon: Lexicon): Verdict | null {
  const { bare } = words[at]!
  const beside = byNeighbours(words, at, lexicon)
  if (beside === "same") return null
  if (beside)
    return {
      rule: beside.pair,
      kind: beside.isWritten ? "grammar" : "spelling",
      severity: beside.isWritten ? "warning" : "error",
      source: "context",
      fixes: beside.words,
    }
  const listed = isException(bare, words[at - 1]) ? null : listedError(bare)
  if (listed) return { rule: "common-error", severity: "error", source: "list", fixes: listed }
  const alone = judgeAlone(bare, lexicon)
  if (alone?.rule !== "plural-alef") return alone
  return { ...alone, fixes: pluralFixes(bare, alone.fixes, words[at - 1], lexicon) }
}

/** Particles after which a verb of the plural ends in وا and not in ون. */
const shortening = /^[وفل]?(?:أن|ان|لن|لم|كي|لكي|حتى|لا|ألا|كيلا|لما)$/

/** The fixes of a verb of the plural that ends in و: of the present tense it is one in ون, but after some particles. */
function pluralFixes(
  bare: string,
  fixes: readonly string[],
  before: Word | undefined,
  { forms }: Lexicon,
): readonly string[] {
  if (!/^[وف]?س?ي/.test(bare) || (before && shortening.test(before.bare))) return fixes
  const full = `${fixes[0]!.slice(0, -1)}ن`
  return forms.own(full).weight > 0 || forms.own(full).isListed ? [full, ...fixes] : fixes
}

/** The verdict on a word by itself; it is the same wherever the word stands. */
function judgeAlone(bare: string, lexicon: Lexicon): Verdict | null {
  const { forms } = lexicon
  const variant = commonSpelling(bare, lexicon)
  const twin = twinSpelling(bare, lexicon)
  if (twin && (!variant || forms.own(twin.word).weight > twinAdvantage * forms.own(variant.word).weight))
    return { rule: twin.rule, severity: "error", source: "counts", fixes: [twin.word] }
  if (variant) {
    // A verb of the plural may lack its alef and its hamza at once.
    const plural = pluralSpelling(variant.word, lexicon)
    // A word that the dictionary lists may be meant: مركبه is his boat.
    const severity = forms.own(bare).isListed ? "warning" : "error"
    return { rule: variant.rule, severity, source: "counts", fixes: [plural ?? variant.word] }
  }
  const plural = pluralSpelling(bare, lexicon)
  if (plural) return { rule: "plural-alef", severity: "error", source: "counts", fixes: [plural] }
  const split = splitSpelling(bare, lexicon)
  if (split) return { rule: "joined", severity: "error", source: "counts", fixes: [split] }
  return slipOf(bare, lexicon)
}

/** An unknown word that differs by one typing error from a common word. */
function slipOf(bare: string, lexicon: Lexicon): Verdict | null {
  const own = lexicon.forms.own(bare)
  if (own.isListed || own.weight >= 1 || bare.length < slip.shortest) return null
  const [best, next] = candidatesFor(bare, lexicon)
  if (!best || best.score < slip.score || (next && best.score - next.score < slip.margin)) return null
  return { rule: "slip", severity: "warning", source: "counts", fixes: [best.word] }
}

/** Words of the list that are right behind certain words: عقد القران. */
const exceptions: ReadonlyMap<string, RegExp> = new Map([["القران", /^[وفبل]?(?:ال)?عقد$|^[وفبل]?يعقد$/]])

const isException = (bare: string, before: Word | undefined) =>
  before !== undefined && exceptions.get(bare)?.test(before.bare) === true

/** What the list of common errors has for `bare`, which may have و or ف before it. */
function listedError(bare: string): readonly string[] | null {
  const whole = commonErrors.get(bare)
  if (whole) return whole
  const rest = /^[وف]/.test(bare) ? commonErrors.get(bare.slice(1)) : undefined
  return rest?.map((right) => bare[0] + right) ?? null
}

const findingOf = (word: Word, { rule, kind = "spelling", severity, source, fixes }: Verdict): Finding => ({
  rule,
  kind,
  severity,
  source,
  from: word.from,
  to: word.to,
  text: word.text,
  values: { word: word.text, right: fixes[0] ?? "" },
  fixes: fixes.map((right) => inPlaceOf(word, right)),
})

const tanwin = "\u064B"

/** `right` as it is written in the place of `word`: with the tashkeel that the word has, where their letters agree. */
function inPlaceOf({ text, bare }: Word, right: string): string {
  if (text === bare) return right
  if (right.length === bare.length) {
    let at = 0
    return Array.from(text, (character) => (character === bare[at] ? right[at++]! : character)).join("")
  }
  const hasTanwin = text.includes(tanwin)
  return hasTanwin && right.endsWith("ء") ? right + tanwin : right
}
