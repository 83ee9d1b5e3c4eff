import type { Step } from "prosemirror-transform"
import { Transform } from "prosemirror-transform"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { type Article, emptyArticle, schema } from "../../../../main/article/schema.ts"
import type { Place } from "../../../../main/contract/desk.ts"
import { DeskError } from "../../../../main/contract/problem.ts"
import { type Batch, createJournaler, journalPace } from "../../../../renderer/session/article/journaler.ts"

/** A writer at an article: every word typed is a step at the end of the headline. */
function writer() {
  let doc: Article = emptyArticle({ id: "article-0001" })
  let place: Place = { anchor: 1, head: 1, scroll: 0 }
  return {
    source: { doc: () => doc, place: () => place },
    type(text: string): Step[] {
      const end = 1 + doc.child(0).content.size
      const change = new Transform(doc).insert(end, schema.text(text))
      doc = change.doc
      place = { anchor: end + text.length, head: end + text.length, scroll: 0 }
      return change.steps
    },
    goTo(at: number) {
      place = { anchor: at, head: at, scroll: 120 }
    },
    text: () => doc.child(0).textContent,
  }
}

/** A desk that holds every call until the test lets it go. */
function slowDesk() {
  const sent: { batch: Batch; done(): void; fail(error: unknown): void }[] = []
  const send = (batch: Batch) =>
    new Promise<{ version: number }>((resolve, reject) => {
      sent.push({
        batch,
        done: () => resolve({ version: batch.from + batch.steps.length }),
        fail: reject,
      })
    })
  return { sent, send }
}

const turn = () => vi.advanceTimersByTimeAsync(0)
const wait = (time: number) => vi.advanceTimersByTimeAsync(time)
const summary = ({ from, doc, steps }: Batch) => [from, doc === null ? "steps" : "whole", steps.length]

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe("what is typed", () => {
  test("goes a moment after the first key of a batch, the first time with the whole document", async () => {
    const desk = slowDesk()
    const { source, type } = writer()
    const journaler = createJournaler("one", source, desk.send)
    journaler.add(type("خبر"))
    await wait(journalPace.batch - 1)
    journaler.add(type(" عاجل"))
    expect(desk.sent).toHaveLength(0)
    await wait(1)
    expect(desk.sent.map(({ batch }) => summary(batch))).toEqual([[2, "whole", 0]])
    expect(JSON.stringify(desk.sent[0]?.batch.doc)).toContain("خبر عاجل")
    expect(desk.sent[0]?.batch.place).toEqual({ anchor: 9, head: 9, scroll: 0 })
  })

  test("goes, whenever it comes while a call comes back", async () => {
    for (let turns = 0; turns < 8; turns++) {
      const desk = slowDesk()
      const { source, type } = writer()
      const journaler = createJournaler("one", source, desk.send)
      journaler.add(type("أ"))
      await wait(journalPace.batch)
      desk.sent[0]?.done()
      for (let turn = 0; turn < turns; turn++) await Promise.resolve()
      journaler.add(type("ب"))
      await wait(journalPace.batch)
      expect(desk.sent, `after ${turns} turns`).toHaveLength(2)
    }
  })

  test("goes as steps after that, one call at a time, none left out", async () => {
    const desk = slowDesk()
    const { source, type } = writer()
    const journaler = createJournaler("one", source, desk.send)
    journaler.add(type("أ"))
    await wait(journalPace.batch)
    journaler.add(type("ب"))
    journaler.add(type("ج"))
    await wait(1000)
    expect(desk.sent).toHaveLength(1)
    desk.sent[0]?.done()
    await wait(journalPace.batch)
    expect(desk.sent.map(({ batch }) => summary(batch))).toEqual([
      [1, "whole", 0],
      [1, "steps", 2],
    ])
    expect(journaler.version()).toBe(3)
  })

  test("and became another text by other means is none that the desk has a version of before it comes whole", async () => {
    const desk = slowDesk()
    const { source, type } = writer()
    const journaler = createJournaler("one", source, desk.send)
    journaler.add(type("أ"))
    await wait(journalPace.batch)
    desk.sent[0]?.done()
    await turn()
    expect(journaler.version()).toBe(1)
    // Others' changes went in while the editor showed another article.
    type(" وما كتبه غيره")
    journaler.rebase(true)
    expect(journaler.version()).toBe(2)
    await wait(journalPace.batch)
    expect(desk.sent.map(({ batch }) => summary(batch))).toEqual([
      [1, "whole", 0],
      [2, "whole", 0],
    ])
    desk.sent[1]?.done()
    journaler.add(type("ب"))
    await wait(journalPace.batch)
    expect(desk.sent.map(({ batch }) => summary(batch)).at(-1)).toEqual([2, "steps", 1])
  })

  test("takes along what was stamped before it, and a stamp alone is not worth a call", async () => {
    const desk = slowDesk()
    const { source, type } = writer()
    const journaler = createJournaler("one", source, desk.send)
    journaler.add(type("أ"))
    await wait(journalPace.batch)
    desk.sent[0]?.done()
    await turn()
    journaler.follow(type("ب"))
    await wait(5000)
    expect(desk.sent).toHaveLength(1)
    journaler.add(type("ج"))
    await wait(journalPace.batch)
    expect(summary(desk.sent[1]!.batch)).toEqual([1, "steps", 2])
  })
})

describe("a call that fails", () => {
  test("is made again with what was typed since, and said after two seconds until it goes well", async () => {
    const desk = slowDesk()
    const { source, type } = writer()
    const journaler = createJournaler("one", source, desk.send)
    journaler.add(type("أ"))
    await wait(journalPace.batch)
    desk.sent[0]?.done()
    await turn()
    journaler.add(type("ب"))
    await wait(journalPace.batch)
    desk.sent[1]?.fail(new DeskError("disk-full"))
    await turn()
    journaler.add(type("ج"))
    expect(journaler.late.value).toBe(null)
    await wait(journalPace.late)
    expect(summary(desk.sent[2]!.batch)).toEqual([1, "steps", 2])
    expect(journaler.late.value).toEqual({ code: "disk-full", details: {} })
    desk.sent[2]?.done()
    await turn()
    expect(journaler.late.value).toBe(null)
  })

  test("for a gap is mended at once with the whole document", async () => {
    const desk = slowDesk()
    const { source, type } = writer()
    const journaler = createJournaler("one", source, desk.send)
    journaler.add(type("أ"))
    await wait(journalPace.batch)
    desk.sent[0]?.done()
    await turn()
    journaler.add(type("ب"))
    await wait(journalPace.batch)
    desk.sent[1]?.fail(new DeskError("journal-gap"))
    await turn()
    expect(summary(desk.sent[2]!.batch)).toEqual([2, "whole", 0])
  })

  test("is of no account once the article was opened anew", async () => {
    const desk = slowDesk()
    const { source, type } = writer()
    const journaler = createJournaler("one", source, desk.send)
    journaler.add(type("أ"))
    await wait(journalPace.batch)
    journaler.restart("two")
    desk.sent[0]?.fail(new DeskError("journal-gap"))
    await turn()
    journaler.add(type("ب"))
    await wait(journalPace.batch)
    expect(desk.sent[1]?.batch.epoch).toBe("two")
    expect(summary(desk.sent[1]!.batch)).toEqual([1, "whole", 0])
  })
})

describe("a flush", () => {
  test("waits for the call under way, then sends what is left", async () => {
    const desk = slowDesk()
    const { source, type } = writer()
    const journaler = createJournaler("one", source, desk.send)
    journaler.add(type("أ"))
    await wait(journalPace.batch)
    journaler.add(type("ب"))
    const flushed = journaler.flush()
    desk.sent[0]?.done()
    await turn()
    expect(summary(desk.sent[1]!.batch)).toEqual([1, "steps", 1])
    desk.sent[1]?.done()
    expect(await flushed).toBe(true)
  })

  test("tells where the writer went, but begins no journal for that", async () => {
    const desk = slowDesk()
    const { source, type, goTo } = writer()
    const journaler = createJournaler("one", source, desk.send)
    expect(await journaler.flush()).toBe(true)
    expect(desk.sent).toHaveLength(0)
    journaler.add(type("أ"))
    await wait(journalPace.batch)
    desk.sent[0]?.done()
    await turn()
    goTo(1)
    void journaler.flush()
    await turn()
    expect(summary(desk.sent[1]!.batch)).toEqual([1, "steps", 0])
    expect(desk.sent[1]?.batch.place.scroll).toBe(120)
  })
})
