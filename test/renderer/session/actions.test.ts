/** What the commands do with the open article. */
import { signal } from "@preact/signals"
import { describe, expect, test } from "vitest"
import { wordsIn } from "../../../main/contract/words/index.ts"
import { type ActionsOptions, createActions } from "../../../renderer/session/actions.ts"

/** Actions on an open article whose saves end as `saves` says; what they do is noted in its order. */
function acting({ saves = true, open = true, conflict = false, left = { pictures: 0, links: 0 } } = {}) {
  const did: string[] = []
  const opening = {
    saver: {
      flush: async (settle: boolean) => {
        did.push(`save ${settle ? "and settle" : ""}`)
        return saves
      },
    },
  }
  const current = signal(open ? opening : null)
  const doc = { toJSON: () => ({ type: "doc" }) }
  const options = {
    desk: {
      ask: async () => {
        throw new Error("No index")
      },
      attempt: async () => ({ name: "خبر.html", left }),
      report: (message: string) => void did.push(`report ${message}`),
    },
    page: {
      current,
      currentId: signal(open ? "article-one" : null),
      editor: () => (open ? { view: { state: { doc } } } : null),
    },
    openings: { create: async () => void did.push("create") },
    conflicts: {
      show() {
        did.push("conflict")
        return conflict
      },
    },
    library: {
      step: async (id: string | null, direction: number) => (direction > 0 ? `after ${id}` : null),
    },
    board: { close: () => void did.push("close the board") },
    notices: { say: (text: string) => void did.push(text) },
    words: signal(wordsIn("en")),
    open: async (id: string) => void did.push(`open ${id}`),
  }
  return { actions: createActions(options as unknown as ActionsOptions), did, current }
}

const { saved, exported, exportedWithoutPictures, exportedWithoutLinks } = wordsIn("en").window.notices

describe("saving on request", () => {
  test("lets the file be named, and says that it is saved", async () => {
    const { actions, did } = acting()
    await actions.save()
    expect(did).toEqual(["conflict", "save and settle", saved])
  })

  test("asks about a conflict first, and saves nothing then", async () => {
    const { actions, did } = acting({ conflict: true })
    await actions.save()
    expect(did).toEqual(["conflict"])
  })

  test("that failed asks about the conflict that it may have met", async () => {
    const { actions, did } = acting({ saves: false })
    await actions.save()
    expect(did).toEqual(["conflict", "save and settle", "conflict"])
  })

  test("that failed says nothing of an article that was left meanwhile", async () => {
    const { actions, did, current } = acting({ saves: false })
    const saving = actions.save()
    current.value = null
    await saving
    expect(did).toEqual(["conflict", "save and settle"])
  })

  test("does nothing where no article is open", async () => {
    const { actions, did } = acting({ open: false })
    await actions.save()
    await actions.exportAs("text")
    expect(await actions.suggest(5)).toEqual([])
    expect(did).toEqual([])
  })
})

test("an export is told with the name of its file", async () => {
  const { actions, did } = acting()
  await actions.exportAs("html")
  expect(did).toEqual([exported("خبر.html")])
})

test("an export is told with what is not in it", async () => {
  const { actions, did } = acting({ left: { pictures: 1, links: 2 } })
  await actions.exportAs("html")
  expect(did).toEqual([[exported("خبر.html"), exportedWithoutPictures(1), exportedWithoutLinks(2)].join(" ")])
})

test("that there are no suggestions is only logged", async () => {
  const { actions, did } = acting()
  expect(await actions.suggest(5)).toEqual([])
  expect(did).toEqual(["report No suggestions: Error: No index"])
})

test("two steps at once go two articles on", async () => {
  const { actions, did } = acting()
  await Promise.all([actions.goNeighbour(1), actions.goNeighbour(1)])
  expect(did).toEqual(["open after article-one", "open after after article-one"])
})

test("the neighbour is opened if there is one, and a new article leaves the board", async () => {
  const { actions, did } = acting()
  await actions.goNeighbour(1)
  await actions.goNeighbour(-1)
  await actions.create()
  expect(did).toEqual(["open after article-one", "close the board", "create"])
})
