/** One save: decides which file is written with which text, so that no one's text is overwritten. */
import { basename } from "node:path"
import { type Article, dossierOf, sameText, withFields } from "../../article/schema.ts"
import type { Saved } from "../../contract/desk.ts"
import { depthIn, depthOf } from "../files/bytes.ts"
import { articleIn, contentAt, heldIn, isEmptied } from "../files/content.ts"
import { automaticName } from "../files/names.ts"
import type { History } from "../history/history.ts"
import type { Library } from "../library/library.ts"
import { createMerging } from "./merging.ts"
import { stemFor } from "./naming.ts"
import type { FoundFile, SaveRequest } from "./request.ts"
import type { Whereabouts } from "./whereabouts.ts"
import { createWriting, type WritingOptions } from "./writing.ts"

export type SaveOptions = WritingOptions & {
  library: Library
  history: Pick<History, "object">
  /** The folder of the newsroom for the first file of an article; empty for the newsroom's own. */
  folderForNew: () => Promise<string>
  /** The name and content of an article's file; `thorough`: also if another program has moved it. */
  whereabouts: Whereabouts
}

/** The stem of a new file of an article without a headline. */
export const automaticStem = (article: Article, now: Date): string =>
  automaticName(dossierOf(article).id, now).slice(0, -".html".length)

/** The pauses in which a file that cannot be read as its article may become whole, in milliseconds: a sync client is writing it. */
const pauses = [200, 400] as const

/** Returns the function that saves. It throws what `writeAtomic` throws; then the file on disk is as it was. */
export function createSave(options: SaveOptions): (request: SaveRequest) => Promise<Saved> {
  const { root, library, history, clock, disk, folderForNew, naming, versions, bases, others, whereabouts } =
    options
  const writing = createWriting(options)
  const mergeTheirs = createMerging({ ...options, ancestorOf, update })

  /** The version that a save is based on, from memory or the history; null if neither has it. */
  async function ancestorOf({ article, base }: SaveRequest): Promise<Article | null> {
    if (base === null) return null
    const { id } = dossierOf(article)
    const bytes = bases.file(id, base)?.bytes ?? (await history.object(id, base))
    return bytes && articleIn(bytes, id)
  }

  /** Replaces the file that was found by `article`. If the text is the same, nothing is written. */
  async function update(
    article: Article,
    request: SaveRequest,
    found: FoundFile,
    merged: boolean,
  ): Promise<Saved> {
    return (await writing.keep(article, request, found, merged)) ?? write(article, request, found, merged)
  }

  /**
   * Writes `article` in the place of the file that was found. If another program has written the file since, the save
   * begins anew; what another program wrote at the last moment is merged into the file that was written.
   */
  async function write(
    article: Article,
    request: SaveRequest,
    found: FoundFile,
    merged: boolean,
  ): Promise<Saved> {
    const written = await writing.replace(article, request, found, merged)
    if (!written) return saveAnew(request)
    const { between, saved, file } = written
    if (!between || sameText(written.article, between.article)) return saved
    await versions.ended(dossierOf(article).id)
    return mergeTheirs({ ...request, article: written.article }, between, file, false)
  }

  /**
   * Replaces the file that is the window's base, without reading it first; null if the desk does not know that file,
   * or nothing changed.
   */
  async function overwrite(request: SaveRequest): Promise<Saved | null> {
    const { article, base } = request
    const { id } = dossierOf(article)
    const held = bases.articleOf(id, base)
    const replaced = bases.file(id, base)
    const known = library.find(id)
    if (!known || !replaced || !held || sameText(article, held)) return null
    return write(article, request, { name: known.name, content: replaced }, false)
  }

  /** Finds and reads the article's file, and saves according to what it holds. */
  async function saveAnew(request: SaveRequest, waits: readonly number[] = pauses): Promise<Saved> {
    const { article, base, settle } = request
    const { id } = dossierOf(article)
    const found = await whereabouts(id, base !== null || bases.wasSaved(id))
    if (!found) {
      const lastName = bases.lastName(id)
      if (lastName) return writeAgain(request, lastName, waits)
      const folder = await folderForNew()
      return writing.first(request, depthIn(folder), (bytes, fresh) =>
        naming.writeNew(bytes, (settle && stemFor(fresh)) || automaticStem(fresh, clock()), folder),
      )
    }

    const { hash } = found.content
    if (hash === base || bases.isOurs(id, hash, base)) return update(article, request, found, false)

    others.seen(id)
    const held = heldIn(found.content.bytes, id)
    if (!held)
      return isEmptied(found.content.bytes)
        ? write(article, request, found, false)
        : besides(request, found, waits)
    if (sameText(article, withFields(held.article, article, held.missing)))
      return update(article, request, found, false)
    return mergeTheirs(request, held, found)
  }

  /** Writes the article where its file was last seen: it is gone, or empty now, or something else stands there. */
  async function writeAgain(request: SaveRequest, name: string, waits: readonly number[]): Promise<Saved> {
    const content = await contentAt(root, disk, name)
    if (!content) return writing.first(request, depthOf(name), (bytes) => naming.writeAgain(bytes, name))
    return isEmptied(content.bytes)
      ? write(request.article, request, { name, content }, false)
      : besides(request, { name, content }, waits)
  }

  /**
   * Saves an article whose file holds something else, which stays as it is: the article gets a new file beside it, and
   * the window says so. Before that the file gets a moment to become whole, as a sync client may be writing it.
   */
  async function besides(request: SaveRequest, found: FoundFile, waits: readonly number[]): Promise<Saved> {
    const [pause, ...later] = waits
    if (pause !== undefined) {
      await disk.wait(pause)
      await library.refreshFile(found.name)
      return saveAnew(request, later)
    }
    const folder = found.name.split("/").slice(0, -1).join("/")
    const made = await writing.first(request, depthIn(folder), (bytes) =>
      naming.writeNew(bytes, basename(found.name).replace(/\.html?$/i, ""), folder),
    )
    await library.refreshFile(found.name)
    // The answer to a save that left the file as it is, because something else is in it.
    return made.kind === "saved" && made.name !== found.name ? { ...made, apart: found.name } : made
  }

  return async (request) => (await overwrite(request)) ?? saveAnew(request)
}
