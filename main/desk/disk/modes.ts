/** The permission bits of what Midad makes in a newsroom. Windows has no permission bits. */
import { codeOf } from "./disk.ts"

/** Codes by which file systems without permissions of their own refuse to set them. */
const noPermissions = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EINVAL"])

/** Whether an error says that the file system or its owner does not let permissions be set. */
export function isRefusedMode(error: unknown): boolean {
  return noPermissions.has(codeOf(error))
}

/**
 * The permission bits for the files and folders in the newsroom's own folder, by those of the newsroom's folder. They
 * hold the text of every article, also of those that only their owner may read; so they are the owner's alone. Who may
 * write in the newsroom's folder, as the group in a shared one does, writes there too.
 */
export function ownModes(newsroom: number): { file: number; folder: number } {
  const group = newsroom & 0o020 ? 0o070 : 0
  const others = newsroom & 0o002 ? 0o007 : 0
  const folder = 0o700 | group | others
  return { file: folder & 0o666, folder }
}
