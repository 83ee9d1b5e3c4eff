/** Finding and replacing across a newsroom, through a desk on real files. */
import { readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { type FindQuery, queryFor } from "../../../main/article/find/query.ts"
import { plainText } from "../../../main/article/text.ts"
import type { ArticleJSON } from "../../../main/contract/desk.ts"
import type { SeekScope, SoughtArticle } from "../../../main/contract/replacing.ts"
import type { Desk } from "../../../main/desk/desk.ts"
import { articleIn } from "../../../main/desk/files/content.ts"
import { codeOf } from "../refusal.ts"
import { article, desk, newsroom, write } from "../search/newsroom.ts"

const one = article({ id: "sought-one1", section: "محلي" }, "أحمد في عدن", "قال أحمد", "وأحمد أيضاً", "نص")
const two = article({ id: "sought-two2" }, "خبر", "مقدمة", "كتب لأحمد كتابه")
const three = article({ id: "sought-three3", status: "published" }, "خبر منشور", "", "أحمد")
const none = article({ id: "sought-none4" }, "محمود")

async function seek(
  at: Desk,
  query: Partial<FindQuery> = {},
  scope: SeekScope = { kind: "newsroom" },
  published = false,
): Promise<SoughtArticle[]> {
  const { run } = await at.seek({ query: { ...queryFor("احمد"), ...query }, scope, published })
  const found: SoughtArticle[] = []
  for (;;) {
    const more = await at.seekMore({ run })
    found.push(...more.found)
    if (more.done) return found
  }
}

const bracketed = ({ hits }: SoughtArticle) =>
  hits.map(
    ({ kind, number, text, from, to }) =>
      `${kind} ${number}: ${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`,
  )

/** Begins to replace أحمد by حامد in what was found. */
async function begin(at: Desk, found: readonly SoughtArticle[], skipped: Record<string, number[]> = {}) {
  const { operation } = await at.beginReplacement({
    query: queryFor("احمد"),
    replacement: { text: "حامد", keep: true },
    articles: found.map(({ id, hash }) => ({ id, hash, skipped: skipped[id] ?? [] })),
  })
  return { operation, ids: found.map(({ id }) => id) }
}

async function textOf(root: string, id: string): Promise<string> {
  const read = articleIn(await readFile(join(root, `${id}.html`)), id)
  return read ? plainText(read) : ""
}

describe("a search across the newsroom", () => {
  test("finds every hit with what is around it, and leaves published articles out unless they are wanted", async () => {
    const { at } = desk(await newsroom(one, two, three, none))
    const found = await seek(at)
    expect(Object.fromEntries(found.map((each) => [each.id, bracketed(each)]))).toEqual({
      "sought-one1": ["headline 0: [أحمد] في عدن", "standfirst 0: قال [أحمد]", "paragraph 1: و[أحمد] أيضاً"],
      "sought-two2": ["paragraph 1: كتب ل[أحمد] كتابه"],
    })
    expect((await seek(at, {}, { kind: "newsroom" }, true)).map(({ id }) => id).sort()).toEqual([
      "sought-one1",
      "sought-three3",
      "sought-two2",
    ])
  })

  test("looks where it is told to", async () => {
    const { at } = desk(await newsroom(one, two, three, none))
    expect((await seek(at, {}, { kind: "article", id: "sought-two2" })).map(({ id }) => id)).toEqual([
      "sought-two2",
    ])
    await at.settled()
    expect((await seek(at, {}, { kind: "listed", text: "القسم:محلي" })).map(({ id }) => id)).toEqual([
      "sought-one1",
    ])
  })

  test("finds inside of words and by expressions, which the index has not", async () => {
    const { at } = desk(await newsroom(one, two, none))
    expect((await seek(at, { text: "حمو" })).map(({ id }) => id)).toEqual(["sought-none4"])
    expect((await seek(at, { text: "ل.حمد", expression: true })).map(bracketed)).toEqual([
      ["paragraph 1: كتب [لأحمد] كتابه"],
    ])
    expect(await codeOf(seek(at, { text: "(", expression: true }))).toBe("bad-expression")
  })

  test("ends when another one begins", async () => {
    const { at } = desk(await newsroom(one, two))
    const first = await at.seek({ query: queryFor("احمد"), scope: { kind: "newsroom" }, published: true })
    await at.seek({ query: queryFor("نص"), scope: { kind: "newsroom" }, published: true })
    expect(await at.seekMore({ run: first.run })).toMatchObject({ found: [], done: true })
  })
})

describe("a replacement", () => {
  test("changes what was shown, without what was skipped, each article with a version", async () => {
    const root = await newsroom(one, two, none)
    const { at } = desk(root, { who: "ليلى" })
    const found = await seek(at)
    const { operation, ids } = await begin(at, found, { "sought-one1": [1] })
    const made = await at.replaceArticles({ operation, ids })
    expect(Object.fromEntries(made.map(({ id, hits, left }) => [id, [hits, left]]))).toEqual({
      "sought-one1": [2, null],
      "sought-two2": [1, null],
    })
    expect(await textOf(root, "sought-one1")).toBe("حامد في عدن\nقال أحمد\nوحامد أيضاً\nنص")
    expect(await textOf(root, "sought-two2")).toBe("خبر\nمقدمة\nكتب لحامد كتابه")
    await at.endReplacement({ operation })
    const versions = await at.listVersions({ id: "sought-two2" })
    expect(versions.map(({ cause, who }) => [cause, who])).toEqual([
      ["save", "ليلى"],
      ["outside", undefined],
    ])
    expect(await at.listReplacements()).toMatchObject([
      { operation, who: "ليلى", planned: 2, hits: 3, open: [], undone: 0 },
    ])
  })

  test("leaves an article alone that was changed since it was shown, or that a colleague has", async () => {
    const root = await newsroom(one, two)
    const { at } = desk(root)
    const { at: colleague } = desk(root, { who: "سلمى" })
    const found = await seek(at)
    await colleague.openArticle({ id: "sought-one1" })
    await write(root, article({ id: "sought-two2" }, "خبر", "أحمد", "كتب لأحمد"))
    const { operation, ids } = await begin(at, found)
    const made = await at.replaceArticles({ operation, ids })
    expect(Object.fromEntries(made.map(({ id, left }) => [id, left]))).toEqual({
      "sought-one1": { code: "locked", details: { who: "سلمى" } },
      "sought-two2": "changed",
    })
    expect(await textOf(root, "sought-one1")).toBe("أحمد في عدن\nقال أحمد\nوأحمد أيضاً\nنص")
    expect(await textOf(root, "sought-two2")).toBe("خبر\nأحمد\nكتب لأحمد")
  })

  test("is taken back as one, also by a desk of another day, and keeps what was written since elsewhere", async () => {
    const root = await newsroom(one, two, three)
    const before = await Promise.all(
      ["sought-one1", "sought-two2", "sought-three3"].map((id) => textOf(root, id)),
    )
    const { at } = desk(root)
    const found = await seek(at, {}, { kind: "newsroom" }, true)
    const { operation, ids } = await begin(at, found)
    await at.replaceArticles({ operation, ids })
    await at.endReplacement({ operation })
    await at.close()
    const { at: later } = desk(root, { clock: () => new Date("2026-11-28T09:00:00.000Z") })
    // A new paragraph in one; another word in the same paragraph of the next.
    await change(later, "sought-one1", "نص", "نص جديد")
    await change(later, "sought-two2", "لحامد", "لحامدٍ الكبير")
    expect(await later.listReplacements()).toMatchObject([{ operation, done: expect.arrayContaining(ids) }])
    const undone = await later.undoReplacement({ operation, ids })
    expect(Object.fromEntries(undone.map(({ id, left }) => [id, left]))).toEqual({
      "sought-one1": null,
      "sought-two2": "changed",
      "sought-three3": null,
    })
    expect(await textOf(root, "sought-one1")).toBe(`${before[0]} جديد`)
    expect(await textOf(root, "sought-two2")).toContain("لحامدٍ الكبير")
    expect(await textOf(root, "sought-three3")).toBe(before[2])
    expect(await later.listReplacements()).toMatchObject([{ done: ["sought-two2"], undone: 2 }])
  })

  test("that is cut off is known to the next desk, which goes on with it or takes it back", async () => {
    const root = await newsroom(one, two, three)
    const { at } = desk(root)
    const found = await seek(at, {}, { kind: "newsroom" }, true)
    const { operation } = await begin(at, found)
    await at.replaceArticles({ operation, ids: ["sought-two2"] })
    // The process ended after another article was written and before that was noted.
    await at.replaceArticles({ operation, ids: ["sought-three3"] })
    await at.close()
    const ledger = join(root, ".midad/replacements", `${operation}.jsonl`)
    const lines = (await readFile(ledger, "utf8")).trimEnd().split("\n")
    await writeFile(ledger, `${lines.slice(0, -1).join("\n")}\n${lines.at(-1)?.slice(0, 20)}`)

    const { at: next } = desk(root)
    const [known] = await next.listReplacements()
    expect(known).toMatchObject({ operation, open: ["sought-one1"], hits: 2 })
    expect(known?.done.toSorted()).toEqual(["sought-three3", "sought-two2"])
    expect(await next.replaceArticles({ operation, ids: ["sought-one1"] })).toMatchObject([{ hits: 3 }])
    await next.endReplacement({ operation })
    const all = ["sought-one1", "sought-two2", "sought-three3"]
    const undone = await next.undoReplacement({ operation, ids: all })
    expect(undone.map(({ left }) => left)).toEqual([null, null, null])
    expect(await textOf(root, "sought-one1")).toBe("أحمد في عدن\nقال أحمد\nوأحمد أيضاً\nنص")
  })

  test("is made by the window where the article is open, and its texts are given back for that", async () => {
    const root = await newsroom(two)
    const { at } = desk(root)
    const [found] = await seek(at)
    const { operation } = await begin(at, [found!])
    const opened = await at.openArticle({ id: "sought-two2" })
    if (opened.kind !== "article") throw new Error("Not an article")
    const doc = JSON.parse(JSON.stringify(opened.doc).replace("لأحمد", "لحامد")) as ArticleJSON
    const saved = await at.saveArticle({ doc, base: opened.base, settle: false, journal: null })
    if (saved.kind !== "saved") throw new Error("Not saved")
    await at.noteReplaced({ operation, id: "sought-two2", before: opened.base!, after: saved.base, hits: 1 })
    const { before, after } = await at.replacedText({ operation, id: "sought-two2" })
    expect(JSON.stringify(before)).toContain("لأحمد")
    expect(JSON.stringify(after)).toContain("لحامد")
    expect(await codeOf(at.replacedText({ operation, id: "sought-one1" }))).toBe("version-missing")
    expect(
      await codeOf(at.replaceArticles({ operation: "20261124T120000000-aaaaaa", ids: ["sought-one1"] })),
    ).toBe("replacement-missing")
  })

  test("is forgotten after 30 days", async () => {
    const root = await newsroom(two)
    const { at } = desk(root)
    await begin(at, await seek(at))
    await at.close()
    const { at: later } = desk(root, { clock: () => new Date("2026-12-25T12:00:00.000Z") })
    expect(await later.listReplacements()).toEqual([])
    expect(await readdir(join(root, ".midad/replacements"))).toEqual([])
  })
})

/** Changes a word of an article in its file, as a colleague would who opens it and saves. */
async function change(at: Desk, id: string, word: string, next: string) {
  const opened = await at.openArticle({ id })
  if (opened.kind !== "article") throw new Error("Not an article")
  const doc = JSON.parse(
    JSON.stringify(opened.doc).replace(`"${word}"`, `"${next}"`).replace(` ${word} `, ` ${next} `),
  ) as ArticleJSON
  await at.saveArticle({ doc, base: opened.base, settle: false, journal: null })
  await at.leaveArticle({ id, epoch: opened.epoch })
}
