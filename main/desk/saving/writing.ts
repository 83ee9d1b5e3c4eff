/** Writes an article's file for a save: a new one, or in the place of the one that was found. */
import { join } from "node:path"
import type { ArticleId } from "../../article/dossier.ts"
import { type Article, dossierOf, sameText, withDossier } from "../../article/schema.ts"
import type { Saved } from "../../contract/desk.ts"
import { writeTarget } from "../disk/atomic.ts"
import type { Disk } from "../disk/disk.ts"
import { writableTarget } from "../disk/folder.ts"
import { Recent } from "../disk/recent.ts"
import { bytesOf, depthOf } from "../files/bytes.ts"
import { articleIn, contentOf, type FileContent, type Held, hasBytes } from "../files/content.ts"
import type { Journals } from "../journal/journal.ts"
import { fileStamp } from "../library/filed.ts"
import type { Library } from "../library/library.ts"
import type { Bases } from "./bases.ts"
import { createFollowUp } from "./follow-up.ts"
import type { Naming } from "./naming.ts"
import type { Others } from "./others.ts"
import { createLookAtReplaced } from "./replaced.ts"
import type { FoundFile, Journal, SaveRequest } from "./request.ts"
import type { Versions } from "./versions.ts"

export type WritingOptions = {
  root: string
  library: Pick<Library, "refreshFile">
  journals: Pick<Journals, "cut" | "saving">
  clock: () => Date
  log: (message: string, error?: unknown) => void
  disk: Disk
  naming: Naming
  versions: Versions
  bases: Bases
  /** The articles whose files other programs write at this time. */
  others: Others
  /** Is told the name of an article's file after each save. */
  noteName: (id: ArticleId, name: string) => Promise<void>
}

/** A file that was written in the place of another. */
export type Replacement = {
  article: Article
  file: FoundFile
  saved: Saved
  /** What another program wrote after the last look and before the file was replaced; it is in the history. */
  between: Held | null
}

/** Each throws what `writeAtomic` throws; then the file on disk is as it was. */
export type Writing = {
  /**
   * Makes a file for an article that has none, or whose file does not hold the article any more.
   * @param depth how many folders of the newsroom the file is in; @param make writes the bytes, and returns the name
   */
  first(
    request: SaveRequest,
    depth: number,
    make: (bytes: Uint8Array, article: Article) => Promise<string>,
  ): Promise<Saved>
  /** Writes nothing if the file that was found holds the text of `article` already; null if it does not. */
  keep(article: Article, request: SaveRequest, found: FoundFile, merged: boolean): Promise<Saved | null>
  /**
   * Writes `article` in the place of the file that was found; null, and nothing is written, if another program has
   * written the file since. @param merged whether others' changes are in `article`
   */
  replace(
    article: Article,
    request: SaveRequest,
    found: FoundFile,
    merged: boolean,
  ): Promise<Replacement | null>
}

/** Whether an article shows a picture of the newsroom. */
const hasPicture = (article: Article) =>
  article.child(2).children.some((block) => block.type.name === "figure")

/**
 * Begins to read the file that is about to be replaced. Returns the function that looks whether it still holds
 * `bytes`, just before it is replaced; `asked` is the file, which is being looked up.
 */
export function watchTarget(
  disk: Disk,
  asked: ReturnType<typeof writableTarget>,
  bytes: Uint8Array,
): () => Promise<boolean> {
  const looking = asked.then(({ path }) => hasBytes(disk, path, bytes))
  // If the writing fails before this is awaited, this failure is ignored.
  looking.catch(() => undefined)
  return async () => {
    if (!(await looking)) return false
    const target = await asked
    // Its stamp was taken before it was read, and must be the same after that.
    const now = await disk.look(target.path).catch(() => null)
    if (now?.exact && now.stamp === target.there?.stamp) return true
    // On file systems without exact times or lasting file numbers the stamp is not enough, so the file is read
    // again.
    return now !== null && hasBytes(disk, target.path, bytes)
  }
}

/** Returns what writes the files of articles. */
export function createWriting(options: WritingOptions): Writing {
  const { root, library, journals, clock, log, disk, naming, versions, bases, others } = options
  const afterWriting = createFollowUp(options)
  const lookAtReplaced = createLookAtReplaced(options)
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

  /** The name that a file has after a save, which may name it after its headline. */
  async function named(article: Article, { settle }: SaveRequest, name: string): Promise<string> {
    const newName = settle ? await naming.nameAfterHeadline(article, name) : name
    if (newName !== name) await library.refreshFile(name)
    return newName
  }

  /**
   * Puts `bytes` in the place of the file `asked`, which is being looked up. Nothing is written if `still` says that
   * another program was there first, or, where it is `careful`, if one came in between: `written` tells that. Returns
   * the stamp of the file, and the name that the one that was replaced or taken away has now; that is null where it
   * cannot keep one. `meanwhile` is done before the file is replaced.
   */
  async function place(
    name: string,
    bytes: Uint8Array,
    asked: ReturnType<typeof writableTarget>,
    {
      careful,
      ...works
    }: { careful: boolean; still: () => Promise<boolean>; meanwhile: () => Promise<void> },
  ): Promise<{ written: boolean; stamp: string; kept: string | null }> {
    let stamp = ""
    let kept: string | null = null
    const written = await writeTarget(asked, bytes, {
      disk,
      keepIn: join(root, ".midad"),
      careful,
      onReplaced: (path) => {
        kept = path
      },
      onStats: (stats) => {
        stamp = fileStamp(stats)
      },
      likely: landed.get(name),
      ...works,
    })
    landed.set(name, (await asked).path)
    return { written, stamp, kept }
  }

  return {
    async first(request, depth, make) {
      const { article, base, journal, journaled } = request
      const fresh = stamped(article, journaled)
      const content = contentOf(bytesOf(fresh, depth))
      const { hash } = content
      await announce(dossierOf(article).id, journal, { hash, merged: false }, journaled !== null)
      bases.attempt(dossierOf(article).id, hash, [base])
      const name = await make(content.bytes, fresh)
      await library.refreshFile(name).catch((error: unknown) => log(`Could not look at ${name} anew`, error))
      return afterWriting(fresh, request, { name, content, replaced: null, merged: false })
    },
    async keep(article, request, { name, content }, merged) {
      const same = sameOnDisk(article, name, content)
      if (!same) return null
      const newName = await named(same, request, name)
      return afterWriting(same, request, { name: newName, content, replaced: content.hash, merged })
    },
    async replace(article, request, found, merged) {
      const { id } = dossierOf(article)
      const { name, content: replaced } = found
      // The target is looked up while the bytes are made, and the old file is read while they are written.
      const asked = writableTarget(root, name, disk)
      const still = watchTarget(disk, asked, replaced.bytes)
      // The journal does not hold the changes of others, so it cannot recognise a merged file by its time.
      const time = merged ? null : request.journaled
      const changed = stamped(article, time)
      const content = contentOf(bytesOf(changed, depthOf(name)))
      const { hash } = content
      const placed = await place(name, content.bytes, asked, {
        careful: others.areAt(id),
        still,
        async meanwhile() {
          // The window does not have the changes of others yet, so the merged file is not its base.
          if (!merged) bases.attempt(id, hash, [request.base, replaced.hash])
          await Promise.all([
            announce(id, request.journal, { hash, merged }, time !== null),
            versions.addReplaced(id, replaced),
          ])
        },
      })
      const between = placed.kept === null ? null : await lookAtReplaced(id, placed.kept, replaced)
      if (!placed.written || between) others.seen(id)
      // What was taken away is in the history, and what came in its place is looked at anew.
      if (!placed.written) return null
      const file = { name: await named(changed, request, name), content }
      const saved = afterWriting(changed, request, {
        ...file,
        replaced: replaced.hash,
        merged,
        stamp: placed.stamp,
      })
      return { article: changed, file, saved, between }
    },
  }
}
