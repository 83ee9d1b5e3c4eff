/**
 * Articles that are lost while their versions are in the history: their file is gone, empty or damaged. They are listed
 * and restored into the same file. What the user deleted with Midad is in the bin and not lost.
 */
import { basename } from "node:path"
import type { ArticleId } from "../../article/dossier.ts"
import { dossierOf } from "../../article/schema.ts"
import type { ArticleSummary, LostArticle } from "../../contract/library.ts"
import { DeskError } from "../../contract/problem.ts"
import type { Bin } from "../bin/bin.ts"
import { writeAtomic } from "../disk/atomic.ts"
import type { Disk } from "../disk/disk.ts"
import { realFolder, writablePath } from "../disk/folder.ts"
import { bytesOf, depthOf } from "../files/bytes.ts"
import { isEmptied } from "../files/content.ts"
import { freeNames } from "../files/names.ts"
import type { History } from "../history/history.ts"
import { historyFolders, listedIds } from "../history/lists.ts"
import type { Library } from "../library/library.ts"
import { type Found, lostArticle, stateOf } from "./find.ts"
import { type Answer, createAnswers } from "./forgotten.ts"
import type { FileNames } from "./names.ts"

export type LostOptions = {
  root: string
  disk: Disk
  library: Pick<Library, "looked" | "namesOf" | "orphans" | "refreshFile">
  history: Pick<History, "list" | "object">
  bin: Pick<Bin, "find" | "move">
  names: FileNames
  /** Whether the journal alone has an article: then nothing is lost of it. */
  journaled: (id: ArticleId) => boolean
  log: (message: string, error?: unknown) => void
  /** Is told once of what is lost when the folder was looked through for the first time, and was not told before. */
  onLost: (lost: LostArticle[]) => void
}

/** The lost articles of a newsroom. */
export type Lost = {
  /** Looks for them: all the first time after the folder was looked through, later those whose files went since. */
  survey(): Promise<void>
  /** Those that were found last, but for those that the user wants to hear no more of. */
  list(): LostArticle[]
  /** Their lines of the library. What is left of a damaged file has a line of its own, as a page. */
  lines(): ArticleSummary[]
  find(id: ArticleId): LostArticle | null
  /**
   * Writes the newest version of an article into its file again. What came to stand there meanwhile is not written over:
   * a damaged file is moved to the bin, beside anything else the article gets another name. Returns the file's name.
   * Throws `DeskError` article-missing if it is not lost, or what the disk refuses.
   */
  restore(id: ArticleId): Promise<string>
  /** Remembers what the user answered about these. */
  answer(ids: readonly ArticleId[], answer: Answer): Promise<void>
}

/** Nothing is looked for before the first `survey`. */
export function createLost(options: LostOptions): Lost {
  const { root, disk, library, history, bin, names, journaled, log, onLost } = options
  const answers = createAnswers(root, disk)
  let lost = new Map<ArticleId, Found>()
  let surveyed = false

  /** What was found of articles without a file: null for one that is not lost. Looked up once while it has none. */
  const examined = new Map<ArticleId, Found | null>()

  /** Looks at articles without a file; those in the bin, and those that the user wants to hear no more of, are not lost. */
  async function examine(ids: readonly ArticleId[]): Promise<void> {
    if (ids.length === 0) return
    const binned = await bin.find(ids)
    const orphans = library.orphans()
    const known = await names.all()
    for (const id of ids) {
      const name = orphans.get(id) ?? known.get(id)
      examined.set(id, binned.has(id) ? null : await lostArticle(id, name, { root, disk, history }))
    }
  }

  async function survey(): Promise<void> {
    if (!library.looked) return
    const whole = !surveyed
    // After the first time only what went since can be lost: the whole history is not looked through again.
    const asked = whole ? await listedIds(historyFolders(await realFolder(root, disk)).lists, disk) : []
    const isFiled = (id: ArticleId) => library.namesOf(id).length > 0
    for (const id of examined.keys()) if (isFiled(id)) examined.delete(id)
    const fileless = [...new Set([...asked, ...library.orphans().keys()])].filter((id) => !isFiled(id))
    await examine(fileless.filter((id) => !examined.has(id)))
    const found = new Map<ArticleId, Found>()
    const answered = examined.size === 0 ? null : await answers.of()
    for (const [id, one] of examined)
      if (one && !journaled(id) && answered?.(id, one.newest) !== "forgotten") found.set(id, one)
    lost = found
    surveyed = true
    if (!whole) return
    const fresh = [...found.values()].filter(({ id, newest }) => answered?.(id, newest) === undefined)
    if (fresh.length > 0) onLost(fresh.map(told))
  }

  /** Where a lost article can be written to: the path must be free when it is written. */
  async function writeInto(found: Found): Promise<string> {
    const { article, name, id, headline } = found
    const bytes = bytesOf(article, depthOf(name))
    // It may be another file by now.
    const what = await stateOf(root, disk, name, article)
    if (what === "empty") {
      const path = await writablePath(root, name, disk)
      const still = async () => isEmptied(await disk.read(path))
      if (await writeAtomic(path, bytes, { disk, still })) return name
    }
    if (what === "damaged") await bin.move(name, id, headline)
    const folder = name.slice(0, -basename(name).length)
    const stem = basename(name).replace(/\.html?$/i, "")
    for (const free of freeNames(stem, new Set(), /\.htm$/i.test(name) ? ".htm" : ".html")) {
      const at = `${folder}${free}`
      const path = await writablePath(root, at, disk).catch(async (error: unknown) => {
        // Its folder is gone too: the article comes back into the newsroom's own.
        if (!(error instanceof DeskError) || folder === "") throw error
        await realFolder(root, disk)
        return null
      })
      if (path === null) return writeInto({ ...found, name: basename(name) })
      if (await writeAtomic(path, bytes, { disk, exclusive: true })) return at
    }
    throw new DeskError("unexpected", { message: `Every name like ${name} is taken` })
  }

  return {
    async survey() {
      try {
        await survey()
      } catch (error) {
        log("Could not look for lost articles", error)
      }
    },
    list: () => [...lost.values()].map(told),
    lines: () =>
      [...lost.values()].map(({ id, what, headline, at, article }) => {
        const { section, status } = dossierOf(article)
        return { id, kind: what, name: "", headline, section, status, updated: at, copyOf: null }
      }),
    find: (id) => lost.get(id) ?? null,
    async restore(id) {
      const found = lost.get(id)
      if (!found || library.namesOf(id).length > 0) throw new DeskError("article-missing")
      const name = await writeInto(found)
      lost.delete(id)
      await library.refreshFile(name)
      if (name !== found.name) await library.refreshFile(found.name)
      return name
    },
    async answer(ids, answer) {
      const answered = ids.flatMap((id) => lost.get(id) ?? [])
      await answers.add(answered.map(({ id, newest }) => ({ id, newest, answer })))
      if (answer === "forgotten") for (const { id } of answered) lost.delete(id)
    },
  }
}

const told = ({ id, what, name, headline, at, versions }: Found): LostArticle => ({
  id,
  what,
  name,
  headline,
  at,
  versions,
})
