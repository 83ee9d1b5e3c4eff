/** The versions of a newsroom's history, and in which state their bytes are: as objects, or packed in lists. */
import { join } from "node:path"
import { type ArticleId, articleId } from "../../article/dossier.ts"
import { readArticle } from "../../article/html.ts"
import { dossierOf } from "../../article/schema.ts"
import { wordsIn } from "../../article/text.ts"
import { nameIn } from "../disk/folder.ts"
import { hashOf } from "../disk/hash.ts"
import { heldIn, type Record as Listed, readList } from "../history/list.ts"
import { historyFolders, listBytes, listedIds } from "../history/lists.ts"
import { createObjects, type Objects } from "../history/objects.ts"
import type { Examination } from "./examination.ts"

/** What is under a hash. */
export type State = "whole" | "missing" | "damaged"

/** The versions that are examined. All of these reject with the system's own errors. */
export type Versions = {
  readonly objects: Objects
  /** Reads the lists anew. It is called before anything else, and after versions were put back. */
  look(): Promise<void>
  /** The state of a version. One without its keyframe counts as missing: a sync client may still bring both. */
  stateOf(hash: string): Promise<State>
  /** The version that an object holds, as far as its own text tells; null if it holds no article. */
  versionAt(hash: string): Promise<{ id: ArticleId; record: Listed } | null>
  /**
   * Takes from the newsroom's files what is missing or damaged of `wanted`, and tells of it. Returns whether it took
   * anything.
   * @param files the newsroom's files, those in the bin among them, by the hash of their bytes
   */
  refill(wanted: Iterable<string>, files: ReadonlyMap<string, string>): Promise<boolean>
  /** Moves a damaged object away, if that has not been done already. */
  putAway(hash: string): Promise<void>
}

/** Makes what examines the versions of the newsroom of `examination`. Nothing is read before `look`. */
export function createVersions(examination: Examination): Versions {
  const { root, disk, repair, found, bytesOf } = examination
  const folders = historyFolders(root)
  const objects = createObjects(folders.objects, root, disk)
  /** The versions whose packed bytes are in a list. Only their keyframe can be missing or damaged. */
  let inLists: ReadonlyMap<string, { state: string; key: string | null }> = new Map()

  async function isWhole(hash: string): Promise<boolean> {
    return inLists.get(hash)?.state === "whole" || (await objects.find(hash)).state === "whole"
  }

  /** Moves a damaged object away, if that has not been done already. */
  async function putAway(hash: string): Promise<void> {
    if ((await objects.find(hash)).state === "damaged")
      await examination.putAway(nameIn(root, objects.path(hash)))
  }

  return {
    objects,
    putAway,
    async look() {
      const states = new Map<string, { state: string; key: string | null }>()
      for (const id of await listedIds(folders.lists, disk)) {
        const { records } = readList(await listBytes(join(folders.lists, `${id}.jsonl`), disk))
        const held = heldIn(records)
        for (const { hash, key, packed } of records) {
          if (packed === undefined || states.get(hash)?.state === "whole") continue
          states.set(hash, { state: (await objects.find(hash, held)).state, key })
        }
      }
      inLists = states
    },
    async stateOf(hash) {
      const inList = inLists.get(hash)
      if (inList?.state === "whole") return "whole"
      const { state } = await objects.find(hash)
      if (state !== "damaged" && !inList) return state
      if (state === "whole") return state
      const key = inList ? inList.key : await objects.keyOf(hash)
      return key !== null && (await objects.find(key)).state === "missing" ? "missing" : "damaged"
    },
    async versionAt(hash) {
      const there = await objects.find(hash)
      if (there.state !== "whole") return null
      const reading = readArticle(there.bytes)
      if (reading.kind === "unreadable" || reading.article === null) return null
      const { id, status, updated, created } = dossierOf(reading.article)
      if (!articleId.safeParse(id).success) return null
      const at = updated ?? created ?? (await disk.look(objects.path(hash))).changed.toISOString()
      const words = wordsIn(reading.article)
      return { id, record: { hash, at, words, status, cause: "save", key: there.key } }
    },
    async refill(wanted, files) {
      let some = false
      for (const hash of wanted) {
        const name = files.get(hash)
        if (name === undefined || (await isWhole(hash))) continue
        const bytes = repair ? await bytesOf(name) : null
        const same = bytes !== null && hashOf(bytes) === hash
        if (same) {
          await putAway(hash)
          await objects.put({ hash, bytes }, null)
          some = true
        }
        // A damaged line may name a hash that never was a version of the list. That does no harm.
        found("problem", "version-rebuilt", { name, hash: hash.slice(0, 12) }, same)
      }
      return some
    },
  }
}
