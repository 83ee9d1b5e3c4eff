/** Makes files and folders in the newsroom's own folder with the permission bits that the newsroom's folder has. */
import type { Disk, DiskFile } from "./disk.ts"
import { ifThere } from "./if-there.ts"
import { isRefusedMode, ownModes } from "./modes.ts"
import type { OwnFolder } from "./own-folder.ts"

/** The own folder with its permissions. All of these reject with the system's own errors. */
export type OwnModes = {
  /** As `Disk.create`; elsewhere than in the own folder with the bits `mode`. */
  create(path: string, mode?: number): Promise<DiskFile>
  /** As `Disk.makeFolder`. */
  makeFolder(path: string): Promise<void>
  /** Takes away the permissions of an own folder of an earlier version that are more than the newsroom says, once. */
  narrow(own: string): Promise<void>
}

async function permitted(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!isRefusedMode(error)) throw error
  })
}

/** Makes what creates files and folders in the own folder `folder` on `disk`. */
export function createOwnModes(disk: Disk, folder: OwnFolder): OwnModes {
  /** The own folders whose permissions were looked at. */
  const narrowed = new Set<string>()

  /** The permission bits for what is made at `path`; null outside of the own folder, and where there are none. */
  async function modesAt(path: string): Promise<{ file: number; folder: number } | null> {
    const base = folder.baseOf(path)
    return base === null || disk.platform === "win32" ? null : ownModes((await disk.look(base)).mode)
  }

  return {
    async create(path, mode) {
      const modes = await modesAt(path)
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
    },
    async makeFolder(path) {
      const modes = await modesAt(path)
      if (!modes || (await ifThere(disk.kind(path)))) return disk.makeFolder(path)
      await disk.makeFolder(path, 0o700)
      if (modes.folder !== 0o700) await permitted(disk.chmod(path, modes.folder))
    },
    async narrow(own) {
      if (narrowed.has(own)) return
      const modes = await modesAt(own)
      const there = await ifThere(disk.look(own))
      if (!modes || !there) return
      narrowed.add(own)
      const wider = there.mode & 0o777 & ~modes.folder
      // Only its owner may do this.
      if (wider) await disk.chmod(own, there.mode & ~wider).catch(() => undefined)
    },
  }
}
