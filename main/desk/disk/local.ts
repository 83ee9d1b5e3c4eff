/** Whether a folder is on a disk of this machine, so that the system can tell of every change in it. */
import { statfs } from "node:fs/promises"

/**
 * The file systems of Linux that only this machine writes to, by the numbers of statfs(2): ext2 to ext4, XFS, Btrfs,
 * F2FS, ZFS, bcachefs, tmpfs, ramfs, overlayfs, NTFS, FAT, exFAT, JFS, ReiserFS, NILFS, eCryptfs. Everything else may be
 * a file server (NFS, SMB, AFS, Ceph), another machine's folder (9p, virtiofs, vboxsf) or a program (FUSE).
 */
const localOnLinux: ReadonlySet<number> = new Set([
  0xef53, 0x58465342, 0x9123683e, 0xf2f52010, 0x2fc12fc1, 0xca451a4e, 0x01021994, 0x858458f6, 0x794c7630,
  0x7366746e, 0x5346544e, 0x4d44, 0x2011bab0, 0x3153464a, 0x52654973, 0x3434, 0xf15f,
])

/**
 * Whether the folder at `path` (its real path) is on a file system that only this machine writes to. False where the
 * system does not say: then the folder is scanned for changes as well as watched.
 */
export async function isLocal(path: string): Promise<boolean> {
  // The real path of a mapped drive is that of its server: \\server\share.
  if (process.platform === "win32") return !path.startsWith("\\\\")
  try {
    const { type } = await statfs(path)
    if (process.platform === "linux") return localOnLinux.has(type)
    // macOS numbers its file systems as they are loaded; the system's own disk is always local.
    return type === (await statfs("/")).type
  } catch {
    return false
  }
}
