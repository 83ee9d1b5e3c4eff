/** Whom a question is put to, and when. */
import { describe, expect, test } from "vitest"
import type { Draft } from "../../../main/desk/search/protocol.ts"
import { createQuestions } from "../../../main/desk/search/questions.ts"

const line = (id: string, headline: string) => ({
  id,
  kind: "article" as const,
  name: `${id}.html`,
  headline,
  section: "محليات",
  status: "draft" as const,
  updated: "2026-11-24T12:00:00.000Z",
  copyOf: null,
})

const query = {
  text: "",
  kinds: "all",
  order: "best",
  group: "none",
  from: 0,
  count: 10,
  near: null,
} as const
const draft: Draft = { id: "article-a", headline: "", standfirst: "", body: "", topics: [], links: [] }

/** Questions about a library of two articles; what is done for them is noted in its order. */
function asking({ index = true, known = 2, looked = true, fails = false } = {}) {
  const did: string[] = []
  const lines = [line("article-a", "زلزال"), line("article-b", "مباراة")]
  const from = {
    async ask(name: string) {
      did.push(`ask ${name}`)
      if (fails) throw new Error("broken")
      return name === "browse" ? { total: 9 } : name
    },
  }
  let version = 1
  const questions = createQuestions({
    life: {
      begin: async () => void did.push("begin"),
      index: index ? (from as never) : null,
      known,
    },
    feed: {
      tell() {
        did.push("tell")
        version = 2
      },
    },
    firstLook: { within: async () => void did.push("wait") },
    library: {
      looked,
      list: () => lines,
      async refresh() {
        did.push("read the folder")
        return lines
      },
    },
    version: () => version,
    clock: () => new Date("2026-11-24T12:00:00.000Z"),
    log: (message) => void did.push(message),
    withUnfiled: (listed) => [...listed, line("article-c", "مسودة")],
  })
  return { questions, did }
}

describe("a question", () => {
  test("is put to the index when that is started and was told what has changed; the page is of that version", async () => {
    const { questions, did } = asking()
    expect(await questions.browse(query)).toEqual({ total: 9, version: 2 })
    expect(did).toEqual(["begin", "tell", "ask browse"])
  })

  test("waits for the first look only where the index knows nothing and the folder was not read", async () => {
    const waits = async (options: Parameters<typeof asking>[0]) => {
      const { questions, did } = asking(options)
      await questions.facets()
      return did.includes("wait")
    }
    expect(await waits({ known: 0, looked: false })).toBe(true)
    expect(await waits({ known: 2, looked: false })).toBe(false)
    expect(await waits({ known: 0, looked: true })).toBe(false)
    expect(await waits({ known: 0, looked: false, index: false })).toBe(false)
  })
})

describe.each([
  ["without an index", { index: false }, ["begin"]],
  [
    "that the index cannot answer",
    { fails: true },
    ["begin", "tell", "ask browse", "The index could not answer"],
  ],
])("a question %s", (_when, options, before) => {
  test("is answered from the library, with what is only in a journal, as of no version", async () => {
    const { questions, did } = asking(options)
    const { rows, version } = await questions.browse({ ...query, order: "headline" })
    expect(rows.map(({ headline }) => headline)).toEqual(["زلزال", "مباراة", "مسودة"])
    expect(version).toBe(null)
    expect(did).toEqual(before)
  })

  test("is answered as far as headlines and sections tell", async () => {
    const { questions } = asking(options)
    const { hits } = await questions.search("زلزال", 5)
    expect(hits.map(({ id, score }) => [id, score])).toEqual([["article-a", 0]])
    expect(await questions.facets()).toEqual({
      sections: [{ name: "محليات", count: 3 }],
      topics: [],
      bylines: [],
    })
    expect([await questions.suggest(draft, 3), await questions.linkedFrom("article-a")]).toEqual([[], []])
  })

  test("has the folder read first, if it was not", async () => {
    const { questions, did } = asking({ ...options, looked: false })
    await questions.browse(query)
    expect(did.at(-1)).toBe("read the folder")
  })
})
