/** The store of versions' bytes: one file each, named by the SHA-256 of what it holds, under `.midad/history/objects/ab/cdef…`. */
import { stat } from "node:fs/promises"
import { basename, join } from "node:path"
import { isLeftover, writeAtomic } from "../disk/atomic.ts"
import { codeOf, type Disk } from "../disk/disk.ts"
import { makeDurable } from "../disk/durable.ts"
import { fault } from "../disk/fault.ts"
import { bytesIfThere, namesIfThere } from "../disk/if-there.ts"
import { type Content, DamagedObject, keyOf, pack, unpack } from "./object.ts"

/** What is under a hash: its bytes and the keyframe they were packed by, nothing, or something else. */
export type Found =
  | { state: "whole"; bytes: Uint8Array; key: string | null }
  | { state: "missing" | "damaged" }

/** A file of the store. `changed`: when it was written, or came here if that was later, by the clock of its disk. */
export type Stored = { hash: string; path: string; size: number; changed: Date }

export type Objects = {
  /** The bytes under `hash`, verified. Throws `DeskError` if the disk does not let us read. */
  find(hash: string): Promise<Found>
  /** The keyframe that `hash` needs; null if none, or if there is no such object, or a damaged one. */
  keyOf(hash: string): Promise<string | null>
  /**
   * Stores `content`, packed by what differs from `key`. One that is there is kept, a damaged one written anew.
   * Gives back the keyframe that it is packed by, if any.
   */
  put(content: Content, key: Content | null): Promise<string | null>
  /** Every object, and whatever writing left half done among them. */
  all(): Promise<{ objects: Stored[]; leftovers: Stored[] }>
  path(hash: string): string
}

/** @param folder the store's own, which need not be there yet */
export function createObjects(folder: string, root: string, disk: Disk): Objects {
  const path = (hash: string) => join(folder, hash.slice(0, 2), hash.slice(2))

  const packed = (hash: string) => bytesIfThere(disk, path(hash), hash)

  /** @param trail the objects that need this one; an object that needs itself is none of ours */
  async function find(hash: string, trail: readonly string[] = []): Promise<Found> {
    const object = await packed(hash)
    if (!object) return { state: "missing" }
    try {
      const key = keyOf(hash, object)
      if (key === null) return { state: "whole", bytes: await unpack(hash, object, null), key }
      if (key === hash || trail.includes(key)) return { state: "damaged" }
      const before = await find(key, [...trail, hash])
      if (before.state !== "whole") return { state: "damaged" }
      return { state: "whole", bytes: await unpack(hash, object, before.bytes), key }
    } catch (error) {
      if (error instanceof DamagedObject) return { state: "damaged" }
      throw error
    }
  }

  const names = (place: string) => namesIfThere(disk, place, basename(place))

  return {
    path,
    find: (hash) => find(hash),
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
    async put(content, key) {
      const there = await find(content.hash)
      if (there.state === "whole") return there.key
      // Others may need what was damaged as their keyframe, so it needs none itself.
      const { object, key: used } = await pack(content.bytes, there.state === "missing" ? key : null)
      await makeDurable(join(folder, content.hash.slice(0, 2)), root, disk)
      await writeAtomic(path(content.hash), object, { disk })
      return used
    },
    async all() {
      const objects: Stored[] = []
      const leftovers: Stored[] = []
      for (const start of await names(folder)) {
        for (const name of await names(join(folder, start))) {
          const place = join(folder, start, name)
          const kind = isLeftover(name) ? leftovers : /^[0-9a-f]{64}$/.test(start + name) ? objects : null
          if (!kind) continue
          try {
            const { size, mtimeMs, ctimeMs } = await stat(place)
            // A sync client brings files with the times that they had elsewhere.
            kind.push({
              hash: start + name,
              path: place,
              size,
              changed: new Date(Math.max(mtimeMs, ctimeMs)),
            })
          } catch (error) {
            if (codeOf(error) !== "ENOENT") throw fault(error, "reading", name)
          }
        }
      }
      return { objects, leftovers }
    },
  }
}
