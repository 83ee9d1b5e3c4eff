/** Merges what others wrote into an article's file with the text that the window saves. */
import { basename } from "node:path"
import { mergeArticles } from "../../article/merge.ts"
import { type Article, dossierOf, sameText, withDossier, withFields } from "../../article/schema.ts"
import type { ArticleJSON, Saved } from "../../contract/desk.ts"
import type { Disk } from "../disk/disk.ts"
import { fault } from "../disk/fault.ts"
import { writablePath } from "../disk/folder.ts"
import { bytesOf, depthOf } from "../files/bytes.ts"
import { contentOf, type Held } from "../files/content.ts"
import type { FoundFile, SaveRequest } from "./request.ts"
import type { Versions } from "./versions.ts"

export type MergingOptions = {
  root: string
  disk: Disk
  versions: Pick<Versions, "add">
  /** The version that the window's text was made from, by its hash; null if it is not known any more. */
  ancestorOf: (request: SaveRequest) => Promise<Article | null>
  /** Replaces the file that was found by the merged article. */
  update: (article: Article, request: SaveRequest, found: FoundFile, merged: boolean) => Promise<Saved>
}

/**
 * What others wrote, and both texts together. Fields of the dossier that others' file does not give any more are those
 * of `ancestor`, or of `article` where there is no ancestor.
 */
export function together(article: Article, held: Held, ancestor: Article | null) {
  // What the file does not say any more was not taken back by anybody.
  const theirs = withFields(held.article, ancestor ?? article, held.missing)
  // The times of the last change are not compared.
  const { updated } = dossierOf(theirs)
  const alike = (version: Article) => withDossier(version, { updated })
  return { theirs, merge: mergeArticles(ancestor && alike(ancestor), alike(article), theirs) }
}

/**
 * Returns the function that merges what the file holds, `held`, with `request`'s text; if both changed the same block,
 * it adds both to the history and writes nothing. `onDisk` is whether the file `found` holds `held`; else it holds the
 * request's text, and `held` is in the history.
 */
export function createMerging({ root, disk, versions, ancestorOf, update }: MergingOptions) {
  return async (request: SaveRequest, held: Held, found: FoundFile, onDisk = true): Promise<Saved> => {
    const { article } = request
    const ancestor = await ancestorOf(request)
    const { theirs, merge } = together(article, held, ancestor)
    if (merge.conflicts.length === 0) {
      if (onDisk) await versions.add(theirs, found.content, "outside")
      const saved = await update(merge.article, request, found, !sameText(merge.article, article))
      return saved.kind === "saved" && held.losses?.length ? { ...saved, losses: held.losses } : saved
    }
    if (onDisk) await versions.add(theirs, found.content, "conflict")
    await versions.add(article, contentOf(bytesOf(article, depthOf(found.name))), "conflict")
    const path = await writablePath(root, found.name, disk)
    const { changed } = await disk.look(path).catch((error: unknown) => {
      throw fault(error, "reading", basename(found.name))
    })
    return {
      kind: "conflict",
      base: found.content.hash,
      theirs: theirs.toJSON() as ArticleJSON,
      ancestor: ancestor && (ancestor.toJSON() as ArticleJSON),
      changed: changed.toISOString(),
    }
  }
}
