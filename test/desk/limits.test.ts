/** What takes, keeps and carries articles agrees on how much an article may be. */
import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { EditorState } from "prosemirror-state"
import { describe, expect, onTestFinished, test } from "vitest"
import { readArticle, writeArticle } from "../../main/article/html.ts"
import { deepestList, listDepth } from "../../main/article/nesting.ts"
import { type Article, articleFromJSON, dossierOf, schema, withDossier } from "../../main/article/schema.ts"
import { textOf } from "../../main/article/text.ts"
import {
  type ArticleJSON,
  articleLimit,
  type Handlers,
  isWithin,
  type OpenedArticle,
} from "../../main/contract/desk.ts"
import { createDesk } from "../../main/desk/desk.ts"
import { type Disk, realDisk } from "../../main/desk/disk/disk.ts"
import { type AnyReply, createAnswer } from "../../main/shell/answer.ts"
import {
  article,
  body,
  em,
  headline,
  li,
  link,
  type Picture,
  p,
  standfirst,
  strong,
  ul,
} from "../support/pictures.ts"
import { createWriter } from "./journal/writer.ts"
import { codeOf } from "./refusal.ts"
import { temporaryFolder } from "./temporary.ts"

const id = "deep-lists-0001"

/** Lists `depth` deep, each with an item of text. */
const nest = (depth: number): Picture =>
  ul(
    li(
      p("بند"),
      ...(depth > 1 ? [nest(depth - 1)] : [p(strong(em(link({ href: "https://a.example" }, "عمق"))))]),
    ),
  )
const deep = (depth: number): Article =>
  withDossier(article(headline("قوائم"), standfirst(""), body(nest(depth), p("نهاية"))), { id })

/** A newsroom with an article of lists `depth` deep, behind the border of the processes. */
async function newsroom(depth: number) {
  const root = await temporaryFolder()
  await writeFile(join(root, "lists.html"), writeArticle(deep(depth)))
  const open = () => {
    const desk = createDesk({ root })
    const answer = createAnswer(desk as unknown as Handlers, () => undefined)
    /** Calls as the window does; returns the value or throws the problem's code. */
    const call = async (name: string, input: unknown) => {
      const reply: AnyReply = await answer(name, input)
      if (!reply.ok) throw new Error(`${name}: ${reply.problem.code}`)
      return reply.value as Record<string, unknown>
    }
    return { desk, call }
  }
  const first = open()
  await first.desk.rescan(true)
  return { root, open, ...first }
}

const place = { anchor: 1, head: 1, scroll: 0 }

describe("an article whose lists are as deep as they can be", () => {
  test("is opened, written in, journaled, saved, and opened again with all of it", async () => {
    const { call, desk, open } = await newsroom(deepestList)
    const opened = await call("openArticle", { id })
    expect(opened.kind).toBe("article")
    const doc = articleFromJSON(opened.doc as ArticleJSON)
    expect(listDepth(doc)).toBe(deepestList)
    const state = EditorState.create({ doc })
    const { epoch, base } = opened
    // A step that puts the whole deep list in once more.
    const { tr } = state
    tr.insert(doc.content.size - 1, doc.child(2).child(0))
    const steps = tr.steps.map((step) => step.toJSON())
    await call("journal", { id, epoch, from: 0, doc: doc.toJSON(), steps: [], place })
    await call("journal", { id, epoch, from: 0, doc: null, steps, place })
    const saved = await call("saveArticle", {
      doc: tr.doc.toJSON(),
      base,
      settle: false,
      journal: { epoch, version: steps.length },
    })
    expect(saved.kind).toBe("saved")
    await desk.close()
    const again = open()
    await again.desk.rescan(true)
    const reopened = await again.call("openArticle", { id })
    const kept = articleFromJSON(reopened.doc as ArticleJSON)
    expect(kept.child(2).eq(tr.doc.child(2))).toBe(true)
    await again.desk.close()
  })

  test("is merged with what another program wrote meanwhile", async () => {
    const { call, desk, root } = await newsroom(deepestList)
    const opened = await call("openArticle", { id })
    const doc = articleFromJSON(opened.doc as ArticleJSON)
    const { epoch, base } = opened
    const theirs = EditorState.create({ doc }).tr.insertText("مزيد ", doc.content.size - 8).doc as Article
    await writeFile(join(root, "lists.html"), writeArticle(theirs))
    const ours = EditorState.create({ doc }).tr.insertText("هنا ", 1).doc as Article
    await call("journal", { id, epoch, from: 0, doc: ours.toJSON(), steps: [], place })
    const saved = await call("saveArticle", { doc: ours.toJSON(), base, settle: false, journal: null })
    expect(saved.kind).toBe("saved")
    const merged = articleFromJSON(saved.merged as ArticleJSON)
    expect(listDepth(merged)).toBe(deepestList)
    expect(textOf(merged)).toContain("مزيد")
    expect(dossierOf(merged).id).toBe(id)
    await desk.close()
  })
})

test("an article whose lists are deeper is read with all of its text, says so, and can be kept", async () => {
  const { call, desk } = await newsroom(deepestList + 1)
  const { kind, doc, epoch, ...opened } = await call("openArticle", { id })
  expect(kind).toBe("article")
  expect(JSON.stringify(doc).match(/بند/g)).toHaveLength(deepestList + 1)
  expect(JSON.stringify(opened)).toContain('"nesting"')
  await call("journal", { id, epoch, from: 0, doc, steps: [], place })
  await desk.close()
})

describe("the first save of an article whose lists are deeper", () => {
  /** The article as another program wrote it, opened and written in. */
  async function opened(disk = realDisk) {
    const root = await temporaryFolder()
    const path = join(root, "lists.html")
    await writeFile(path, writeArticle(deep(deepestList + 50)))
    const found = await readFile(path)
    const desk = createDesk({ root, disk })
    onTestFinished(() => desk.close())
    await desk.rescan(true)
    const writer = await createWriter(desk, (await desk.openArticle({ id })) as OpenedArticle)
    await writer.type(" جديد")
    return { path, found, desk, writer }
  }

  test("keeps the file as it was found in the history, byte for byte, and every word in the file", async () => {
    const { path, found, desk, writer } = await opened()
    expect((await writer.save(true)).kind).toBe("saved")
    await desk.idle()
    const now = readArticle(await readFile(path))
    expect(now.kind === "article" && listDepth(now.article)).toBe(deepestList)
    const words = now.kind === "article" ? JSON.stringify(now.article) : ""
    expect(words.match(/بند/g)).toHaveLength(deepestList + 50)
    for (const word of ["قوائم جديد", "عمق", "نهاية"]) expect(words).toContain(word)
    const versions = await desk.listVersions({ id })
    expect(versions.map(({ cause }) => cause)).toEqual(["save", "outside"])
    expect(Buffer.from(await desk.versionOf(id, versions[1]!.hash)).equals(found)).toBe(true)
  })

  test("does not happen while the history cannot have the file as it was found", async () => {
    let full = true
    const create: Disk["create"] = (path) =>
      full && path.includes("history")
        ? Promise.reject(Object.assign(new Error("ENOSPC"), { code: "ENOSPC", syscall: "open" }))
        : realDisk.create(path)
    const { path, found, writer, desk } = await opened({ ...realDisk, create })
    expect(await codeOf(writer.save(true))).toBe("disk-full")
    expect((await readFile(path)).equals(found)).toBe(true)
    full = false
    expect((await writer.save(true)).kind).toBe("saved")
    await desk.idle()
    const causes = (await desk.listVersions({ id })).map(({ cause }) => cause)
    expect(causes).toEqual(["save", "outside"])
  })
})

/** An article of `count` paragraphs of one letter: a small file and a large message. */
function short(count: number): Article {
  const { content } = withDossier(article(headline("كثير"), standfirst(""), body(p("س"))), { id })
  const one = p("س")
  const blocks = schema.nodes.body.create(
    null,
    Array.from({ length: count }, () => one),
  )
  return deep(1).copy(content.replaceChild(2, blocks))
}

test("an article as large as it can be is opened and journaled; a larger one is not opened, and said why", async () => {
  const [most, more] = [400_000, 450_000]
  expect(isWithin(short(most).toJSON(), articleLimit)).toBe(true)
  expect(isWithin(short(more).toJSON(), articleLimit)).toBe(false)
  const { root, call, desk } = await newsroom(1)
  await writeFile(join(root, "lists.html"), writeArticle(short(most)))
  const { doc, epoch } = await call("openArticle", { id })
  await call("journal", { id, epoch, from: 0, doc, steps: [], place })
  await call("leaveArticle", { id, epoch })
  await writeFile(join(root, "lists.html"), writeArticle(short(more)))
  await desk.rescan(true)
  await expect(call("openArticle", { id })).rejects.toThrow("article-too-large")
  await desk.close()
})
