/**
 * What was imported into a newsroom before, by its content: `.midad/imports.jsonl`, a line a source. It only saves
 * time: if a line is lost or broken, that source is read again.
 */
import { z } from "zod"
import { type ArticleId, articleId } from "../../article/dossier.ts"
import { DeskError } from "../../contract/problem.ts"
import { writeAtomic } from "../disk/atomic.ts"
import { codeOf, type Disk, writeAll } from "../disk/disk.ts"
import { makeDurable } from "../disk/durable.ts"
import { fault } from "../disk/fault.ts"
import { pathIn, realFolder, writablePath } from "../disk/folder.ts"

/** A source that became an article: `key` is the SHA-256 of its bytes, and the encoding if the user chose one. */
const entry = z.strictObject({ key: z.string(), id: articleId, at: z.iso.datetime() })
/** See `entry`. */
export type LedgerEntry = z.infer<typeof entry>

/** The ledger of one newsroom. */
export type Ledger = {
  /** The article that a source of this key became, or null. */
  find(key: string): ArticleId | null
  /** Notes entries. Throws `DeskError` as `writeAtomic` does. */
  add(entries: readonly LedgerEntry[]): Promise<void>
}

const ledgerPath = ".midad/imports.jsonl"

function parse(line: string): LedgerEntry | null {
  try {
    return entry.safeParse(JSON.parse(line)).data ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** Reads the ledger of the newsroom `root`. Throws `DeskError` newsroom-missing, no-permission. */
export async function openLedger(root: string, disk: Disk): Promise<Ledger> {
  const known = new Map<string, ArticleId>()
  const real = await realFolder(root, disk)
  let torn = false
  try {
    const text = new TextDecoder().decode(await disk.read(pathIn(real, ledgerPath)))
    torn = text !== "" && !text.endsWith("\n")
    for (const line of text.split("\n")) {
      const read = line === "" ? null : parse(line)
      if (read) known.set(read.key, read.id)
    }
  } catch (error) {
    if (codeOf(error) !== "ENOENT" && codeOf(error) !== "ENOTDIR") throw fault(error, "reading", ledgerPath)
  }

  async function append(bytes: Uint8Array): Promise<void> {
    const path = await writablePath(root, ledgerPath, disk).catch(async (error: unknown) => {
      if (!(error instanceof DeskError) || error.problem.code !== "newsroom-missing") throw error
      await makeDurable(pathIn(real, ".midad"), real, disk)
      return writablePath(root, ledgerPath, disk)
    })
    try {
      const file = await disk.open(path)
      try {
        await writeAll(file, bytes, ledgerPath)
        await file.datasync()
      } finally {
        await file.close()
      }
    } catch (error) {
      if (codeOf(error) !== "ENOENT") throw fault(error, "writing", ledgerPath)
      await writeAtomic(path, bytes, { disk })
    }
  }

  return {
    find: (key) => known.get(key) ?? null,
    async add(entries) {
      if (entries.length === 0) return
      const lines = entries.map((one) => `${JSON.stringify(one)}\n`).join("")
      // A line that a crash left half written is ended first, so that it does not spoil the next one.
      await append(new TextEncoder().encode(torn ? `\n${lines}` : lines))
      torn = false
      for (const { key, id } of entries) known.set(key, id)
    },
  }
}
