/** A disk that stops in the middle of things, as if the program had been killed. */
import { type Disk, type DiskFile, realDisk } from "../../../main/desk/disk/disk.ts"

/** What a stopped disk answers to everything. */
export class Stopped extends Error {
  override name = "Stopped"
  readonly code = "EIO"
}

/**
 * The real disk, which does `steps` operations that change something and then none any more; the last one
 * may be a write of half the bytes. `count()` tells how many it has been asked for. With `once` it fails only
 * one time, and goes on.
 */
export function stoppingDisk(steps: number, once = false): { disk: Disk; count: () => number } {
  let done = 0
  const step = () => {
    done += 1
    if (once ? done === steps + 1 : done > steps) throw new Stopped(`Stopped at step ${done}`)
  }
  const watched = (file: DiskFile): DiskFile => ({
    ...file,
    async write(bytes) {
      done += 1
      if (!once && done > steps + 1) throw new Stopped("Stopped before a write")
      if (done === steps + 1) {
        await file.write(bytes.subarray(0, Math.floor(bytes.length / 2)))
        throw new Stopped("Stopped in a write")
      }
      return file.write(bytes)
    },
    async chmod(mode) {
      step()
      await file.chmod(mode)
    },
    async sync() {
      step()
      await file.sync()
    },
  })
  const disk: Disk = {
    ...realDisk,
    async create(path) {
      step()
      return watched(await realDisk.create(path))
    },
    async open(path) {
      return watched(await realDisk.open(path))
    },
    async rename(from, to) {
      step()
      await realDisk.rename(from, to)
    },
    async link(from, to) {
      step()
      await realDisk.link(from, to)
    },
    async unlink(path) {
      step()
      await realDisk.unlink(path)
    },
    async makeFolder(path) {
      step()
      await realDisk.makeFolder(path)
    },
    async syncFolder(path) {
      step()
      await realDisk.syncFolder(path)
    },
  }
  return { disk, count: () => done }
}
