/**
 * The ways to paths in the newsroom's own folder: whether all of a way are plain folders, and at its end is a plain file or
 * folder or nothing. What is not so is set aside. Decision 0011 has the reasons.
 */
import { dirname, join, relative, sep } from "node:path"
import { codeOf, type Disk, type Kind } from "./disk.ts"
import { ifThere, isMissing } from "./if-there.ts"
import type { OwnFolder } from "./own-folder.ts"

/** What may be at a path; a missing file or folder always may be. */
export type Wanted = "file" | "folder" | "either"

/** The most bytes of a journal, a list of versions, a version or a binned file. Far more than any of them has. */
const longest = 512 * 1024 * 1024
/** The most bytes of a lock, a note in the bin and the other small files. */
const longestSmall = 4 * 1024 * 1024

/** The most bytes that the file at `path` may have. */
export const limitOf = (path: string): number => (/\.(json|claim|seal)$/.test(path) ? longestSmall : longest)

/** How often a way is looked at again after something on it was set aside. */
const mostTries = 10

const missing = (path: string) =>
  Object.assign(new Error(`ENOENT: what is there is no file of Midad's, '${path}'`), { code: "ENOENT" })

const fits = ({ kind, size }: Kind, wanted: Wanted, path: string): boolean =>
  wanted === "folder"
    ? kind === "folder"
    : (kind === "file" && size <= limitOf(path)) || (wanted === "either" && kind === "folder")

export type PlainWayOptions = {
  disk: Disk
  folder: OwnFolder
  /** See `createAside`. */
  setAside(base: string, part: string): Promise<boolean>
}

/**
 * Returns a function that makes sure that the way to `path` is plain, and that at its end is nothing or what is wanted.
 * Paths outside of the own folder are not looked at. Rejects with ENOENT if something else is there and stays, and with
 * the system's own errors.
 */
export function createPlainWay({ disk, folder, setAside }: PlainWayOptions) {
  /** Whether the way to `path` is certain to have no link and its end to be as wanted, by asking the disk once. */
  async function isPlain(base: string, path: string, wanted: Wanted): Promise<boolean> {
    const parent = dirname(path)
    try {
      const [realBase, realParent, there] = await Promise.all([
        // If the newsroom is elsewhere by now, its parts are looked at one by one.
        folder.isReal(base) || parent === base ? base : disk.realpath(base),
        parent === base ? null : disk.realpath(parent),
        disk.kind(path).catch((error: unknown) => {
          if (codeOf(error) === "ENOENT") return null
          throw error
        }),
      ])
      if (realParent !== null && realParent !== join(realBase, relative(base, parent))) return false
      return there === null || fits(there, wanted, path)
    } catch (error) {
      if (isMissing(error)) return false
      throw error
    }
  }

  /** The first part of the way to `path` that is not what it should be; null if all are. */
  async function foreignOn(base: string, path: string, wanted: Wanted): Promise<string | null> {
    const parts = relative(base, path).split(sep)
    for (let at = 1; at <= parts.length; at++) {
      const part = join(base, ...parts.slice(0, at))
      const there = await ifThere(disk.kind(part))
      if (!there) return null
      if (!fits(there, at < parts.length ? "folder" : wanted, part)) return part
    }
    return null
  }

  return async (path: string, wanted: Wanted): Promise<void> => {
    const base = folder.baseOf(path)
    if (base === null || (await isPlain(base, path, wanted))) return
    for (let tries = 0; tries < mostTries; tries++) {
      const part = await foreignOn(base, path, wanted)
      if (part === null) return
      if (!(await setAside(base, part))) throw missing(path)
    }
    throw missing(path)
  }
}
