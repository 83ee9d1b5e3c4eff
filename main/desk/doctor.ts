/**
 * The doctor: looks at everything in a newsroom's folder, says what is wrong, and repairs what can be
 * repaired without loss. It never deletes: what it takes out of its place goes to
 * `.midad/attic/<time>/`, under the path that it had in the newsroom.
 */
import type { Dirent } from "node:fs"
import { readdir } from "node:fs/promises"
import { dirname, join } from "node:path"
import { type ArticleId, articleId } from "../article/dossier.ts"
import { readArticle } from "../article/html.ts"
import { dossierOf } from "../article/schema.ts"
import { wordsIn } from "../article/text.ts"
import { sizeLimit } from "../contract/desk.ts"
import { DeskError } from "../contract/problem.ts"
import type { Words } from "../contract/words/index.ts"
import { isLeftover, renameExclusively, writeAtomic } from "./atomic.ts"
import { binPlace } from "./bin.ts"
import { copyOf } from "./copies.ts"
import { codeOf, type Disk, realDisk } from "./disk.ts"
import { fault } from "./fault.ts"
import { nameIn, pathIn, realFolder } from "./folder.ts"
import { hashOf } from "./hash.ts"
import { grace, historyPlaces, listBytes, listedIds, needed } from "./history/history.ts"
import { type List, type Record as Listed, namedIn, readList, writeList } from "./history/list.ts"
import { createObjects, type Objects } from "./history/objects.ts"
import { makeDurable } from "./history/place.ts"
import { journalFolder } from "./journal/journal.ts"
import { decodeJournal } from "./journal/record.ts"
import { replay } from "./journal/replay.ts"
import { isPage } from "./library.ts"
import { checkIndex } from "./search/check.ts"

export type FindingCode = keyof Words["doctor"]["findings"]

export type Finding = {
  code: FindingCode
  /** A notice does no harm: it is worth knowing, and no reason to call a newsroom ill. */
  level: "problem" | "notice"
  /** What its words name: `name`, a path in the newsroom with forward slashes, and others. */
  details: Record<string, string | number>
  repaired: boolean
}

export type Report = {
  findings: Finding[]
  /** What was looked at. */
  counted: {
    articles: number
    pages: number
    journals: number
    versions: number
    binned: number
    indexed: number
  }
  /** Problems that were not repaired. */
  remaining: number
}

export type DoctorOptions = { root: string; disk?: Disk; clock?: () => Date; repair?: boolean }

/** How the sync clients in use (Dropbox, Nextcloud, Syncthing, Seafile, Resilio) name copies that conflict. */
const conflictCopy = /\.sync-conflict-\d{8}-\d{6}|\([^()]*conflict[^()]*\)|\.conflict\b/i

/** Whether a sync client gave this name to a copy that conflicts with another file. */
export const isConflictCopy = (name: string): boolean => conflictCopy.test(name)

const attic = ".midad/attic"

/** Who has an article open renews the lock all the time: one that rested so long is nobody's, whatever the clocks. In milliseconds. */
const staleLock = 24 * 60 * 60_000

/**
 * Examines the newsroom at `root`; with `repair`, repairs what can be. Midad may be at work in it
 * meanwhile. Throws `DeskError` newsroom-missing, or what the disk refuses.
 */
export async function examine({
  root: given,
  disk = realDisk,
  clock = () => new Date(),
  repair = false,
}: DoctorOptions): Promise<Report> {
  const root = await realFolder(given, disk)
  const now = clock()
  const stamp = now.toISOString().replace(/[^0-9]/g, "")
  const findings: Finding[] = []
  const counted: Report["counted"] = {
    articles: 0,
    pages: 0,
    journals: 0,
    versions: 0,
    binned: 0,
    indexed: 0,
  }

  const found = (
    level: Finding["level"],
    code: FindingCode,
    details: Finding["details"],
    repaired = false,
  ): void => {
    findings.push({ code, level, details, repaired })
  }

  /** Moves a file of the newsroom to the attic. */
  async function putAway(name: string): Promise<void> {
    const to = pathIn(root, `${attic}/${stamp}/${name}`)
    await makeDurable(dirname(to), root, disk)
    try {
      if (!(await renameExclusively(pathIn(root, name), to, disk)))
        throw new DeskError("unexpected", { message: `${name} is in the attic already` })
      await disk.syncFolder(dirname(to))
      await disk.syncFolder(dirname(pathIn(root, name)))
    } catch (error) {
      throw fault(error, "writing", name)
    }
  }

  /** Puts a copy of a file's bytes into the attic. */
  async function keepCopy(name: string, bytes: Uint8Array): Promise<void> {
    const to = pathIn(root, `${attic}/${stamp}/${name}`)
    await makeDurable(dirname(to), root, disk)
    await writeAtomic(to, bytes, { disk, exclusive: true })
  }

  /** Every file's name, the desk's own among them; the attic's are no business of ours any more. */
  async function walk(): Promise<string[]> {
    const names: string[] = []
    const waiting = [root]
    for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
      let inside: Dirent[]
      try {
        inside = await readdir(folder, { withFileTypes: true })
      } catch (error) {
        if (folder === root) throw fault(error, "reading", root)
        if (codeOf(error) !== "ENOENT")
          found("problem", "folder-unreadable", { name: nameIn(root, folder), message: String(error) })
        continue
      }
      for (const item of inside) {
        const name = nameIn(root, join(folder, item.name))
        if (item.isDirectory() && name !== attic) waiting.push(join(folder, item.name))
        else if (item.isFile()) names.push(name)
      }
    }
    return names.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
  }

  /** A file's bytes; null if it is gone by now, or could not be read, which is noted. */
  async function bytesOf(name: string): Promise<Uint8Array | null> {
    try {
      return await disk.read(pathIn(root, name))
    } catch (error) {
      if (codeOf(error) !== "ENOENT")
        found("problem", "article-unreadable", {
          name,
          message: error instanceof Error ? error.message : String(error),
        })
      return null
    }
  }

  /** For how long a file has not changed, in milliseconds; null if it is gone by now. */
  async function restOf(name: string): Promise<number | null> {
    try {
      return now.getTime() - (await disk.look(pathIn(root, name))).changed.getTime()
    } catch (error) {
      if (codeOf(error) === "ENOENT") return null
      throw fault(error, "reading", name)
    }
  }

  async function examineLeftover(name: string): Promise<void> {
    const rest = await restOf(name)
    // A young one may be a save that is under way.
    if (rest === null || rest < grace) return
    if (repair) await putAway(name)
    found("problem", "leftover", { name }, repair)
  }

  async function examineLock(name: string): Promise<void> {
    const rest = await restOf(name)
    if (rest === null || rest < staleLock) return
    if (repair) await putAway(name)
    found("notice", "lock-stale", { name }, repair)
  }

  /** The names of the articles by id, and of every file by the hash of its bytes. */
  const owners = new Map<ArticleId, string>()
  const files = new Map<string, string>()
  /** The articles' ids by their files' names. */
  const ids = new Map<string, ArticleId>()

  async function examinePage(name: string): Promise<void> {
    const bytes = await bytesOf(name)
    if (!bytes) return
    counted.pages += 1
    if (bytes.length > sizeLimit) return found("problem", "article-large", { name })
    const reading = readArticle(bytes)
    if (reading.kind === "unreadable") {
      if (reading.reason === "empty") return found("problem", "article-empty", { name })
      if (reading.reason === "not-utf-8") return found("notice", "page-encoding", { name })
      return found("problem", "page-not-text", { name })
    }
    if (reading.kind === "foreign") {
      if (reading.reason === "damaged") found("problem", "article-damaged", { name })
      if (reading.reason === "newer-format") found("notice", "article-newer", { name })
      if (reading.reason === "reformatted") found("notice", "article-reformatted", { name })
      return
    }
    counted.pages -= 1
    counted.articles += 1
    files.set(hashOf(bytes), name)
    const { id } = dossierOf(reading.article)
    const other = owners.get(id)
    ids.set(name, id)
    // Of a copy's name the original's is a part, so that it was looked at before.
    if (other === undefined) owners.set(id, name)
    else if (isConflictCopy(name)) return
    else if (copyOf(name, ids) !== null) found("problem", "conflict-copy", { name })
    else found("problem", "duplicate-id", { name, other })
  }

  async function examineJournal(name: string): Promise<void> {
    const bytes = await bytesOf(name)
    if (!bytes) return
    counted.journals += 1
    const { records, end } = decodeJournal(bytes)
    const { lost } = replay(records)
    if (end === "corrupt" || lost) found("problem", "journal-damaged", { name })
    else if (end === "newer") found("notice", "journal-newer", { name })
    else if (end === "torn") found("notice", "journal-torn", { name })
  }

  async function examineBinned(name: string): Promise<void> {
    const bytes = await bytesOf(name)
    if (!bytes) return
    counted.binned += 1
    const reading = readArticle(bytes)
    if (reading.kind === "article") files.set(hashOf(bytes), name)
    else if (reading.kind === "unreadable") found("problem", "bin-unreadable", { name })
  }

  async function examineHistory(): Promise<void> {
    const places = historyPlaces(root)
    const objects = createObjects(places.objects, root, disk)
    const wanted = await needed(root, objects, disk)

    // First what a file still holds: others may be packed by it.
    for (const hash of wanted) {
      const name = files.get(hash)
      if (name === undefined || (await objects.find(hash)).state === "whole") continue
      const bytes = repair ? await bytesOf(name) : null
      const same = bytes !== null && hashOf(bytes) === hash
      if (same) {
        if ((await objects.find(hash)).state === "damaged") await putAway(nameIn(root, objects.path(hash)))
        await objects.put({ hash, bytes }, null)
      }
      // A list may name a hash that never was one of its versions, in a damaged line: no matter.
      found("problem", "version-rebuilt", { name, hash: hash.slice(0, 12) }, same)
    }

    const states = new Map<string, "whole" | "missing" | "damaged">()
    for (const hash of wanted) states.set(hash, await stateOf(hash, objects))
    const { unlisted, articles } = await examineUnlisted(wanted, objects)

    const listed = new Set(await listedIds(places.lists, disk))
    for (const id of listed) {
      const name = nameIn(root, join(places.lists, `${id}.jsonl`))
      const bytes = await listBytes(pathIn(root, name), disk)
      const list = readList(bytes)
      counted.versions += list.records.length
      const missing = list.records.filter(({ hash }) => states.get(hash) === "missing")
      const damaged = list.records.filter(({ hash }) => states.get(hash) === "damaged")
      if (missing.length > 0) found("problem", "version-missing", { article: id, versions: missing.length })
      let mended = false
      if (repair && (list.bad.length > 0 || damaged.length > 0)) {
        const lost = list.bad.flatMap(namedIn)
        const back = await recovered(
          id,
          [...lost, ...(list.bad.length > 0 ? (articles.get(id) ?? []) : [])],
          list,
          objects,
        )
        for (const { hash } of back) unlisted.delete(hash)
        mended = await rewrite(name, bytes, {
          records: withBack(
            list.records.filter((one) => !damaged.includes(one)),
            back,
          ),
          bad: [],
        })
        for (const { hash, key } of mended ? damaged : []) {
          await putObjectAway(hash, objects)
          if (key) await putObjectAway(key, objects)
        }
      }
      if (list.bad.length > 0) found("problem", "list-damaged", { name, lines: list.bad.length }, mended)
      if (damaged.length > 0)
        found("problem", "version-damaged", { article: id, versions: damaged.length }, mended)
    }

    for (const [id, hashes] of articles) {
      if (listed.has(id)) continue
      const name = nameIn(root, join(places.lists, `${id}.jsonl`))
      if (repair) {
        const back = await recovered(id, hashes, { records: [], bad: [] }, objects)
        await makeDurable(places.lists, root, disk)
        const bytes = writeList({ records: withBack([], back), bad: [] })
        await writeAtomic(pathIn(root, name), bytes, { disk, exclusive: true })
      }
      for (const hash of hashes) unlisted.delete(hash)
      found("problem", "list-missing", { name, versions: hashes.length }, repair)
    }
    if (unlisted.size > 0) found("notice", "object-unlisted", { objects: unlisted.size })
  }

  /** What is under a hash. One whose keyframe is not there is as good as missing itself: both may come yet. */
  async function stateOf(hash: string, objects: Objects): Promise<"whole" | "missing" | "damaged"> {
    const { state } = await objects.find(hash)
    if (state !== "damaged") return state
    const key = await objects.keyOf(hash)
    return key !== null && (await objects.find(key)).state === "missing" ? "missing" : "damaged"
  }

  /** What no list names and no version needs: by hash, and by the article that it is a version of. */
  async function examineUnlisted(wanted: ReadonlySet<string>, objects: Objects) {
    const unlisted = new Set<string>()
    const articles = new Map<ArticleId, string[]>()
    for (const { hash, path } of (await objects.all()).objects) {
      if (wanted.has(hash)) continue
      const state = await stateOf(hash, objects)
      if (state === "damaged") {
        const name = nameIn(root, path)
        if (repair) await putAway(name)
        found("problem", "object-damaged", { name }, repair)
      }
      if (state !== "whole") continue
      unlisted.add(hash)
      const version = await versionAt(hash, objects)
      if (version) articles.set(version.id, [...(articles.get(version.id) ?? []), hash])
    }
    return { unlisted, articles }
  }

  /** The version that an object holds, as far as its own text tells; null if it holds no article. */
  async function versionAt(
    hash: string,
    objects: Objects,
  ): Promise<{ id: ArticleId; record: Listed } | null> {
    const there = await objects.find(hash)
    if (there.state !== "whole") return null
    const reading = readArticle(there.bytes)
    if (reading.kind !== "article") return null
    const { id, status, updated, created } = dossierOf(reading.article)
    if (!articleId.safeParse(id).success) return null
    const at = updated ?? created ?? (await disk.look(objects.path(hash))).changed.toISOString()
    const words = wordsIn(reading.article)
    return { id, record: { hash, at, words, status, cause: "save", key: there.key } }
  }

  /** Of `hashes` those that are versions of the article and that `list` lacks, as lines for it. */
  async function recovered(
    id: ArticleId,
    hashes: readonly string[],
    list: List,
    objects: Objects,
  ): Promise<Listed[]> {
    const lines: Listed[] = []
    for (const hash of new Set(hashes)) {
      if (list.records.some((one) => one.hash === hash)) continue
      const version = await versionAt(hash, objects)
      if (version?.id === id) lines.push(version.record)
    }
    return lines
  }

  /** Writes a list anew, and keeps what was there; not if another desk added to it meanwhile. */
  async function rewrite(name: string, bytes: Uint8Array, list: List): Promise<boolean> {
    await keepCopy(name, bytes)
    const path = pathIn(root, name)
    return writeAtomic(path, writeList(list), {
      disk,
      still: async () => Buffer.compare(await listBytes(path, disk), bytes) === 0,
    })
  }

  /** A search index. It is a cache: nothing of anybody's is lost with it, and Midad makes it anew. */
  async function examineIndex(name: string): Promise<void> {
    try {
      const { damaged, rows, behind } = await checkIndex(root, pathIn(root, name))
      counted.indexed += rows
      if (behind > 0) found("notice", "index-behind", { name, rows: behind })
      if (!damaged) return
      if (repair)
        for (const part of ["", "-wal", "-shm", ".seal"])
          if (await isThere(pathIn(root, name + part), disk)) await putAway(name + part)
      found("problem", "index-damaged", { name }, repair)
    } catch (error) {
      if (error instanceof DeskError) throw error
      found("notice", "index-unreadable", { name, message: String(error) })
    }
  }

  /** Moves a damaged object away, if an earlier list has not had that done. */
  async function putObjectAway(hash: string, objects: Objects): Promise<void> {
    if ((await objects.find(hash)).state === "damaged") await putAway(nameIn(root, objects.path(hash)))
  }

  const indexes: string[] = []
  for (const name of await walk()) {
    const last = name.slice(name.lastIndexOf("/") + 1)
    const own = name.startsWith(".midad/")
    if (isLeftover(last)) await examineLeftover(name)
    else if (isConflictCopy(last)) found("problem", "conflict-copy", { name })
    if (!own && isPage(last) && !name.split("/").some((part) => part.startsWith("."))) await examinePage(name)
    if (/^\.midad\/index\/[^/]+\.sqlite$/.test(name)) indexes.push(name)
    if (name.startsWith(".midad/locks/") && /\.(json|claim)$/.test(last)) await examineLock(name)
    if (name.startsWith(`${journalFolder}/`)) {
      if (last.endsWith(".journal")) await examineJournal(name)
      if (last.endsWith(".kept")) found("notice", "journal-kept", { name })
    }
    if (name.startsWith(`${nameIn(root, binPlace(root))}/`) && isPage(last)) await examineBinned(name)
  }
  await examineHistory()
  for (const name of indexes) await examineIndex(name)
  const remaining = findings.filter(({ level, repaired }) => level === "problem" && !repaired).length
  return { findings, counted, remaining }
}

async function isThere(path: string, disk: Disk): Promise<boolean> {
  try {
    await disk.look(path)
    return true
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false
    throw error
  }
}

/** `records` with lines that were lost, each where its time puts it; a list that lost none is left in its order. */
function withBack(records: readonly Listed[], back: readonly Listed[]): Listed[] {
  if (back.length === 0) return [...records]
  return [...records, ...back].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}
