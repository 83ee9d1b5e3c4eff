/** Which objects the versions of a newsroom need. */
import type { Disk } from "../disk/disk.ts"
import { type List, namedIn, readList } from "./list.ts"
import { historyFolders, listBytes, listedIds, listPath } from "./lists.ts"
import type { Objects } from "./objects.ts"

/**
 * The objects that a list needs: its `versions`, the `keyframes` that these are packed by, and what its damaged lines
 * name. Keyframes and what is in damaged lines may need a keyframe of their own, of which no line tells.
 */
export function neededBy({ records, bad }: List): {
  versions: string[]
  keyframes: string[]
  inDamaged: string[]
} {
  return {
    versions: records.map(({ hash }) => hash),
    keyframes: records.flatMap(({ key }) => key ?? []),
    inDamaged: bad.flatMap(namedIn),
  }
}

/** Every hash that the lists of a newsroom name, and the keyframes that those need, in memory. */
export async function needed(root: string, objects: Objects, disk: Disk): Promise<Set<string>> {
  const { lists } = historyFolders(root)
  const found = new Set<string>()
  /** The objects whose keyframe must be read. A loop over a set also visits what is added during the loop. */
  const unasked = new Set<string>()
  for (const id of await listedIds(lists, disk)) {
    const { versions, keyframes, inDamaged } = neededBy(readList(await listBytes(listPath(lists, id), disk)))
    for (const hash of versions) found.add(hash)
    for (const hash of [...keyframes, ...inDamaged]) unasked.add(hash)
  }
  for (const hash of unasked) {
    found.add(hash)
    const key = await objects.keyOf(hash)
    if (key) unasked.add(key)
  }
  return found
}
