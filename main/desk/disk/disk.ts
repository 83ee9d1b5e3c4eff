/** The file system as the desk uses it, as an interface, so that tests can record operations or make them fail. */
import {
  constants,
  existsSync,
  linkSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  unlinkSync,
} from "node:fs"
import * as fs from "node:fs/promises"
import { setTimeout as wait } from "node:timers/promises"

/** An open file. */
export type DiskFile = {
  /** Writes at the file's end and returns how many bytes it took, which may be fewer than given. */
  write(bytes: Uint8Array): Promise<number>
  chmod(mode: number): Promise<void>
  /** Returns when the disk itself has everything. */
  sync(): Promise<void>
  /** Returns when the disk itself has the bytes and the length, though perhaps not the times. */
  datasync(): Promise<void>
  /** How long the file was when it was opened, and what was written since. */
  size(): number
  /** Cuts the file; the next write begins at its new end. */
  truncate(length: number): Promise<void>
  /** The file's size, times and number. Renaming the file changes only its `ctime`. */
  stats(): Promise<Stats>
  close(): Promise<void>
}

/** What is known of the file at a path at one moment. */
export type FileLook = {
  /** Its permission bits. */
  mode: number
  /** When its bytes last changed. */
  changed: Date
  /** Differs from that of any other file at this path before or after. It changes with every write if `exact`. */
  stamp: string
  /** Whether its time is no whole second: not every file system has finer ones, and two writes may share one. */
  exact: boolean
  /** The file itself: two names of one file have this in common. */
  file: string
}

/** What is at a path itself, a link not followed; `size` is in bytes. */
export type Kind = { kind: "file" | "folder" | "link" | "other"; size: number }

/** How a file is opened. */
export type Opening = {
  /** The most bytes that it may have; EFBIG if it has more. */
  limit?: number
  /** Whether a link at the path is refused with ELOOP, where the system can do that. */
  unlinked?: boolean
  /** Where reading begins, in bytes; past the end of the file there is nothing. */
  from?: number
  /** Whether what is written goes to where the file ends by then, so that it replaces nothing that others add. */
  appends?: boolean
}

/**
 * Every method rejects with the system's own error, which has a `code`. Only regular files are opened: a folder is
 * refused with EISDIR, a pipe or a device with EFTYPE, and neither is waited for.
 */
export type Disk = {
  readonly platform: NodeJS.Platform
  /** Opens to write; the file must not be there yet (O_EXCL). `mode`: its permission bits, less the process's mask. */
  create(path: string, mode?: number): Promise<DiskFile>
  /** Opens to write at the end; ENOENT if the file is not there. */
  open(path: string, opening?: Opening): Promise<DiskFile>
  read(path: string, opening?: Opening): Promise<Uint8Array<ArrayBuffer>>
  /** Replaces what is at `to`. */
  rename(from: string, to: string): Promise<void>
  /**
   * Replaces the file at `to`. Before that the file gets a second name, `kept`, so that its bytes stay even if another
   * program wrote them a moment ago. As little as the system allows happens between the two. Returns whether it could be kept: not every file system has a second
   * name for a file.
   */
  replace(from: string, to: string, kept: string): Promise<boolean>
  /**
   * Takes the file at `to` away, to the name `kept`, whatever another program has put there by then, and gives the file
   * at `from` the name `to` as well, unless another program has put a file there meanwhile. Returns whether it did.
   * Between the two there is no file at `to`. If the second fails, the file is put back. EXDEV if `kept` is on another
   * file system.
   */
  exchange(from: string, to: string, kept: string): Promise<boolean>
  /** A second name for a file; EEXIST if there is something at `to`. */
  link(from: string, to: string): Promise<void>
  unlink(path: string): Promise<void>
  /** Gives a file the time of now as the time of its last change. */
  touch(path: string): Promise<void>
  /** Makes a folder if there is none, but none above it: a newsroom that is gone is not to come back empty. */
  makeFolder(path: string, mode?: number): Promise<void>
  /** Sets the permission bits of what is at a path. */
  chmod(path: string, mode: number): Promise<void>
  /** What is at a path itself; ENOENT if there is nothing. */
  kind(path: string): Promise<Kind>
  /** The names in a folder. */
  names(path: string): Promise<string[]>
  /** An id of the folder at a path, different from that of any earlier folder there. ENOTDIR if it is not a folder. */
  folderId(path: string): Promise<string>
  /** The path with every symbolic link followed. */
  realpath(path: string): Promise<string>
  /** Rejects with EACCES if the file may not be written. */
  writable(path: string): Promise<void>
  /** The file at a path, links followed. */
  look(path: string): Promise<FileLook>
  /** Returns when the disk itself has a folder's names; where the system has no such thing, at once. */
  syncFolder(path: string): Promise<void>
  /** Waits before a retry. */
  wait(milliseconds: number): Promise<void>
}

/**
 * Codes by which file systems say that they have no hard links, or none between two folders (FAT, exFAT, some
 * network shares and trees put together of several). EISDIR is what Node on Windows makes of that.
 */
export const noLinks = new Set([
  "EPERM",
  "EACCES",
  "ENOTSUP",
  "EOPNOTSUPP",
  "ENOSYS",
  "EMLINK",
  "EINVAL",
  "EISDIR",
  "EXDEV",
])

/** File systems over a network often have no fsync for folders and say so with one of these. */
const noFolderSync = new Set(["EINVAL", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"])

/** `file`, which is `length` bytes long. Unless the system `appends`, where it ends is counted here: a file opened to append cannot be cut on Windows. */
function opened(file: fs.FileHandle, length: number, appends = false): DiskFile {
  let end = length
  return {
    async write(bytes) {
      const { bytesWritten } = await file.write(bytes, 0, bytes.length, appends ? null : end)
      end += bytesWritten
      return bytesWritten
    },
    chmod: (mode) => file.chmod(mode),
    sync: () => file.sync(),
    datasync: () => file.datasync(),
    size: () => end,
    async truncate(cut) {
      await file.truncate(cut)
      end = cut
    },
    stats: () => file.stat(),
    close: () => file.close(),
  }
}

/** The most bytes that are read from a file if the caller names no other number. */
const mostBytes = 1024 * 1024 * 1024

const refusal = (code: string, message: string, path: string) =>
  Object.assign(new Error(`${code}: ${message}, '${path}'`), { code })

/**
 * Opens the regular file at `path` and returns it with its size. A pipe without a writer would keep the caller waiting,
 * and a device may never end, so neither is waited for or read.
 */
async function openRegular(
  path: string,
  access: number,
  { limit = mostBytes, unlinked = false }: Opening,
): Promise<[file: fs.FileHandle, size: number]> {
  // Windows has neither of the two.
  const { O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants as Partial<typeof constants>
  const file = await fs.open(path, access | O_NONBLOCK | (unlinked ? O_NOFOLLOW : 0))
  try {
    const stats = await file.stat()
    if (stats.isDirectory()) throw refusal("EISDIR", "illegal operation on a directory", path)
    if (!stats.isFile()) throw refusal("EFTYPE", "not a regular file", path)
    if (stats.size > limit) throw refusal("EFBIG", `larger than ${limit} bytes`, path)
    return [file, stats.size]
  } catch (error) {
    await file.close()
    throw error
  }
}

/** The bytes of `file` from `start` on. */
async function readFrom(file: fs.FileHandle, start: number): Promise<Uint8Array<ArrayBuffer>> {
  const length = Math.max(0, (await file.stat()).size - start)
  const bytes = new Uint8Array(length)
  let end = 0
  while (end < length) {
    const { bytesRead } = await file.read(bytes, end, length - end, start + end)
    if (bytesRead === 0) break
    end += bytesRead
  }
  return bytes.subarray(0, end)
}

/** The machine's own disk. */
export const realDisk: Disk = {
  platform: process.platform,
  create: async (path, mode) => opened(await fs.open(path, "wx", mode), 0),
  async open(path, opening = {}) {
    const { appends = false } = opening
    const access = constants.O_RDWR | (appends ? constants.O_APPEND : 0)
    return opened(...(await openRegular(path, access, opening)), appends)
  },
  async read(path, opening = {}) {
    const [file] = await openRegular(path, constants.O_RDONLY, opening)
    try {
      return opening.from === undefined ? await file.readFile() : await readFrom(file, opening.from)
    } finally {
      await file.close()
    }
  },
  rename: (from, to) => fs.rename(from, to),
  async replace(from, to, kept) {
    let isKept = true
    // Without waiting in between: what another program puts there meanwhile would be in no file.
    try {
      linkSync(to, kept)
      // Making the second name takes longer than all else here, so it is made again if that was too slow.
      for (let tries = 0; tries < 10 && statSync(to).ino !== statSync(kept).ino; tries++) {
        unlinkSync(kept)
        linkSync(to, kept)
      }
    } catch (error) {
      if (!noLinks.has(codeOf(error)) && codeOf(error) !== "ENOENT") throw error
      isKept = false
    }
    try {
      renameSync(from, to)
    } catch (error) {
      if (isKept) unlinkSync(kept)
      throw error
    }
    return isKept
  },
  async exchange(from, to, kept) {
    // Without waiting in between, as there is no file for so long.
    renameSync(to, kept)
    try {
      return nameToo(from, to)
    } catch (error) {
      if (nameToo(kept, to)) rmSync(kept, { force: true })
      throw error
    }
  },
  link: (from, to) => fs.link(from, to),
  unlink: (path) => fs.unlink(path),
  async touch(path) {
    const now = new Date()
    await fs.utimes(path, now, now)
  },
  async makeFolder(path, mode) {
    try {
      await fs.mkdir(path, mode)
    } catch (error) {
      if (codeOf(error) !== "EEXIST" || !(await fs.stat(path)).isDirectory()) throw error
    }
  },
  chmod: (path, mode) => fs.chmod(path, mode),
  async kind(path) {
    const stats = await fs.lstat(path)
    const kind = stats.isFile()
      ? "file"
      : stats.isDirectory()
        ? "folder"
        : stats.isSymbolicLink()
          ? "link"
          : "other"
    return { kind, size: stats.size }
  },
  names: (path) => fs.readdir(path),
  async folderId(path) {
    const stats = await fs.stat(path, { bigint: true })
    if (!stats.isDirectory())
      throw Object.assign(new Error(`ENOTDIR: not a directory, stat '${path}'`), { code: "ENOTDIR" })
    // A new folder may get the number of a removed one.
    return `${stats.dev} ${stats.ino} ${stats.birthtimeNs}`
  },
  realpath: (path) => fs.realpath(path),
  writable: (path) => fs.access(path, constants.W_OK),
  async look(path) {
    const { dev, ino, mode, size, mtime, mtimeNs, ctimeNs } = await fs.stat(path, { bigint: true })
    return {
      mode: Number(mode) & 0o7777,
      changed: mtime,
      stamp: [dev, ino, size, mtimeNs, ctimeNs].join(" "),
      exact: mtimeNs % 1_000_000_000n !== 0n,
      file: `${dev} ${ino}`,
    }
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

/** Gives the file at `from` the name `to` as well, or instead where no file has two; returns false if `to` is taken. */
function nameToo(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false
    if (!noLinks.has(codeOf(error))) throw error
  }
  if (existsSync(to)) return false
  renameSync(from, to)
  return true
}

/** Writes every byte, however few the disk takes at once. Rejects as the disk does, and if it takes none. */
export async function writeAll(file: DiskFile, bytes: Uint8Array, name: string): Promise<void> {
  for (let from = 0; from < bytes.length; ) {
    const taken = await file.write(bytes.subarray(from))
    if (taken <= 0) throw new Error(`The disk took no byte of ${name}`)
    from += taken
  }
}

/** The system's code of an error, such as `ENOENT`; empty if it has none. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : ""
  return typeof code === "string" ? code : ""
}
