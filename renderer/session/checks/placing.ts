/** Where in the document the findings are, and which words are around them. */
import type { Article } from "../../../main/article/schema.ts"
import type { Finding } from "../../../main/contract/checking.ts"
import type { Noted, PlacedFinding } from "../../editor/findings.ts"
import { blocksOf, type NameOf } from "./blocks.ts"

/** How many characters before and behind a finding are shown with it: few before, so that it is seen in a narrow line. */
const around = { before: 16, after: 30 } as const

/** The part of `text` before `end`, not longer than is shown, beginning with a whole word. */
function before(text: string, end: number): string {
  if (end <= around.before) return text.slice(0, end)
  const part = text.slice(end - around.before, end)
  return `…${part.slice(part.indexOf(" ") + 1)}`
}

/** The part of `text` from `start`, not longer than is shown, ending with a whole word. */
function after(text: string, start: number): string {
  const part = text.slice(start, start + around.after)
  const cut = part.lastIndexOf(" ")
  return start + around.after < text.length ? `${part.slice(0, cut < 0 ? part.length : cut)}…` : part
}

/** The words of a block's text around `from`..`to`, as they are shown with a finding. */
export const wordsAround = (text: string, from: number, to: number): Pick<Noted, "before" | "after"> => ({
  before: before(text, from),
  after: after(text, to),
})

export type Placing = {
  /**
   * The findings of the blocks of `doc`, in the order of the text. A finding that `place` returned last time is the same
   * object as long as its block keeps its name, kind and number.
   */
  place(doc: Article): PlacedFinding[]
}

/** Places what `foundIn` has for the name of a block. */
export function createPlacing(nameOf: NameOf, foundIn: (name: string) => readonly Finding[]): Placing {
  /** What was returned last of each finding. */
  let known = new Map<string, Noted>()
  return {
    place(doc) {
      const placed: PlacedFinding[] = []
      const next = new Map<string, Noted>()
      for (const { node, pos, kind, number, text } of blocksOf(doc)) {
        const block = nameOf(node)
        for (const finding of foundIn(block)) {
          const { from, to } = finding
          const name = `${block} ${finding.rule} ${from} ${to}`
          const last = known.get(name)
          const noted: Noted =
            last?.number === number && last.kind === kind
              ? last
              : { finding, kind, number, ...wordsAround(text, from, to) }
          next.set(name, noted)
          placed.push({ noted, from: pos + from, to: pos + to })
        }
      }
      known = next
      return placed
    },
  }
}
