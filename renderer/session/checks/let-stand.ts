/**
 * Which findings are let stand: at one place, or wherever the words are in an article or in the newsroom. The desk leaves
 * out what it has heard of; this is also about what it has not heard of yet.
 */
import type { CallInput } from "../../../main/contract/desk.ts"
import type { Noted } from "../../editor/findings.ts"

/** The words of a rule's findings, in one article, or in all of the newsroom if that is null. */
type Ignored = CallInput<"heedFinding">

export type LetStand = {
  /** Whether a finding of this article is let stand. */
  has(noted: Noted, article: string | null): boolean
  /** Lets a finding stand where these words are around it. */
  addPlace(noted: Noted): void
  add(words: Ignored): void
  remove(words: Ignored): void
  clear(): void
}

const placeKey = ({ finding, before, after }: Noted) =>
  JSON.stringify([finding.rule, finding.text, before, after])
const wordsKey = ({ rule, text, article }: Ignored) => JSON.stringify([rule, text, article])

/** Nothing is let stand at first. */
export function createLetStand(): LetStand {
  const places = new Set<string>()
  const words = new Set<string>()
  return {
    has(noted, article) {
      const { rule, text } = noted.finding
      return (
        places.has(placeKey(noted)) ||
        words.has(wordsKey({ rule, text, article: null })) ||
        words.has(wordsKey({ rule, text, article }))
      )
    },
    addPlace: (noted) => void places.add(placeKey(noted)),
    add: (what) => void words.add(wordsKey(what)),
    remove: (what) => void words.delete(wordsKey(what)),
    clear() {
      places.clear()
      words.clear()
    },
  }
}
