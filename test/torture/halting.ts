/** A disk that stands still in the middle of an operation, so that the desk on it can be killed there. */
import { writeSync } from "node:fs"
import type { Disk } from "../../main/desk/disk/disk.ts"
import { realDisk } from "../../main/desk/disk/disk.ts"
import { changes, type Operation, tapped } from "./tap.ts"

/** Where a desk stands still. */
export type Halt = {
  /** The operation of those that change the disk, from 1; null for never. */
  at: number | null
  /** Before the operation, after half of its bytes, or after it. */
  side: "before" | "half" | "after"
}

/** Tells the parent something, at once, so that it outlives this process. */
export const tellParent = (line: unknown): void => void writeSync(1, `${JSON.stringify(line)}\n`)

/** Stands still for good: no thread of JavaScript goes on. */
function stop({ name, path }: Operation): void {
  tellParent({ what: "stopped", name, path })
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

/** The disk, and what makes it count operations from now on. */
export function haltingDisk({ at, side }: Halt): { disk: Disk; count: () => void } {
  let counting = false
  let count = 0
  const disk = tapped(realDisk, async (operation, run) => {
    if (!counting || !changes(operation) || ++count !== at) return run()
    if (side === "before") stop(operation)
    const half =
      side === "half" && operation.bytes
        ? operation.bytes.subarray(0, operation.bytes.length >> 1)
        : undefined
    try {
      return await run(half)
    } finally {
      stop(operation)
    }
  })
  return {
    disk,
    count() {
      counting = true
    },
  }
}
