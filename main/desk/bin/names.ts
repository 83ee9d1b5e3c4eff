/** The names of the files in the bin by the ids that they carry. They are listed again only after the folder changed. */
import type { Disk } from "../disk/disk.ts"
import { ifThere } from "../disk/if-there.ts"

export type BinNames = {
  /** The names that carry `id`, the newest first. Rejects as the disk does if the folder cannot be read. */
  of(folder: string, id: string): Promise<string[]>
}

/**
 * The names of the bin's folder, sorted without the time that they begin with. Two changes of a folder may have the
 * same stamp if they are close together; so `settled` names are those that were listed when the stamp was no longer new.
 */
type Listed = { stamp: string; settled: boolean; names: readonly string[] }

/** How close together two changes with the same stamp can be, in milliseconds: FAT keeps times to two seconds. */
const grain = 2_500

/** A name in the bin without its time. */
const afterTime = (name: string) => name.slice(name.indexOf("-") + 1)

/**
 * The names of a bin that is read through `disk`.
 * @param now milliseconds that only count up
 */
export function createBinNames(disk: Pick<Disk, "look" | "names">, now = () => performance.now()): BinNames {
  let listed: Listed | null = null
  /** The stamp that the folder had last, and when it was first seen. */
  let seen: { stamp: string; since: number } | null = null

  const stampOf = async (folder: string) => (await ifThere(disk.look(folder)))?.stamp ?? null

  async function list(folder: string): Promise<readonly string[]> {
    const stamp = await stampOf(folder)
    if (stamp === null) return []
    if (listed?.settled && listed.stamp === stamp) return listed.names
    if (seen?.stamp !== stamp) seen = { stamp, since: now() }
    const settled = now() - seen.since >= grain
    const names = (await disk.names(folder))
      .filter(isBinned)
      .map((name) => ({ name, key: afterTime(name) }))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
      .map(({ name }) => name)
    // If the folder changed while it was listed, it is listed again next time.
    listed = { stamp, settled: settled && (await stampOf(folder)) === stamp, names }
    return names
  }

  return {
    async of(folder, id) {
      const names = await list(folder)
      const start = `${id}-`
      const found: string[] = []
      for (let at = firstFrom(names, start); afterTime(names[at] ?? "").startsWith(start); at++)
        found.push(names[at]!)
      return found.sort((a, b) => (a < b ? 1 : -1))
    },
  }
}

/** Where the names begin whose part after the time is not before `start`. */
function firstFrom(names: readonly string[], start: string): number {
  let low = 0
  let high = names.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (afterTime(names[middle]!) < start) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether a name in the bin's folder is that of a binned file: beside each is a note, `<file>.json`. */
export const isBinned = (name: string): boolean => name.endsWith(".html") && !name.startsWith(".")
