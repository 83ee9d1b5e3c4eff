/** Newsrooms as folders: the first one for a new user, and the recent ones. */
import { mkdir, readdir, stat } from "node:fs/promises"
import { basename, join, resolve } from "node:path"
import type { Newsroom } from "../contract/desk.ts"
import { fault } from "./disk/fault.ts"
import { isMissing } from "./disk/if-there.ts"

/** How a newsroom is shown: by its folder's name. */
export function newsroomAt(path: string): Newsroom {
  return { name: basename(path) || path, path }
}

/** Whether there is a folder at `path`. Throws `DeskError` no-permission if the system does not let us look. */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch (error) {
    if (isMissing(error)) return false
    throw fault(error, "reading", path)
  }
}

/**
 * The newsroom of a first start: the folder `name` in `documents`. If it is made now or is empty, `fill` puts the
 * first articles into it. Anything else is left as it is. Returns its path. Throws `DeskError` for what the disk
 * refuses, such as read-only or disk-full.
 */
export async function firstNewsroom(
  documents: string,
  name: string,
  fill: (path: string) => Promise<void>,
): Promise<string> {
  const path = join(documents, name)
  try {
    await mkdir(path, { recursive: true })
    if ((await readdir(path)).length > 0) return path
  } catch (error) {
    throw fault(error, "writing", name)
  }
  await fill(path)
  return path
}

/** How many newsrooms are remembered. */
export const recentLimit = 10

/** `recent` with `path` in front, each folder once. */
export function withRecent(recent: readonly string[], path: string): string[] {
  const whole = resolve(path)
  return [whole, ...recent.filter((other) => resolve(other) !== whole)].slice(0, recentLimit)
}
