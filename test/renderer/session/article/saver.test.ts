import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import type { Article } from "../../../../main/article/schema.ts"
import { dossierOf, emptyArticle, schema } from "../../../../main/article/schema.ts"
import type { ArticleJSON, Saved } from "../../../../main/contract/desk.ts"
import { settingLimits } from "../../../../main/contract/desk.ts"
import { DeskError } from "../../../../main/contract/problem.ts"
import { createSaver, pace } from "../../../../renderer/session/article/saver.ts"

const id = "article-0001"
const hash = "0".repeat(64)
/** How long the writer rests before a save, in milliseconds. */
const rest = 1000
const updated = "2026-11-23T10:00:00.000Z"

/** An article whose headline is `text`. */
function headed(text: string): Article {
  const blank = emptyArticle({ id })
  const headline = schema.nodes.headline.create(null, text ? schema.text(text) : null)
  return blank.copy(blank.content.replaceChild(0, headline))
}

type Written = Extract<Saved, { kind: "saved" }>
const json = (article: Article) => article.toJSON() as ArticleJSON

/** A desk that holds every save until the test lets it go. */
function slowDesk() {
  const sent: {
    text: string
    settle: boolean
    done(change?: Partial<Written>): void
    conflict(theirs: Article): void
    fail(error: unknown): void
  }[] = []
  const send = (article: Article, _base: string | null, settle: boolean) =>
    new Promise<Saved>((resolve, reject) => {
      sent.push({
        text: article.child(0).textContent,
        settle,
        done: (change = {}) =>
          resolve({ kind: "saved", base: hash, name: "a.html", updated, merged: null, ...change }),
        conflict: (theirs) =>
          resolve({
            kind: "conflict",
            base: "1".repeat(64),
            theirs: json(theirs),
            ancestor: null,
            changed: updated,
          }),
        fail: reject,
      })
    })
  return { sent, send }
}

const turn = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe("an article is saved", () => {
  test("after a second's rest", async () => {
    const desk = slowDesk()
    const saver = createSaver(
      { article: headed("خبر"), base: hash },
      desk.send,
      () => {},
      () => rest,
    )
    saver.change(headed("خبر عاجل"))
    expect(saver.state.value.kind).toBe("changed")
    await vi.advanceTimersByTimeAsync(999)
    expect(desk.sent).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(1)
    expect(desk.sent.map((save) => save.text)).toEqual(["خبر عاجل"])
  })

  test("after the rest that is set, which may change while it is waited for", async () => {
    const desk = slowDesk()
    let rest = 3000
    const saver = createSaver(
      { article: headed("خبر"), base: hash },
      desk.send,
      () => {},
      () => rest,
    )
    saver.change(headed("خبر عاجل"))
    await vi.advanceTimersByTimeAsync(2999)
    expect(desk.sent).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(1)
    desk.sent[0]!.done()
    await turn()
    rest = 500
    saver.change(headed("خبر عاجل آخر"))
    await vi.advanceTimersByTimeAsync(500)
    expect(desk.sent).toHaveLength(2)
  })

  test("at the latest five seconds after a change, however long a rest is set", async () => {
    expect(settingLimits.autosaveRest.max * 1000).toBeLessThan(pace.longest)
    const desk = slowDesk()
    const saver = createSaver(
      { article: headed(""), base: null },
      desk.send,
      () => {},
      () => 60_000,
    )
    saver.change(headed("ا"))
    await vi.advanceTimersByTimeAsync(pace.longest)
    expect(desk.sent).toHaveLength(1)
  })

  test("at the latest five seconds after a change, though the typing never rests", async () => {
    const desk = slowDesk()
    const saver = createSaver(
      { article: headed(""), base: null },
      desk.send,
      () => {},
      () => rest,
    )
    for (let typed = 1; typed <= 10; typed++) {
      expect(desk.sent).toHaveLength(0)
      saver.change(headed("ا".repeat(typed)))
      await vi.advanceTimersByTimeAsync(500)
    }
    expect(desk.sent).toHaveLength(1)
  })

  test("one save at a time, and the newest text is the last to go", async () => {
    const desk = slowDesk()
    const saver = createSaver(
      { article: headed(""), base: null },
      desk.send,
      () => {},
      () => rest,
    )
    saver.change(headed("أول"))
    await vi.advanceTimersByTimeAsync(rest)
    saver.change(headed("ثان"))
    const flushed = saver.flush(true)
    await turn()
    expect(desk.sent).toHaveLength(1)
    desk.sent[0]?.done()
    await turn()
    expect(desk.sent.map((save) => save.text)).toEqual(["أول", "ثان"])
    desk.sent[1]?.done()
    expect(await flushed).toBe(true)
    expect(saver.state.value.kind).toBe("saved")
  })
})

describe("«saved» is said", () => {
  test("only of the version that the disk acknowledged", async () => {
    const desk = slowDesk()
    const saver = createSaver(
      { article: headed("خبر"), base: hash },
      desk.send,
      () => {},
      () => rest,
    )
    saver.change(headed("خبر ١"))
    await vi.advanceTimersByTimeAsync(rest)
    expect(saver.state.value.kind).toBe("saving")
    saver.change(headed("خبر ١٢"))
    desk.sent[0]?.done()
    await turn()
    expect(saver.state.value.kind).toBe("changed")
    await vi.advanceTimersByTimeAsync(rest)
    desk.sent[1]?.done()
    await turn()
    expect(saver.state.value.kind).toBe("saved")
  })

  test("not of a new article in which nothing is written, and it makes no file", async () => {
    const desk = slowDesk()
    const saver = createSaver(
      { article: headed(""), base: null },
      desk.send,
      () => {},
      () => rest,
    )
    saver.change(headed("x"))
    saver.change(headed(""))
    expect(await saver.flush(true)).toBe(true)
    expect(desk.sent).toHaveLength(0)
  })
})

describe("a save that fails", () => {
  test("says why, keeps the text, and is tried again by itself", async () => {
    const desk = slowDesk()
    const saver = createSaver(
      { article: headed("خبر"), base: hash },
      desk.send,
      () => {},
      () => rest,
    )
    saver.change(headed("خبر مهم"))
    await vi.advanceTimersByTimeAsync(rest)
    desk.sent[0]?.fail(new DeskError("disk-full"))
    await turn()
    expect(saver.state.value).toEqual({ kind: "failed", problem: { code: "disk-full", details: {} } })
    await vi.advanceTimersByTimeAsync(pace.again)
    expect(desk.sent[1]?.text).toBe("خبر مهم")
    desk.sent[1]?.done()
    await turn()
    expect(saver.state.value.kind).toBe("saved")
  })

  test("is no reason to say that a flush went well", async () => {
    const desk = slowDesk()
    const saver = createSaver(
      { article: headed("خبر"), base: hash },
      desk.send,
      () => {},
      () => rest,
    )
    saver.change(headed("خبر مهم"))
    const flushed = saver.flush(true)
    await turn()
    desk.sent[0]?.fail(new DeskError("newsroom-missing"))
    expect(await flushed).toBe(false)
    expect(saver.latest().child(0).textContent).toBe("خبر مهم")
  })
})

test("what the disk adds to the dossier is in the newest document", async () => {
  const desk = slowDesk()
  const told: string[] = []
  const saver = createSaver(
    { article: headed("خبر"), base: hash },
    desk.send,
    ({ name }) => told.push(name),
    () => rest,
  )
  saver.change(headed("خبر ثان"))
  void saver.flush(false)
  await turn()
  desk.sent[0]?.done({ name: "b.html" })
  await turn()
  expect(dossierOf(saver.latest()).updated).toBe(updated)
  expect(told).toEqual(["b.html"])
})

test("an article with more than its file is saved without being touched", async () => {
  const desk = slowDesk()
  createSaver(
    { article: headed("خبر"), base: hash, unsaved: true },
    desk.send,
    () => {},
    () => rest,
  )
  await vi.advanceTimersByTimeAsync(rest)
  expect(desk.sent.map((save) => save.text)).toEqual(["خبر"])
})

describe("a file that holds another text for the same words", () => {
  test("stops the saving until the writer has chosen, then the choice is written over it", async () => {
    const desk = slowDesk()
    const saver = createSaver(
      { article: headed("خبر"), base: hash },
      desk.send,
      () => {},
      () => rest,
    )
    saver.change(headed("خبر لنا"))
    await vi.advanceTimersByTimeAsync(rest)
    desk.sent[0]?.conflict(headed("خبر لهم"))
    await turn()
    const state = saver.state.value
    expect(state.kind === "conflict" && state.conflict.ours.textContent).toBe("خبر لنا")
    saver.change(headed("خبر لنا أيضاً"))
    await vi.advanceTimersByTimeAsync(pace.longest)
    expect(await saver.flush(true)).toBe(false)
    expect(desk.sent).toHaveLength(1)
    saver.adopt(headed("خبر لهم"), "1".repeat(64), false, null)
    void saver.flush(false)
    await turn()
    expect(desk.sent[1]?.text).toBe("خبر لهم")
    desk.sent[1]?.done()
    await turn()
    expect(saver.state.value.kind).toBe("saved")
  })

  test("that went together with ours is told with what was sent, though more was typed since", async () => {
    const desk = slowDesk()
    const told: (string | undefined)[] = []
    const saver = createSaver(
      { article: headed("خبر"), base: hash },
      desk.send,
      ({ merged }) => told.push(merged?.ours.textContent),
      () => rest,
    )
    saver.change(headed("خبر ١"))
    await vi.advanceTimersByTimeAsync(rest)
    saver.change(headed("خبر ١٢"))
    desk.sent[0]?.done({ merged: json(headed("خبر ١")) })
    await turn()
    expect(told).toEqual(["خبر ١"])
    expect(saver.state.value.kind).toBe("changed")
  })
})
