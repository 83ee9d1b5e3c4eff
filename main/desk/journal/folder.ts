/** The folder of journals in a newsroom: the path of each journal, and setting one aside. */
import { type ArticleId, articleId } from "../../article/dossier.ts"
import { DeskError } from "../../contract/problem.ts"
import { renameExclusively, writeAtomic } from "../disk/atomic.ts"
import type { Disk } from "../disk/disk.ts"
import { makeDurable } from "../disk/durable.ts"
import { pathIn, realFolder, writablePath } from "../disk/folder.ts"
import { bytesIfThere, isMissing, namesIfThere } from "../disk/if-there.ts"

/** Where the journals are, in the newsroom. */
export const journalFolder = ".midad/journal"

/** The name of an article's journal in the newsroom. */
export const journalName = (id: ArticleId): string => `${journalFolder}/${id}.journal`

/** The folder of journals. */
export type JournalFolder = {
  /** The articles that have a journal; Throws `DeskError` newsroom-missing, no-permission. */
  ids(): Promise<ArticleId[]>
  /** The path of a journal to read. Throws `DeskError` newsroom-missing. */
  pathOf(id: ArticleId): Promise<string>
  /** The path of a journal to write; the folder is made if it is not there. Throws `DeskError` newsroom-missing, read-only. */
  pathToWrite(id: ArticleId): Promise<string>
  /** The bytes of the journal at `path`; null if there is none. Throws `DeskError` no-permission. */
  bytesAt(path: string): Promise<Uint8Array | null>
  /**
   * Renames the journal at `path` to a name in `.kept`, if there is one: Midad does not write or delete it any more.
   */
  setAside(path: string): Promise<void>
  /** Writes `bytes`, which the journal at `path` held, under a name in `.kept` beside it. */
  copyAside(path: string, bytes: Uint8Array): Promise<void>
}

/** The folder of journals of the newsroom at `root`. It need not be there. */
export function createJournalFolder({
  root,
  disk,
  clock,
  log,
}: {
  root: string
  disk: Disk
  clock: () => Date
  log: (message: string) => void
}): JournalFolder {
  const keptName = (path: string) =>
    path.replace(
      /journal$/,
      `${clock()
        .toISOString()
        .replace(/[^0-9]/g, "")}.kept`,
    )

  return {
    async ids() {
      const names = await namesIfThere(disk, pathIn(await realFolder(root, disk), journalFolder), ".midad")
      return names
        .filter((name) => name.endsWith(".journal"))
        .map((name) => name.slice(0, -".journal".length))
        .filter((id) => articleId.safeParse(id).success)
    },
    pathOf: async (id) => pathIn(await realFolder(root, disk), journalName(id)),
    async pathToWrite(id) {
      try {
        return await writablePath(root, journalName(id), disk)
      } catch (error) {
        if (!(error instanceof DeskError) || error.problem.code !== "newsroom-missing") throw error
      }
      const real = await realFolder(root, disk)
      await makeDurable(pathIn(real, journalFolder), real, disk)
      return writablePath(root, journalName(id), disk)
    },
    bytesAt: (path) => bytesIfThere(disk, path, ".midad"),
    async setAside(path) {
      try {
        if (!(await renameExclusively(path, keptName(path), disk)))
          throw new Error(`Two of one name beside ${path}`)
        log(`Kept ${path} aside`)
      } catch (error) {
        if (!isMissing(error)) throw error
      }
    },
    async copyAside(path, bytes) {
      await writeAtomic(keptName(path), bytes, { disk, exclusive: true })
    },
  }
}
