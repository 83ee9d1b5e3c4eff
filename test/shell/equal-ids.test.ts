/**
 * A newsroom and a copy of it, both opened in one run: every id is in both. Whatever the window asks of one of them is
 * answered by that one, and the other stays as it is.
 */
import { cp, readdir, readFile, stat, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { queryFor } from "../../main/article/find/query.ts"
import { articleCalls } from "../../main/contract/calls/article.ts"
import { checkCalls } from "../../main/contract/calls/checks.ts"
import { importCalls } from "../../main/contract/calls/imports.ts"
import { libraryCalls } from "../../main/contract/calls/library.ts"
import { replacingCalls } from "../../main/contract/calls/replacing.ts"
import type { ArticleJSON, OpenedArticle } from "../../main/contract/desk.ts"
import { createDesk } from "../../main/desk/desk.ts"
import { hashOf } from "../../main/desk/disk/hash.ts"
import { articleHandlers } from "../../main/shell/article-calls.ts"
import { delegated } from "../../main/shell/delegated.ts"
import { openLastSeen } from "../../main/shell/last-seen.ts"
import { openMemory } from "../../main/shell/memory.ts"
import { createOpenNewsroom } from "../../main/shell/open-newsroom.ts"
import { createOutbox } from "../../main/shell/outbox.ts"
import { createFlusher } from "../../main/shell/quit.ts"
import { article, newsroom as newsroomWith } from "../desk/search/newsroom.ts"
import { temporaryFolder } from "../desk/temporary.ts"

const calls = { ...libraryCalls, ...articleCalls, ...importCalls, ...replacingCalls, ...checkCalls }
type Name = keyof typeof calls

const id = "equal-one1"
const other = "equal-two2"
const copy = "equal-one1 (conflicted copy 2026-11-01).html"
const words = { left: "المكتبة القديمة", shown: "المرفأ الجديد" } as const

/** What is known when a call is made: the article as it was opened in the newsroom that the call names. */
type Known = {
  opened: OpenedArticle
  base: string
  draft: string
  bin: string
  copyId: string
  /** A search and a replacement that were begun. */
  run: number
  operation: string
}

/**
 * What goes into each call that a desk answers; a new call of the contract needs a line here. `tells`: the answer has
 * words of the newsroom. `writes`: the newsroom's files differ afterwards.
 */
const table: Record<Name, { input: (known: Known) => unknown; tells?: boolean; writes?: boolean }> = {
  browse: {
    input: () => ({ text: "", kinds: "all", order: "updated", group: "none", from: 0, count: 9, near: null }),
    tells: true,
  },
  facets: { input: () => ({}) },
  describe: { input: () => ({ ids: [id] }), tells: true },
  suggestRelated: { input: ({ opened }) => ({ doc: opened.doc, count: 5 }) },
  linkedFrom: { input: () => ({ id }) },
  changeArticles: { input: () => ({ ids: [other], change: { status: "ready" } }), writes: true },
  buildIndex: { input: () => ({ go: true }) },
  peek: { input: () => ({ id }), tells: true },
  listLost: { input: () => ({}) },
  restoreLost: { input: () => ({ ids: [id] }) },
  answerLost: { input: () => ({ ids: [id], answer: "told" }) },
  listBin: { input: () => ({}), tells: true },
  restoreArticle: { input: ({ bin }) => ({ bin }), writes: true },
  openArticle: { input: () => ({ id }), tells: true },
  newArticle: { input: () => ({}) },
  saveArticle: {
    input: ({ opened, base }) => ({ doc: renamed(opened.doc), base, settle: false, journal: null }),
    writes: true,
  },
  journal: {
    input: ({ opened }) => ({
      id,
      epoch: opened.epoch,
      from: 0,
      doc: opened.doc,
      steps: [],
      place: { anchor: 1, head: 1, scroll: 0 },
    }),
    writes: true,
  },
  leaveArticle: { input: ({ opened }) => ({ id, epoch: opened.epoch }), writes: true },
  keepPlace: { input: () => ({ id, place: { anchor: 2, head: 2, scroll: 0 } }), writes: true },
  articleLink: { input: () => ({ id }) },
  takeOver: { input: () => ({ id }), tells: true },
  listVersions: { input: () => ({ id }) },
  readVersion: { input: ({ base }) => ({ id, hash: base }), tells: true },
  deleteArticle: { input: () => ({ id }), writes: true },
  listCopies: { input: () => ({ id }), tells: true },
  readCopy: { input: ({ copyId }) => ({ id, copy: copyId }), tells: true },
  binCopy: { input: ({ copyId }) => ({ id, copy: copyId, hash: "0".repeat(64) }) },
  storePicture: {
    input: () => ({
      name: "جسر.png",
      bytes: Uint8Array.from("\x89PNG\r\n\x1a\n", (sign) => sign.charCodeAt(0)),
    }),
    writes: true,
  },
  readImport: { input: () => ({ from: "text", text: "عنوان\n\nمتن" }) },
  recodeImport: { input: ({ draft }) => ({ id: draft, encoding: "utf-8" }) },
  buildImport: { input: ({ draft }) => ({ id: draft, corrections: {} }) },
  seek: { input: () => ({ query: sought, scope: { kind: "newsroom" }, published: true }) },
  // A search ends with the newsroom that is left.
  seekMore: { input: ({ run }) => ({ run }) },
  endSeek: { input: ({ run }) => ({ run }) },
  beginReplacement: { input: ({ base }) => planned(base), writes: true },
  replaceArticles: { input: ({ operation }) => ({ operation, ids: [id] }), writes: true },
  noteReplaced: {
    input: ({ operation, base }) => ({ operation, id, before: base, after: base, hits: 1 }),
    writes: true,
  },
  endReplacement: { input: ({ operation }) => ({ operation }), writes: true },
  listReplacements: { input: () => ({}) },
  undoReplacement: { input: ({ operation }) => ({ operation, ids: [other] }) },
  replacedText: { input: ({ operation }) => ({ operation, id: other }), tells: true },
  checkArticle: { input: () => ({ id, changed: [], order: [] }) },
  endChecks: { input: () => ({ id }) },
  ignoreFinding: { input: () => ({ rule: "dal", text: "هده", article: id, reason: "" }), writes: true },
  heedFinding: { input: () => ({ rule: "dal", text: "هده", article: id }) },
  agreeName: { input: () => ({ name: "بوتين", aliases: ["بوتن"] }), writes: true },
  takeBackName: { input: () => ({ name: "بوتين", added: { name: true, aliases: [] } }) },
  acceptImport: { input: ({ draft }) => ({ id: draft, corrections: {} }), writes: true },
}

const sought = queryFor("ال")

/** A replacement in both articles, whose files have these hashes. */
const planned = (hash: string, otherHash = hash) => ({
  query: queryFor("ثانية"),
  replacement: { text: "ثالثة", keep: true },
  articles: [
    { id, hash, skipped: [] },
    { id: other, hash: otherHash, skipped: [] },
  ],
})

/** The document with one more word in its headline. */
function renamed(doc: ArticleJSON): ArticleJSON {
  return JSON.parse(JSON.stringify(doc).replace(/(المكتبة القديمة|المرفأ الجديد)/, "$1 اليوم")) as ArticleJSON
}

/** The files of a newsroom and their bytes, without the index, which is a cache that makes itself. */
async function filesOf(root: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const name of (await readdir(root, { recursive: true })).sort()) {
    if (name.startsWith(join(".midad", "index"))) continue
    const path = join(root, name)
    if (!(await stat(path)).isDirectory()) found[name] = hashOf(await readFile(path))
  }
  return found
}

/** A newsroom whose texts have these words, with an article in its bin and a conflict copy. */
async function made(text: string): Promise<string> {
  const root = await newsroomWith(article({ id }, text), article({ id: other }, `${text} ثانية`))
  const first = (await readdir(root)).find((name) => name.startsWith(id)) ?? ""
  await cp(join(root, first), join(root, copy))
  await writeFile(
    join(root, copy),
    (await readFile(join(root, copy), "utf8")).replaceAll(text, `${text} نسخة`),
  )
  const desk = createDesk({ root, makeId: () => "equal-bin3" })
  const opened = await desk.newArticle()
  const doc = JSON.parse(JSON.stringify(opened.doc)) as { content: { content?: unknown[] }[] }
  doc.content[0]!.content = [{ type: "text", text: `${text} في السلة` }]
  await desk.saveArticle({ doc: doc as never, base: null, settle: true, journal: null })
  await desk.idle()
  await desk.leaveArticle({ id: "equal-bin3", epoch: opened.epoch })
  await desk.deleteArticle({ id: "equal-bin3" })
  await desk.close()
  return root
}

async function shell(path: string) {
  const log = () => undefined
  const memory = await openMemory(join(await temporaryFolder(), "memory.json"), log)
  const outbox = createOutbox(() => undefined)
  const clock = () => new Date("2026-11-24T12:00:00.000Z")
  const seen = await openLastSeen(join(await temporaryFolder(), "last-seen.json"), { clock, log })
  const newsroom = createOpenNewsroom({
    path,
    memory,
    seen,
    outbox,
    flusher: createFlusher(outbox),
    platform: "linux",
    clock,
    log,
  })
  onTestFinished(() => newsroom.close())
  newsroom.attend()
  const handlers = {
    ...delegated(libraryCalls, newsroom),
    ...delegated(importCalls, newsroom),
    ...delegated(replacingCalls, newsroom),
    ...delegated(checkCalls, newsroom),
    ...articleHandlers(newsroom, seen),
  }
  const call = (name: Name, input: unknown, key: string | null) =>
    (handlers[name] as (input: unknown, key: string | null) => Promise<unknown>)(input, key)
  return { newsroom, call }
}

/** What a call may need, asked of the newsroom `key`. */
async function knownOf(call: Awaited<ReturnType<typeof shell>>["call"], key: string): Promise<Known> {
  const opened = (await call("openArticle", { id }, key)) as OpenedArticle
  const draft = (await call("readImport", { from: "text", text: "عنوان\n\nمتن" }, key)) as { id: string }
  const [binned] = (await call("listBin", {}, key)) as { bin: string }[]
  const [line] = (await call("listCopies", { id }, key)) as { id: string }[]
  const base = opened.base ?? ""
  const seek = async () =>
    (
      (await call("seek", { query: sought, scope: { kind: "newsroom" }, published: true }, key)) as {
        run: number
      }
    ).run
  const first = await seek()
  const found: { id: string; hash: string }[] = []
  for (let done = false; !done; ) {
    const more = (await call("seekMore", { run: first }, key)) as { found: typeof found; done: boolean }
    found.push(...more.found)
    done = more.done
  }
  const hash = found.find((one) => one.id === other)?.hash ?? ""
  const { operation } = (await call("beginReplacement", planned(base, hash), key)) as { operation: string }
  await call("replaceArticles", { operation, ids: [other] }, key)
  return {
    opened,
    base,
    draft: draft.id,
    bin: binned?.bin ?? "",
    copyId: line?.id ?? "",
    run: await seek(),
    operation,
  }
}

describe.each(["left", "shown"] as const)(
  "of two newsrooms with the same ids, in the one that is %s,",
  (named) => {
    test.each(Object.keys(table) as Name[])("%s", async (name) => {
      const roots = { left: await made(words.left), shown: await made(words.shown) }
      const { newsroom, call } = await shell(roots.left)
      const left = newsroom.keyOf(newsroom.desk())
      await newsroom.desk().settled()
      const knownLeft = await knownOf(call, left)
      await newsroom.open(roots.shown)
      const shown = newsroom.keyOf(newsroom.desk())
      await newsroom.desk().settled()
      const knownShown = await knownOf(call, shown)
      const idle = async () => {
        await newsroom.idle()
        return { left: await filesOf(roots.left), shown: await filesOf(roots.shown) }
      }
      const before = await idle()
      const row = table[name]
      const [key, known] = named === "left" ? [left, knownLeft] : [shown, knownShown]
      if (name === "readVersion") {
        await call(
          "saveArticle",
          { doc: renamed(known.opened.doc), base: known.base, settle: false, journal: null },
          key,
        )
        await newsroom.idle()
      }
      const answer = JSON.stringify(await call(name, row.input(known), key))
      const after = await idle()
      const another = named === "left" ? "shown" : "left"
      expect(after[another]).toEqual(before[another])
      if (row.writes) expect(after[named]).not.toEqual(before[named])
      if (row.tells) expect(answer).toContain(words[named])
      expect(answer).not.toContain(words[another])
    })
  },
)

test("a call that names no newsroom of this run is refused", async () => {
  const { call } = await shell(await made(words.left))
  for (const key of [null, "", "somewhere"])
    await expect(call("peek", { id }, key)).rejects.toMatchObject({ problem: { code: "invalid-call" } })
})
