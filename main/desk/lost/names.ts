/**
 * Under which name the file of each article was last written: `.midad/names.jsonl`, a line for each new name, the last
 * of an article counts. It serves for finding an article again whose file is gone or empty, and nothing else, so a line
 * that cannot be read is passed over.
 */
import { join } from "node:path"
import { z } from "zod"
import { type ArticleId, articleId } from "../../article/dossier.ts"
import { writeAtomic } from "../disk/atomic.ts"
import { codeOf, type Disk, writeAll } from "../disk/disk.ts"
import { realFolder } from "../disk/folder.ts"
import { bytesIfThere } from "../disk/if-there.ts"
import { createQueue } from "../disk/queue.ts"

const line = z.tuple([articleId, z.string().min(1).max(4096)])

/** The names that the files of articles had. */
export type FileNames = {
  /** Notes the name of an article's file; writes only if it is another one than before. */
  note(id: ArticleId, name: string): Promise<void>
  /** The name that is known of one article's file; null if none is. The lines of the others are not read. */
  of(id: ArticleId): Promise<string | null>
  /** Every name that is known. */
  all(): Promise<ReadonlyMap<ArticleId, string>>
}

function parsed(text: string): [ArticleId, string] | null {
  try {
    return line.safeParse(JSON.parse(text)).data ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** The name in the last line of `id` that can be read; null if there is none. `bytes` are those of the file. */
function lastNameOf(id: ArticleId, bytes: Uint8Array): string | null {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const begin = `\n[${JSON.stringify(id)},`
  for (let at = all.lastIndexOf(begin); at >= 0; at = at === 0 ? -1 : all.lastIndexOf(begin, at - 1)) {
    const end = all.indexOf("\n", at + 1)
    const name = parsed(all.toString("utf8", at + 1, end < 0 ? all.length : end))?.[1]
    if (name !== undefined) return name
  }
  return null
}

/** The names of the newsroom at `root`. Its methods throw `DeskError` for what the disk refuses. */
export function createFileNames(root: string, disk: Disk): FileNames {
  const writes = createQueue()
  const path = async () => join(await realFolder(root, disk), ".midad", "names.jsonl")
  let known: Promise<Map<ArticleId, string>> | null = null

  const stored = async () => (await bytesIfThere(disk, await path(), "names.jsonl")) ?? new Uint8Array()

  async function read(): Promise<Map<ArticleId, string>> {
    const lines = new TextDecoder().decode(await stored()).split("\n")
    return new Map(lines.map(parsed).filter((one) => one !== null))
  }

  function names(): Promise<Map<ArticleId, string>> {
    known ??= read().catch((error: unknown) => {
      known = null
      throw error
    })
    return known
  }

  return {
    async of(id) {
      return known ? ((await known).get(id) ?? null) : lastNameOf(id, await stored())
    },
    all: names,
    async note(id, name) {
      const there = await names()
      if (there.get(id) === name) return
      there.set(id, name)
      // A line end before it too: the last line may have been cut off.
      const bytes = new TextEncoder().encode(`\n${JSON.stringify([id, name])}\n`)
      await writes.run(async () => {
        const at = await path()
        try {
          const file = await disk.open(at)
          try {
            await writeAll(file, bytes, "names.jsonl")
          } finally {
            await file.close()
          }
        } catch (error) {
          if (codeOf(error) !== "ENOENT") throw error
          await writeAtomic(at, bytes, { disk, exclusive: true })
        }
      })
    },
  }
}
