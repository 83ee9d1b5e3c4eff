/** Puts articles' files into folders and gives each a free name. */
import { basename, dirname } from "node:path"
import type { ArticleId } from "../../article/dossier.ts"
import { type Article, dossierOf } from "../../article/schema.ts"
import { slugOf } from "../../article/slug.ts"
import { DeskError } from "../../contract/problem.ts"
import { renameExclusively, writeAtomic } from "../disk/atomic.ts"
import type { Disk } from "../disk/disk.ts"
import { makeDurable } from "../disk/durable.ts"
import { fault } from "../disk/fault.ts"
import { nameIn, pathIn, realFolder, writablePath } from "../disk/folder.ts"
import { hasBytes } from "../files/content.ts"
import { freeNames, isAutomaticName, nameKey, stemOf } from "../files/names.ts"

/** Names files. Every method returns the name that the file has then, and throws what `writeAtomic` throws. */
export type Naming = {
  /**
   * Writes `bytes` into a new file named after `stem`, in the newsroom's root or in a folder of it, which is made if
   * it is not there. `known` are the names that are taken there, by `nameKey`: a caller that writes many files into
   * one folder gives the same set each time. It is filled from the folder if it is empty.
   */
  writeNew(bytes: Uint8Array, stem: string, inside?: string, known?: Set<string>): Promise<string>
  /** Writes `bytes` anew where the file `name` vanished; under another name if that is taken by now. */
  writeAgain(bytes: Uint8Array, name: string): Promise<string>
  /**
   * Finishes a renaming that was stopped half way: if a file of the article `id` has both its automatic name and
   * another one among `names`, the automatic one is removed. Returns the name that was removed, or null. A failure
   * is only logged.
   */
  finishRenaming(id: ArticleId, names: readonly string[]): Promise<string | null>
  /** Renames a file that has an automatic name after its headline. The text is saved already, so a failure is only logged. */
  nameAfterHeadline(article: Article, name: string): Promise<string>
}

/** What an article's file is named after: its slug, else its headline; empty if it has neither. */
export function stemFor(article: Article): string {
  return stemOf(dossierOf(article).slug || slugOf(article.child(0).textContent))
}

/** Names and renames the files of the newsroom at `root`. */
export function createNaming({
  root,
  disk,
  log,
}: {
  root: string
  disk: Disk
  log: (message: string, error?: unknown) => void
}): Naming {
  /** The names that are taken in a subfolder of the newsroom, as keys. */
  async function taken(folder: string): Promise<Set<string>> {
    try {
      return new Set((await disk.names(folder)).map(nameKey))
    } catch (error) {
      throw fault(error, "writing", basename(folder))
    }
  }

  async function writeNew(
    bytes: Uint8Array,
    stem: string,
    inside = "",
    known = new Set<string>(),
  ): Promise<string> {
    if (known.size === 0) {
      const real = await realFolder(root, disk)
      const folder = inside === "" ? real : pathIn(real, inside)
      if (folder !== real) await makeDurable(folder, real, disk)
      for (const key of await taken(folder)) known.add(key)
    }
    for (const free of freeNames(stem, known)) {
      const name = inside === "" ? free : `${inside}/${free}`
      known.add(nameKey(free))
      if (await writeAtomic(await writablePath(root, name, disk), bytes, { disk, exclusive: true }))
        return name
    }
    throw new DeskError("unexpected", { message: `Every name like ${stem} is taken` })
  }

  async function writeAgain(bytes: Uint8Array, name: string): Promise<string> {
    const path = await writablePath(root, name, disk).catch((error: unknown) => {
      // Its subfolder vanished too, so the article goes to the root.
      if (error instanceof DeskError && error.problem.code === "newsroom-missing") return null
      throw error
    })
    if (path && (await writeAtomic(path, bytes, { disk, exclusive: true }))) return name
    return writeNew(bytes, basename(name).replace(/\.html?$/i, ""))
  }

  async function nameAfterHeadline(article: Article, name: string): Promise<string> {
    const { id } = dossierOf(article)
    const stem = stemFor(article)
    if (!isAutomaticName(basename(name), id) || stem === "") return name
    try {
      const from = await writablePath(root, name, disk)
      const folder = dirname(from)
      for (const better of freeNames(stem, await taken(folder))) {
        const to = await writablePath(root, [...name.split("/").slice(0, -1), better].join("/"), disk)
        if (!(await renameExclusively(from, to, disk))) continue
        await disk.syncFolder(folder)
        return nameIn(await realFolder(root, disk), to)
      }
    } catch (error) {
      log(`Could not name ${name} after its headline`, error)
    }
    return name
  }

  async function finishRenaming(id: ArticleId, names: readonly string[]): Promise<string | null> {
    const automatic = names.find((name) => isAutomaticName(basename(name), id))
    if (automatic === undefined) return null
    try {
      const from = await writablePath(root, automatic, disk)
      const { file } = await disk.look(from)
      for (const name of names) {
        if (name === automatic || dirname(name) !== dirname(automatic)) continue
        const to = await writablePath(root, name, disk)
        // Both must be names of one file. A symbolic link, or another file with the same content, is left alone.
        if ((await disk.realpath(to)) !== to || (await disk.look(to)).file !== file) continue
        // Not every file system gives each file its own number, so the content must be there under the other name.
        if (!(await hasBytes(disk, to, await disk.read(from)))) continue
        await disk.unlink(from)
        return automatic
      }
    } catch (error) {
      log(`Could not end the naming of ${automatic}`, error)
    }
    return null
  }

  return { writeNew, writeAgain, finishRenaming, nameAfterHeadline }
}
