/**
 * The doctor's look at the history: whether the bytes of every listed version are there and undamaged, and whether
 * every version has a list. Missing bytes are taken from the newsroom's files where these still hold them.
 */
import { join } from "node:path"
import { type ArticleId, articleId } from "../../article/dossier.ts"
import { readArticle } from "../../article/html.ts"
import { dossierOf } from "../../article/schema.ts"
import { wordsIn } from "../../article/text.ts"
import { writeAtomic } from "../disk/atomic.ts"
import { makeDurable } from "../disk/durable.ts"
import { nameIn, pathIn } from "../disk/folder.ts"
import { hashOf } from "../disk/hash.ts"
import { heldIn, type List, type Record as Listed, namedIn, readList, writeList } from "../history/list.ts"
import { historyFolders, listBytes, listedIds } from "../history/lists.ts"
import { needed } from "../history/needed.ts"
import { createObjects } from "../history/objects.ts"
import type { Examination } from "./examination.ts"

/** What is under a hash. */
type State = "whole" | "missing" | "damaged"

/** @param files the newsroom's files, those in the bin among them, by the hash of their bytes */
export async function examineHistory(
  examination: Examination,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  const { root, disk, repair, counted, found, bytesOf, putAway, keepCopy } = examination
  const folders = historyFolders(root)
  const objects = createObjects(folders.objects, root, disk)
  const listName = (id: ArticleId) => nameIn(root, join(folders.lists, `${id}.jsonl`))

  /** Takes from the files what is missing or damaged of `wanted`. Returns whether it took anything. */
  async function refill(wanted: Iterable<string>): Promise<boolean> {
    let some = false
    for (const hash of wanted) {
      const name = files.get(hash)
      if (
        name === undefined ||
        inLists.get(hash)?.state === "whole" ||
        (await objects.find(hash)).state === "whole"
      )
        continue
      const bytes = repair ? await bytesOf(name) : null
      const same = bytes !== null && hashOf(bytes) === hash
      if (same) {
        await putObjectAway(hash)
        await objects.put({ hash, bytes }, null)
        some = true
      }
      // A damaged line may name a hash that never was a version of the list. That does no harm.
      found("problem", "version-rebuilt", { name, hash: hash.slice(0, 12) }, same)
    }
    return some
  }

  /** A version without its keyframe counts as missing: a sync client may still bring both. */
  async function stateOf(hash: string): Promise<State> {
    const inList = inLists.get(hash)
    if (inList?.state === "whole") return "whole"
    const { state } = await objects.find(hash)
    if (state !== "damaged" && !inList) return state
    if (state === "whole") return state
    const key = inList ? inList.key : await objects.keyOf(hash)
    return key !== null && (await objects.find(key)).state === "missing" ? "missing" : "damaged"
  }

  /** The objects that no list names and no version needs, by hash and by article. */
  async function examineUnlisted(wanted: ReadonlySet<string>) {
    const unlisted = new Set<string>()
    const articles = new Map<ArticleId, string[]>()
    for (const { hash, path } of await objects.all()) {
      if (wanted.has(hash)) continue
      const state = await stateOf(hash)
      if (state === "damaged") {
        const name = nameIn(root, path)
        if (repair) await putAway(name)
        found("problem", "object-damaged", { name }, repair)
      }
      if (state !== "whole") continue
      unlisted.add(hash)
      const version = await versionAt(hash)
      if (version) articles.set(version.id, [...(articles.get(version.id) ?? []), hash])
    }
    return { unlisted, articles }
  }

  /** The version that an object holds, as far as its own text tells; null if it holds no article. */
  async function versionAt(hash: string): Promise<{ id: ArticleId; record: Listed } | null> {
    const there = await objects.find(hash)
    if (there.state !== "whole") return null
    const reading = readArticle(there.bytes)
    if (reading.kind === "unreadable" || reading.article === null) return null
    const { id, status, updated, created } = dossierOf(reading.article)
    if (!articleId.safeParse(id).success) return null
    const at = updated ?? created ?? (await disk.look(objects.path(hash))).changed.toISOString()
    const words = wordsIn(reading.article)
    return { id, record: { hash, at, words, status, cause: "save", key: there.key } }
  }

  /** Of `hashes` those that are versions of the article and not in `records`, as lines for its list. */
  async function recovered(
    id: ArticleId,
    hashes: readonly string[],
    records: readonly Listed[],
  ): Promise<Listed[]> {
    const lines: Listed[] = []
    for (const hash of new Set(hashes)) {
      if (records.some((one) => one.hash === hash)) continue
      const version = await versionAt(hash)
      if (version?.id === id) lines.push(version.record)
    }
    return lines
  }

  /**
   * Looks at the list of an article; with `repair` writes it anew without what is damaged, and with what its damaged
   * lines named. Returns the versions that were put back into it.
   * @param astray versions of the article that no list names
   */
  async function examineList(
    id: ArticleId,
    states: ReadonlyMap<string, State>,
    astray: readonly string[],
  ): Promise<Listed[]> {
    const name = listName(id)
    const bytes = await listBytes(pathIn(root, name), disk)
    const { records, bad } = readList(bytes)
    counted.versions += records.length
    const missing = records.filter(({ hash }) => states.get(hash) === "missing")
    const damaged = records.filter(({ hash }) => states.get(hash) === "damaged")
    if (missing.length > 0) found("problem", "version-missing", { article: id, versions: missing.length })
    let back: Listed[] = []
    let mended = false
    if (repair && (bad.length > 0 || damaged.length > 0)) {
      back = bad.length > 0 ? await recovered(id, [...bad.flatMap(namedIn), ...astray], records) : []
      const kept = records.filter((one) => !damaged.includes(one))
      mended = await rewrite(name, bytes, { records: withBack(kept, back), bad: [] })
      for (const { hash, key } of mended ? damaged : []) {
        await putObjectAway(hash)
        if (key) await putObjectAway(key)
      }
    }
    if (bad.length > 0) found("problem", "list-damaged", { name, lines: bad.length }, mended)
    if (damaged.length > 0)
      found("problem", "version-damaged", { article: id, versions: damaged.length }, mended)
    return back
  }

  /** Writes a list anew after copying the old one to the attic. Does nothing if another desk added to it meanwhile. */
  async function rewrite(name: string, bytes: Uint8Array, list: List): Promise<boolean> {
    await keepCopy(name, bytes)
    const path = pathIn(root, name)
    return writeAtomic(path, writeList(list), {
      disk,
      still: async () => Buffer.compare(await listBytes(path, disk), bytes) === 0,
    })
  }

  /** Tells of a list that is gone; with `repair` writes it from the versions themselves. */
  async function examineMissingList(id: ArticleId, hashes: readonly string[]): Promise<void> {
    const name = listName(id)
    if (repair) {
      const records = withBack([], await recovered(id, hashes, []))
      await makeDurable(folders.lists, root, disk)
      await writeAtomic(pathIn(root, name), writeList({ records, bad: [] }), { disk, exclusive: true })
    }
    found("problem", "list-missing", { name, versions: hashes.length }, repair)
  }

  /** Moves a damaged object away, if that has not been done already. */
  async function putObjectAway(hash: string): Promise<void> {
    if ((await objects.find(hash)).state === "damaged") await putAway(nameIn(root, objects.path(hash)))
  }

  /** The versions whose packed bytes are in a list. Only their keyframe can be missing or damaged. */
  async function versionsInLists(): Promise<Map<string, { state: string; key: string | null }>> {
    const states = new Map<string, { state: string; key: string | null }>()
    for (const id of await listedIds(folders.lists, disk)) {
      const { records } = readList(await listBytes(pathIn(root, listName(id)), disk))
      const held = heldIn(records)
      for (const { hash, key, packed } of records) {
        if (packed === undefined || states.get(hash)?.state === "whole") continue
        states.set(hash, { state: (await objects.find(hash, held)).state, key })
      }
    }
    return states
  }

  let inLists = await versionsInLists()
  const wanted = await needed(root, objects, disk)
  // Versions that a file still holds go first, as others may be packed by them.
  if (await refill(wanted)) inLists = await versionsInLists()
  const states = new Map<string, State>()
  for (const hash of wanted) states.set(hash, await stateOf(hash))
  const { unlisted, articles } = await examineUnlisted(wanted)
  const listed = new Set(await listedIds(folders.lists, disk))
  for (const id of listed)
    for (const { hash } of await examineList(id, states, articles.get(id) ?? [])) unlisted.delete(hash)
  for (const [id, hashes] of articles) {
    if (listed.has(id)) continue
    await examineMissingList(id, hashes)
    for (const hash of hashes) unlisted.delete(hash)
  }
  if (unlisted.size > 0) found("notice", "object-unlisted", { objects: unlisted.size })
}

/** `records` with the lost lines put in by their times. The order of the others stays. */
function withBack(records: readonly Listed[], back: readonly Listed[]): Listed[] {
  if (back.length === 0) return [...records]
  return [...records, ...back].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}
