/**
 * What a power cut may leave of a folder. Operations are recorded with their bytes; a crash state is what
 * a POSIX file system may show after a restart: bytes that were not fsynced are there, missing or torn,
 * and names that were made, changed or removed since the last fsync of their folder are so or are not.
 */
import { mkdir, writeFile } from "node:fs/promises"
import { dirname, join, relative, sep } from "node:path"
import type { Disk } from "../../main/desk/disk/disk.ts"
import { changes, tapped } from "./tap.ts"

/** An operation that was done; paths are relative to the recorded folder, files bear the number of their inode. */
export type Done =
  | { do: "create"; path: string; inode: number }
  | { do: "folder"; path: string }
  | { do: "write"; inode: number; bytes: Uint8Array }
  | { do: "truncate"; inode: number; length: number }
  | { do: "sync"; inode: number }
  | { do: "rename"; path: string; to: string }
  | { do: "link"; path: string; to: string }
  | { do: "unlink"; path: string }
  | { do: "syncFolder"; path: string }

/** The operations that say nothing of what is in a folder. */
const meaningless = new Set(["file.chmod", "chmod", "touch"])

/** `disk`, and everything that was done through it in `root`, in the order in which it was over. */
export function recorded(disk: Disk, root: string): { disk: Disk; done: Done[] } {
  const done: Done[] = []
  /** The inode of each name now, and of each opening. */
  const names = new Map<string, number>()
  const openings = new Map<number, number>()
  const folders = new Set<string>()
  let inodes = 0
  const inside = (path: string) => relative(root, path).split(sep).join("/")

  /** Moves a name, and with a folder all that is in it. */
  function move(path: string, to: string): void {
    for (const [name, inode] of [...names]) {
      if (name !== path && !name.startsWith(`${path}/`)) continue
      names.delete(name)
      names.set(to + name.slice(path.length), inode)
    }
  }

  function makeFolder(path: string): void {
    if (path === "" || folders.has(path)) return
    folders.add(path)
    done.push({ do: "folder", path })
  }

  const recording = tapped(disk, async (operation, run) => {
    const result = await run()
    if (!changes(operation) || meaningless.has(operation.name)) return result
    const path = inside(operation.path)
    const to = operation.to === null ? "" : inside(operation.to)
    const opening = openings.get(operation.number) ?? -1
    switch (operation.name) {
      case "create": {
        const inode = ++inodes
        names.set(path, inode)
        openings.set(operation.number, inode)
        done.push({ do: "create", path, inode })
        break
      }
      case "open": {
        const inode = names.get(path)
        if (inode === undefined) throw new Error(`${path} was opened and never made`)
        openings.set(operation.number, inode)
        break
      }
      case "file.write": {
        const bytes = operation.bytes?.slice(0, Number(result)) ?? new Uint8Array()
        done.push({ do: "write", inode: opening, bytes })
        break
      }
      case "file.truncate":
        done.push({ do: "truncate", inode: opening, length: operation.length ?? 0 })
        break
      case "file.sync":
      case "file.datasync":
        done.push({ do: "sync", inode: opening })
        break
      case "rename":
        move(path, to)
        done.push({ do: "rename", path, to })
        break
      case "replace": {
        const kept = operation.kept === null ? "" : inside(operation.kept)
        const inode = names.get(to)
        if (result === true && inode !== undefined) {
          names.set(kept, inode)
          done.push({ do: "link", path: to, to: kept })
        }
        move(path, to)
        done.push({ do: "rename", path, to })
        break
      }
      case "link": {
        const inode = names.get(path)
        if (inode !== undefined) names.set(to, inode)
        done.push({ do: "link", path, to })
        break
      }
      case "unlink":
        names.delete(path)
        done.push({ do: "unlink", path })
        break
      case "makeFolder":
        // With every folder above it that is not there.
        for (let end = path.indexOf("/"); end > 0; end = path.indexOf("/", end + 1))
          makeFolder(path.slice(0, end))
        makeFolder(path)
        break
      case "syncFolder":
        done.push({ do: "syncFolder", path })
        break
      default:
        throw new Error(`The recorder does not know ${operation.name}`)
    }
    return result
  })
  return { disk: recording, done }
}

/** How the names behave that were not fsynced: as a journal of the file system keeps them, or each by itself. */
export type Names = "none" | "all" | "prefix" | "any"

/** Files by their paths; folders by theirs, with null. */
export type CrashState = Map<string, Uint8Array | null>

const folderOf = (path: string) => (path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "")

/** A state that a crash after the first `count` operations may leave. */
export function crashState(
  done: readonly Done[],
  count: number,
  names: Names,
  random: () => number,
): CrashState {
  const before = done.slice(0, count)

  // The bytes: what was fsynced is there, what came after by chance.
  const contents = new Map<number, Uint8Array>()
  const inodes = new Set(before.flatMap((one) => (one.do === "create" ? [one.inode] : [])))
  for (const inode of inodes) contents.set(inode, bytesOf(before, inode, names, random))

  // The names: everything before the last fsync of a folder concerned is there, what came after as `names` says.
  const lastSync = new Map<string, number>()
  before.forEach((one, at) => {
    if (one.do === "syncFolder") lastSync.set(one.path, at)
  })
  const kept = (path: string, at: number) => (lastSync.get(folderOf(path)) ?? -1) > at
  const pending = before.filter((one, at) => isNaming(one) && !pathsOf(one).some((path) => kept(path, at)))
  const cut = Math.floor(random() * (pending.length + 1))
  const dropped = new Set(
    pending.filter((_one, at) => {
      if (names === "all") return false
      if (names === "none") return true
      return names === "prefix" ? at >= cut : random() < 0.5
    }),
  )
  const entries = new Map<string, number | null>([["", null]])
  for (const one of before) {
    if (!isNaming(one) || dropped.has(one)) continue
    if (one.do === "folder") {
      if (entries.has(folderOf(one.path)) && !entries.has(one.path)) entries.set(one.path, null)
      continue
    }
    if (one.do === "create") {
      if (entries.has(folderOf(one.path))) entries.set(one.path, one.inode)
      continue
    }
    // What was not made cannot be moved or removed.
    const inode = entries.get(one.path)
    if (inode === undefined) continue
    if (one.do === "unlink") entries.delete(one.path)
    else if (entries.has(folderOf(one.to))) {
      entries.set(one.to, inode)
      if (one.do === "link") continue
      for (const [path, inside] of [...entries]) {
        if (!path.startsWith(`${one.path}/`)) continue
        entries.delete(path)
        entries.set(one.to + path.slice(one.path.length), inside)
      }
      entries.delete(one.path)
    }
  }
  const state: CrashState = new Map()
  for (const [path, inode] of entries) {
    if (path !== "") state.set(path, inode === null ? null : (contents.get(inode) ?? new Uint8Array()))
  }
  return state
}

type Naming = Extract<Done, { path: string; do: "create" | "folder" | "rename" | "link" | "unlink" }>

const isNaming = (one: Done): one is Naming =>
  one.do === "create" ||
  one.do === "folder" ||
  one.do === "rename" ||
  one.do === "link" ||
  one.do === "unlink"

const pathsOf = (one: Done): string[] =>
  one.do === "rename" ? [one.path, one.to] : one.do === "link" ? [one.to] : "path" in one ? [one.path] : []

/** What a file holds: everything up to its last fsync, and of the rest nothing, all, a part, or blanks in place of a part. */
function bytesOf(done: readonly Done[], inode: number, names: Names, random: () => number): Uint8Array {
  let now = new Uint8Array()
  let safe = now
  for (const one of done) {
    if (!("inode" in one) || one.inode !== inode) continue
    if (one.do === "write") now = Buffer.concat([now, one.bytes])
    else if (one.do === "truncate") now = now.slice(0, one.length)
    else if (one.do === "sync") safe = now
  }
  if (names === "all" && random() < 0.5) return now
  // A cut that was not fsynced, or bytes added: both lengths are ends of one file.
  const common = Math.min(safe.length, now.length)
  const longer = now.length > safe.length ? now : safe
  const length = common + Math.floor(random() * (longer.length - common + 1))
  const ways = random()
  if (ways < 0.3) return safe
  const torn = longer.slice(0, ways < 0.6 ? length : longer.length)
  if (ways >= 0.6 && longer === now) torn.fill(0, length)
  return torn
}

/** Makes a folder that holds the state. */
export async function materialise(state: CrashState, root: string): Promise<void> {
  for (const [path, bytes] of state) if (bytes === null) await mkdir(join(root, path), { recursive: true })
  for (const [path, bytes] of state) {
    if (bytes === null) continue
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), bytes)
  }
}
