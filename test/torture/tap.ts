/** A disk whose every operation passes by a listener first, which may stop, break, shorten or write it down. */
import type { Disk, DiskFile } from "../../main/desk/disk/disk.ts"

/** An operation on the disk as it is about to happen. */
export type Operation = {
  /** The method of `Disk`, or of `DiskFile` with "file." before it. */
  name: string
  /** What it works on; of a rename or link the old name. */
  path: string
  /** The new name of a rename or link. */
  to: string | null
  /** The name that the file gets that a replacing takes away. */
  kept: string | null
  /** The length that a file is cut to. */
  length: number | null
  /** What it writes. */
  bytes: Uint8Array | null
  /** Counts the operations from 1; those on an open file bear the number of the one that opened it. */
  number: number
}

/** Does the operation by `run`, with other bytes if it gives any, and returns what came of it; or does not. */
export type Tap = (operation: Operation, run: (bytes?: Uint8Array) => Promise<unknown>) => Promise<unknown>

type Method = (...given: unknown[]) => unknown

const isFile = (value: unknown): value is DiskFile =>
  typeof value === "object" && value !== null && "sync" in value && "close" in value

/** What is no operation: it asks nothing of the disk. */
const idle = new Set(["wait", "size"])

/** `disk` behind `tap`, with every method that it has or will have. */
export function tapped(disk: Disk, tap: Tap): Disk {
  let count = 0

  function wrapped<Of extends object>(of: Of, open: { path: string; number: number } | null): Of {
    const made: Record<string, unknown> = {}
    for (const [name, method] of Object.entries(of) as [string, unknown][]) {
      if (typeof method !== "function" || idle.has(name)) continue
      made[name] = async (...given: unknown[]) => {
        const at = given.findIndex((value) => value instanceof Uint8Array)
        const operation: Operation = {
          name: open ? `file.${name}` : name,
          path: open ? open.path : String(given[0]),
          to: !open && typeof given[1] === "string" ? given[1] : null,
          kept: !open && typeof given[2] === "string" ? given[2] : null,
          length: typeof given[0] === "number" ? given[0] : null,
          bytes: at < 0 ? null : (given[at] as Uint8Array),
          number: open ? open.number : ++count,
        }
        const result = await tap(operation, async (bytes) =>
          (method as Method).apply(of, bytes && at >= 0 ? given.with(at, bytes) : given),
        )
        return isFile(result) ? wrapped(result, operation) : result
      }
    }
    return { ...of, ...made }
  }

  return wrapped(disk, null)
}

/** The operations that change nothing on the disk. */
const looks = new Set([
  "kind",
  "read",
  "names",
  "folderId",
  "realpath",
  "writable",
  "look",
  "file.stats",
  "file.close",
])

/** Whether an operation changes what a crash would leave behind. */
export const changes = ({ name }: Operation): boolean => !looks.has(name)
