/**
 * Thinning a history: takes out versions by age and size, then deletes the objects that no version needs, while
 * everybody goes on saving. It works list by list and object by object. It may be stopped between any two, also by a
 * crash, without harm:
 *
 * - A list is written anew before the objects that it named may be deleted, and an object is deleted only if no list
 *   names it.
 * - Adding a version makes its object young (`Objects.put`), and young objects are kept.
 * - Thinning ends if the newsroom's folder disappears or is replaced, so that lists that could not be read are not
 *   taken for empty ones.
 *
 * In memory it keeps the ids, some 25 bytes an object (`ObjectUses`) and, if the limit is exceeded, some 50 bytes a
 * version (`Droppables`). Several lists are read at the same time, and one of them at a time is written.
 */
import type { ArticleId } from "../../article/dossier.ts"
import { DeskError } from "../../contract/problem.ts"
import type { Disk } from "../disk/disk.ts"
import { ifThere } from "../disk/if-there.ts"
import { createQueue } from "../disk/queue.ts"
import { type Droppable, Droppables } from "./droppable.ts"
import { heldIn, type List, type Record } from "./list.ts"
import { type Lists, listedIds, listPath, type ReadList } from "./lists.ts"
import { neededBy } from "./needed.ts"
import { type ObjectNumber, ObjectUses } from "./object-uses.ts"
import type { Objects, Stored } from "./objects.ts"
import { createPace, type Pace } from "./pace.ts"
import { isKeepsake, staying } from "./policy.ts"

/**
 * How long objects that no list names are kept, as another desk may be about to name them. In milliseconds, by the
 * clock of their disk.
 */
export const grace = 60 * 60_000

/** How many files are looked at at the same time. One at a time is mostly waiting. */
const lookedAtTogether = 12

/** What was taken out. */
export type Thinned = { versions: number; objects: number; bytes: number }

export type ThinningOptions = {
  /** The folder of the lists. */
  folder: string
  lists: Lists
  objects: Objects
  disk: Disk
  /** Does `work` when nothing else is done with the list of an article. */
  inTurn: <Result>(id: ArticleId, work: () => Promise<Result>) => Promise<Result>
  now: Date
  /** The bytes that the objects may take. */
  limit: number
  /** The versions that must stay whatever their age, by their hashes; called again for each article. */
  keep: () => ReadonlySet<string>
  /** Stops it between two steps. */
  signal?: AbortSignal | undefined
  /** Resolves when nothing goes on that is to go before the next step. */
  quiet?: (() => Promise<unknown>) | undefined
}

/** Thins a history once. Returns what was taken out, also if it was stopped. Throws `DeskError` as the disk does. */
export async function thin(options: ThinningOptions): Promise<Thinned> {
  const thinning = new Thinning(options)
  try {
    await thinning.run()
  } catch (error) {
    if (!options.signal?.aborted) throw error
  }
  return thinning.thinned
}

class Thinning {
  readonly thinned: Thinned = { versions: 0, objects: 0, bytes: 0 }
  readonly #options: ThinningOptions
  readonly #pace: Pace
  readonly #uses = new ObjectUses()
  /** Lists are written one after the other, so that flushing them never takes the whole disk. */
  readonly #writing = createQueue()
  /** The id of the folder of the lists, to notice that another newsroom is at the same path. */
  #folderId = ""
  /** When the newest file of the store was written, in milliseconds by the clock of its disk. */
  #newest = Number.NEGATIVE_INFINITY
  /** When the newest version of the lists that were read was saved. */
  #newestSave = Number.NEGATIVE_INFINITY

  constructor(options: ThinningOptions) {
    this.#options = options
    this.#pace = createPace(options.signal, options.quiet)
  }

  async run(): Promise<void> {
    const { folder, disk, limit } = this.#options
    const folderId = await ifThere(disk.folderId(folder))
    if (folderId === null) return
    this.#folderId = folderId
    const ids = await listedIds(folder, disk)
    // Without any list it is not known what is needed.
    if (ids.length === 0) return
    await this.#eachOf(ids, lookedAtTogether, (id) => this.#thinByAge(id))
    if ((await this.#measure()) > 0) await this.#sweep()
    if (this.#uses.total <= limit) return
    await this.#thinBySize(ids)
    await this.#sweep()
  }

  /** Takes the versions out of a list that are too old to keep, and notes what the others need. */
  async #thinByAge(id: ArticleId): Promise<void> {
    const { inTurn, signal } = this.#options
    const read = await inTurn(id, () => this.#aged(id, false))
    const left =
      read ??
      (await this.#writing.run(async () => {
        // It was told to stop while this list waited for its turn.
        signal?.throwIfAborted()
        return inTurn(id, () => this.#aged(id, true))
      }))
    if (!left) return
    const { keyframes, inDamaged } = neededBy(left)
    for (const hash of inDamaged) this.#uses.pin(hash)
    const unread = new Set([...keyframes, ...inDamaged])
    // What the list holds itself says what it needs.
    for (const { hash, packed } of left.records) if (packed !== undefined) unread.delete(hash)
    for (const hash of unread) await this.#pinKeyframesOf(hash)
  }

  /**
   * The list of an article without the versions that are too old to keep, whose needs are noted then. Null if it would
   * have to be written for that and `writes` is not set: nobody is to wait for the turn of writing with the list held.
   */
  async #aged(id: ArticleId, writes: boolean): Promise<List | null> {
    const { folder, disk, now, keep } = this.#options
    const path = listPath(folder, id)
    const was = await this.#read(path)
    const kept = keep()
    const stays = new Set(staying(was.list.records, now))
    const goes = (one: Record) => !stays.has(one) && !kept.has(one.hash)
    if (!writes && was.list.records.some(goes)) return null
    // A version that is in a list alone was written with it.
    const saved = Date.parse(was.list.records.at(-1)?.at ?? "")
    if (saved > this.#newestSave) {
      this.#newestSave = saved
      const there = await ifThere(disk.look(path))
      if (there) this.#newest = Math.max(this.#newest, there.changed.getTime())
    }
    const left = await this.#without(path, was, goes)
    for (const one of left.records) this.#use(one)
    return left
  }

  /** The list at `path`. Throws `DeskError` newsroom-missing if it is gone: Midad never deletes lists. */
  async #read(path: string): Promise<ReadList> {
    const read = await this.#options.lists.read(path)
    if (!read) throw new DeskError("newsroom-missing", { name: path })
    return read
  }

  /** Throws `DeskError` newsroom-missing if the folder of the lists is not the one that was read. */
  async #checkFolder(): Promise<void> {
    const { folder, disk } = this.#options
    if ((await ifThere(disk.folderId(folder))) !== this.#folderId)
      throw new DeskError("newsroom-missing", { name: folder })
  }

  /** Notes that one more version needs its object and its keyframe. Packed bytes in a list count like an object's. */
  #use({ hash, key, packed }: Record): ObjectNumber[] {
    const objects = [hash, ...(key ? [key] : [])].map((one) => this.#uses.add(one))
    if (packed !== undefined) this.#uses.setSize(hash, packed.length)
    return objects
  }

  /** Keeps the keyframe that an object needs, and the one that this needs and so on. A keyframe mostly needs none. */
  async #pinKeyframesOf(hash: string): Promise<void> {
    let key = await this.#options.objects.keyOf(hash)
    while (key !== null && this.#uses.pin(key)) key = await this.#options.objects.keyOf(key)
  }

  /** Writes a list anew without some of its records. Returns what the list holds then. */
  async #without(path: string, was: ReadList, goes: (one: Record, index: number) => boolean): Promise<List> {
    const { lists } = this.#options
    const { records, bad } = was.list
    const left = records.filter((one, index) => !goes(one, index))
    if (left.length === records.length) return was.list
    await this.#keepNeeded(records, left)
    // Another desk added a version meanwhile. This list is thinned the next time.
    if (!(await lists.replace(path, was, { records: left, bad }))) return (await this.#read(path)).list
    this.thinned.versions += records.length - left.length
    return { records: left, bad }
  }

  /** Writes into files what goes with its line and is needed by those that are left, such as their keyframe. */
  async #keepNeeded(records: readonly Record[], left: readonly Record[]): Promise<void> {
    const { objects } = this.#options
    const heldOf = (some: readonly Record[]) =>
      new Set(some.flatMap(({ hash, packed }) => (packed === undefined ? [] : hash)))
    const stays = heldOf(left)
    const gone = heldOf(records)
    const needed = new Set(left.flatMap(({ hash, key }) => (key ? [hash, key] : [hash])))
    for (const hash of needed) {
      if (stays.has(hash) || !gone.has(hash)) continue
      const found = await objects.find(hash, heldIn(records))
      if (found.state === "whole") await objects.put({ hash, bytes: found.bytes }, null)
    }
  }

  /** Looks at the size and time of every file in the store. Returns how many of them no version needs. */
  async #measure(): Promise<number> {
    let unneeded = 0
    await this.#eachFile(lookedAtTogether, async (prefix, name, isObject) => {
      const stored = await this.#options.objects.stored(prefix, name)
      if (!stored) return
      this.#newest = Math.max(this.#newest, stored.changed.getTime())
      if (isObject && this.#uses.isNeeded(stored.hash)) this.#uses.setSize(stored.hash, stored.size)
      else unneeded += 1
    })
    return unneeded
  }

  /** Deletes the files that no version needs, if they are not young. */
  async #sweep(): Promise<void> {
    const { objects, now, keep } = this.#options
    // A file server has another clock, so ages are measured from the time of its newest file.
    const present = Math.min(now.getTime(), this.#newest)
    const isOld = ({ changed }: Stored) => present - changed.getTime() > grace
    await this.#eachFile(1, async (prefix, name, isObject) => {
      const hash = prefix + name
      if (isObject && (this.#uses.isNeeded(hash) || keep().has(hash))) return
      await this.#checkFolder()
      const deleted = await objects.deleteIf(prefix, name, isOld)
      if (!deleted || !isObject) return
      this.thinned.objects += 1
      this.thinned.bytes += deleted.size
    })
  }

  /** Does `work` for every file of the store, for so many at a time. */
  async #eachFile(
    together: number,
    work: (prefix: string, name: string, isObject: boolean) => Promise<void>,
  ): Promise<void> {
    const { objects } = this.#options
    for (const prefix of await objects.prefixes()) {
      const names = await objects.names(prefix)
      await this.#eachOf(names.objects, together, (name) => work(prefix, name, true))
      for (const name of names.leftovers) await work(prefix, name, false)
    }
  }

  /** Does `work` for every item, for so many at a time, and rests in between. If one fails, the others have ended. */
  async #eachOf<Item>(
    items: readonly Item[],
    together: number,
    work: (item: Item, index: number) => Promise<void>,
  ): Promise<void> {
    for (let at = 0; at < items.length; at += together) {
      const some = items.slice(at, at + together)
      const ends = await Promise.allSettled(some.map((item, index) => work(item, at + index)))
      for (const end of ends) if (end.status === "rejected") throw end.reason
      await this.#pace.rest()
    }
  }

  /**
   * Takes out the oldest versions until the others fit: ordinary saves before keepsakes, and never an article's
   * newest. An object is deleted with the last version that needs it.
   */
  async #thinBySize(ids: readonly ArticleId[]): Promise<void> {
    const droppables = await this.#droppables(ids)
    /** By the number of their list. */
    const dropped = new Map<number, Droppable[]>()
    for (const one of droppables.oldestFirst()) {
      if (this.#uses.total <= this.#options.limit) break
      for (const object of one.objects) this.#uses.remove(object)
      const others = dropped.get(one.list)
      if (others) others.push(one)
      else dropped.set(one.list, [one])
      await this.#pace.rest()
    }
    for (const [list, versions] of dropped) {
      await this.#drop(ids[list]!, versions)
      await this.#pace.rest()
    }
  }

  /** Counts anew what the versions need as the lists are now, and returns the versions that may be deleted. */
  async #droppables(ids: readonly ArticleId[]): Promise<Droppables> {
    const { folder, inTurn, keep } = this.#options
    const droppables = new Droppables()
    this.#uses.removeAll()
    await this.#eachOf(ids, lookedAtTogether, async (id, list) => {
      const { records } = (await inTurn(id, () => this.#read(listPath(folder, id)))).list
      const kept = keep()
      for (const [index, one] of records.entries()) {
        const { hash, at } = one
        const objects = this.#use(one)
        if (index === records.length - 1 || kept.has(hash)) continue
        droppables.add({ list, index, at: Date.parse(at), keepsake: isKeepsake(records, index), objects })
      }
    })
    return droppables
  }

  /**
   * Takes the versions out of the list of `id`. If another desk changed the list, its versions stay and are needed
   * again.
   */
  async #drop(id: ArticleId, versions: readonly Droppable[]): Promise<void> {
    const { folder, inTurn, keep } = this.#options
    await inTurn(id, async () => {
      const path = listPath(folder, id)
      const was = await this.#read(path)
      const kept = keep()
      const goes = new Map(versions.map((one) => [one.index, one]))
      const left = await this.#without(path, was, ({ hash, at }, index) => {
        const one = goes.get(index)
        if (!one || kept.has(hash) || index === was.list.records.length - 1) return false
        return one.at === Date.parse(at) && one.objects[0] === this.#uses.find(hash)
      })
      if (left.records.length + versions.length === was.list.records.length) return
      for (const one of left.records) this.#use(one)
    })
  }
}
