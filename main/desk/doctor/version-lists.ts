/** The lists of versions: what of them is missing or damaged, and how they are written anew. */
import { join } from "node:path"
import type { ArticleId } from "../../article/dossier.ts"
import { writeAtomic } from "../disk/atomic.ts"
import { makeDurable } from "../disk/durable.ts"
import { nameIn, pathIn } from "../disk/folder.ts"
import { type List, type Record as Listed, namedIn, readList, writeList } from "../history/list.ts"
import { historyFolders, listBytes } from "../history/lists.ts"
import type { Examination } from "./examination.ts"
import type { State, Versions } from "./versions.ts"

/** The lists that are examined. */
export type VersionLists = {
  /**
   * Looks at the list of an article; with `repair` writes it anew without what is damaged, and with what its damaged
   * lines named. Returns the versions that were put back into it.
   * @param astray versions of the article that no list names
   */
  examine(id: ArticleId, states: ReadonlyMap<string, State>, astray: readonly string[]): Promise<Listed[]>
  /** Tells of a list that is gone; with `repair` writes it from the versions `hashes` themselves. */
  examineMissing(id: ArticleId, hashes: readonly string[]): Promise<void>
}

/** `records` with the lost lines put in by their times. The order of the others stays. */
function withBack(records: readonly Listed[], back: readonly Listed[]): Listed[] {
  if (back.length === 0) return [...records]
  return [...records, ...back].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** Makes what examines the lists of the newsroom of `examination`. */
export function createVersionLists(examination: Examination, versions: Versions): VersionLists {
  const { root, disk, repair, counted, found, keepCopy } = examination
  const { lists } = historyFolders(root)
  const listName = (id: ArticleId) => nameIn(root, join(lists, `${id}.jsonl`))

  /** Of `hashes` those that are versions of the article and not in `records`, as lines for its list. */
  async function recovered(
    id: ArticleId,
    hashes: readonly string[],
    records: readonly Listed[],
  ): Promise<Listed[]> {
    const lines: Listed[] = []
    for (const hash of new Set(hashes)) {
      if (records.some((one) => one.hash === hash)) continue
      const version = await versions.versionAt(hash)
      if (version?.id === id) lines.push(version.record)
    }
    return lines
  }

  /** Writes a list anew after copying the old one to the attic. Does nothing if another desk added to it meanwhile. */
  async function rewrite(name: string, bytes: Uint8Array, list: List): Promise<boolean> {
    await keepCopy(name, bytes)
    const path = pathIn(root, name)
    return writeAtomic(path, writeList(list), {
      disk,
      still: async () => Buffer.compare(await listBytes(path, disk), bytes) === 0,
    })
  }

  return {
    async examine(id, states, astray) {
      const name = listName(id)
      const bytes = await listBytes(pathIn(root, name), disk)
      const { records, bad } = readList(bytes)
      counted.versions += records.length
      const missing = records.filter(({ hash }) => states.get(hash) === "missing")
      const damaged = records.filter(({ hash }) => states.get(hash) === "damaged")
      if (missing.length > 0) found("problem", "version-missing", { article: id, versions: missing.length })
      let back: Listed[] = []
      let mended = false
      if (repair && (bad.length > 0 || damaged.length > 0)) {
        back = bad.length > 0 ? await recovered(id, [...bad.flatMap(namedIn), ...astray], records) : []
        const kept = records.filter((one) => !damaged.includes(one))
        mended = await rewrite(name, bytes, { records: withBack(kept, back), bad: [] })
        for (const { hash, key } of mended ? damaged : []) {
          await versions.putAway(hash)
          if (key) await versions.putAway(key)
        }
      }
      if (bad.length > 0) found("problem", "list-damaged", { name, lines: bad.length }, mended)
      if (damaged.length > 0)
        found("problem", "version-damaged", { article: id, versions: damaged.length }, mended)
      return back
    },
    async examineMissing(id, hashes) {
      const name = listName(id)
      if (repair) {
        const records = withBack([], await recovered(id, hashes, []))
        await makeDurable(lists, root, disk)
        await writeAtomic(pathIn(root, name), writeList({ records, bad: [] }), { disk, exclusive: true })
      }
      found("problem", "list-missing", { name, versions: hashes.length }, repair)
    },
  }
}
