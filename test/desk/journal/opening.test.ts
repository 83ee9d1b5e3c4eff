/** What a journal tells after what the window sends and what is saved, without a disk. */
import { Transform } from "prosemirror-transform"
import { describe, expect, test } from "vitest"
import { type Article, emptyArticle, schema } from "../../../main/article/schema.ts"
import type { ArticleJSON, CallInput } from "../../../main/contract/desk.ts"
import { opened, withSaved, withSent } from "../../../main/desk/journal/opening.ts"
import { type Journaled, replay, versionOf } from "../../../main/desk/journal/replay.ts"
import { codeOf } from "../refusal.ts"

const id = "article-one"
const place = { anchor: 1, head: 1, scroll: 0 }
const time = "2026-11-23T12:00:00.000Z"
const start = emptyArticle({ id })

/** The article with `text` at the beginning of its headline, and the step that put it there. */
function typed(article: Article, text: string): { doc: Article; step: { stepType: string } } {
  const change = new Transform(article).insert(1, schema.text(text))
  return { doc: change.doc, step: change.steps[0]!.toJSON() as { stepType: string } }
}

/** A call of the opening `one`. */
const sent = (change: Partial<CallInput<"journal">>): CallInput<"journal"> => ({
  id,
  epoch: "one",
  from: 0,
  doc: null,
  steps: [],
  place,
  ...change,
})

/** What comes of a call, as a promise. */
const sending = async (before: Journaled | null, change: Partial<CallInput<"journal">>) =>
  withSent(before, sent(change), time)

const begun = () => opened({ epoch: "one", hash: null, name: "", doc: start, unsaved: 0 }, time)
const headline = ({ doc }: Journaled) => doc.child(0).textContent

/** A journal of an opening in which these letters were typed, one step each. */
function journalOf(...letters: string[]): { journal: Journaled; docs: Article[] } {
  let journal = begun()
  const docs = [start]
  for (const [from, letter] of letters.entries()) {
    const { doc, step } = typed(docs.at(-1)!, letter)
    docs.push(doc)
    journal = withSent(journal, sent({ from, steps: [step] }), time).next
  }
  return { journal, docs }
}

describe("what the window sends", () => {
  test("goes on where the journal ends", () => {
    const { journal } = journalOf("ب", "ا")
    expect([headline(journal), versionOf(journal)]).toEqual(["اب", 2])
  })

  test("is taken once, though it is sent again", () => {
    const { journal } = journalOf("ب")
    const first = typed(start, "ب")
    const second = typed(first.doc, "ا")
    const { next, records } = withSent(journal, sent({ from: 0, steps: [first.step, second.step] }), time)
    expect([headline(next), versionOf(next)]).toEqual(["اب", 2])
    expect(records).toMatchObject([{ kind: "steps", from: 1, steps: [second.step] }])
  })

  test("is refused with a gap before it, of another opening, and without a document where no opening is known", async () => {
    const { journal } = journalOf("ب")
    const { step } = typed(start, "ا")
    const calls: [Journaled | null, Partial<CallInput<"journal">>][] = [
      [journal, { from: 2, steps: [step] }],
      [journal, { epoch: "two", from: 1, steps: [step] }],
      [null, { steps: [step] }],
      [journal, { from: 1, steps: [{ stepType: "none" }] }],
    ]
    for (const [before, change] of calls)
      expect(await codeOf(sending(before, change)), JSON.stringify(change)).toBe("journal-gap")
  })

  test("may be a whole document, which counts for what it changed", () => {
    const { journal, docs } = journalOf("ب")
    const other = typed(docs[1]!, "كت").doc.toJSON() as ArticleJSON
    const { next } = withSent(journal, sent({ from: 1, doc: other }), time)
    expect([headline(next), versionOf(next), next.start.unsaved]).toEqual(["كتب", 1, 2])
    const same = withSent(next, sent({ from: 1, doc: other }), time).next
    expect(same.start.unsaved).toBe(2)
  })

  test("is no document of another article", async () => {
    const other = emptyArticle({ id: "article-two" }).toJSON() as ArticleJSON
    expect(await codeOf(sending(begun(), { doc: other }))).toBe("invalid-call")
  })

  test("reads the same from the disk as it was told", () => {
    const { docs } = journalOf("ب", "ا")
    const whole = withSent(null, sent({ doc: docs[2]!.toJSON() as ArticleJSON }), time)
    const { step } = typed(docs[2]!, "كت")
    const more = withSent(whole.next, sent({ steps: [step] }), time)
    const { journaled, lost } = replay([...whole.records, ...more.records])
    expect(lost).toBeNull()
    expect(journaled && headline(journaled)).toBe(headline(more.next))
  })
})

describe("a save", () => {
  test("leaves the steps that came after it, on the file that was written", () => {
    const { journal, docs } = journalOf("ب", "ا", "ك")
    const next = withSaved(journal, { version: 2, hash: "h", name: "a.html", article: docs[2]! })
    expect(next).toMatchObject({ hash: "h", name: "a.html", start: { version: 2, unsaved: 0 }, savings: [] })
    expect(next && [headline(next), next.steps.length, versionOf(next)]).toEqual(["كاب", 1, 3])
  })

  test("of what went before a document that was sent anew says nothing of the journal", () => {
    const { journal, docs } = journalOf("ب", "ا")
    const { next } = withSent(journal, sent({ from: 2, doc: docs[2]!.toJSON() as ArticleJSON }), time)
    expect(withSaved(next, { version: 1, hash: "h", name: "a.html", article: docs[1]! })).toBeNull()
  })

  test("of a text that the later steps do not fit is refused", () => {
    const { journal } = journalOf("بابا", "كتابا")
    const far = typed(journal.doc, "ا")
    const grown = new Transform(far.doc).insert(8, schema.text("!"))
    const { next } = withSent(
      journal,
      sent({ from: 2, steps: [far.step, grown.steps[0]!.toJSON() as { stepType: string }] }),
      time,
    )
    expect(() => withSaved(next, { version: 3, hash: "h", name: "a.html", article: start })).toThrow(
      RangeError,
    )
  })
})
