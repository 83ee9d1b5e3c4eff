/**
 * The history of a newsroom: every version of every article, under `.midad/history`. Versions belong to the article's
 * id, so renaming, moving or deleting a file loses none. Every article has a list of its versions (`lists.ts`). The
 * packed bytes of a version are in its line there, so that one flush of one file keeps both; large ones are in a file
 * under their hash (`objects.ts`). Decision 0009 has the reasons.
 *
 * The order of the steps makes it safe to stop anywhere: an object is on the disk before a list names it, and a list
 * on the disk no longer names it before it is deleted.
 */
import type { ArticleId } from "../../article/dossier.ts"
import type { Version } from "../../contract/desk.ts"
import { DeskError } from "../../contract/problem.ts"
import { type Disk, realDisk } from "../disk/disk.ts"
import { makeDurable } from "../disk/durable.ts"
import { realFolder } from "../disk/folder.ts"
import { hashOf } from "../disk/hash.ts"
import { createKeyedQueue, createQueue } from "../disk/queue.ts"
import { Recent } from "../disk/recent.ts"
import { heldIn, type Record } from "./list.ts"
import { createLists, historyFolders, type KnownList, listPath } from "./lists.ts"
import { pack, type VersionBytes } from "./object.ts"
import { createObjects, type Objects } from "./objects.ts"
import { type Thinned, thin } from "./thinning.ts"

export type HistoryOptions = {
  /** The newsroom's folder. */
  root: string
  disk?: Disk
  clock: () => Date
  /** Called for damaged objects. */
  log: (message: string, error?: unknown) => void
  /**
   * The bytes that the objects of a newsroom may take; beyond that the oldest versions are deleted, ordinary saves
   * first.
   */
  limit?: number
  /** Who writes at this desk; the versions of this desk's own writing name them. */
  who?: string
  /** The most bytes of a packed version that its list holds; 0 has every version in a file of its own. */
  inLists?: number
}

/** The facts that a list keeps of a version. */
type Added = { cause: Version["cause"]; status: Version["status"]; words: number }

type ThinOptions = {
  /** The hashes of versions that must stay, such as the bases of open articles. Called again for each article. */
  keep?: () => ReadonlySet<string>
  /** Stops the thinning after the step that is under way. */
  signal?: AbortSignal
  /** Resolves when nothing goes on that is to go before the thinning, such as a save. */
  quiet?: () => Promise<unknown>
}

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
  /**
   * The bytes of a version of the article, or of any other whose bytes are in a file; null if there is none, or a
   * damaged one, which is logged.
   */
  object(id: ArticleId, hash: string): Promise<Uint8Array | null>
  /** Whether the list names a version of the article whose bytes are there and whole. */
  has(id: ArticleId, hash: string): Promise<boolean>
  /**
   * Takes out versions by age (`policy.ts`) and size, then deletes the objects that no version needs; see
   * `thinning.ts`. Versions are added and read meanwhile.
   */
  thin(now: Date, options?: ThinOptions): Promise<Thinned>
}

/** How many versions are packed against one keyframe before there is another. */
export const keyframeEvery = 20
const defaultLimit = 512 * 1024 * 1024
const defaultInLists = 16 * 1024
/** The length from which a list gets no more packed versions, in bytes: it is read as a whole at first. */
const longestList = 4 * 1024 * 1024
/** How many keyframes are kept in memory, for the articles that are being edited. */
const rememberedKeyframes = 8

/** The newsroom's folder with links followed, the folder of its lists, and its objects. */
type Store = { root: string; lists: string; objects: Objects }

/** Versions as the window takes them, newest first. */
function versionsOf(records: readonly Record[]): Version[] {
  return records
    .map(({ key: _key, packed: _packed, ...record }, at) => ({
      ...record,
      change: record.words - (records[at - 1]?.words ?? 0),
    }))
    .reverse()
}

/** The history of the newsroom at `root`. Reads and makes nothing before a method is called. */
export function createHistory({
  root,
  disk = realDisk,
  clock,
  log,
  limit = defaultLimit,
  who,
  inLists = defaultInLists,
}: HistoryOptions): History {
  /** Additions to a list and its thinning wait for each other. */
  const queue = createKeyedQueue<ArticleId>()
  const thinnings = createQueue()
  const lists = createLists(disk)
  /** The keyframe that was used last of each article, so that it is not read for every save. */
  const keyframes = new Recent<ArticleId, VersionBytes>(rememberedKeyframes)
  let last: Store | null = null

  /** The store of the newsroom, whose folder may be removed, return, or become a link to another one. */
  async function store(): Promise<Store> {
    const real = await realFolder(root, disk)
    if (last?.root === real) return last
    const folders = historyFolders(real)
    last = { root: real, lists: folders.lists, objects: createObjects(folders.objects, real, disk) }
    return last
  }

  /** The keyframe to pack the next version against; null if it is time for a new one. */
  async function keyframeFor(
    id: ArticleId,
    records: readonly Record[],
    objects: Objects,
  ): Promise<VersionBytes | null> {
    const newest = records.at(-1)
    if (!newest) return null
    const hash = newest.key ?? newest.hash
    if (records.filter(({ key }) => key === hash).length >= keyframeEvery - 1) return null
    const used = keyframes.get(id)
    if (used?.hash === hash) return used
    const found = await objects.find(hash, heldIn(records))
    if (found.state !== "whole" || found.key !== null) return null
    return { hash, bytes: found.bytes }
  }

  /**
   * Packs a version: for its line, or into a file of its own if it is large. No list holds the bytes of a hash twice,
   * so what a version is packed by was always there before it.
   */
  async function stored(
    version: VersionBytes,
    near: VersionBytes | null,
    { length, list: { records } }: KnownList,
    objects: Objects,
  ): Promise<{ key: string | null; isNew: boolean; packed?: string }> {
    const held = heldIn(records)
    if (held(version.hash)) {
      const before = await objects.find(version.hash, held)
      if (before.state === "whole") return { key: before.key, isNew: true }
    }
    const packed = await pack(version.bytes, near)
    if (packed.object.length > inLists || length > longestList) return objects.put(version, near, packed)
    return { key: packed.key, isNew: true, packed: Buffer.from(packed.object).toString("base64") }
  }

  async function addNow(id: ArticleId, bytes: Uint8Array, about: Added): Promise<Version | null> {
    const { root: real, lists: folder, objects } = await store()
    const path = listPath(folder, id)
    const hash = hashOf(bytes)
    const there = await lists.readAgain(path)
    const { records } = there.list
    const newest = records.at(-1)
    const listed = newest?.hash === hash && !lists.isUnsure(path)
    if (listed && (await objects.find(hash, heldIn(records))).state === "whole") return null
    const keyframe = await keyframeFor(id, records, objects)
    // A version that is its own keyframe again.
    const near = keyframe?.hash === hash ? null : keyframe
    if (listed) {
      await objects.put({ hash, bytes }, near)
      return null
    }
    const put = await stored({ hash, bytes }, near, there, objects)
    const record: Record = {
      hash,
      at: clock().toISOString(),
      ...about,
      ...(who && (about.cause === "save" || about.cause === "before-restore") ? { who } : {}),
      key: put.key,
      ...(put.packed && { packed: put.packed }),
    }
    await makeDurable(folder, real, disk)
    await lists.append(path, record)
    // Another desk may have deleted the object after we saw it and before the list named it.
    if (!put.isNew) await objects.put({ hash, bytes }, near)
    if (put.key === null) keyframes.set(id, { hash, bytes })
    else if (near?.hash === put.key) keyframes.set(id, near)
    return versionsOf(newest ? [newest, record] : [record])[0]!
  }

  async function bytesOf(
    hash: string,
    records: readonly Record[],
    objects: Objects,
  ): Promise<Uint8Array | null> {
    if (!/^[0-9a-f]{64}$/.test(hash)) return null
    const found = await objects.find(hash, heldIn(records))
    if (found.state === "whole") return found.bytes
    if (found.state === "damaged") log(`The version ${hash} in the history is damaged`)
    return null
  }

  /** The bytes of a version that the article's list names; null if there is none, or a damaged one. */
  async function listedBytes(id: ArticleId, hash: string): Promise<Uint8Array | null> {
    const { lists: folder, objects } = await store()
    const { records } = (await lists.readAgain(listPath(folder, id))).list
    return records.some((record) => record.hash === hash) ? bytesOf(hash, records, objects) : null
  }

  return {
    add: (id, bytes, about) => queue.run(id, () => addNow(id, bytes, about)),
    async list(id) {
      const { lists: folder } = await store()
      return versionsOf((await lists.readAgain(listPath(folder, id))).list.records)
    },
    async read(id, hash) {
      const bytes = await listedBytes(id, hash)
      if (!bytes) throw new DeskError("version-missing")
      return bytes
    },
    async object(id, hash) {
      const { lists: folder, objects } = await store()
      const { records } = (await lists.readAgain(listPath(folder, id))).list
      return bytesOf(hash, records, objects)
    },
    has: async (id, hash) => (await listedBytes(id, hash)) !== null,
    thin: (now, { keep = () => new Set<string>(), signal, quiet } = {}) =>
      thinnings.run(async () => {
        const { lists: folder, objects } = await store()
        return thin({ folder, lists, objects, disk, inTurn: queue.run, now, limit, keep, signal, quiet })
      }),
  }
}
