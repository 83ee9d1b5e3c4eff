/** Opens what Midad is asked for from outside: by its command line, a second instance, the system, a drop. */
import { realpath, stat } from "node:fs/promises"
import { basename, dirname, extname, join } from "node:path"
import type { ArticleId } from "../article/dossier.ts"
import type { ImportDraft } from "../contract/importing.ts"
import type { ArticleSummary } from "../contract/library.ts"
import type { ArticleLink } from "../contract/link.ts"
import { DeskError, type Problem } from "../contract/problem.ts"
import { isolate } from "../contract/words/isolate.ts"
import { fault } from "../desk/disk/fault.ts"
import { isMissing } from "../desk/disk/if-there.ts"
import { newsroomIdAt } from "../desk/disk/same-folder.ts"
import { importExtensions } from "../desk/import/extensions.ts"
import { isFolder } from "../desk/newsroom.ts"
import type { Asked } from "./asked.ts"
import { isMarkerName, isNewsroom, newsroomOf } from "./marker.ts"

/** What is asked for, looked up on the disk. */
export type Thing =
  | { kind: "newsroom"; path: string }
  | { kind: "file"; path: string }
  | { kind: "link"; link: ArticleLink }
  | { kind: "problem"; problem: Problem }

/** Looks at a path: a folder, a marker of one, a file that can be read, or something that cannot be opened. */
async function thingAt(path: string): Promise<Thing> {
  const name = basename(path) || path
  try {
    const stats = await stat(path)
    if (stats.isDirectory()) return { kind: "newsroom", path }
    if (isMarkerName(path)) return { kind: "newsroom", path: await newsroomOf(path) }
    const known = (importExtensions as readonly string[]).includes(extname(path).toLowerCase())
    if (!stats.isFile() || !known)
      return { kind: "problem", problem: { code: "not-text", details: { name } } }
    return { kind: "file", path }
  } catch (error) {
    const problem: Problem = isMissing(error)
      ? { code: "file-missing", details: { name } }
      : fault(error, "reading", name).problem
    return { kind: "problem", problem }
  }
}

/** What was asked for, looked up on the disk. */
export const thingOf = (asked: Asked): Promise<Thing> =>
  asked.kind === "path" ? thingAt(asked.path) : Promise.resolve(asked)

/** The newsroom that a file is in: the nearest folder above it that has Midad's own in it. Null if there is none. */
async function homeOf(path: string): Promise<string | null> {
  try {
    const real = await realpath(path)
    for (let folder = dirname(real); ; folder = dirname(folder)) {
      if (await isNewsroom(folder)) return folder
      if (folder === dirname(folder)) return null
    }
  } catch {
    // A folder that may not be looked into is no newsroom; that the file cannot be read is said when it is opened.
    return null
  }
}

/** The newsroom among `known` that has an id; null if none has. */
async function newsroomWithId(id: string, known: readonly string[]): Promise<string | null> {
  for (const folder of known) if ((await newsroomIdAt(folder)) === id) return folder
  return null
}

/**
 * The newsroom to begin with, for what is asked for at the start: the first folder, or the newsroom of the first file or
 * link. Null if nothing that is asked for is in a newsroom. `known` are the newsrooms that were opened before.
 */
export async function firstNewsroomOf(
  things: readonly Thing[],
  known: readonly string[],
): Promise<string | null> {
  for (const thing of things) if (thing.kind === "newsroom") return thing.path
  for (const thing of things) {
    if (thing.kind === "file") {
      const home = await homeOf(thing.path)
      if (home !== null) return home
    } else if (thing.kind === "link" && thing.link.newsroom !== null) {
      const home = await newsroomWithId(thing.link.newsroom, known)
      if (home !== null) return home
    }
  }
  return null
}

/**
 * The article to begin with, of what is asked for; null if there is none, or it cannot be found out. `lineAt` is as in
 * `Openers`, of the newsroom to begin with.
 */
export async function firstArticleOf(
  things: readonly Thing[],
  lineAt: Openers["lineAt"],
): Promise<ArticleId | null> {
  for (const thing of things) {
    if (thing.kind === "link") return thing.link.id
    // Why it cannot be read is said when it is opened.
    const line = thing.kind === "file" ? await lineAt(thing.path).catch(() => null) : null
    // A page and a copy of an article are shown by a dialog over an article.
    if (line?.kind === "article") return line.id
  }
  return null
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
        ? !isMarkerName(path) && !(await isFolder(join(path, ".midad")))
        : thing?.kind === "file" && files > reviewed
    if (whole) archive.push(path)
    else rest.push(path)
  }
  return { archive, rest }
}

/** What opening needs of the rest of the shell. */
export type Openers = {
  /** Opens a newsroom, with the article of `thing` if it is in there. */
  openNewsroom(path: string, thing?: Thing): Promise<void>
  /** The folder of the newsroom that is open. */
  root(): string
  /** The newsrooms that were opened before. */
  known(): readonly string[]
  /** The article or page at a path in the open newsroom, or null. */
  lineAt(path: string): Promise<Pick<ArticleSummary, "id" | "kind"> | null>
  /** Whether the open newsroom has an article. */
  hasArticle(id: ArticleId): Promise<boolean>
  importFile(path: string): Promise<ImportDraft>
  showArticle(id: ArticleId): void
  showImports(drafts: ImportDraft[]): void
  showProblem(problem: Problem): void
}

/** One request: what of it was opened, and what was not, by their names. */
type Request = {
  /** Whether the newsroom was chosen by what was asked for before. */
  settled: boolean
  newsroom: string | null
  article: string | null
  left: string[]
  drafts: ImportDraft[]
}

/** Shows an article, unless another one of the same request is shown. */
function show(id: ArticleId, name: string, request: Request, openers: Openers): void {
  if (request.article !== null) request.left.push(name)
  else {
    request.article = name
    openers.showArticle(id)
  }
}

async function openFile(path: string, request: Request, openers: Openers): Promise<void> {
  const here = await openers.lineAt(path)
  if (here) return show(here.id, basename(path), request, openers)
  const home = await homeOf(path)
  if (home === null || home === (await realpath(openers.root()).catch(() => null))) {
    request.drafts.push(await openers.importFile(path))
    return
  }
  if (request.settled) {
    request.left.push(basename(path))
    return
  }
  request.settled = true
  await openers.openNewsroom(home, { kind: "file", path })
  const there = await openers.lineAt(path)
  if (there) show(there.id, basename(path), request, openers)
  else request.drafts.push(await openers.importFile(path))
}

async function openLink(link: ArticleLink, request: Request, openers: Openers): Promise<void> {
  const { id, newsroom } = link
  if (newsroom !== null && (await newsroomIdAt(openers.root())) !== newsroom) {
    const home = await newsroomWithId(newsroom, openers.known())
    if (home === null) throw new DeskError("link-newsroom-unknown")
    if (request.settled) {
      request.left.push(id)
      return
    }
    request.settled = true
    await openers.openNewsroom(home, { kind: "link", link })
  }
  if (!(await openers.hasArticle(id)))
    throw new DeskError("link-article-missing", { name: basename(openers.root()) })
  show(id, id, request, openers)
}

/**
 * Opens things: the first folder as the newsroom, an article in the editor, its newsroom first if that is another one,
 * other files as imports. What cannot be opened is told as a problem, and the rest is opened all the same; so is what was
 * left, as there is one newsroom and one article at a time.
 * @param begun the newsroom that was opened for these things already, at the start
 */
export async function openThings(
  things: readonly Thing[],
  openers: Openers,
  begun: string | null = null,
): Promise<void> {
  const request: Request = {
    settled: begun !== null,
    newsroom: begun,
    article: null,
    left: [],
    drafts: [],
  }
  const told = (error: unknown) => {
    if (!(error instanceof DeskError)) throw error
    openers.showProblem(error.problem)
  }
  for (const thing of things) {
    if (thing.kind === "problem") openers.showProblem(thing.problem)
    if (thing.kind !== "newsroom") continue
    if (thing.path === request.newsroom) continue
    if (request.newsroom !== null) request.left.push(basename(thing.path))
    else {
      request.newsroom = thing.path
      request.settled = true
      await openers.openNewsroom(thing.path).catch(told)
    }
  }
  for (const thing of things) {
    if (thing.kind === "file") await openFile(thing.path, request, openers).catch(told)
    else if (thing.kind === "link") await openLink(thing.link, request, openers).catch(told)
  }
  if (request.drafts.length > 0) openers.showImports(request.drafts)
  const { newsroom, article, left } = request
  const name = article ?? (newsroom === null ? "" : basename(newsroom))
  if (left.length > 0)
    openers.showProblem({ code: "one-at-a-time", details: { name, others: left.map(isolate).join("، ") } })
}
