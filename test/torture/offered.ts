/** All that a newsroom offers to its writers: articles, their versions and conflict copies, and the bin. */
import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { readArticle } from "../../main/article/html.ts"
import { articleFromJSON } from "../../main/article/schema.ts"
import { DeskError } from "../../main/contract/problem.ts"
import type { Desk } from "../../main/desk/desk.ts"
import { hashOf } from "../../main/desk/disk/hash.ts"
import { isEmptied } from "../../main/desk/files/content.ts"
import { decodeJournal } from "../../main/desk/journal/record.ts"
import { replay } from "../../main/desk/journal/replay.ts"
import { marksOf, repeated } from "./marks.ts"
import type { SharedLine } from "./shared-child.ts"

export type LookOptions = {
  /** The hashes of the files that other programs have damaged. */
  damaged: ReadonlySet<string>
  /** Whether everything in the bin is restored. */
  restores: boolean
  tell: (line: SharedLine) => void
}

/** Opens and tells all that is offered, and what stands twice or cannot be read. */
export async function lookAround(desk: Desk, { damaged, restores, tell }: LookOptions): Promise<void> {
  /** In which article each mark stands. */
  const homes = new Map<string, string>()

  /** Opens an article as a user would; null if the newsroom has it no more. */
  async function open(id: string): Promise<void> {
    const opened = await desk.openArticle({ id })
    if (opened.kind === "copy") return
    if (opened.kind === "import") return tell({ what: "unreadable", words: `${id} opened as an import` })
    const marks = marksOf(articleFromJSON(opened.doc))
    for (const mark of repeated(marks)) tell({ what: "twice", words: `${mark} in ${id}` })
    for (const mark of new Set(marks)) {
      const other = homes.get(mark)
      if (other !== undefined && other !== id) tell({ what: "twice", words: `${mark} in ${other} and ${id}` })
      homes.set(mark, id)
    }
    tell({ what: "offered", marks })
    await desk.leaveArticle({ id, epoch: opened.epoch })
  }

  async function tellVersions(id: string): Promise<void> {
    for (const { hash } of await desk.listVersions({ id })) {
      try {
        tell({ what: "offered", marks: marksOf(articleFromJSON((await desk.readVersion({ id, hash })).doc)) })
      } catch (error) {
        tell({ what: "unreadable", words: `version ${hash} of ${id}: ${String(error)}` })
      }
    }
  }

  async function tellCopies(id: string): Promise<void> {
    for (const line of await desk.listCopies({ id })) {
      const copy = await desk.readCopy({ id, copy: line.id }).catch((error: unknown) => {
        if (error instanceof DeskError && error.problem.code === "article-missing") return null
        throw error
      })
      if (copy) tell({ what: "offered", marks: marksOf(articleFromJSON(copy.doc)) })
    }
  }

  /** Tells what the files hold: an article that opens with its journal's text is merged with its file at the next save. */
  async function tellFiles(): Promise<void> {
    for (const name of await readdir(desk.root, { recursive: true })) {
      if (!name.endsWith(".html") || name.startsWith(".")) continue
      const bytes = await readFile(join(desk.root, name))
      const reading = readArticle(bytes)
      if (reading.kind !== "unreadable" && reading.article)
        tell({ what: "offered", marks: marksOf(reading.article) })
      else if (!damaged.has(hashOf(bytes)) && !isEmptied(bytes))
        tell({ what: "unreadable", words: `${name} holds no article` })
    }
  }
  await tellFiles()

  /** Tells what journals apart hold: without a file of their article they wait until there is one again. */
  async function tellAparts(): Promise<void> {
    const folder = join(desk.root, ".midad", "journal")
    const names = await readdir(folder).catch(() => [])
    for (const name of names.filter((one) => one.endsWith(".apart"))) {
      const { journaled } = replay(decodeJournal(await readFile(join(folder, name))).records)
      if (journaled) tell({ what: "offered", marks: marksOf(journaled.doc) })
    }
  }
  await tellAparts()

  const seen = new Set<string>()
  async function openListed(): Promise<void> {
    const lines = await desk.listArticles()
    const articles = lines.filter(({ kind, copyOf }) => kind !== "foreign" && copyOf === null)
    for (const { id } of [...articles, ...(await desk.listLost())]) {
      if (seen.has(id)) continue
      seen.add(id)
      try {
        await open(id)
      } catch (error) {
        tell({ what: "unreadable", words: `${id} does not open: ${String(error)}` })
      }
      await tellCopies(id)
      await tellVersions(id)
    }
  }
  await openListed()

  for (const { bin, id } of await desk.listBin()) {
    const bytes = await readFile(join(desk.root, ".midad", "bin", bin))
    const reading = readArticle(bytes)
    if (reading.kind !== "unreadable" && reading.article)
      tell({ what: "offered", marks: marksOf(reading.article) })
    else if (!damaged.has(hashOf(bytes)) && !isEmptied(bytes))
      tell({ what: "unreadable", words: `${bin} in the bin` })
    if (!seen.has(id)) await tellVersions(id)
    seen.add(id)
    if (!restores || isEmptied(bytes)) continue
    try {
      await desk.restoreArticle({ bin })
    } catch (error) {
      tell({ what: "unrestored", words: `${bin}: ${String(error)}` })
    }
  }
}
