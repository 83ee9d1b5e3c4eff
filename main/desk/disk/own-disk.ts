/**
 * The disk of one newsroom. What is in the newsroom's own folder, `.midad`, may have come out of an archive or lie on
 * a share, so nothing there is trusted to be what its name says: no link is followed, no pipe or device is opened,
 * and nothing is read without a limit. What is not a plain file or folder where one belongs is set aside under another
 * name, never deleted; a link is moved itself, and not what it leads to. Decision 0011 has the reasons.
 */
import { randomBytes } from "node:crypto"
import { dirname, join, relative, resolve, sep } from "node:path"
import { codeOf, type Disk, type DiskFile, type Kind, type Opening } from "./disk.ts"
import { nameIn } from "./folder.ts"
import { ifThere, isMissing } from "./if-there.ts"
import { isRefusedMode, ownModes } from "./modes.ts"

/** The name of the newsroom's own folder. */
const ownFolder = ".midad"

/** Something in the own folder that was not what it should be: its name in the newsroom, and the name it got. */
export type SetAside = {
  name: string
  /** Null if it could not be renamed: it is passed over when reading, and refused when writing. */
  aside: string | null
}

/** Whether a name is one that something was set aside under, here or beside an index (`search/file.ts`). */
export const isSetAside = (name: string): boolean => /\.aside-(?:\d{17}[0-9a-f]{4}|[0-9a-f]{16})$/.test(name)

/** What may be at a path; a missing file or folder always may be. */
type Wanted = "file" | "folder" | "either"

/** The most bytes of a journal, a list of versions, a version or a binned file. Far more than any of them has. */
const longest = 512 * 1024 * 1024
/** The most bytes of a lock, a note in the bin and the other small files. */
const longestSmall = 4 * 1024 * 1024

const limitOf = (path: string): number => (/\.(json|claim|seal)$/.test(path) ? longestSmall : longest)

const missing = (path: string) =>
  Object.assign(new Error(`ENOENT: what is there is no file of Midad's, '${path}'`), { code: "ENOENT" })

/** Codes by which the system says that a file may not be renamed, or that its folder is not to be looked into. */
const refusals = new Set(["EACCES", "EPERM", "EROFS"])

/** Codes by which opening says what is at a path, if it was put there after it was looked at. */
const surprises = new Set(["ELOOP", "EFTYPE", "EFBIG", "EISDIR"])

export type OwnDiskOptions = {
  /** The newsroom's folder, as it was given. */
  root: string
  disk: Disk
  /** Called once for each thing that was set aside or could not be. */
  onSetAside: (what: SetAside) => void
  /** Whether things are set aside; else they count as missing, and nothing is changed. */
  mend?: boolean
  /** Rejects if the folder at `root` is not the newsroom any more; asked whenever its real path is. */
  isSame?: () => Promise<void>
}

/**
 * `disk` for the newsroom at `root`. Paths outside of its own folder go to `disk` as they are; permission bits are those
 * that the newsroom's folder has.
 */
export function createOwnDisk({
  root,
  disk,
  onSetAside,
  mend = true,
  isSame = async () => undefined,
}: OwnDiskOptions): Disk {
  /** The newsroom's folder as it was given, and with links followed, as often as that was asked. */
  const roots = new Set([resolve(root)])
  /** Those that no link leads to, as far as was asked. */
  const real = new Set<string>()
  const told = new Set<string>()

  /** The newsroom's folder in whose own folder `path` is; null for any other path. */
  function rootOf(path: string): string | null {
    for (const one of roots) {
      const own = join(one, ownFolder)
      if (path === own || path.startsWith(own + sep)) return one
    }
    return null
  }

  const fits = ({ kind, size }: Kind, wanted: Wanted, path: string): boolean =>
    wanted === "folder"
      ? kind === "folder"
      : (kind === "file" && size <= limitOf(path)) || (wanted === "either" && kind === "folder")

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

  /** Whether the way to `path` is certain to have no link and its end to be as wanted, by asking the disk once. */
  async function isPlain(base: string, path: string, wanted: Wanted): Promise<boolean> {
    const parent = dirname(path)
    try {
      const [realBase, realParent, there] = await Promise.all([
        // If the newsroom is elsewhere by now, its parts are looked at one by one.
        real.has(base) || parent === base ? base : disk.realpath(base),
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

  /** Gives what is at `part` another name. Returns whether it is away. */
  async function setAside(base: string, part: string): Promise<boolean> {
    const stamp = new Date().toISOString().replace(/[^0-9]/g, "")
    const aside = `${part}.aside-${stamp}${randomBytes(2).toString("hex")}`
    const tell = (to: string | null) => {
      if (told.has(part) && to === null) return
      told.add(part)
      onSetAside({ name: nameIn(base, part), aside: to && nameIn(base, to) })
    }
    if (!mend) {
      tell(null)
      return false
    }
    try {
      await disk.rename(part, aside)
    } catch (error) {
      if (isMissing(error)) return true
      if (!refusals.has(codeOf(error))) throw error
      tell(null)
      return false
    }
    tell(aside)
    return true
  }

  /** Makes sure that the way to `path` is plain, and that at its end is nothing or what is wanted. */
  async function cleared(path: string, wanted: Wanted): Promise<void> {
    const base = rootOf(path)
    if (base === null || (await isPlain(base, path, wanted))) return
    for (let tries = 0; tries < 10; tries++) {
      const part = await foreignOn(base, path, wanted)
      if (part === null) return
      if (!(await setAside(base, part))) throw missing(path)
    }
    throw missing(path)
  }

  /** Does `work` on a file of the own folder, and once more if another program put something else there meanwhile. */
  async function onFile<Result>(path: string, work: (opening: Opening) => Promise<Result>): Promise<Result> {
    if (rootOf(path) === null) return work({})
    await cleared(path, "file")
    const opening = { unlinked: true, limit: limitOf(path) }
    try {
      return await work(opening)
    } catch (error) {
      if (!surprises.has(codeOf(error))) throw error
      await cleared(path, "file")
      return work(opening)
    }
  }

  const after =
    <Args extends unknown[], Result>(
      wanted: Wanted,
      call: (path: string, ...rest: Args) => Promise<Result>,
    ) =>
    async (path: string, ...rest: Args): Promise<Result> => {
      await cleared(path, wanted)
      return call(path, ...rest)
    }

  /** The permission bits for what is made in the own folder of `base`; null where there are none. */
  async function modesIn(base: string): Promise<{ file: number; folder: number } | null> {
    return disk.platform === "win32" ? null : ownModes((await disk.look(base)).mode)
  }

  async function permitted(work: Promise<void>): Promise<void> {
    await work.catch((error: unknown) => {
      if (!isRefusedMode(error)) throw error
    })
  }

  async function create(path: string, mode?: number): Promise<DiskFile> {
    await cleared(path, "file")
    const base = rootOf(path)
    const modes = base === null ? null : await modesIn(base)
    if (!modes) return disk.create(path, mode)
    const file = await disk.create(path, 0o600)
    const chmod = () => permitted(file.chmod(modes.file))
    if (modes.file !== 0o600) {
      try {
        await chmod()
      } catch (error) {
        await file.close()
        throw error
      }
    }
    // What is replaced may have been made by an earlier version, with other permissions.
    return { ...file, chmod }
  }

  async function makeFolder(path: string): Promise<void> {
    await cleared(path, "folder")
    const base = rootOf(path)
    const modes = base === null ? null : await modesIn(base)
    if (!modes || (await ifThere(disk.kind(path)))) return disk.makeFolder(path)
    await disk.makeFolder(path, 0o700)
    if (modes.folder !== 0o700) await permitted(disk.chmod(path, modes.folder))
  }

  /** The own folders whose permissions were looked at. */
  const narrowed = new Set<string>()

  /** An own folder of an earlier version may be open to more than the newsroom says. */
  async function narrow(path: string): Promise<void> {
    const base = rootOf(path)
    if (!mend || base === null || path !== join(base, ownFolder) || narrowed.has(path)) return
    const modes = await modesIn(base)
    const there = await ifThere(disk.look(path))
    if (!modes || !there) return
    narrowed.add(path)
    const wider = there.mode & 0o777 & ~modes.folder
    // Only its owner may do this.
    if (wider) await disk.chmod(path, there.mode & ~wider).catch(() => undefined)
  }

  return {
    ...disk,
    create,
    open: (path, given) => onFile(path, (opening) => disk.open(path, { ...given, ...opening })),
    read: (path, given) => onFile(path, (opening) => disk.read(path, { ...given, ...opening })),
    async rename(from, to) {
      await cleared(from, "file")
      await cleared(to, "file")
      await disk.rename(from, to)
    },
    async replace(from, to, kept) {
      await cleared(from, "file")
      await cleared(to, "file")
      await cleared(kept, "file")
      return disk.replace(from, to, kept)
    },
    async exchange(from, to, kept) {
      await cleared(from, "file")
      await cleared(to, "file")
      await cleared(kept, "file")
      return disk.exchange(from, to, kept)
    },
    async link(from, to) {
      await cleared(from, "file")
      await cleared(dirname(to), "folder")
      await disk.link(from, to)
    },
    unlink: after("file", disk.unlink),
    touch: after("file", disk.touch),
    makeFolder,
    names: after("folder", disk.names),
    async folderId(path) {
      await cleared(path, "folder")
      const base = rootOf(path)
      if (base !== null) await narrow(join(base, ownFolder))
      return disk.folderId(path)
    },
    look: after("either", disk.look),
    writable: after("either", disk.writable),
    async realpath(path) {
      await cleared(path, "either")
      const followed = await disk.realpath(path)
      if (path === root || path === resolve(root)) {
        await isSame()
        roots.add(followed)
        real.add(followed)
      }
      return followed
    },
  }
}
