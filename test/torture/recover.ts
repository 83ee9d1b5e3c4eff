/** A fresh desk on a folder after a crash: everything that is there is opened, every version too. */
import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { readArticle } from "../../main/article/html.ts"
import { articleFromJSON } from "../../main/article/schema.ts"
import { writeArticle } from "../../main/article/writer.ts"
import { DeskError } from "../../main/contract/problem.ts"
import type { Desk } from "../../main/desk/desk.ts"
import { hashOf } from "../../main/desk/disk/hash.ts"
import { documentHash } from "./ledger.ts"
import { openAnywhere } from "./script.ts"

export type Recovered = {
  /** What each article opened as; null if it was not there. */
  found: Map<string, string | null>
  /** Files that are no articles and versions that do not open to the bytes that they are named after, in words. */
  unreadable: string[]
}

/** Looks at every file of the newsroom and opens `ids` with all of their versions. */
export async function recover(desk: Desk, ids: Iterable<string>): Promise<Recovered> {
  const found = new Map<string, string | null>()
  const unreadable: string[] = []
  for (const name of await readdir(desk.root, { recursive: true })) {
    if (!name.endsWith(".html") || name.startsWith(".")) continue
    const reading = readArticle(await readFile(join(desk.root, name)))
    if (reading.kind !== "article") unreadable.push(`${name} is no article`)
  }
  const listed = (await desk.listArticles()).filter(({ kind }) => kind === "article").map(({ id }) => id)
  for (const id of new Set([...ids, ...listed])) {
    try {
      const opened = await openAnywhere(desk, id)
      found.set(id, opened.kind === "article" ? documentHash(articleFromJSON(opened.doc)) : null)
      if (opened.kind === "article") await desk.leaveArticle({ id, epoch: opened.epoch })
    } catch (error) {
      if (!(error instanceof DeskError) || error.problem.code !== "article-missing") throw error
      found.set(id, null)
    }
    unreadable.push(...(await badVersions(desk, id)))
  }
  return { found, unreadable }
}

/** The versions of an article that do not open to the bytes that they are named after, in words. */
async function badVersions(desk: Desk, id: string): Promise<string[]> {
  const bad: string[] = []
  for (const { hash } of await desk.listVersions({ id })) {
    try {
      const { doc } = await desk.readVersion({ id, hash })
      const article = articleFromJSON(doc)
      // The version may be of a file in the newsroom's own folder, or in that of a month.
      const forms = [0, 1].map((depth) => hashOf(new TextEncoder().encode(writeArticle(article, depth))))
      if (!forms.includes(hash)) bad.push(`version ${hash} of ${id} opens to other bytes`)
    } catch (error) {
      bad.push(`version ${hash} of ${id}: ${String(error)}`)
    }
  }
  return bad
}
