/** Whose file it is that stands there: the desk's own, of which window, or somebody's. */
import { describe, expect, test } from "vitest"
import { emptyArticle } from "../../../main/article/schema.ts"
import { type Bases, createBases } from "../../../main/desk/saving/bases.ts"

const id = "article-one"
const article = emptyArticle({ id })
const content = (hash: string) => ({ bytes: new Uint8Array(), hash })

/** Notes a save of the window that is open on `base`. */
function save(bases: Bases, base: string | null, replaced: string | null, hash: string, change = {}) {
  const plain = { content: content(hash), base, replaced, merged: false, journaled: true }
  bases.saved(article, "a.html", { ...plain, ...change })
}

describe("a file is the window's own", () => {
  test("when its save took the place of the window's base", () => {
    const bases = createBases()
    save(bases, null, null, "one")
    expect(bases.isOurs(id, "one", null)).toBe(true)
    expect(bases.isOurs(id, "other", null)).toBe(false)
  })

  test("when saves followed each other faster than the window heard of them", () => {
    const bases = createBases()
    save(bases, "zero", "zero", "one")
    save(bases, "zero", "one", "two")
    save(bases, "one", "two", "three")
    for (const base of ["zero", "one", "two"]) expect(bases.isOurs(id, "three", base), base).toBe(true)
  })

  test("when its save failed after the file was in place", () => {
    const bases = createBases()
    bases.attempt(id, "one", ["zero"])
    expect(bases.isOurs(id, "one", "zero")).toBe(true)
    expect(bases.isOurs(id, "one", "other")).toBe(false)
    expect(bases.wasSaved(id)).toBe(true)
  })

  test("for as long as the article is saved, also for a window that is far behind", () => {
    const bases = createBases()
    for (let at = 0; at < 1_000; at++) save(bases, `${at}`, `${at}`, `${at + 1}`)
    expect(bases.isOurs(id, "1000", "990")).toBe(true)
  })
})

describe("a file is not the window's own", () => {
  test("when others' changes went in that the window does not have", () => {
    const bases = createBases()
    save(bases, "zero", "zero", "one")
    save(bases, "one", "theirs", "merged", { merged: true })
    expect(bases.isOurs(id, "merged", "one")).toBe(false)
  })

  test("when a status was set in the list while the article is open", () => {
    const bases = createBases()
    bases.setOpen(article, "a.html", content("zero"))
    save(bases, "zero", "zero", "status", { journaled: false })
    expect(bases.isOurs(id, "status", "zero")).toBe(false)
  })

  test("when somebody wrote between two saves", () => {
    const bases = createBases()
    save(bases, "zero", "zero", "one")
    save(bases, "one", "theirs", "two")
    expect(bases.isOurs(id, "two", "zero")).toBe(false)
    expect(bases.isOurs(id, "two", "theirs")).toBe(true)
  })
})

describe("an open article", () => {
  test("keeps its last four files, and forgets them when it is closed", () => {
    const bases = createBases()
    for (const hash of ["one", "two", "three", "four", "five"])
      bases.setOpen(article, "a.html", content(hash))
    bases.setBase(id, "base")
    expect([...bases.hashes()].sort()).toEqual(["base", "five", "four", "three", "two"])
    expect(bases.articleOf(id, "five")).toBe(article)
    expect(bases.articleOf(id, "four")).toBeNull()
    bases.setClosed(id)
    expect([...bases.hashes()]).toEqual([])
    expect(bases.openIds()).toEqual([])
  })

  test("whose file is deleted is saved into a new one, and keeps no name", () => {
    const bases = createBases()
    save(bases, null, null, "one")
    bases.delete(id)
    expect(bases.wasSaved(id)).toBe(false)
    expect(bases.lastName(id)).toBeNull()
  })

  test("is made again under the name that its file was last seen under", () => {
    const bases = createBases()
    bases.setNameIfUnknown(id, "journal.html")
    bases.setName(id, "moved.html")
    bases.setNameIfUnknown(id, "journal.html")
    expect(bases.lastName(id)).toBe("moved.html")
  })
})
