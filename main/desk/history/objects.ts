/** The store of versions' bytes: one file each, named by the SHA-256 of what it holds, under `.midad/history/objects/ab/cdef…`. */
import { stat } from "node:fs/promises"
import { basename, join } from "node:path"
import { isLeftover, writeAtomic } from "../disk/atomic.ts"
import { codeOf, type Disk } from "../disk/disk.ts"
import { makeDurable } from "../disk/durable.ts"
import { fault } from "../disk/fault.ts"
import { bytesIfThere, isMissing, namesIfThere } from "../disk/if-there.ts"
import { createKeyedQueue } from "../disk/queue.ts"
import type { Held } from "./list.ts"
import { DamagedObject, keyOf, type Packed, pack, unpack, type VersionBytes } from "./object.ts"

/** What the store has under a hash: the bytes and their keyframe, nothing, or a damaged object. */
type Found = { state: "whole"; bytes: Uint8Array; key: string | null } | { state: "missing" | "damaged" }

/** A file of the store. `changed`: when it was written, or came here if that was later, by the clock of its disk. */
export type Stored = { hash: string; path: string; size: number; changed: Date }

/** What `put` did: the keyframe that the object is packed by, if any, and whether nothing was at its place before. */
type Put = { key: string | null; isNew: boolean }

export type Objects = {
  /**
   * The bytes under `hash`, verified. Throws `DeskError` if the disk does not let us read.
   * @param held gives packed bytes that are in no file of the store
   */
  find(hash: string, held?: Held): Promise<Found>
  /** The keyframe that `hash` needs; null if none, or if there is no such object, or a damaged one. */
  keyOf(hash: string): Promise<string | null>
  /**
   * Stores `version`, packed by what differs from `key`. One that is there is kept and gets the time of now, so that
   * no desk deletes it as old; a damaged one is written anew.
   * @param done the version packed by `key`, if it is packed already
   */
  put(version: VersionBytes, key: VersionBytes | null, done?: Packed): Promise<Put>
  /** The folders of the store, each named by the first two digits of the hashes in it. */
  prefixes(): Promise<string[]>
  /** The files in one of these folders: objects, and leftovers of interrupted writing. */
  names(prefix: string): Promise<{ objects: string[]; leftovers: string[] }>
  /** The file `name` in the folder `prefix` as it is now; null if it is gone. */
  stored(prefix: string, name: string): Promise<Stored | null>
  /**
   * Deletes a file if `isOld` says so of what it is at this moment. Returns what was deleted, null if nothing was. It
   * never runs at the same time as a `put` of the same hash.
   */
  deleteIf(prefix: string, name: string, isOld: (stored: Stored) => boolean): Promise<Stored | null>
  /** Every object, in memory at once. */
  all(): Promise<Stored[]>
  path(hash: string): string
}

const nothingHeld: Held = () => null

/** @param folder the store's own, which need not be there yet */
export function createObjects(folder: string, root: string, disk: Disk): Objects {
  /** Putting and deleting one object run one after the other. */
  const queue = createKeyedQueue<string>()
  const path = (hash: string) => join(folder, hash.slice(0, 2), hash.slice(2))

  const packed = (hash: string) => bytesIfThere(disk, path(hash), hash)

  /** @param trail the objects that need this one; an object that needs itself is damaged */
  async function find(hash: string, held: Held, trail: readonly string[] = []): Promise<Found> {
    const inList = held(hash)
    const found = inList && (await unpacked(hash, inList, held, trail))
    if (found?.state === "whole") return found
    const object = await packed(hash)
    return object ? unpacked(hash, object, held, trail) : (found ?? { state: "missing" })
  }

  /** The bytes of `hash`, which are packed in `object`. */
  async function unpacked(
    hash: string,
    object: Uint8Array,
    held: Held,
    trail: readonly string[],
  ): Promise<Found> {
    try {
      const key = keyOf(hash, object)
      if (key === null) return { state: "whole", bytes: await unpack(hash, object, null), key }
      if (key === hash || trail.includes(key)) return { state: "damaged" }
      const before = await find(key, held, [...trail, hash])
      if (before.state !== "whole") return { state: "damaged" }
      return { state: "whole", bytes: await unpack(hash, object, before.bytes), key }
    } catch (error) {
      if (error instanceof DamagedObject) return { state: "damaged" }
      throw error
    }
  }

  async function write({ hash }: VersionBytes, { object, key: used }: Packed): Promise<string | null> {
    await makeDurable(join(folder, hash.slice(0, 2)), root, disk)
    await writeAtomic(path(hash), object, { disk })
    return used
  }

  async function putNow(version: VersionBytes, key: VersionBytes | null, done?: Packed): Promise<Put> {
    const found = await find(version.hash, nothingHeld)
    if (found.state === "whole") {
      try {
        await disk.touch(path(version.hash))
        return { key: found.key, isNew: false }
      } catch {
        // The file belongs to another user, or was just deleted. Our own file would be just as young.
      }
    }
    // Others may need what was there as their keyframe, so it needs none itself.
    const isNew = found.state === "missing"
    const object = isNew && done ? done : await pack(version.bytes, isNew ? key : null)
    return { key: await write(version, object), isNew }
  }

  async function names(prefix: string): Promise<{ objects: string[]; leftovers: string[] }> {
    const all = await namesIfThere(disk, join(folder, prefix), prefix)
    return {
      objects: all.filter((name) => /^[0-9a-f]{64}$/.test(prefix + name)),
      leftovers: all.filter(isLeftover),
    }
  }

  async function stored(prefix: string, name: string): Promise<Stored | null> {
    const path = join(folder, prefix, name)
    try {
      const { size, mtimeMs, ctimeMs } = await stat(path)
      // A sync client writes files with the times that they had on the other machine.
      return { hash: prefix + name, path, size, changed: new Date(Math.max(mtimeMs, ctimeMs)) }
    } catch (error) {
      if (isMissing(error)) return null
      throw fault(error, "reading", name)
    }
  }

  const prefixes = () => namesIfThere(disk, folder, basename(folder))

  return {
    path,
    find: (hash, held = nothingHeld) => find(hash, held),
    async keyOf(hash) {
      const object = await packed(hash)
      if (!object) return null
      try {
        return keyOf(hash, object)
      } catch (error) {
        if (error instanceof DamagedObject) return null
        throw error
      }
    },
    put: (version, key, done) => queue.run(version.hash, () => putNow(version, key, done)),
    prefixes,
    names,
    stored,
    deleteIf: (prefix, name, isOld) =>
      queue.run(prefix + name, async () => {
        const now = await stored(prefix, name)
        if (!now || !isOld(now)) return null
        try {
          await disk.unlink(now.path)
          return now
        } catch (error) {
          if (codeOf(error) === "ENOENT") return null
          throw fault(error, "writing", name)
        }
      }),
    async all() {
      const found: Stored[] = []
      for (const prefix of await prefixes()) {
        for (const name of (await names(prefix)).objects) {
          const one = await stored(prefix, name)
          if (one) found.push(one)
        }
      }
      return found
    },
  }
}
