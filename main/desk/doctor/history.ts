/**
 * The doctor's look at the history: whether the bytes of every listed version are there and undamaged, and whether
 * every version has a list. Missing bytes are taken from the newsroom's files where these still hold them.
 */
import type { ArticleId } from "../../article/dossier.ts"
import { nameIn } from "../disk/folder.ts"
import { historyFolders, listedIds } from "../history/lists.ts"
import { needed } from "../history/needed.ts"
import type { Examination } from "./examination.ts"
import { createVersionLists } from "./version-lists.ts"
import { createVersions, type State, type Versions } from "./versions.ts"

/** The objects that no list names and no version needs: all of them, and those that hold an article, by its id. */
async function examineUnlisted(
  wanted: ReadonlySet<string>,
  versions: Versions,
  { root, repair, found, putAway }: Examination,
): Promise<{ unlisted: Set<string>; articles: Map<ArticleId, string[]> }> {
  const unlisted = new Set<string>()
  const articles = new Map<ArticleId, string[]>()
  for (const { hash, path } of await versions.objects.all()) {
    if (wanted.has(hash)) continue
    const state = await versions.stateOf(hash)
    if (state === "damaged") {
      const name = nameIn(root, path)
      if (repair) await putAway(name)
      found("problem", "object-damaged", { name }, repair)
    }
    if (state !== "whole") continue
    unlisted.add(hash)
    const version = await versions.versionAt(hash)
    if (version) articles.set(version.id, [...(articles.get(version.id) ?? []), hash])
  }
  return { unlisted, articles }
}

/**
 * Looks at the history, tells what is wrong with it, and with `repair` mends what can be mended. Rejects with the system's
 * own errors.
 * @param files the newsroom's files, those in the bin among them, by the hash of their bytes
 */
export async function examineHistory(
  examination: Examination,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  const { root, disk, found } = examination
  const versions = createVersions(examination)
  const lists = createVersionLists(examination, versions)
  await versions.look()
  const wanted = await needed(root, versions.objects, disk)
  // Versions that a file still holds go first, as others may be packed by them.
  if (await versions.refill(wanted, files)) await versions.look()
  const states = new Map<string, State>()
  for (const hash of wanted) states.set(hash, await versions.stateOf(hash))
  const { unlisted, articles } = await examineUnlisted(wanted, versions, examination)
  const listed = new Set(await listedIds(historyFolders(root).lists, disk))
  for (const id of listed)
    for (const { hash } of await lists.examine(id, states, articles.get(id) ?? [])) unlisted.delete(hash)
  for (const [id, hashes] of articles) {
    if (listed.has(id)) continue
    await lists.examineMissing(id, hashes)
    for (const hash of hashes) unlisted.delete(hash)
  }
  if (unlisted.size > 0) found("notice", "object-unlisted", { objects: unlisted.size })
}
