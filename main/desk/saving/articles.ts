/**
 * The articles of a newsroom and their files: finds them, follows those that are open, and saves them one at a time.
 */
import { basename, dirname } from "node:path"
import type { ArticleId } from "../../article/dossier.ts"
import { type Article, dossierOf } from "../../article/schema.ts"
import { type CallInput, type EventData, type Saved, sizeLimit } from "../../contract/desk.ts"
import { DeskError } from "../../contract/problem.ts"
import type { Disk } from "../disk/disk.ts"
import { createKeyedQueue } from "../disk/queue.ts"
import { bytesOf, depthIn, depthOf } from "../files/bytes.ts"
import { contentOf, type Held } from "../files/content.ts"
import type { Journals } from "../journal/journal.ts"
import type { Library } from "../library/library.ts"
import { createBases } from "./bases.ts"
import { checked, givenArticle, savedId } from "./given.ts"
import { createNaming, stemFor } from "./naming.ts"
import { createOthers } from "./others.ts"
import { createOutside } from "./outside.ts"
import { createReading } from "./reading.ts"
import { automaticStem, createSave } from "./save.ts"
import { createVersions, type VersionStore } from "./versions.ts"
import { createWhereabouts } from "./whereabouts.ts"

export type ArticlesOptions = {
  root: string
  library: Library
  journals: Journals
  history: VersionStore
  clock: () => Date
  log: (message: string, error?: unknown) => void
  disk: Disk
  /** The folder of the newsroom for the first file of an article; empty for the newsroom's own. */
  folderForNew: () => Promise<string>
  /** Is told the name of an article's file after each save, so that the article is found again if the file is lost. */
  noteName: (id: ArticleId, name: string) => Promise<void>
  /** Makes ids; by chance unless a test says otherwise. */
  makeId: () => ArticleId
}

/** An article's file that was found. */
export type Found = { name: string; bytes: Uint8Array; hash: string }

export type Articles = {
  /**
   * `id`'s file; null if it has none, wherever it was moved to. Throws `DeskError` no-permission, too-large,
   * newsroom-missing.
   */
  find(id: ArticleId): Promise<Found | null>
  /**
   * The article `id` that a file holds; null if it does not, or not without loss. Fields of the dossier that the file
   * does not give any more are those of the newest version in the history.
   */
  read(id: ArticleId, bytes: Uint8Array): Promise<Held | null>
  /**
   * Finishes a renaming of `id`'s file that was stopped half way, when the file has both names. Returns whether it
   * had two names.
   */
  finishRenaming(id: ArticleId): Promise<boolean>
  /** Adds what the file `found` of `id` holds to the history, if it is not there. A failure is only logged. */
  keepFile(id: ArticleId, found: Found): Promise<void>
  /** Notes that an article is open, and that its file `found` holds `article`. */
  setOpen(article: Article, found: Found): void
  /** Notes under which name the file of an open article was last seen, unless a name is known already. */
  setNameIfUnknown(id: ArticleId, name: string): void
  /** Forgets what only an open article needs. */
  setClosed(id: ArticleId): void
  /** Forgets all of an article whose file was taken away: its next save makes a new file. */
  delete(id: ArticleId): void
  /** What other programs did to the files of open articles since the last call. */
  outsideChanges(): Promise<EventData<"outside">[]>
  /** Notes that the base of an open article is the version `hash`, which its file does not hold any more. */
  setBase(id: ArticleId, hash: string): void
  /** The hashes of the last files of open articles, and of the versions that are their bases. */
  baseHashes(): Set<string>
  /** Does `work` while nothing else is done with the file of `id`. */
  inTurn<Result>(id: ArticleId, work: () => Promise<Result>): Promise<Result>
  /** Returns when history and library know of all saves of `id` so far. */
  savesEnded(id: ArticleId): Promise<void>
  /** Returns when no save is being done, nor anything that follows one. */
  idle(): Promise<void>
  /**
   * Writes a new article with its times into a new file in a folder; see `Naming.writeNew`. Does not tell the
   * library, as a caller may add thousands. Returns the file's name.
   */
  add(article: Article, folder: string, taken: Set<string>): Promise<string>
  /**
   * Writes `article` into a new file beside `name`, the article's own, which is recognised as a conflict copy of it;
   * `at` is when its text was written. It becomes a version of the article, too. Returns the file's name. Throws what
   * `writeAtomic` and the history throw.
   */
  addCopy(article: Article, name: string, at: string): Promise<string>
  /**
   * Saves. See `saveArticle` of the contract. Throws `DeskError`: invalid-call for what is no article,
   * or what `writeAtomic` throws; then the file on disk is as it was.
   */
  save(input: CallInput<"saveArticle">): Promise<Saved>
  /**
   * Adds the document to the article's versions without saving it, because another desk has the lock now and this
   * text may be nowhere else. Throws as `save` does.
   */
  addVersion(input: CallInput<"saveArticle">): Promise<void>
}

/** Finds and saves the articles of the newsroom at `root`. Reads nothing before a method is called. */
export function createArticles(options: ArticlesOptions): Articles {
  const { root, library, journals, history, clock, log, disk } = options
  const naming = createNaming({ root, disk, log })
  const versions = createVersions({ history, log })
  const bases = createBases()
  /** Works on the file of one article run one after the other. */
  const works = createKeyedQueue<ArticleId>()
  const inTurn = works.run

  const whereabouts = createWhereabouts(root, disk, library)
  const others = createOthers(clock)
  const save = createSave({
    root,
    folderForNew: options.folderForNew,
    library,
    journals,
    history,
    clock,
    log,
    disk,
    naming,
    versions,
    bases,
    others,
    whereabouts,
    noteName: options.noteName,
  })

  const lookAt = createOutside({ root, disk, library, bases, others })

  return {
    async find(id) {
      const found = await whereabouts(id, true)
      if (!found) return null
      if (found.content.bytes.length > sizeLimit)
        throw new DeskError("too-large", { limit: sizeLimit / 1024 / 1024 })
      bases.setName(id, found.name)
      return { name: found.name, ...found.content }
    },
    read: createReading({ history, log }),
    async finishRenaming(id) {
      const names = library.namesOf(id)
      const gone = names.length < 2 ? null : await naming.finishRenaming(id, names)
      if (gone !== null) await library.refreshFile(gone)
      return gone !== null
    },
    keepFile: (id, found) => versions.addReplaced(id, found),
    setOpen: (article, { name, bytes, hash }) => bases.setOpen(article, name, { bytes, hash }),
    setNameIfUnknown: bases.setNameIfUnknown,
    setClosed: bases.setClosed,
    delete: bases.delete,
    async outsideChanges() {
      const news = await Promise.all(
        bases.openIds().map((id) =>
          inTurn(id, () => lookAt(id)).catch((error: unknown) => {
            log(`Could not look after ${id}`, error)
            return null
          }),
        ),
      )
      return news.filter((one) => one !== null)
    },
    setBase: bases.setBase,
    baseHashes: bases.hashes,
    inTurn,
    add: (article, folder, taken) =>
      inTurn(dossierOf(article).id, () =>
        naming.writeNew(
          bytesOf(article, depthIn(folder)),
          stemFor(article) || automaticStem(article, clock()),
          folder,
          taken,
        ),
      ),
    async addCopy(article, name, at) {
      const bytes = bytesOf(article, depthOf(name))
      // Others may write the copy, so the history has its text, too.
      await versions.add(article, contentOf(bytes), "conflict")
      const folder = dirname(name)
      const mark = at.replace(/[^0-9]/g, "").replace(/^(\d{4})(\d\d)(\d\d)(\d{6}).*/, "$1-$2-$3 $4")
      return naming.writeNew(
        bytes,
        `${basename(name).replace(/\.html?$/i, "")} (conflicted copy ${mark})`,
        folder === "." ? "" : folder,
      )
    },
    savesEnded: versions.ended,
    async idle() {
      do {
        await works.idle()
        await versions.idle()
      } while (works.busy)
    },
    async save(input) {
      const { doc, base, settle, journal } = input
      const isWhole = doc.type === "doc"
      const whole = isWhole ? checked(doc) : null
      const id = savedId(input)
      return inTurn(id, async () => {
        const article = whole ?? (await givenArticle(input, journals))
        const journaled = !isWhole && journal ? journals.timeOf(id, journal.epoch, journal.version) : null
        return save({ article, base, settle, journal, journaled })
      })
    },
    async addVersion(input) {
      const article = await givenArticle(input, journals)
      const name = library.find(dossierOf(article).id)?.name ?? ""
      await versions.add(article, contentOf(bytesOf(article, depthOf(name))), "conflict")
    },
  }
}
