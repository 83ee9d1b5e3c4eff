/** One save: decides which file is written with which text, so that no one's text is overwritten. */
import { basename, join } from "node:path"
import type { ArticleId } from "../../article/dossier.ts"
import { mergeArticles } from "../../article/merge.ts"
import { type Article, dossierOf, sameText, withDossier, withFields } from "../../article/schema.ts"
import type { ArticleJSON, CallInput, Saved } from "../../contract/desk.ts"
import { writeTarget } from "../disk/atomic.ts"
import type { Disk } from "../disk/disk.ts"
import { fault } from "../disk/fault.ts"
import { writablePath, writableTarget } from "../disk/folder.ts"
import { Recent } from "../disk/recent.ts"
import { bytesOf, depthIn, depthOf } from "../files/bytes.ts"
import {
  articleIn,
  contentAt,
  contentOf,
  type FileContent,
  type Held,
  hasBytes,
  heldIn,
  isEmptied,
} from "../files/content.ts"
import { automaticName } from "../files/names.ts"
import type { History } from "../history/history.ts"
import type { Journals } from "../journal/journal.ts"
import { fileStamp } from "../library/filed.ts"
import type { Library } from "../library/library.ts"
import type { Bases } from "./bases.ts"
import { type Naming, stemFor } from "./naming.ts"
import type { Others } from "./others.ts"
import type { Versions } from "./versions.ts"

export type SaveOptions = {
  root: string
  library: Library
  journals: Journals
  history: Pick<History, "object">
  clock: () => Date
  log: (message: string, error?: unknown) => void
  disk: Disk
  naming: Naming
  versions: Versions
  bases: Bases
  /** The articles whose files other programs write at this time. */
  others: Others
  /** The folder of the newsroom for the first file of an article; empty for the newsroom's own. */
  folderForNew: () => Promise<string>
  /** Is told the name of an article's file after each save. */
  noteName: (id: ArticleId, name: string) => Promise<void>
  /** The name and content of an article's file; `thorough`: also if another program has moved it. */
  whereabouts: (id: ArticleId, thorough: boolean) => Promise<{ name: string; content: FileContent } | null>
}

type Journal = CallInput<"saveArticle">["journal"]

/**
 * A save: the document and the rest of the window's call. `journaled` is when the journal got exactly this document,
 * null if it did not; see `Journals.timeOf`.
 */
export type SaveRequest = {
  article: Article
  base: string | null
  settle: boolean
  journal: Journal
  journaled: string | null
}

/** The stem of a new file of an article without a headline. */
export const automaticStem = (article: Article, now: Date): string =>
  automaticName(dossierOf(article).id, now).slice(0, -".html".length)

/** The pauses in which a file that cannot be read as its article may become whole, in milliseconds: a sync client is writing it. */
const pauses = [200, 400] as const

/** Whether an article shows a picture of the newsroom. */
const hasPicture = (article: Article) =>
  article.child(2).children.some((block) => block.type.name === "figure")

/** Returns the function that saves. It throws what `writeAtomic` throws; then the file on disk is as it was. */
export function createSave(options: SaveOptions): (request: SaveRequest) => Promise<Saved> {
  const { root, library, journals, history, clock, log, disk, folderForNew } = options
  const { naming, versions, bases, others, whereabouts } = options

  /** The version of `id` whose file has the hash `base`, from memory or the history; null if neither has it. */
  async function versionOf(id: ArticleId, base: string | null): Promise<Article | null> {
    if (base === null) return null
    const bytes = bases.file(id, base)?.bytes ?? (await history.object(id, base))
    return bytes && articleIn(bytes, id)
  }

  /** The real paths of the files that were written last, links followed. */
  const landed = new Recent<string, string>(64)

  /**
   * Notes in the journal what the file is about to hold; see `Journals.saving`. A failure is only logged, and the
   * file is written.
   */
  async function announce(
    id: ArticleId,
    journal: Journal,
    saving: { hash: string; merged: boolean },
    known: boolean,
  ): Promise<void> {
    if (!journal) return
    try {
      await journals.saving(id, journal.epoch, { version: journal.version, ...saving }, known)
    } catch (error) {
      log(`Could not note a save in the journal of ${id}`, error)
    }
  }

  /**
   * Begins the work after a file was written with `article`: history, journal, library. The caller does not wait for
   * it; if the version cannot be added now, the next save adds it before it replaces the file. Returns the answer for
   * the window.
   * @param replaced the hash of what was on disk before; @param merged whether others' changes went in;
   * @param stamp the `fileStamp` of the file as it was written, if it was
   */
  function afterWriting(
    article: Article,
    { base, journal }: SaveRequest,
    {
      name,
      content,
      replaced,
      merged,
      stamp = "",
    }: {
      name: string
      content: FileContent
      replaced: string | null
      merged: boolean
      stamp?: string
    },
  ): Saved {
    const { id, updated, created } = dossierOf(article)
    const { hash } = content
    bases.saved(article, name, { content, base, replaced, merged, journaled: journal !== null })
    // Before the journal is cut: until the history has it, the text would be in the file alone, which others may write.
    if (hash !== replaced)
      versions.afterSave(
        id,
        () => versions.add(article, content, "save"),
        `Could not keep a version of ${id}`,
      )
    // Steps after a merge are based on the document before it, until the window has adopted the merged one.
    if (journal && !merged)
      versions.afterSave(
        id,
        () => journals.cut(id, journal.epoch, { version: journal.version, hash, name, article }),
        `Could not cut the journal of ${id}`,
      )
    versions.afterSave(id, () => options.noteName(id, name), `Could not note where ${id} is`)
    versions.afterSave(
      id,
      () => library.refreshFile(name, { bytes: content.bytes, stamp }),
      `Could not look at ${name} anew`,
    )
    return {
      kind: "saved",
      base: hash,
      name,
      updated: updated ?? created ?? clock().toISOString(),
      merged: merged ? (article.toJSON() as ArticleJSON) : null,
    }
  }

  const stamped = (article: Article, time: string | null): Article =>
    withDossier(article, { updated: time ?? clock().toISOString() })

  /** The article on disk, if it differs from `article` at most in the time of its last change. */
  function sameOnDisk(article: Article, name: string, { bytes, hash }: FileContent): Article | null {
    const { id } = dossierOf(article)
    const onDisk = bases.articleOf(id, hash) ?? articleIn(bytes, id)
    if (!onDisk || !sameText(article, onDisk)) return null
    // If the file was moved to another folder, browsers do not find its pictures any more.
    const moved = hasPicture(onDisk) && Buffer.compare(bytesOf(onDisk, depthOf(name)), bytes) !== 0
    return moved ? null : onDisk
  }

  /** Makes a file for an article that has none, or whose file does not hold the article any more. */
  async function writeFirst(
    request: SaveRequest,
    depth: number,
    make: (bytes: Uint8Array, article: Article) => Promise<string>,
  ) {
    const { article, base, journal, journaled } = request
    const fresh = stamped(article, journaled)
    const content = contentOf(bytesOf(fresh, depth))
    const { hash } = content
    await announce(dossierOf(article).id, journal, { hash, merged: false }, journaled !== null)
    bases.attempt(dossierOf(article).id, hash, [base])
    const name = await make(content.bytes, fresh)
    await library.refreshFile(name).catch((error: unknown) => log(`Could not look at ${name} anew`, error))
    return afterWriting(fresh, request, { name, content, replaced: null, merged: false })
  }

  /** The name that a file has after a save, which may name it after its headline. */
  async function named(article: Article, { settle }: SaveRequest, name: string): Promise<string> {
    const newName = settle ? await naming.nameAfterHeadline(article, name) : name
    if (newName !== name) await library.refreshFile(name)
    return newName
  }

  /** Replaces the file that was found by `article`. If the text is the same, nothing is written. */
  async function update(
    article: Article,
    request: SaveRequest,
    found: { name: string; content: FileContent },
    merged: boolean,
  ): Promise<Saved> {
    const { content } = found
    const same = sameOnDisk(article, found.name, content)
    if (!same) return write(article, request, found, merged)
    const name = await named(same, request, found.name)
    return afterWriting(same, request, { name, content, replaced: content.hash, merged })
  }

  /**
   * Writes `article` in the place of the file that was found. If another program has written the file since, the save
   * begins anew.
   */
  async function write(
    article: Article,
    request: SaveRequest,
    found: { name: string; content: FileContent },
    merged: boolean,
  ): Promise<Saved> {
    const { base, journal } = request
    const { id } = dossierOf(article)
    const { name, content: replaced } = found
    // The target is looked up while the bytes are made, and the old file is read while they are written.
    const asked = writableTarget(root, name, disk)
    const looking = asked.then(({ path }) => hasBytes(disk, path, replaced.bytes))
    // If the writing fails before this is awaited, this failure is ignored.
    looking.catch(() => undefined)
    // The journal does not hold the changes of others, so it cannot recognise a merged file by its time.
    const time = merged ? null : request.journaled
    const changed = stamped(article, time)
    const content = contentOf(bytesOf(changed, depthOf(name)))
    let stamp = ""
    let kept: string | null = null
    const written = await writeTarget(asked, content.bytes, {
      disk,
      keepIn: join(root, ".midad"),
      careful: others.areAt(id),
      onReplaced: (path) => {
        kept = path
      },
      onStats: (stats) => {
        stamp = fileStamp(stats)
      },
      likely: landed.get(name),
      meanwhile: async () => {
        const { hash } = content
        // The window does not have the changes of others yet, so the merged file is not its base.
        if (!merged) bases.attempt(id, hash, [base, replaced.hash])
        await Promise.all([
          announce(id, journal, { hash, merged }, time !== null),
          versions.addReplaced(id, replaced),
        ])
      },
      still: async () => {
        if (!(await looking)) return false
        const target = await asked
        // Its stamp was taken before it was read, and must be the same after that.
        const now = await disk.look(target.path).catch(() => null)
        if (now?.exact && now.stamp === target.there?.stamp) return true
        // On file systems without exact times or lasting file numbers the stamp is not enough, so the file is read
        // again.
        return now !== null && hasBytes(disk, target.path, replaced.bytes)
      },
    })
    landed.set(name, (await asked).path)
    const between = kept === null ? null : await lookAtReplaced(id, kept, replaced)
    if (!written || between) others.seen(id)
    // What was taken away is in the history, and what came in its place is looked at anew.
    if (!written) return saveAnew(request)
    const newName = await named(changed, request, name)
    const saved = afterWriting(changed, request, {
      name: newName,
      content,
      replaced: replaced.hash,
      merged,
      stamp,
    })
    return between ? takeIn(changed, request, between, { name: newName, content }, saved) : saved
  }

  /**
   * Looks at the file that a save replaced, which has the name `kept` now. Another program may have written it after
   * the last look and before it was replaced; then returns what that wrote, which is in the history. It is looked at
   * once more before it is removed, as that program may have been in the middle of writing.
   */
  async function lookAtReplaced(id: ArticleId, kept: string, replaced: FileContent): Promise<Held | null> {
    const seen = await stillWritten(kept, replaced.bytes)
    const theirs = seen && (await keepReplaced(id, kept, seen))
    versions.afterSave(
      id,
      async () => {
        const last = await disk.read(kept)
        const known = Buffer.compare(last, (seen ?? replaced).bytes) === 0
        if (!known && !(await keepReplaced(id, kept, contentOf(last)))) return
        if (known && seen && !theirs) return
        await disk.unlink(kept)
      },
      `Could not look at the file again that a save of ${id} replaced`,
    )
    return theirs
  }

  /** What the file at `kept` holds if it is not `expected`, once it stays the same; null if it is that. */
  async function stillWritten(kept: string, expected: Uint8Array): Promise<FileContent | null> {
    try {
      let bytes = await disk.read(kept)
      if (Buffer.compare(bytes, expected) === 0) return null
      for (let tries = 0; tries < 20; tries++) {
        await disk.wait(10)
        const next = await disk.read(kept)
        if (next.length > 0 && Buffer.compare(next, bytes) === 0) break
        bytes = next
      }
      return Buffer.compare(bytes, expected) === 0 ? null : contentOf(bytes)
    } catch (error) {
      log(`Could not look at the file that a save replaced, which is ${kept} now`, error)
      return null
    }
  }

  /**
   * Brings what another program wrote into the history; returns the article. Null if it is none: then it stays under
   * its name, and the doctor finds it.
   */
  async function keepReplaced(id: ArticleId, kept: string, content: FileContent): Promise<Held | null> {
    const theirs = heldIn(content.bytes, id)
    log(`Another program wrote the file of ${id} while it was saved${theirs ? "" : `; it is ${kept} now`}`)
    if (theirs) await versions.add(theirs.article, content, "outside")
    return theirs
  }

  /** Merges what another program wrote between the last look and the replacing into the file that was written. */
  async function takeIn(
    article: Article,
    request: SaveRequest,
    theirs: Held,
    file: { name: string; content: FileContent },
    saved: Saved,
  ): Promise<Saved> {
    if (sameText(article, theirs.article)) return saved
    const { id } = dossierOf(article)
    await versions.ended(id)
    return mergeTheirs({ ...request, article }, theirs, file, false)
  }

  /**
   * Merges `theirs` with `request`'s text; if both changed the same block, adds both to the history and writes nothing.
   * @param onDisk whether the file holds `theirs`; else it holds the request's text, and `theirs` is in the history
   */
  async function mergeTheirs(
    request: SaveRequest,
    held: Held,
    found: { name: string; content: FileContent },
    onDisk = true,
  ): Promise<Saved> {
    const { article, base } = request
    const { id } = dossierOf(article)
    const ancestor = await versionOf(id, base)
    // What the file does not say any more was not taken back by anybody.
    const theirs = withFields(held.article, ancestor ?? article, held.missing)
    // The times of the last change are not compared.
    const { updated } = dossierOf(theirs)
    const alike = (version: Article) => withDossier(version, { updated })
    const together = mergeArticles(ancestor && alike(ancestor), alike(article), theirs)
    if (together.conflicts.length === 0) {
      if (onDisk) await versions.add(theirs, found.content, "outside")
      const saved = await update(together.article, request, found, !sameText(together.article, article))
      return saved.kind === "saved" && held.losses?.length ? { ...saved, losses: held.losses } : saved
    }
    if (onDisk) await versions.add(theirs, found.content, "conflict")
    await versions.add(article, contentOf(bytesOf(article, depthOf(found.name))), "conflict")
    const path = await writablePath(root, found.name, disk)
    const { changed } = await disk.look(path).catch((error: unknown) => {
      throw fault(error, "reading", basename(found.name))
    })
    return {
      kind: "conflict",
      base: found.content.hash,
      theirs: theirs.toJSON() as ArticleJSON,
      ancestor: ancestor && (ancestor.toJSON() as ArticleJSON),
      changed: changed.toISOString(),
    }
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
      return writeFirst(request, depthIn(folder), (bytes, fresh) =>
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
    if (!content) return writeFirst(request, depthOf(name), (bytes) => naming.writeAgain(bytes, name))
    return isEmptied(content.bytes)
      ? write(request.article, request, { name, content }, false)
      : besides(request, { name, content }, waits)
  }

  /**
   * Saves an article whose file holds something else, which stays as it is: the article gets a new file beside it, and
   * the window says so. Before that the file gets a moment to become whole, as a sync client may be writing it.
   */
  async function besides(
    request: SaveRequest,
    found: { name: string; content: FileContent },
    waits: readonly number[],
  ): Promise<Saved> {
    const [pause, ...others] = waits
    if (pause !== undefined) {
      await disk.wait(pause)
      await library.refreshFile(found.name)
      return saveAnew(request, others)
    }
    const folder = found.name.split("/").slice(0, -1).join("/")
    const made = await writeFirst(request, depthIn(folder), (bytes) =>
      naming.writeNew(bytes, basename(found.name).replace(/\.html?$/i, ""), folder),
    )
    await library.refreshFile(found.name)
    return apart(made, found.name)
  }

  /** The answer to a save that left the file `name` as it is, because something else is in it. */
  const apart = (saved: Saved, name: string): Saved =>
    saved.kind === "saved" && saved.name !== name ? { ...saved, apart: name } : saved

  return async (request) => (await overwrite(request)) ?? saveAnew(request)
}
