/** Marks: words that no other key makes, so that each can be looked for wherever it went. */
import { blockText } from "../../main/article/alignment.ts"
import type { Article } from "../../main/article/schema.ts"

/** Makes marks; `writer` is nobody else's. All numbers have one length: what is left of a cut mark is no other mark. */
export function createMarks(writer: string): () => string {
  let made = 0
  return () => `q${writer}n${String(++made).padStart(6, "0")}q`
}

/** The marks in a text, each as often as it stands there. */
export const marksIn = (text: string): string[] => text.match(/q[a-z0-9]+n\d{6}q/g) ?? []

/** The marks in headline, standfirst and body, each as often as it stands there. */
export const marksOf = (article: Article): string[] =>
  marksIn([article.child(0), article.child(1), ...article.child(2).children].map(blockText).join("\n"))

/** The marks that are more than once among `marks`. */
export function repeated(marks: readonly string[]): string[] {
  const met = new Set<string>()
  return marks.filter((mark) => met.size === met.add(mark).size)
}

/** Which marks were acknowledged and which of them somebody took out: from it follows what must be there after a crash. */
export type MarkLedger = {
  keep(marks: readonly string[]): void
  takeOut(marks: readonly string[]): void
  /** The marks that must be there and are not among `found`. They are asked for no more. */
  missing(found: ReadonlySet<string>): string[]
}

export function createMarkLedger(): MarkLedger {
  const due = new Set<string>()
  const out = new Set<string>()
  return {
    keep(marks) {
      for (const mark of marks) if (!out.has(mark)) due.add(mark)
    },
    takeOut(marks) {
      for (const mark of marks) {
        out.add(mark)
        due.delete(mark)
      }
    },
    missing(found) {
      const missing = [...due].filter((mark) => !found.has(mark))
      for (const mark of missing) due.delete(mark)
      return missing
    },
  }
}
