/** Opens and leaves articles: joins the file with what the journal has beyond it. */
import { randomUUID } from "node:crypto"
import { basename } from "node:path"
import type { ArticleId } from "../../article/dossier.ts"
import { readArticle } from "../../article/html.ts"
import { type Article, dossierOf, emptyArticle, sameText } from "../../article/schema.ts"
import {
  type ArticleJSON,
  articleLimit,
  isWithin,
  type Lock,
  type Opened,
  type OpenedArticle,
  type Place,
} from "../../contract/desk.ts"
import { type ImportDraft, importCauses } from "../../contract/importing.ts"
import { DeskError } from "../../contract/problem.ts"
import type { Journals } from "../journal/journal.ts"
import type { Journaled } from "../journal/replay.ts"
import type { Library } from "../library/library.ts"
import type { Locks } from "../locks/locks.ts"
import type { Articles } from "../saving/articles.ts"
import type { Access } from "./access.ts"
import { createApartTexts } from "./apart-texts.ts"
import { articleFile, unsavedIn } from "./article-file.ts"
import type { Cursors } from "./cursors.ts"

export type OpeningsOptions = {
  articles: Articles
  journals: Journals
  cursors: Pick<Cursors, "of">
  library: Pick<Library, "find" | "refreshFile">
  locks: Pick<Locks, "takeOver">
  access: Access
  /** What the journal of an article holds; null if it cannot be read. Changes nothing on the disk. */
  journaledOf: (id: ArticleId) => Promise<Journaled | null>
  /** Reads a page that is not an article of Midad's as an import. */
  importing: (name: string, bytes: Uint8Array) => Promise<ImportDraft>
  clock: () => Date
  log: (message: string, error?: unknown) => void
  makeId: () => ArticleId
}

export type Openings = {
  /** An empty article with an id and a time, without a file. */
  create(): Promise<OpenedArticle>
  /** See `openArticle` of the contract. Throws `DeskError` article-missing, no-permission, too-large. */
  open(id: ArticleId): Promise<Opened>
  /** See `peek` of the contract. Throws `DeskError` article-missing, no-permission, too-large. */
  peek(id: ArticleId): Promise<Article>
  /** See `takeOver` of the contract. Throws as `open` does. */
  takeOver(id: ArticleId): Promise<Opened>
  /** See `leaveArticle` of the contract. */
  leave(id: ArticleId, epoch: string): Promise<void>
}

/** Why a file opens as an import; null if it would not. */
function causeOf(bytes: Uint8Array): (typeof importCauses)[number] | null {
  const reading = readArticle(bytes)
  const reason = reading.kind === "article" ? null : reading.reason
  return importCauses.find((cause) => cause === reason) ?? null
}

/** The openings of one newsroom. */
export function createOpenings(options: OpeningsOptions): Openings {
  const { articles, journals, cursors, library, locks, access, journaledOf, importing, clock, log, makeId } =
    options

  const offerApart = createApartTexts({ journals, articles, library, log })

  /** Where the writer left an article. It is opened all the same if that cannot be read. */
  async function cursorOf(id: ArticleId): Promise<Place | null> {
    try {
      return await cursors.of(id)
    } catch (error) {
      log(`Could not read where ${id} was left`, error)
      return null
    }
  }

  async function openNow(id: ArticleId): Promise<Opened> {
    const lock = await access.take(id)
    let opened: Opened | null = null
    try {
      opened = await openUnder(id, lock)
      return opened
    } finally {
      if (opened?.kind !== "article") await access.release(id)
    }
  }

  /** Opens an article; `lock` is that of another desk that is writing in it, null if it can be edited here. */
  async function openUnder(id: ArticleId, lock: Lock | null): Promise<Opened> {
    const first = await articleFile(articles, id)
    const file =
      lock === null && (await articles.finishRenaming(id)) ? await articleFile(articles, id) : first
    const { found, article, losses } = file
    // If the journal cannot be read, the article is not opened, as writing on would overwrite what the journal holds.
    const journaled = lock === null ? await journals.read(id, true) : await journaledOf(id)
    const unsaved = journaled && unsavedIn(journaled, file)
    // A crash came after a save. The journal has its text and goes when the article is left, so the history must have it.
    if (lock === null && journaled && !unsaved && found && article) await articles.keepFile(id, found)
    const doc = journaled && unsaved ? journaled.doc : article
    if (!doc) {
      if (!found) throw new DeskError("article-missing")
      const of = library.find(id)?.copyOf
      if (of) return { kind: "copy", of }
      // The file holds no article that can be opened, so it is read as an import.
      const draft = await importing(basename(found.name), found.bytes)
      const why = causeOf(found.bytes)
      return { kind: "import", draft: why ? { ...draft, why } : draft }
    }
    if (!isWithin(doc.toJSON(), articleLimit))
      throw new DeskError("article-too-large", {
        name: found ? basename(found.name) : doc.child(0).textContent,
      })
    const hash = found && article ? found.hash : null
    const base = unsaved ? unsaved.hash : hash
    const name = found && article ? found.name : ""
    await offerApart(doc, name)
    const epoch = randomUUID()
    if (base !== null && base !== hash) articles.setBase(id, base)
    if (found && article) articles.setOpen(article, found)
    else if (journaled?.name) articles.setNameIfUnknown(id, journaled.name)
    if (lock === null) {
      const opening = { epoch, hash: base, name: name || (journaled?.name ?? ""), doc }
      await journals.open(id, { ...opening, unsaved: unsaved?.steps ?? 0 })
    }
    return {
      kind: "article",
      doc: doc.toJSON() as ArticleJSON,
      base,
      name,
      epoch,
      place: journaled?.place ?? (await cursorOf(id)),
      ...(losses?.length ? { losses } : {}),
      // What another desk has not saved yet is its own. The window here would take it for text to be saved here.
      recovered: lock === null && journaled && unsaved ? { steps: unsaved.steps, at: journaled.at } : null,
      lock,
    }
  }

  async function leaveNow(id: ArticleId, epoch: string): Promise<void> {
    // Another desk is writing in it, so no opening here may write.
    if (access.isOthers(id)) {
      await journals.lose(id)
      articles.setClosed(id)
      return access.release(id)
    }
    if (journals.epochOf(id) !== epoch) return
    // Until the history has what was saved last, the journal is what keeps it if others write the file.
    await articles.savesEnded(id)
    const { article, known } = await articleFile(articles, id)
    await journals.leave(id, epoch, known, (doc: Article) => article !== null && sameText(doc, article))
    articles.setClosed(id)
    await access.release(id)
  }

  return {
    async create() {
      const doc = emptyArticle({ id: makeId(), created: clock().toISOString() })
      const { id } = dossierOf(doc)
      access.begin(id)
      const epoch = randomUUID()
      await journals.open(id, { epoch, hash: null, name: "", doc, unsaved: 0 })
      return {
        kind: "article",
        doc: doc.toJSON() as ArticleJSON,
        base: null,
        name: "",
        epoch,
        place: null,
        recovered: null,
        lock: null,
      }
    },
    async peek(id) {
      const { article } = await articleFile(articles, id)
      const shown = article ?? (await journaledOf(id))?.doc
      if (!shown) throw new DeskError("article-missing")
      return shown
    },
    open: (id) => articles.inTurn(id, () => openNow(id)),
    async takeOver(id) {
      await locks.takeOver(id)
      return articles.inTurn(id, () => openNow(id))
    },
    leave: (id, epoch) => articles.inTurn(id, () => leaveNow(id, epoch)),
  }
}
