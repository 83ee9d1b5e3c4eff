/**
 * The disk of one newsroom. What is in the newsroom's own folder, `.midad`, may have come out of an archive or lie on
 * a share, so nothing there is trusted to be what its name says: no link is followed, no pipe or device is opened,
 * and nothing is read without a limit. What is not a plain file or folder where one belongs is set aside under another
 * name, never deleted; a link is moved itself, and not what it leads to. Decision 0011 has the reasons.
 */
import { dirname } from "node:path"
import { createAside, type SetAside } from "./aside.ts"
import { codeOf, type Disk, type Opening } from "./disk.ts"
import { createOwnFolder } from "./own-folder.ts"
import { createOwnModes } from "./own-modes.ts"
import { createPlainWay, limitOf, type Wanted } from "./plain-way.ts"

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
  const folder = createOwnFolder(root)
  const cleared = createPlainWay({ disk, folder, setAside: createAside({ disk, onSetAside, mend }) })
  const modes = createOwnModes(disk, folder)

  /** Does `work` on a file of the own folder, and once more if another program put something else there meanwhile. */
  async function onFile<Result>(path: string, work: (opening: Opening) => Promise<Result>): Promise<Result> {
    if (folder.baseOf(path) === null) return work({})
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

  return {
    ...disk,
    create: after("file", modes.create),
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
    makeFolder: after("folder", modes.makeFolder),
    names: after("folder", disk.names),
    async folderId(path) {
      await cleared(path, "folder")
      const base = folder.baseOf(path)
      if (mend && base !== null) await modes.narrow(folder.in(base))
      return disk.folderId(path)
    },
    look: after("either", disk.look),
    writable: after("either", disk.writable),
    async realpath(path) {
      await cleared(path, "either")
      const followed = await disk.realpath(path)
      if (folder.isRoot(path)) {
        await isSame()
        folder.follow(followed)
      }
      return followed
    },
  }
}
