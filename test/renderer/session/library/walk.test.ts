/** Going through the list with "next article" and "previous article". */
import { describe, expect, test } from "vitest"
import type { Hit, LibraryQuery } from "../../../../main/contract/library.ts"
import { createWalk } from "../../../../renderer/session/library/walk.ts"

/** A list of articles, the one that was edited last first, and a way through it from `open`. */
function listed(...ids: string[]) {
  let list = ids
  const question = { text: "", order: "updated" as const, group: "none" as const }
  const browse = async ({ from, count, near }: LibraryQuery) => ({
    total: list.length,
    more: false,
    at: near === null || !list.includes(near) ? null : list.indexOf(near),
    groups: [],
    rows: list.slice(from, from + count).map((id) => ({ id }) as Hit),
    ms: 0,
    version: 0,
  })
  const walk = createWalk(browse, () => question)
  let open: string | null = null
  return {
    question,
    /** Opens an article from the list. */
    open(id: string) {
      open = id
    },
    /** Edits the open article, which sorts it to the top. */
    edit() {
      list = [open!, ...list.filter((id) => id !== open)]
    },
    remove(id: string) {
      list = list.filter((each) => each !== id)
    },
    add(id: string) {
      list = [id, ...list]
    },
    async next() {
      const id = await walk.step(open, 1)
      open = id ?? open
      return id
    },
    async previous() {
      const id = await walk.step(open, -1)
      open = id ?? open
      return id
    },
  }
}

describe("the next article", () => {
  test("is the next of the list as it was when the way began, also after each was edited", async () => {
    const list = listed("a", "b", "c", "d")
    list.open("a")
    for (const id of ["b", "c", "d"]) {
      list.edit()
      expect(await list.next()).toBe(id)
    }
    list.edit()
    expect(await list.next()).toBe(null)
    for (const id of ["c", "b", "a"]) expect(await list.previous()).toBe(id)
    expect(await list.previous()).toBe(null)
  })

  test("is the first line for an article that is not in the list, and where none is open", async () => {
    const list = listed("a", "b")
    expect(await list.next()).toBe("a")
    list.open("x")
    expect(await list.next()).toBe("a")
    expect(await list.next()).toBe("b")
  })

  test("is counted from an article that was opened in another way", async () => {
    const list = listed("a", "b", "c", "d")
    list.open("a")
    await list.next()
    list.open("d")
    expect(await list.previous()).toBe("c")
  })

  test("is that of the new list once something else is searched for", async () => {
    const list = listed("a", "b", "c")
    list.open("b")
    await list.next()
    list.edit()
    list.question.text = "خبر"
    expect(await list.next()).toBe("a")
  })

  test("that came since is reached at the end of the way", async () => {
    const list = listed("b", "c")
    list.open("c")
    expect(await list.previous()).toBe("b")
    list.add("a")
    expect(await list.previous()).toBe("a")
    expect(await list.next()).toBe("b")
  })

  test("is found in a list of any length, without reading all of it at once", async () => {
    const ids = Array.from({ length: 1000 }, (_, number) => `n${number}`)
    const list = listed(...ids)
    list.open("n500")
    for (let number = 501; number < 1000; number++) expect(await list.next()).toBe(`n${number}`)
    for (let number = 998; number >= 0; number--) expect(await list.previous()).toBe(`n${number}`)
    expect(await list.previous()).toBe(null)
  })
})
