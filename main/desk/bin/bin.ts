/**
 * The newsroom's bin: the files of deleted articles, in `.midad/bin`. Beside each file is a note of where it came
 * from, `<file>.json`. Midad deletes nothing in the bin, and overwrites nothing, neither when a file goes in nor when
 * it comes out.
 */
import { basename, dirname, join } from "node:path"
import type { z } from "zod"
import { type ArticleId, articleId } from "../../article/dossier.ts"
import { type Binned, binned } from "../../contract/desk.ts"
import { DeskError } from "../../contract/problem.ts"
import { renameExclusively, writeAtomic } from "../disk/atomic.ts"
import { codeOf, type Disk, realDisk } from "../disk/disk.ts"
import { makeDurable } from "../disk/durable.ts"
import { fault } from "../disk/fault.ts"
import { isInside, pathIn, realFolder, writablePath } from "../disk/folder.ts"
import { hashOf } from "../disk/hash.ts"
import { bytesIfThere, namesIfThere } from "../disk/if-there.ts"
import { freeNames, nameKey, stemOf } from "../files/names.ts"
import { summaryOf } from "../files/summary.ts"
import { createBinNames, isBinned } from "./names.ts"

export type BinOptions = { root: string; disk?: Disk; clock: () => Date }

export type Bin = {
  /**
   * Moves the file `name` of the article `id` into the bin and returns its name there. Its journal and history are
   * not touched. Throws `DeskError` article-missing if there is no such file, or what the disk refuses, such as
   * read-only.
   */
  move(name: string, id: ArticleId, headline: string): Promise<string>
  /** What is in the bin, the last first. Reads all of it. */
  list(): Promise<Binned[]>
  /**
   * The files of some articles that are in the bin, of each article the one that was binned last. Files are found by
   * the id in their names, which `move` gives them; only those are read.
   */
  find(ids: readonly ArticleId[]): Promise<Map<ArticleId, Binned>>
  /**
   * Moves a file back to where it was, into a folder made again if that is gone, under a free name beside
   * its old one if another file has that. Returns its name. Throws `DeskError` article-missing if it is
   * not in the bin.
   */
  restore(bin: string): Promise<string>
}

const note = binned.omit({ bin: true })

/** Names in the bin: the time to the millisecond, the id, and the file's own name, cut to what fits. */
function binName(name: string, id: ArticleId, at: Date): string {
  const stem = stemOf(basename(name).replace(/\.html?$/i, ""))
  return `${at.toISOString().replace(/[-:.]/g, "")}-${id}-${stem}.html`
}

/** The time that a name in the bin begins with. */
function timeOf(bin: string): string | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-/.exec(bin)
  if (!parts) return null
  const [, year, month, day, hour, minute, second, millisecond] = parts
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${millisecond}Z`)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}

/** The folder of the bin in a newsroom. */
export const binFolder = (root: string): string => join(root, ".midad", "bin")

/** Whether an article may be at `name`: inside the newsroom and not in a hidden folder. */
const isOpenName = (name: string): boolean =>
  name.split("/").every((part) => part !== "" && !part.startsWith(".") && !/[\\\0]/.test(part))

/** The bin of the newsroom at `root`, which need not have one yet. */
export function createBin({ root: given, disk = realDisk, clock }: BinOptions): Bin {
  const binNames = createBinNames(disk)
  const names = (folder: string) => namesIfThere(disk, folder, basename(folder))
  const bytesAt = (path: string) => bytesIfThere(disk, path, basename(path))

  /** What the note beside a file says of it; null without a note that can be read. */
  async function noted(folder: string, bin: string): Promise<z.infer<typeof note> | null> {
    const bytes = await bytesAt(join(folder, `${bin}.json`))
    if (!bytes) return null
    try {
      const read = note.safeParse(JSON.parse(new TextDecoder().decode(bytes)))
      return read.success ? read.data : null
    } catch (error) {
      if (error instanceof SyntaxError) return null
      throw error
    }
  }

  /** A file of the bin with what is known of it; null if it is no article's. */
  async function entry(folder: string, bin: string): Promise<Binned | null> {
    const said = await noted(folder, bin)
    if (said) return { bin, ...said }
    const bytes = await bytesAt(join(folder, bin))
    const summary = bytes && summaryOf(bytes)
    const at = timeOf(bin)
    if (summary?.kind !== "article" || !at) return null
    const start = `${bin.slice(0, bin.indexOf("-") + 1)}${summary.id}-`
    const name = bin.startsWith(start) ? bin.slice(start.length) : bin
    return { bin, id: summary.id, headline: summary.headline, name, at }
  }

  /** The folder for `name`, made again level by level, so that no link leads out of the newsroom. */
  async function makeFolders(root: string, name: string): Promise<void> {
    const parts = name.split("/").slice(0, -1)
    for (const [at] of parts.entries()) {
      const path = await writablePath(root, parts.slice(0, at + 1).join("/"), disk)
      await makeDurable(path, root, disk)
    }
  }

  return {
    async move(name, id, headline) {
      const root = await realFolder(given, disk)
      if (!articleId.safeParse(id).success || !isOpenName(name)) throw new DeskError("invalid-call")
      const folder = binFolder(root)
      await makeDurable(folder, root, disk)
      const from = await writablePath(root, name, disk)
      if (!(await bytesAt(from))) throw new DeskError("article-missing")
      for (let at = clock(); ; at = new Date(at.getTime() + 1)) {
        const bin = binName(name, id, at)
        const text = JSON.stringify({ id, headline, name, at: at.toISOString() })
        // The note is written first, so that a file in the bin always has one. A note without a file is ignored.
        const beside = join(folder, `${bin}.json`)
        if (!(await writeAtomic(beside, new TextEncoder().encode(text), { disk, exclusive: true }))) continue
        try {
          if (!(await renameExclusively(from, join(folder, bin), disk))) continue
          await disk.syncFolder(folder)
          await disk.syncFolder(dirname(from))
        } catch (error) {
          if (codeOf(error) === "ENOENT") throw new DeskError("article-missing", {}, error)
          throw fault(error, "writing", basename(name))
        }
        return bin
      }
    },
    async list() {
      const folder = binFolder(await realFolder(given, disk))
      const entries: Binned[] = []
      for (const bin of (await names(folder)).filter(isBinned)) {
        const found = await entry(folder, bin)
        if (found) entries.push(found)
      }
      return entries.sort((a, b) => (a.at === b.at ? (a.bin < b.bin ? 1 : -1) : a.at < b.at ? 1 : -1))
    },
    async find(ids) {
      const found = new Map<ArticleId, Binned>()
      if (ids.length === 0) return found
      const folder = binFolder(await realFolder(given, disk))
      for (const id of ids) {
        const named = await binNames.of(folder, id).catch((error: unknown) => {
          throw fault(error, "reading", basename(folder))
        })
        for (const name of named) {
          const one = await entry(folder, name)
          if (one?.id !== id) continue
          found.set(id, one)
          break
        }
      }
      return found
    },
    async restore(bin) {
      const root = await realFolder(given, disk)
      const folder = binFolder(root)
      // The name comes from the window, so it may only name a file of this folder.
      const named = isBinned(bin) && !/[/\\\0]/.test(bin)
      const present = named && (await bytesAt(join(folder, bin))) !== null
      const found = present ? await entry(folder, bin) : null
      if (!found) throw new DeskError("article-missing")
      const old = isOpenName(found.name) ? found.name : basename(found.bin)
      const from = join(folder, bin)
      await makeFolders(root, old)
      const way = old.split("/").slice(0, -1)
      const parent = dirname(await writablePath(root, old, disk))
      if (!isInside(root, parent)) throw new DeskError("read-only", { name: old })
      const back = async (name: string) => {
        await disk.syncFolder(parent)
        await disk.unlink(join(folder, `${bin}.json`)).catch((error: unknown) => {
          if (codeOf(error) !== "ENOENT") throw error
        })
        await disk.syncFolder(folder)
        return name
      }
      try {
        // A restore that was interrupted left the file in both folders.
        const [here, there] = [await bytesAt(from), await bytesAt(pathIn(root, old))]
        if (here && there && hashOf(here) === hashOf(there)) {
          await disk.unlink(from)
          return await back(old)
        }
        const taken = new Set((await names(parent)).map(nameKey))
        const own = basename(old)
        const candidates = function* () {
          if (!taken.has(nameKey(own))) yield own
          yield* freeNames(own.replace(/\.html?$/i, ""), taken)
        }
        for (const name of candidates()) {
          const whole = [...way, name].join("/")
          if (await renameExclusively(from, await writablePath(root, whole, disk), disk))
            return await back(whole)
        }
      } catch (error) {
        throw fault(error, "writing", basename(old))
      }
      throw new DeskError("unexpected", { message: `Every name like ${old} is taken` })
    },
  }
}
