/**
 * The history of a newsroom: every version of every article, under `.midad/history`. It goes by ids, so
 * renaming or moving a file, or deleting it, loses none. Bytes are stored once each under their hash
 * (`objects.ts`), and every article has a list of its versions (`list.ts`).
 *
 * The order of the steps makes it safe to stop anywhere: bytes are on the disk before a list names them,
 * and a list no longer names them before they go.
 */
import { basename, join } from "node:path"
import { type ArticleId, articleId } from "../../article/dossier.ts"
import type { Version } from "../../contract/desk.ts"
import { DeskError } from "../../contract/problem.ts"
import { writeAtomic } from "../disk/atomic.ts"
import { codeOf, type Disk, realDisk, writeAll } from "../disk/disk.ts"
import { makeDurable } from "../disk/durable.ts"
import { fault } from "../disk/fault.ts"
import { realFolder } from "../disk/folder.ts"
import { hashOf } from "../disk/hash.ts"
import { bytesIfThere, namesIfThere } from "../disk/if-there.ts"
import { createQueue } from "../disk/queue.ts"
import { addition, type List, lineOf, namedIn, type Record, readList, writeList } from "./list.ts"
import type { Content } from "./object.ts"
import { createObjects, type Objects, type Stored } from "./objects.ts"
import { isKeepsake, staying } from "./policy.ts"

export type HistoryOptions = {
  /** The newsroom's folder. */
  root: string
  disk?: Disk
  clock: () => Date
  /** Is told of damaged objects. */
  log: (message: string, error?: unknown) => void
  /** Bytes that a newsroom's history may take; beyond that the oldest versions go, ordinary saves first. */
  limit?: number
}

export type Added = { cause: Version["cause"]; status: Version["status"]; words: number }

/** What `thin` did. */
export type Thinned = { versions: number; objects: number; bytes: number }

export type History = {
  /**
   * Adds a version; when it returns, the disk has it. Null if the newest version has these very bytes.
   * Throws `DeskError` as `writeAtomic` does; then it may be listed already, and adding it again makes sure of it.
   */
  add(id: ArticleId, bytes: Uint8Array, about: Added): Promise<Version | null>
  /** The article's versions, newest first. The oldest has all its words as its change. */
  list(id: ArticleId): Promise<Version[]>
  /** The bytes of a version of the article. Throws `DeskError` version-missing if there is none, or a damaged one. */
  read(id: ArticleId, hash: string): Promise<Uint8Array>
  /** The bytes of any version of any article; null if there is none, or a damaged one, which is logged. */
  object(hash: string): Promise<Uint8Array | null>
  /** Whether the list names a version of the article whose bytes are there and whole. */
  has(id: ArticleId, hash: string): Promise<boolean>
  /**
   * Takes out versions by age (`policy.ts`) and size, then deletes the bytes that no version needs.
   * `keep` names versions that must stay, such as those that open articles stand on.
   */
  thin(now: Date, options?: { keep?: ReadonlySet<string> }): Promise<Thinned>
}

/** How many versions are packed by one keyframe before there is another. */
export const keyframeEvery = 20
/** Bytes that no list names stay for so long: another desk may be about to name them. In milliseconds, by their disk's clock. */
export const grace = 60 * 60_000
const defaultLimit = 512 * 1024 * 1024
/** How often a line is added anew to a list that other desks change at the same time. */
const addingTries = 10

/** Where a newsroom's history is: the folders of its lists and its objects. */
export function historyPlaces(root: string): { lists: string; objects: string } {
  return {
    lists: join(root, ".midad", "history", "articles"),
    objects: join(root, ".midad", "history", "objects"),
  }
}

/** A list's bytes, empty if there is none. */
export async function listBytes(path: string, disk: Disk): Promise<Uint8Array> {
  return (await bytesIfThere(disk, path, basename(path))) ?? new Uint8Array()
}

/** The ids that have a list. */
export async function listedIds(folder: string, disk: Disk): Promise<ArticleId[]> {
  return (await namesIfThere(disk, folder, basename(folder)))
    .filter((name) => name.endsWith(".jsonl"))
    .map((name) => name.slice(0, -".jsonl".length))
    .filter((id) => articleId.safeParse(id).success)
}

/** Every hash that the lists name, in damaged lines too, and the keyframes that those need. */
export async function needed(root: string, objects: Objects, disk: Disk): Promise<Set<string>> {
  const { lists } = historyPlaces(root)
  const found = new Set<string>()
  /** Those of which no line tells what they need. A set's loop comes to what is added in it too. */
  const untold = new Set<string>()
  for (const id of await listedIds(lists, disk)) {
    const { records, bad } = readList(await listBytes(join(lists, `${id}.jsonl`), disk))
    for (const { hash, key } of records) {
      found.add(hash)
      if (key) untold.add(key)
    }
    for (const line of bad) for (const hash of namedIn(line)) untold.add(hash)
  }
  for (const hash of untold) {
    found.add(hash)
    const key = await objects.keyOf(hash)
    if (key) untold.add(key)
  }
  return found
}

/** Versions as the window takes them, newest first. */
function shown(records: readonly Record[]): Version[] {
  return records
    .map(({ key: _key, ...record }, at) => ({
      ...record,
      change: record.words - (records[at - 1]?.words ?? 0),
    }))
    .reverse()
}

export function createHistory({
  root: given,
  disk = realDisk,
  clock,
  log,
  limit = defaultLimit,
}: HistoryOptions): History {
  /** Writes wait for one another: thinning must not meet an addition half way. */
  const { run: inTurn } = createQueue()
  /** The lists as they were read last. */
  const known = new Map<string, { bytes: Uint8Array; list: List }>()
  /** The keyframe used last of each article, so that it need not be read for every save. */
  const keys = new Map<ArticleId, Content>()
  /** Lists whose last addition the disk did not confirm: it may be in the file and yet not last. */
  const unsure = new Set<string>()

  /** The newsroom as it is now. It may come and go. */
  async function places() {
    const root = await realFolder(given, disk)
    const { lists, objects } = historyPlaces(root)
    return { root, lists, objects: createObjects(objects, root, disk) }
  }

  async function readListAt(path: string): Promise<{ bytes: Uint8Array; list: List }> {
    const bytes = await listBytes(path, disk)
    const before = known.get(path)
    if (before && Buffer.compare(before.bytes, bytes) === 0) return before
    const read = { bytes, list: readList(bytes) }
    known.set(path, read)
    return read
  }

  const listPath = (lists: string, id: ArticleId): string => {
    if (!articleId.safeParse(id).success) throw new DeskError("invalid-call")
    return join(lists, `${id}.jsonl`)
  }

  /** Adds a line at a list's end. */
  async function appendOnce(path: string, one: Record): Promise<void> {
    try {
      const file = await disk.open(path)
      try {
        // Looked at here and not before: how the file ends decides how the line begins.
        const there = await listBytes(path, disk)
        // Another desk was faster, and what we would write at its end before would be written over what it added.
        if (there.length !== file.size()) return
        await writeAll(file, addition(there, one), basename(path))
        await file.sync()
      } finally {
        await file.close()
      }
    } catch (error) {
      if (codeOf(error) !== "ENOENT") throw fault(error, "writing", basename(path))
      await writeAtomic(path, new TextEncoder().encode(lineOf(one)), { disk, exclusive: true })
    }
  }

  async function append(path: string, one: Record): Promise<void> {
    unsure.add(path)
    const line = lineOf(one)
    for (let tries = 0; tries < addingTries; tries++) {
      await appendOnce(path, one)
      // Another desk may have put a thinned list in the place of the one that we added to.
      if (Buffer.from(await listBytes(path, disk)).includes(line)) {
        unsure.delete(path)
        return
      }
    }
    throw new DeskError("file-busy", { name: basename(path) })
  }

  /** The keyframe to pack the next version by; null if it is time for a new one. */
  async function keyframe(
    id: ArticleId,
    records: readonly Record[],
    objects: Objects,
  ): Promise<Content | null> {
    const newest = records.at(-1)
    if (!newest) return null
    const hash = newest.key ?? newest.hash
    if (records.filter(({ key }) => key === hash).length >= keyframeEvery - 1) return null
    const used = keys.get(id)
    if (used?.hash === hash) return used
    const found = await objects.find(hash)
    if (found.state !== "whole" || found.key !== null) return null
    return { hash, bytes: found.bytes }
  }

  async function find(hash: string, objects: Objects): Promise<Uint8Array | null> {
    if (!/^[0-9a-f]{64}$/.test(hash)) return null
    const found = await objects.find(hash)
    if (found.state === "whole") return found.bytes
    if (found.state === "damaged") log(`The version ${hash} in the history is damaged`)
    return null
  }

  /** Which versions of every list stay. */
  async function chosen(
    lists: string,
    objects: Objects,
    now: Date,
    keep: ReadonlySet<string>,
  ): Promise<Map<string, { path: string; bytes: Uint8Array; list: List; stay: Set<Record> }>> {
    const choices = new Map<string, { path: string; bytes: Uint8Array; list: List; stay: Set<Record> }>()
    for (const id of await listedIds(lists, disk)) {
      const path = join(lists, `${id}.jsonl`)
      const { bytes, list } = await readListAt(path)
      const stay = new Set(staying(list.records, now))
      for (const record of list.records) if (keep.has(record.hash)) stay.add(record)
      choices.set(id, { path, bytes, list, stay })
    }

    // Then by size: the oldest go until the rest fits, every article's ordinary saves before any first version,
    // change of status or side of a conflict. An object goes with the last that needs it.
    const sizes = new Map((await objects.all()).objects.map(({ hash, size }) => [hash, size]))
    const users = new Map<string, number>()
    const all = [...choices.values()].flatMap(({ list, stay }) =>
      list.records
        .map((record, index) => ({ record, list, stay, last: isKeepsake(list.records, index) ? 1 : 0 }))
        .filter(({ record }) => stay.has(record)),
    )
    for (const { record } of all) {
      for (const hash of record.key ? [record.hash, record.key] : [record.hash])
        users.set(hash, (users.get(hash) ?? 0) + 1)
    }
    let total = 0
    for (const hash of users.keys()) total += sizes.get(hash) ?? 0
    all.sort(
      (a, b) => a.last - b.last || (a.record.at < b.record.at ? -1 : a.record.at > b.record.at ? 1 : 0),
    )
    for (const { record, list, stay } of all) {
      if (total <= limit) break
      if (record === list.records.at(-1) || keep.has(record.hash)) continue
      stay.delete(record)
      for (const hash of record.key ? [record.hash, record.key] : [record.hash]) {
        const left = (users.get(hash) ?? 1) - 1
        users.set(hash, left)
        if (left === 0) total -= sizes.get(hash) ?? 0
      }
    }
    return choices
  }

  return {
    add: (id, bytes, about) =>
      inTurn(async () => {
        const { root, lists, objects } = await places()
        const path = listPath(lists, id)
        const hash = hashOf(bytes)
        const { records } = (await readListAt(path)).list
        const newest = records.at(-1)
        const listed = newest?.hash === hash && !unsure.has(path)
        if (listed && (await objects.find(hash)).state === "whole") return null
        const near = await keyframe(id, records, objects)
        const key = await objects.put({ hash, bytes }, near)
        const one: Record = { hash, at: clock().toISOString(), ...about, key }
        if (listed) return null
        await makeDurable(lists, root, disk)
        await append(path, one)
        // Another desk may have deleted it as nobody's between our looking and our naming it.
        await objects.put({ hash, bytes }, near)
        if (key === null) keys.set(id, { hash, bytes })
        else if (near?.hash === key) keys.set(id, near)
        return shown(newest ? [newest, one] : [one])[0]!
      }),
    async list(id) {
      const { lists } = await places()
      return shown((await readListAt(listPath(lists, id))).list.records)
    },
    async read(id, hash) {
      const { lists, objects } = await places()
      const { records } = (await readListAt(listPath(lists, id))).list
      const bytes = records.some((record) => record.hash === hash) ? await find(hash, objects) : null
      if (!bytes) throw new DeskError("version-missing")
      return bytes
    },
    async object(hash) {
      return find(hash, (await places()).objects)
    },
    async has(id, hash) {
      const { lists, objects } = await places()
      const { records } = (await readListAt(listPath(lists, id))).list
      return records.some((record) => record.hash === hash) && (await find(hash, objects)) !== null
    },
    thin: (now, { keep = new Set<string>() } = {}) =>
      inTurn(async () => {
        const { root, lists, objects } = await places()
        const thinned: Thinned = { versions: 0, objects: 0, bytes: 0 }
        for (const { path, bytes, list, stay } of (await chosen(lists, objects, now, keep)).values()) {
          if (stay.size === list.records.length) continue
          const left = { records: list.records.filter((record) => stay.has(record)), bad: list.bad }
          const written = await writeAtomic(path, writeList(left), {
            disk,
            // Another desk added a version meanwhile: this list's turn comes the next time.
            still: async () => Buffer.compare(await listBytes(path, disk), bytes) === 0,
          })
          if (written) thinned.versions += list.records.length - stay.size
        }
        const stays = await needed(root, objects, disk)
        const { objects: stored, leftovers } = await objects.all()
        // A file server's clock is another one: nothing is older than it is by a clock that its newest file was
        // written by.
        const newest = Math.max(...[...stored, ...leftovers].map(({ changed }) => changed.getTime()))
        const old = ({ changed }: Stored) => Math.min(now.getTime(), newest) - changed.getTime() > grace
        for (const { path } of leftovers.filter(old)) await remove(path)
        for (const object of stored.filter(old)) {
          if (stays.has(object.hash) || keep.has(object.hash)) continue
          await remove(object.path)
          thinned.objects += 1
          thinned.bytes += object.size
        }
        return thinned
      }),
  }

  /** Deletes a file of the history; one that is gone already is as well. */
  async function remove(path: string): Promise<void> {
    try {
      await disk.unlink(path)
    } catch (error) {
      if (codeOf(error) !== "ENOENT") throw fault(error, "writing", basename(path))
    }
  }
}
