/** Reads files and folders that may be missing. */
import { codeOf, type Disk, type Opening } from "./disk.ts"
import { fault } from "./fault.ts"

/** Whether an error of the system says that there is nothing at a path, or that a part of the path is not a folder. */
export function isMissing(error: unknown): boolean {
  const code = codeOf(error)
  return code === "ENOENT" || code === "ENOTDIR"
}

/** What the disk answers; null if there is nothing at the path. Rejects with the system's own error otherwise. */
export async function ifThere<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asked
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** The bytes of the file at `path`; null if there is none. Throws `DeskError` that names `name`, such as no-permission. */
export async function bytesIfThere(
  disk: Disk,
  path: string,
  name: string,
  opening: Opening = {},
): Promise<Uint8Array | null> {
  try {
    return await ifThere(disk.read(path, opening))
  } catch (error) {
    throw fault(error, "reading", name)
  }
}

/** The names in the folder at `path`, none if there is none. Throws `DeskError` that names `name`, such as no-permission. */
export async function namesIfThere(disk: Disk, path: string, name: string): Promise<string[]> {
  try {
    return (await ifThere(disk.names(path))) ?? []
  } catch (error) {
    throw fault(error, "reading", name)
  }
}
