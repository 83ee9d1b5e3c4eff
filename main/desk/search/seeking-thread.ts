/**
 * The thread that looks through the files of articles for what a user wants to find or replace. It reads the files
 * themselves, so that what it finds is what stands there, and it tells what it found while it goes on.
 */
import { lstatSync, readFileSync } from "node:fs"
import { setImmediate as turn } from "node:timers/promises"
import { parentPort } from "node:worker_threads"
import type { ArticleId } from "../../article/dossier.ts"
import { expressions } from "../../article/find/expression.ts"
import { findIn } from "../../article/find/in-article.ts"
import type { FindQuery } from "../../article/find/query.ts"
import { type Hit, type Search, searchFor } from "../../article/find/search.ts"
import { readArticle } from "../../article/html.ts"
import { type Article, dossierOf } from "../../article/schema.ts"
import { type SoughtArticle, type SoughtHit, shownHits } from "../../contract/replacing.ts"
import { pathIn } from "../disk/folder.ts"
import { hashOf } from "../disk/hash.ts"
import type { IndexSetup } from "./protocol.ts"

/** A file to look through. */
export type SoughtFile = { id: ArticleId; name: string }
export type ToSeeker = { run: number; query: FindQuery; files: SoughtFile[] } | { end: number }
export type FromSeeker = { run: number; found: SoughtArticle[]; looked: number; done: boolean }

/** Larger files are not looked through. */
const sizeLimit = 64 * 1024 * 1024
/** For how long it looks before it tells of what it found, in milliseconds. */
const stretch = 25
/** How much of a text is sent before and behind a hit, in UTF-16 units. */
const around = 90

/** A hit with the text around it, cut where there is space. */
function shown(text: string, hit: Hit): Pick<SoughtHit, "text" | "from" | "to" | "groups" | "cut"> {
  let start = Math.max(0, hit.from - around)
  if (start > 0) {
    const space = text.slice(start, hit.from).search(/\s/)
    // Without space the word around the hit is as long; it must be whole.
    start = space < 0 ? Math.max(0, text.lastIndexOf(" ", hit.from - 1) + 1) : start + space + 1
  }
  let end = Math.min(text.length, hit.to + around)
  if (end < text.length) {
    const space = Math.max(text.lastIndexOf(" ", end), text.lastIndexOf("\n", end))
    const next = text.indexOf(" ", end)
    end = space > hit.to ? space : next < 0 ? text.length : next
  }
  return {
    text: text.slice(start, end),
    from: hit.from - start,
    to: hit.to - start,
    groups: (hit.groups ?? []).map((span) => span && [span[0] - start, span[1] - start]),
    cut: [start > 0, end < text.length],
  }
}

/** What `search` finds in `article`, whose file has the hash `hash`; null for nothing. */
export function soughtIn(article: Article, hash: string, search: Search): SoughtArticle | null {
  const hits: SoughtHit[] = []
  let total = 0
  for (const { place, hits: own } of findIn(article, search))
    for (const hit of own)
      if (total++ < shownHits)
        hits.push({ kind: place.kind, number: place.number, ...shown(place.text, hit) })
  if (total === 0) return null
  const { id, section, status } = dossierOf(article)
  return { id, headline: article.child(0).textContent, section, status, hash, total, hits }
}

/** What `search` finds in a file of the newsroom at `root`; null for nothing, and where the article is not any more. */
function soughtInFile(root: string, { id, name }: SoughtFile, search: Search): SoughtArticle | null {
  let bytes: Uint8Array
  try {
    const path = pathIn(root, name)
    const stats = lstatSync(path)
    if (!stats.isFile() || stats.size > sizeLimit) return null
    bytes = readFileSync(path)
  } catch (error) {
    // The file is gone since it was seen.
    if (error instanceof Error && "syscall" in error) return null
    throw error
  }
  const reading = readArticle(bytes)
  if (reading.kind === "unreadable" || !reading.article) return null
  if (dossierOf(reading.article).id !== id) return null
  return soughtIn(reading.article, hashOf(bytes), search)
}

/** Runs inside the thread: looks through the files of one search at a time. */
export function runSeekingThread({ root }: IndexSetup): void {
  const port = parentPort
  /** The search that is wanted. */
  let wanted = 0
  const send = (message: FromSeeker) => port?.postMessage(message)

  async function seek(run: number, query: FindQuery, files: SoughtFile[]): Promise<void> {
    const search = searchFor(query, expressions)
    let found: SoughtArticle[] = []
    let told = performance.now()
    for (const [at, file] of files.entries()) {
      const one = soughtInFile(root, file, search)
      if (one) found.push(one)
      if (performance.now() - told < stretch) continue
      send({ run, found, looked: at + 1, done: false })
      found = []
      await turn()
      if (wanted !== run) return
      told = performance.now()
    }
    send({ run, found, looked: files.length, done: true })
  }

  port?.on("message", (message: ToSeeker) => {
    if ("end" in message) {
      if (message.end === wanted) wanted = 0
      return
    }
    wanted = message.run
    void seek(message.run, message.query, message.files)
  })
}
