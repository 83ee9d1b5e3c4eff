/** One save: what of an article goes into which file, so that nothing that anybody wrote is ever written over. */
import { basename } from "node:path"
import type { ArticleId } from "../../article/dossier.ts"
import { mergeArticles } from "../../article/merge.ts"
import { type Article, dossierOf, sameText, withDossier } from "../../article/schema.ts"
import type { ArticleJSON, CallInput, Saved } from "../../contract/desk.ts"
import { writeTarget } from "../disk/atomic.ts"
import type { Disk } from "../disk/disk.ts"
import { fault } from "../disk/fault.ts"
import { writablePath, writableTarget } from "../disk/folder.ts"
import { bytesOf } from "../files/bytes.ts"
import { articleIn, holds, type Present, presentOf } from "../files/content.ts"
import { automaticName } from "../files/names.ts"
import type { Journals } from "../journal/journal.ts"
import type { Library } from "../library/library.ts"
import type { Standing } from "./bases.ts"
import { type Placing, stemFor } from "./naming.ts"
import type { Keeping, Versions } from "./versions.ts"

export type SavingOptions = {
  root: string
  library: Library
  journals: Journals
  history: Pick<Versions, "object">
  clock: () => Date
  log: (message: string, error?: unknown) => void
  disk: Disk
  placing: Placing
  keeping: Keeping
  standing: Standing
  /** Where an article's file is and what it holds; `thorough`: wherever another program has put it. */
  whereabouts: (id: ArticleId, thorough: boolean) => Promise<{ name: string; present: Present } | null>
}

type Journal = CallInput<"saveArticle">["journal"]

/**
 * A save: the document as the window sent it, and what else it said. `journaled` is when the journal got just this
 * document, null if it did not; see `Journals.timeOf`.
 */
export type SaveRequest = {
  article: Article
  base: string | null
  settle: boolean
  journal: Journal
  journaled: string | null
}

/** What a new file is named after that has no headline yet. */
export const automaticStem = (article: Article, now: Date): string =>
  automaticName(dossierOf(article).id, now).slice(0, -".html".length)

/** Gives back what saves. It throws what `writeAtomic` throws; then the file on disk is as it was. */
export function createSaving(options: SavingOptions): (request: SaveRequest) => Promise<Saved> {
  const { root, library, journals, history, clock, log, disk } = options
  const { placing, keeping, standing, whereabouts } = options

  /** The version of `id` whose file has the hash `base`, if anybody still has it. */
  async function versionOf(id: ArticleId, base: string | null): Promise<Article | null> {
    if (base === null) return null
    const bytes = standing.file(id, base)?.bytes ?? (await history.object(base))
    return bytes && articleIn(bytes, id)
  }

  /** Where each file really was when it was last written, links followed. */
  const landed = new Map<string, string>()

  /**
   * Notes in the journal what the file is about to hold, `known` or not by its time. A journal that cannot be
   * written does not keep the file from it.
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
   * What follows when a file holds `article`: history, journal, library. None of it is waited for: the next save
   * keeps what it replaces if this could not. Gives back what to tell the window.
   * @param replaced the hash of what was on disk before; @param merged whether others' changes went in
   */
  function done(
    article: Article,
    { base, journal }: SaveRequest,
    {
      name,
      present,
      replaced,
      merged,
    }: { name: string; present: Present; replaced: string | null; merged: boolean },
  ): Saved {
    const { id, updated, created } = dossierOf(article)
    const { hash } = present
    standing.saved(article, name, { present, base, replaced, merged, journaled: journal !== null })
    // Steps after a merge go on from what was before it, until the window has taken it over.
    if (journal && !merged)
      keeping.afterwards(
        id,
        () => journals.cut(id, journal.epoch, { version: journal.version, hash, name, article }),
        `Could not cut the journal of ${id}`,
      )
    if (hash !== replaced)
      keeping.afterwards(
        id,
        () => keeping.keep(article, present, "save"),
        `Could not keep a version of ${id}`,
      )
    keeping.afterwards(id, () => library.refreshFile(name), `Could not look at ${name} anew`)
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
  function sameOnDisk(article: Article, { bytes, hash }: Present): Article | null {
    const { id } = dossierOf(article)
    const onDisk = standing.held(id, hash) ?? articleIn(bytes, id)
    return onDisk && sameText(article, onDisk) ? onDisk : null
  }

  /** Makes a file for an article that has none, or whose file is none of ours any more. */
  async function begin(request: SaveRequest, make: (bytes: Uint8Array, article: Article) => Promise<string>) {
    const { article, base, journal, journaled } = request
    const fresh = stamped(article, journaled)
    const present = presentOf(bytesOf(fresh))
    const { hash } = present
    await announce(dossierOf(article).id, journal, { hash, merged: false }, journaled !== null)
    standing.attempt(dossierOf(article).id, hash, [base])
    const name = await make(present.bytes, fresh)
    await library.refreshFile(name).catch((error: unknown) => log(`Could not look at ${name} anew`, error))
    return done(fresh, request, { name, present, replaced: null, merged: false })
  }

  /** The name that a file has after a save which may settle it. */
  async function settled(article: Article, { settle }: SaveRequest, name: string): Promise<string> {
    const stays = settle ? await placing.settled(article, name) : name
    if (stays !== name) await library.refreshFile(name)
    return stays
  }

  /** Has `article` stand in the place of what was found, which is written only if it is another text. */
  async function update(
    article: Article,
    request: SaveRequest,
    found: { name: string; present: Present },
    merged: boolean,
  ): Promise<Saved> {
    const { present } = found
    const same = sameOnDisk(article, present)
    if (!same) return write(article, request, found, merged)
    const name = await settled(same, request, found.name)
    return done(same, request, { name, present, replaced: present.hash, merged })
  }

  /** Writes `article` in the place of what was found. Somebody may be faster: then all is looked at anew. */
  async function write(
    article: Article,
    request: SaveRequest,
    found: { name: string; present: Present },
    merged: boolean,
  ): Promise<Saved> {
    const { base, journal } = request
    const { id } = dossierOf(article)
    const { name, present: replaced } = found
    // The disk is asked while the bytes are made, and what is there read while they are written.
    const asked = writableTarget(root, name, disk)
    const looking = asked.then(({ path }) => holds(disk, path, replaced.bytes))
    // If the writing fails before it is asked for, how it ends is nobody's.
    looking.catch(() => undefined)
    // The journal knows nothing of what others wrote, so it would not know the file again.
    const time = merged ? null : request.journaled
    const changed = stamped(article, time)
    const present = presentOf(bytesOf(changed))
    const written = await writeTarget(asked, present.bytes, {
      disk,
      likely: landed.get(name),
      meanwhile: async () => {
        const { hash } = present
        // A window that has not heard of what others wrote does not stand on it.
        if (!merged) standing.attempt(id, hash, [base, replaced.hash])
        await Promise.all([
          announce(id, journal, { hash, merged }, time !== null),
          keeping.replaced(id, replaced),
        ])
      },
      still: async () => {
        if (!(await looking)) return false
        const target = await asked
        // It was looked at before it was read, and is again after it.
        const now = await disk.look(target.path).catch(() => null)
        if (now?.exact && now.stamp === target.there?.stamp) return true
        // Not every file system has times that tell, or numbers that stay: then what is there is read again.
        return now !== null && holds(disk, target.path, replaced.bytes)
      },
    })
    landed.set(name, (await asked).path)
    if (!written) return saveAnew(request)
    const stays = await settled(changed, request, name)
    return done(changed, request, { name: stays, present, replaced: replaced.hash, merged })
  }

  /** Puts both sides' changes together; if they changed the same block, keeps both and writes nothing. */
  async function meet(
    request: SaveRequest,
    theirs: Article,
    found: { name: string; present: Present },
  ): Promise<Saved> {
    const { article, base } = request
    const { id } = dossierOf(article)
    const ancestor = await versionOf(id, base)
    // When each side last changed is no change of the text.
    const { updated } = dossierOf(theirs)
    const alike = (version: Article) => withDossier(version, { updated })
    const together = mergeArticles(ancestor && alike(ancestor), alike(article), theirs)
    if (together.conflicts.length === 0) {
      await keeping.keep(theirs, found.present, "outside")
      return update(together.article, request, found, !sameText(together.article, article))
    }
    await keeping.keep(theirs, found.present, "conflict")
    await keeping.keep(article, presentOf(bytesOf(article)), "conflict")
    const path = await writablePath(root, found.name, disk)
    const { changed } = await disk.look(path).catch((error: unknown) => {
      throw fault(error, "reading", basename(found.name))
    })
    return {
      kind: "conflict",
      base: found.present.hash,
      theirs: theirs.toJSON() as ArticleJSON,
      ancestor: ancestor && (ancestor.toJSON() as ArticleJSON),
      changed: changed.toISOString(),
    }
  }

  /** Saves over the file that the window knows, without reading it before; null if it is not known here, or nothing changed. */
  async function overwrite(request: SaveRequest): Promise<Saved | null> {
    const { article, base } = request
    const { id } = dossierOf(article)
    const held = standing.held(id, base)
    const replaced = standing.file(id, base)
    const place = library.find(id)
    if (!place || !replaced || !held || sameText(article, held)) return null
    return write(article, request, { name: place.name, present: replaced }, false)
  }

  /** Saves after a look at what is there. */
  async function saveAnew(request: SaveRequest): Promise<Saved> {
    const { article, base, settle } = request
    const { id } = dossierOf(article)
    const found = await whereabouts(id, base !== null || standing.wasSaved(id))
    if (!found)
      return begin(request, async (bytes, fresh) => {
        const lastName = standing.lastName(id)
        if (lastName) return placing.replace(bytes, lastName)
        return placing.place(bytes, (settle && stemFor(fresh)) || automaticStem(fresh, clock()))
      })

    const { hash } = found.present
    if (hash === base || standing.isOurs(id, hash, base)) return update(article, request, found, false)

    const theirs = articleIn(found.present.bytes, id)
    if (!theirs) {
      // It is none of ours any more: it stays as it is, and the article goes on beside it.
      const made = await begin(request, (bytes) =>
        placing.place(bytes, basename(found.name).replace(/\.html?$/i, "")),
      )
      await library.refreshFile(found.name)
      return made
    }
    if (sameText(article, theirs)) return update(article, request, found, false)
    return meet(request, theirs, found)
  }

  return async (request) => (await overwrite(request)) ?? saveAnew(request)
}
