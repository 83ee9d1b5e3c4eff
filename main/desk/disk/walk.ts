/** Goes through a folder and all of its subfolders. */
import { opendir } from "node:fs/promises"
import { join } from "node:path"
import { fault } from "./fault.ts"
import { nameIn } from "./folder.ts"

/** How many names are read at once, so that nothing else waits for a large folder. */
const portion = 500

/**
 * The files in `folder` (its real path) that are `wanted` by their names, and its subfolders, as names inside of it.
 * What is hidden is passed over. Links are not followed: what they lead to is either there by itself or none of this
 * folder's. Throws `DeskError` if the folder cannot be read; of a subfolder `onFault` is told.
 * @param onFolder is called with each folder's name before the folder is read, that of `folder` itself is empty
 */
export async function walk(
  folder: string,
  wanted: (name: string) => boolean,
  onFault: (path: string, error: unknown) => void,
  onFolder: (name: string) => Promise<void> = async () => undefined,
): Promise<{ names: string[]; folders: Set<string> }> {
  const names: string[] = []
  const folders = new Set<string>()
  const waiting = [folder]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    await onFolder(nameIn(folder, next))
    try {
      for await (const item of await opendir(next, { bufferSize: portion })) {
        if (item.name.startsWith(".")) continue
        const path = join(next, item.name)
        if (item.isDirectory()) {
          waiting.push(path)
          folders.add(nameIn(folder, path))
        } else if (item.isFile() && wanted(item.name)) names.push(nameIn(folder, path))
      }
    } catch (error) {
      if (next === folder) throw fault(error, "reading", folder)
      onFault(next, error)
    }
  }
  return { names, folders }
}
