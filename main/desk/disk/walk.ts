/** Goes through a folder and its subfolders. */
import { opendir } from "node:fs/promises"
import { join } from "node:path"
import { fault } from "./fault.ts"
import { nameIn } from "./folder.ts"

/** How many names are read at once, so that nothing else waits for a large folder. */
const portion = 500

/** Which files and folders a walk visits. Each function gets a name inside the folder. */
export type WalkOptions = {
  /** Whether a file is wanted. */
  takes: (name: string) => boolean
  /** Whether to go into a subfolder. Hidden ones are passed over if this is not given. */
  enters?: (name: string) => boolean
  /** Awaited before a folder is read. The name of the folder that the walk began with is empty. */
  entering?: (name: string) => Promise<void>
  /** Called for what is neither a file nor a folder, such as a link or a pipe. */
  others?: (name: string) => void
  /** Called for a subfolder that cannot be read, with its name inside the folder and the system's error. */
  onFault: (name: string, error: unknown) => void
}

/** Whether a file or folder is hidden, by the last part of its name. */
export function isHidden(name: string): boolean {
  return name.startsWith(".", name.lastIndexOf("/") + 1)
}

/**
 * The wanted files in `folder` (its real path) and the subfolders that were entered, as names inside of it. Links are
 * not followed: their targets are either in the folder anyway or belong to another one. Throws `DeskError` if
 * `folder` itself cannot be read.
 */
export async function walk(
  folder: string,
  { takes, enters = (name) => !isHidden(name), entering, others, onFault }: WalkOptions,
): Promise<{ names: string[]; folders: Set<string> }> {
  const names: string[] = []
  const folders = new Set<string>()
  const waiting = [folder]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    await entering?.(nameIn(folder, next))
    try {
      for await (const item of await opendir(next, { bufferSize: portion })) {
        const path = join(next, item.name)
        const name = nameIn(folder, path)
        if (item.isDirectory() && enters(name)) {
          waiting.push(path)
          folders.add(name)
        } else if (item.isFile() && takes(name)) names.push(name)
        else if (!item.isDirectory() && !item.isFile()) others?.(name)
      }
    } catch (error) {
      if (next === folder) throw fault(error, "reading", folder)
      onFault(nameIn(folder, next), error)
    }
  }
  return { names, folders }
}
