/** What links lead to: asked for once, kept up to date by the news of the library, asked again where only the desk knows. */
import { effect } from "@preact/signals"
import { expect, test } from "vitest"
import type { CallInput, CallOutput } from "../../../../main/contract/desk.ts"
import type { ArticleSummary, Described } from "../../../../main/contract/library.ts"
import type { Desk } from "../../../../renderer/session/desk.ts"
import { createDescriptions } from "../../../../renderer/session/library/descriptions.ts"

const line = (id: string, headline: string): ArticleSummary => ({
  id,
  kind: "article",
  name: `${id}.html`,
  headline,
  section: "",
  status: "draft",
  updated: "2026-11-24T12:00:00.000Z",
  copyOf: null,
})
const changed = (id: string, now: ArticleSummary | null) => ({ id, before: line(id, ""), now, links: [] })

/** Descriptions over a desk whose answers wait until they are let go. */
function setUp() {
  const asked: string[][] = []
  const waiting: (() => void)[] = []
  const headlines = new Map<string, string>()
  const ask = (name: string, input: CallInput<"describe">): Promise<CallOutput<"describe">> => {
    expect(name).toBe("describe")
    asked.push(input.ids)
    const answer: Described[] = input.ids.map((id) => {
      const headline = headlines.get(id)
      return { id, summary: headline === undefined ? null : line(id, headline), binned: null }
    })
    return new Promise((resolve) => waiting.push(() => resolve(answer)))
  }
  const descriptions = createDescriptions({
    ask: ask as Desk["ask"],
    explain: (error) => {
      throw error
    },
  })
  /** Lets every answer go, and those to the questions that follow from them. */
  const answer = async () => {
    await Promise.resolve()
    while (waiting.length > 0) {
      for (const go of waiting.splice(0)) go()
      for (let turn = 0; turn < 5; turn++) await Promise.resolve()
    }
  }
  const headline = (id: string) => descriptions.of(id)?.summary?.headline
  return { descriptions, asked, headlines, answer, headline }
}

test("what is wanted in one turn is one question, and no question a second time", async () => {
  const { asked, headlines, answer, headline } = setUp()
  headlines.set("article-a", "أ").set("article-b", "ب")
  expect([headline("article-a"), headline("article-b")]).toEqual([undefined, undefined])
  await answer()
  expect([headline("article-a"), headline("article-b")]).toEqual(["أ", "ب"])
  await answer()
  expect(asked).toEqual([["article-a", "article-b"]])
})

test("a changed line is taken over without a question; of others nothing is kept", async () => {
  const { descriptions, asked, headlines, answer, headline } = setUp()
  headlines.set("article-a", "أ")
  headline("article-a")
  await answer()
  const before = descriptions.changes.value
  descriptions.changed({
    changes: [changed("article-a", line("article-a", "أأ")), changed("article-b", line("article-b", "ب"))],
  })
  await answer()
  expect(headline("article-a")).toBe("أأ")
  expect(descriptions.changes.value).toBe(before + 1)
  expect(asked).toEqual([["article-a"]])
})

test("an article that is gone is asked for: it may be in the bin", async () => {
  const { descriptions, asked, headlines, answer } = setUp()
  headlines.set("article-a", "أ")
  descriptions.of("article-a")
  await answer()
  headlines.delete("article-a")
  descriptions.changed({ changes: [changed("article-a", null), changed("article-b", null)] })
  await answer()
  expect(asked).toEqual([["article-a"], ["article-a"]])
  expect(descriptions.of("article-a")).toEqual({ id: "article-a", summary: null, binned: null })
})

test("an answer that was on its way when its article changed does not stand: it is asked for once more", async () => {
  const { descriptions, asked, headlines, answer, headline } = setUp()
  headlines.set("article-a", "قديم")
  headline("article-a")
  await Promise.resolve()
  await Promise.resolve()
  expect(asked).toHaveLength(1)
  headlines.set("article-a", "جديد")
  descriptions.changed({ changes: [changed("article-a", line("article-a", "جديد"))] })
  await answer()
  expect(headline("article-a")).toBe("جديد")
  expect(asked).toHaveLength(2)
})

test("after many changes only what is still shown is asked for, and shows what it did until then", async () => {
  const { descriptions, asked, headlines, answer, headline } = setUp()
  headlines.set("article-a", "أ").set("article-b", "ب")
  const shown: (string | undefined)[] = []
  const stop = effect(() => {
    shown.push(headline("article-a"))
  })
  headline("article-b")
  await answer()
  headlines.set("article-a", "أأ")
  descriptions.changed({ changes: null })
  await answer()
  expect(asked).toEqual([["article-a", "article-b"], ["article-a"]])
  expect([...new Set(shown)]).toEqual([undefined, "أ", "أأ"])
  stop()
})

test("another newsroom's articles are asked for anew", async () => {
  const { descriptions, asked, headlines, answer, headline } = setUp()
  headlines.set("article-a", "أ")
  headline("article-a")
  await answer()
  descriptions.reset()
  headlines.set("article-a", "خبر غرفة أخرى")
  headline("article-a")
  await answer()
  expect(headline("article-a")).toBe("خبر غرفة أخرى")
  expect(asked).toHaveLength(2)
})
