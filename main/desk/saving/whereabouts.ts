/** Where the file of an article is, and what it holds. */
import type { ArticleId } from "../../article/dossier.ts"
import type { Disk } from "../disk/disk.ts"
import { contentAt } from "../files/content.ts"
import type { Library } from "../library/library.ts"
import type { FoundFile } from "./request.ts"

/**
 * The name and the content of an article's file; null if it has none. If it is not where it was, and `thorough`, the
 * whole folder is searched for it. Throws `DeskError` no-permission, newsroom-missing.
 */
export type Whereabouts = (id: ArticleId, thorough: boolean) => Promise<FoundFile | null>

/** Returns a function that finds the files of articles in the newsroom at `root`. */
export function createWhereabouts(
  root: string,
  disk: Disk,
  library: Pick<Library, "find" | "refresh">,
): Whereabouts {
  return async (id, thorough) => {
    for (const again of thorough ? [false, true] : [false]) {
      if (again) await library.refresh()
      const known = library.find(id)
      if (!known) continue
      const found = await contentAt(root, disk, known.name)
      if (found) return { name: known.name, content: found }
    }
    return null
  }
}
