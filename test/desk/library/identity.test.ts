/** Which of several files that name one id is the article. */
import { describe, expect, test } from "vitest"
import { Identities, shareId } from "../../../main/desk/library/identity.ts"

const id = "k3v9x2m4q7wd"
const automatic = `2026-11-23-${id}.html`

/** The article among these files, and its conflict copies. */
function share(
  names: string[],
  { before, updated = {} }: { before?: string; updated?: Record<string, string> } = {},
) {
  const { article, copies } = shareId(id, new Set(names), {
    before,
    updatedIn: (name) => updated[name] ?? "",
  })
  return { article, copies: [...copies] }
}

describe("of the files of one id, the article is", () => {
  test("the only one, whatever its name", () => {
    expect(share(["قصة (1).html"])).toEqual({ article: "قصة (1).html", copies: [] })
    expect(share([])).toEqual({ article: undefined, copies: [] })
  })

  test("the one that is no conflict copy of the other, in whatever order they are found", () => {
    for (const names of [
      ["قصة.html", "قصة (نسخة).html"],
      ["قصة (نسخة).html", "قصة.html"],
    ])
      expect(share(names)).toEqual({ article: "قصة.html", copies: ["قصة (نسخة).html"] })
  })

  test("never a conflict copy, not even if it was the article before", () => {
    expect(share(["قصة.html", "قصة (1).html"], { before: "قصة (1).html" }).article).toBe("قصة.html")
  })

  test("the one that it was before the others came", () => {
    expect(share(["a.html", "longer.html"], { before: "longer.html" }).article).toBe("longer.html")
  })

  test("the shortest name if nothing else is known, and of two as short the first by the alphabet", () => {
    expect(share(["longer.html", "a.html"]).article).toBe("a.html")
    expect(share(["b.html", "a.html"]).article).toBe("a.html")
  })

  test("the one still to be renamed, where a renaming stopped half way", () => {
    expect(share(["عنوان.html", automatic], { before: "عنوان.html" }).article).toBe(automatic)
  })

  test("the one in which somebody wrote since, where a renaming stopped half way", () => {
    const updated = { "عنوان.html": "2026-11-24T10:00:00.000Z", [automatic]: "2026-11-23T10:00:00.000Z" }
    expect(share(["عنوان.html", automatic], { updated }).article).toBe("عنوان.html")
    const numbered = { "عنوان.html": "2026-11-23T10:00:00.000Z", "عنوان-2.html": "2026-11-24T10:00:00.000Z" }
    expect(share(["عنوان.html", "عنوان-2.html"], { updated: numbered }).article).toBe("عنوان-2.html")
  })
})

describe("the files of an id", () => {
  const sharing = (of: Identities) => of.sharing(id, () => "").article

  test("are told of each other when one comes and when one goes", () => {
    const of = new Identities()
    expect([...of.claim(id, "a.html")]).toEqual([])
    expect([...of.claim(id, "b.html")]).toEqual(["a.html"])
    expect([...of.release(id, "a.html")]).toEqual(["b.html"])
    expect([...of.namesOf(id)]).toEqual(["b.html"])
    expect([...of.release(id, "b.html")]).toEqual([])
    expect([...of.namesOf(id)]).toEqual([])
  })

  test("keep the article that was settled when a shorter name comes", () => {
    const of = new Identities()
    of.claim(id, "longer.html")
    of.settle(id, "longer.html")
    of.claim(id, "a.html")
    expect(sharing(of)).toBe("longer.html")
    of.release(id, "longer.html")
    expect(sharing(of)).toBe("a.html")
  })
})
