/**
 * Where the writer was in articles that are not open any more: `.midad/places.json`, the last used at the end. Losing
 * it loses no text, so a broken file is ignored and replaced at the next write.
 */
import { basename, join } from "node:path"
import { z } from "zod"
import { type ArticleId, articleId } from "../../article/dossier.ts"
import { type Place, place } from "../../contract/desk.ts"
import { writeAtomic } from "../disk/atomic.ts"
import { type Disk, realDisk } from "../disk/disk.ts"
import { makeDurable } from "../disk/durable.ts"
import { fault } from "../disk/fault.ts"
import { realFolder, writablePath } from "../disk/folder.ts"
import { isMissing } from "../disk/if-there.ts"
import { createQueue } from "../disk/queue.ts"

export type CursorsOptions = { root: string; disk?: Disk }

export type Cursors = {
  /** Where the writer left the article `id`; null if that is not known. Throws `DeskError` newsroom-missing, no-permission. */
  of(id: ArticleId): Promise<Place | null>
  /** Remembers where the writer leaves an article. Throws `DeskError` as `writeAtomic` does. */
  keep(id: ArticleId, place: Place): Promise<void>
}

/** How many articles' places are remembered. */
export const rememberedCursors = 500

const file = z.array(z.tuple([articleId, place]))

/** The cursors of the newsroom at `root`. Each call reads the file anew, as other desks write it too. */
export function createCursors({ root, disk = realDisk }: CursorsOptions): Cursors {
  const writes = createQueue()

  const pathOf = async () => join(await realFolder(root, disk), ".midad", "places.json")

  async function read(path: string): Promise<Map<ArticleId, Place>> {
    try {
      return new Map(file.parse(JSON.parse(new TextDecoder().decode(await disk.read(path)))))
    } catch (error) {
      const broken = error instanceof SyntaxError || error instanceof z.ZodError
      if (broken || isMissing(error)) return new Map()
      throw fault(error, "reading", basename(path))
    }
  }

  return {
    of: async (id) => (await read(await pathOf())).get(id) ?? null,
    keep(id, at) {
      return writes.run(async () => {
        const real = await realFolder(root, disk)
        await makeDurable(join(real, ".midad"), real, disk)
        const path = await writablePath(root, ".midad/places.json", disk)
        // Read anew: another desk may have written it.
        const places = await read(path)
        places.delete(id)
        const lines = [...places, [id, at] as const].slice(-rememberedCursors)
        await writeAtomic(path, new TextEncoder().encode(`${JSON.stringify(lines)}\n`), { disk })
      })
    },
  }
}
