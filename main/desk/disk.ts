/** The part of the file system that the desk writes through, as an interface: what records or breaks operations is put in its place. */
import { constants } from "node:fs"
import * as fs from "node:fs/promises"
import { setTimeout as wait } from "node:timers/promises"

/** An open file. */
export type DiskFile = {
  /** Writes at the file's end and gives back how many bytes it took, which may be fewer than given. */
  write(bytes: Uint8Array): Promise<number>
  chmod(mode: number): Promise<void>
  /** Returns when the disk itself has everything. */
  sync(): Promise<void>
  close(): Promise<void>
}

/** Every method rejects with the system's own error, `code` and all. */
export type Disk = {
  readonly platform: NodeJS.Platform
  /** Opens to write; the file must not be there yet (O_EXCL). */
  create(path: string): Promise<DiskFile>
  read(path: string): Promise<Uint8Array>
  /** Replaces what is at `to`. */
  rename(from: string, to: string): Promise<void>
  /** A second name for a file; EEXIST if there is something at `to`. */
  link(from: string, to: string): Promise<void>
  unlink(path: string): Promise<void>
  makeFolder(path: string): Promise<void>
  /** The names in a folder. */
  names(path: string): Promise<string[]>
  /** The path with every symbolic link followed. */
  realpath(path: string): Promise<string>
  /** The permission bits of a file that may be written; rejects with EACCES if it may not. */
  writableMode(path: string): Promise<number>
  /** Returns when the disk itself has a folder's names; where the system has no such thing, at once. */
  syncFolder(path: string): Promise<void>
  /** Waits before a retry. */
  wait(milliseconds: number): Promise<void>
}

/** File systems over a network often have no fsync for folders and say so with one of these. */
const noFolderSync = new Set(["EINVAL", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"])

/** The machine's own disk. */
export const realDisk: Disk = {
  platform: process.platform,
  async create(path) {
    const file = await fs.open(path, "wx")
    return {
      async write(bytes) {
        return (await file.write(bytes)).bytesWritten
      },
      chmod: (mode) => file.chmod(mode),
      sync: () => file.sync(),
      close: () => file.close(),
    }
  },
  read: (path) => fs.readFile(path),
  rename: (from, to) => fs.rename(from, to),
  link: (from, to) => fs.link(from, to),
  unlink: (path) => fs.unlink(path),
  async makeFolder(path) {
    await fs.mkdir(path, { recursive: true })
  },
  names: (path) => fs.readdir(path),
  realpath: (path) => fs.realpath(path),
  async writableMode(path) {
    await fs.access(path, constants.W_OK)
    return (await fs.stat(path)).mode & 0o7777
  },
  async syncFolder(path) {
    if (process.platform === "win32") return
    const folder = await fs.open(path, "r")
    try {
      await folder.sync()
    } catch (error) {
      if (!noFolderSync.has(codeOf(error))) throw error
    } finally {
      await folder.close()
    }
  },
  async wait(milliseconds) {
    await wait(milliseconds)
  },
}

/** The system's code of an error, such as `ENOENT`; empty if it has none. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : ""
  return typeof code === "string" ? code : ""
}
