/** The newsroom's lexicon of names: the file `lexicon.json` beside its articles. */
import { basename, dirname } from "node:path"
import { z } from "zod"
import type { AgreedName } from "../../checks/agreed.ts"
import { DeskError } from "../../contract/problem.ts"
import { type Disk, realDisk } from "../disk/disk.ts"
import { createSharedList, type SharedList } from "./shared-list.ts"

/** The file in the newsroom. */
export const lexiconFile = "lexicon.json"

const shape = z.looseObject({
  /** The agreed spelling. */
  name: z.string().min(1).max(200),
  /** Spellings that are not to be used. */
  aliases: z.array(z.string().min(1).max(200)).optional(),
  latin: z.string().max(200).optional(),
})
type Entry = z.output<typeof shape>

/** The agreed names of the newsroom at `root`; each method throws `DeskError` as a shared list does. */
export type AgreedNames = {
  read(): Promise<AgreedName[]>
  /** Agrees on a name and on spellings that are not to be used. Returns those of them that were not in the file before. */
  add(name: string, aliases: readonly string[]): Promise<{ name: boolean; aliases: string[] }>
  /** Takes back what `add` has added. */
  takeBack(name: string, added: { name: boolean; aliases: readonly string[] }): Promise<void>
}

/** The lexicon of the newsroom at `root`. */
export function createAgreedNames(root: string, disk: Disk, file = lexiconFile): AgreedNames {
  const list: SharedList<Entry> = createSharedList({ root, disk, file, shape })
  return {
    read: async () => (await list.read()).map(({ name, aliases = [], latin }) => ({ name, aliases, latin })),
    async add(name, aliases) {
      let added = { name: false, aliases: [] as string[] }
      await list.change((entries) => {
        const there = entries.find((entry) => entry.name === name)
        const fresh = aliases.filter((alias) => !there?.aliases?.includes(alias))
        added = { name: !there, aliases: fresh }
        if (there && fresh.length === 0) return null
        const entry = { ...there, name, ...aliasesOf([...(there?.aliases ?? []), ...fresh]) }
        return there ? entries.map((one) => (one === there ? entry : one)) : [...entries, entry]
      })
      return added
    },
    takeBack: (name, added) =>
      list.change((entries) => {
        const there = entries.find((entry) => entry.name === name)
        if (!there) return null
        const { aliases, ...rest } = there
        const left = (aliases ?? []).filter((alias) => !added.aliases.includes(alias))
        if (added.name && left.length === 0) return entries.filter((one) => one !== there)
        return entries.map((one) => (one === there ? { ...rest, name, ...aliasesOf(left) } : one))
      }),
  }
}

const aliasesOf = (aliases: string[]) => (aliases.length > 0 ? { aliases } : {})

/**
 * The names in the lexicon at `path`; none if there is no such file. `problem` says in the system's or the reader's words
 * what is wrong with it, and then there are none.
 */
export async function readAgreedNames(
  path: string,
  disk: Disk = realDisk,
): Promise<{ names: AgreedName[]; problem: string | null }> {
  try {
    const names = createAgreedNames(dirname(path), disk, basename(path))
    return { names: await names.read(), problem: null }
  } catch (error) {
    const message = error instanceof DeskError ? error.problem.details.message : null
    return { names: [], problem: String(message ?? error) }
  }
}
