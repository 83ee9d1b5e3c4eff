/** The lock files of desks in one process, without the desks. */
import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { realDisk } from "../../../main/desk/disk/disk.ts"
import { createLockFiles, type LockFiles } from "../../../main/desk/locks/lock-file.ts"

export const id = "aden-library-1"

/** The lock files of the newsroom at `root`, as the desk of `who` handles them. */
export function filesOf(root: string, who: string): LockFiles {
  return createLockFiles({
    root,
    disk: realDisk,
    clock: () => new Date("2026-11-23T12:00:00.000Z"),
    who,
    where: `حاسوب ${who}`,
    machine: "here",
    beat: 60_000,
  })
}

/** Writes any text where the lock of the article is. */
export async function put(root: string, text: string): Promise<void> {
  await mkdir(join(root, ".midad", "locks"), { recursive: true })
  await writeFile(join(root, ".midad", "locks", `${id}.json`), text)
}
