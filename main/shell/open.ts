/** What Midad is asked to open from outside: its command line, a second instance, the system, a drop. */
import { stat } from "node:fs/promises"
import { basename, extname, join, resolve } from "node:path"
import type { ArticleId } from "../article/dossier.ts"
import type { ImportDraft } from "../contract/importing.ts"
import { DeskError, type Problem } from "../contract/problem.ts"
import { codeOf } from "../desk/disk/disk.ts"
import { fault } from "../desk/disk/fault.ts"
import { importExtensions } from "../desk/import/extensions.ts"
import { isFolder } from "../desk/newsroom.ts"

/**
 * The paths of a command line, absolute. `argv` begins with the program; when it runs unpacked, the first of the rest
 * is the folder or script that it runs. Switches are for Chromium and are left out, and so are addresses.
 */
export function pathsOf(argv: readonly string[], cwd: string, packed: boolean): string[] {
  return argv
    .slice(1)
    .filter((argument) => argument !== "" && !argument.startsWith("-"))
    .slice(packed ? 0 : 1)
    .filter((argument) => !/^[a-z][a-z0-9+.-]+:\/\//i.test(argument))
    .map((argument) => resolve(cwd, argument))
}

/** What is at a path. */
export type Thing =
  | { kind: "newsroom"; path: string }
  | { kind: "file"; path: string }
  | { kind: "problem"; problem: Problem }

/** Looks at a path: a folder, a file that can be read, or something that cannot be opened. */
export async function thingAt(path: string): Promise<Thing> {
  const name = basename(path)
  try {
    const stats = await stat(path)
    if (stats.isDirectory()) return { kind: "newsroom", path }
    const known = (importExtensions as readonly string[]).includes(extname(path).toLowerCase())
    if (!stats.isFile() || !known)
      return { kind: "problem", problem: { code: "not-text", details: { name } } }
    return { kind: "file", path }
  } catch (error) {
    const problem: Problem =
      codeOf(error) === "ENOENT"
        ? { code: "file-missing", details: { name } }
        : fault(error, "reading", name).problem
    return { kind: "problem", problem }
  }
}

/** Up to how many dropped files are reviewed one by one before they become articles. */
const reviewed = 10

/**
 * Sorts what was dropped on the window. Folders that are no newsrooms, and more files than can be reviewed, are an
 * archive to import; the rest is opened.
 */
export async function sorted(paths: readonly string[]): Promise<{ archive: string[]; rest: string[] }> {
  const things = await Promise.all(paths.map(thingAt))
  const files = things.filter(({ kind }) => kind === "file").length
  const archive: string[] = []
  const rest: string[] = []
  for (const [at, path] of paths.entries()) {
    const thing = things[at]
    const whole =
      thing?.kind === "newsroom"
        ? !(await isFolder(join(path, ".midad")))
        : thing?.kind === "file" && files > reviewed
    if (whole) archive.push(path)
    else rest.push(path)
  }
  return { archive, rest }
}

/** What opening a path needs. */
export type Openers = {
  openNewsroom(path: string): Promise<void>
  /** The article at a path in the open newsroom, or null. */
  articleAt(path: string): Promise<ArticleId | null>
  importFile(path: string): Promise<ImportDraft>
  showArticle(id: ArticleId): void
  showImports(drafts: ImportDraft[]): void
  showProblem(problem: Problem): void
}

/**
 * Opens `paths`: the first folder as the newsroom, an article of the newsroom in the editor, other files as imports.
 * A path that cannot be opened is told as a problem, and the others are opened all the same.
 */
export async function openPaths(paths: readonly string[], openers: Openers): Promise<void> {
  const things = await Promise.all(paths.map(thingAt))
  for (const thing of things) if (thing.kind === "problem") openers.showProblem(thing.problem)
  const told = (error: unknown) => {
    if (!(error instanceof DeskError)) throw error
    openers.showProblem(error.problem)
  }
  const folder = things.find((thing) => thing.kind === "newsroom")
  if (folder) await openers.openNewsroom(folder.path).catch(told)
  const drafts: ImportDraft[] = []
  for (const thing of things) {
    if (thing.kind !== "file") continue
    try {
      const id = await openers.articleAt(thing.path)
      if (id) openers.showArticle(id)
      else drafts.push(await openers.importFile(thing.path))
    } catch (error) {
      told(error)
    }
  }
  if (drafts.length > 0) openers.showImports(drafts)
}
