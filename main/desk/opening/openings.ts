/** Opening and leaving articles: their file and what their journal has beyond it, as one. */
import { randomUUID } from "node:crypto"
import { basename } from "node:path"
import type { ArticleId } from "../../article/dossier.ts"
import {
  type Article,
  dossierOf,
  emptyArticle,
  isBlank,
  sameText,
  withDossier,
} from "../../article/schema.ts"
import type { ArticleJSON, Lock, Opened, OpenedArticle, Place } from "../../contract/desk.ts"
import type { ImportDraft } from "../../contract/importing.ts"
import type { ArticleSummary, DossierChange } from "../../contract/library.ts"
import { DeskError } from "../../contract/problem.ts"
import { articleIn } from "../files/content.ts"
import type { Journals } from "../journal/journal.ts"
import { beyond, type FileNow } from "../journal/replay.ts"
import type { Library } from "../library/library.ts"
import type { Locks } from "../locks/locks.ts"
import type { Articles, Found } from "../saving/articles.ts"
import type { Places } from "./cursors.ts"

export type OpeningsOptions = {
  articles: Articles
  journals: Journals
  places: Pick<Places, "of">
  library: Library
  locks: Pick<Locks, "take" | "takeOver" | "release" | "holds">
  /** Reads a page that is none of ours as an import. */
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
  /** See `takeOver` of the contract. */
  takeOver(id: ArticleId): Promise<Opened>
  /** Lets a call write in an article. Throws `DeskError` locked if somebody else has an article that is open here. */
  admit(id: ArticleId): Promise<void>
  /** Somebody took an article over, or (null) gave it back; then it can be written in when it is opened anew. */
  lost(id: ArticleId, lock: Lock | null): void
  /** Gives back every lock: the window is closed. */
  rest(): Promise<void>
  /** See `leaveArticle` of the contract. */
  leave(id: ArticleId, epoch: string): Promise<void>
  /**
   * Has `move` take an article's file away, to a name that it gives back. What only the journal has is
   * saved before. Throws `DeskError` article-missing, locked.
   */
  remove(id: ArticleId, move: (name: string, headline: string) => Promise<string>): Promise<string>
  /**
   * Changes the dossier of an article in its file, through a save like any other; gives back what stood there
   * before. What only the journal has is saved before. Throws `DeskError` article-missing, not-an-article,
   * locked, or what saving throws.
   */
  change(id: ArticleId, change: DossierChange): Promise<DossierChange>
  /** Whether an article is still there: its file where the library has it, or a journal. */
  exists(id: ArticleId): Promise<boolean>
  /** The articles that are in no file and only in a journal, as `survey` last saw them. */
  unfiled(): ArticleSummary[]
  /** `listed` with the articles that are in no file and only in a journal, newest first, as `survey` last saw them. */
  withUnfiled(listed: readonly ArticleSummary[]): ArticleSummary[]
  /** Looks for articles that are only in a journal. What cannot be read is logged. */
  survey(): Promise<void>
}

/** The file that was found as a journal knows it again; null if there is none, or it does not hold the article. */
function fileOf(found: Found | null, filed: Article | null): FileNow | null {
  return found && filed && { hash: found.hash, updated: dossierOf(filed).updated }
}

export function createOpenings(options: OpeningsOptions): Openings {
  const { articles, journals, places, library, locks, importing, clock, log, makeId } = options
  let unfiled = new Map<ArticleId, ArticleSummary>()
  /** The articles that the window has. */
  const open = new Set<ArticleId>()
  /** Who else writes in one of them. */
  const others = new Map<ArticleId, Lock>()

  /** What the journal of `id` holds, to look at only; null for one that cannot be read. */
  async function journaledOf(id: ArticleId) {
    try {
      return await journals.read(id, false)
    } catch (error) {
      log(`Could not read the journal of ${id}`, error)
      return null
    }
  }

  /** Where the writer left an article. That nobody knows does not keep it from being opened. */
  async function placeOf(id: ArticleId): Promise<Place | null> {
    try {
      return await places.of(id)
    } catch (error) {
      log(`Could not read where ${id} was left`, error)
      return null
    }
  }

  async function release(id: ArticleId): Promise<void> {
    open.delete(id)
    others.delete(id)
    await locks.release(id)
  }

  /** Takes the lock of an article that the window has; gives back who else has it, or null. */
  async function take(id: ArticleId): Promise<Lock | null> {
    const lock = await locks.take(id)
    open.add(id)
    if (lock) others.set(id, lock)
    else others.delete(id)
    return lock
  }

  async function openNow(id: ArticleId): Promise<Opened> {
    const lock = await take(id)
    let opened: Opened | null = null
    try {
      opened = await openUnder(id, lock)
      return opened
    } finally {
      if (opened?.kind !== "article") await release(id)
    }
  }

  async function openUnder(id: ArticleId, lock: Lock | null): Promise<Opened> {
    const first = await articles.find(id)
    const found = lock === null && (await articles.finishRenaming(id)) ? await articles.find(id) : first
    const filed = found && articleIn(found.bytes, id)
    // Who writes on without what a journal holds would write over it: one that cannot be read stops the opening.
    const journaled = lock === null ? await journals.read(id, true) : await journaledOf(id)
    const present = filed ? found.hash : null
    const ahead = journaled && beyond(journaled, fileOf(found, filed))
    const recovers =
      journaled && ahead && ahead.unsaved > 0 && !(filed && sameText(journaled.doc, filed)) ? ahead : null
    const doc = recovers && journaled ? journaled.doc : filed
    if (!doc) {
      if (!found) throw new DeskError("article-missing")
      const of = library.find(id)?.copyOf
      if (of) return { kind: "copy", of }
      // Of two files with one id the second is shown as a foreign page, under an id of its own.
      return { kind: "import", draft: await importing(basename(found.name), found.bytes) }
    }
    const base = recovers ? recovers.hash : present
    const name = filed ? found.name : ""
    const epoch = randomUUID()
    if (base !== null && base !== present) articles.setBase(id, base)
    if (filed) articles.setOpen(filed, found)
    else if (journaled?.name) articles.setNameIfUnknown(id, journaled.name)
    if (lock === null) {
      const unsaved = recovers?.unsaved ?? 0
      await journals.open(id, { epoch, hash: base, name: name || (journaled?.name ?? ""), doc, unsaved })
    }
    return {
      kind: "article",
      doc: doc.toJSON() as ArticleJSON,
      base,
      name,
      epoch,
      place: journaled?.place ?? (await placeOf(id)),
      recovered: recovers && journaled ? { steps: recovers.unsaved, at: journaled.at } : null,
      lock,
    }
  }

  async function leaveNow(id: ArticleId, epoch: string): Promise<void> {
    // One that somebody else writes in has no opening here that could write.
    if (others.has(id)) {
      articles.setClosed(id)
      return release(id)
    }
    if (journals.epochOf(id) !== epoch) return
    const found = await articles.find(id)
    const filed = found && articleIn(found.bytes, id)
    await journals.leave(
      id,
      epoch,
      fileOf(found, filed),
      (doc: Article) => filed !== null && sameText(doc, filed),
    )
    articles.setClosed(id)
    await release(id)
  }

  /** Saves what the journal of `id` has beyond its file. */
  async function bringHome(id: ArticleId): Promise<void> {
    await articles.inTurn(id, () => articles.finishRenaming(id))
    const journaled = await journals.read(id, false)
    if (!journaled || (journaled.hash === null && isBlank(journaled.doc))) return
    const found = await articles.find(id)
    const filed = found && articleIn(found.bytes, id)
    const { hash, unsaved } = beyond(journaled, fileOf(found, filed))
    if (unsaved === 0 || (filed && sameText(journaled.doc, filed))) return
    // Where both sides changed the same block, both versions are in the history.
    const doc = journaled.doc.toJSON() as ArticleJSON
    await articles.save({ doc, base: hash, settle: false, journal: null })
  }

  async function removeNow(id: ArticleId, move: (name: string, headline: string) => Promise<string>) {
    const found = await articles.find(id)
    if (!found) throw new DeskError("article-missing")
    const headline = articleIn(found.bytes, id)?.child(0).textContent ?? ""
    const moved = await move(found.name, headline)
    await journals.discard(id)
    articles.delete(id)
    unfiled.delete(id)
    await library.refreshFile(found.name)
    return moved
  }

  /** The article that the file of `id` holds, and that file's hash. */
  async function filedNow(id: ArticleId): Promise<{ article: Article; hash: string }> {
    const found = await articles.find(id)
    if (!found) throw new DeskError("article-missing")
    const article = articleIn(found.bytes, id)
    if (!article) throw new DeskError("not-an-article")
    return { article, hash: found.hash }
  }

  async function changeNow(id: ArticleId, change: DossierChange): Promise<DossierChange> {
    await bringHome(id)
    const { article, hash } = await filedNow(id)
    const { status, section } = dossierOf(article)
    const before: DossierChange = {
      ...(change.status === undefined ? {} : { status }),
      ...(change.section === undefined ? {} : { section }),
    }
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
    const changed = withDossier(article, given)
    if (changed.eq(article)) return before
    const doc = changed.toJSON() as ArticleJSON
    const saved = await articles.save({ doc, base: hash, settle: false, journal: null })
    // Somebody changed the very same field between reading and saving.
    if (saved.kind === "conflict") throw new DeskError("file-busy", { name: library.find(id)?.name ?? id })
    return before
  }

  return {
    async change(id, change) {
      const here = open.has(id)
      const lock = await take(id)
      if (lock) {
        if (!here) await release(id)
        throw new DeskError("locked", { who: lock.who })
      }
      try {
        return await changeNow(id, change)
      } finally {
        if (!here) await release(id)
      }
    },
    async exists(id) {
      if (unfiled.has(id)) return true
      // One that only the index remembers may be gone since.
      return library.find(id)?.kind === "article" && (await articles.find(id)) !== null
    },
    unfiled: () => [...unfiled.values()],
    async remove(id, move) {
      const lock = await take(id)
      if (lock) throw new DeskError("locked", { who: lock.who })
      try {
        await bringHome(id)
        return await articles.inTurn(id, () => removeNow(id, move))
      } finally {
        await release(id)
      }
    },
    async admit(id) {
      if (open.has(id) && !others.has(id) && !locks.holds(id)) await take(id)
      const other = others.get(id)
      if (other) throw new DeskError("locked", { who: other.who })
    },
    lost(id, lock) {
      if (open.has(id) && lock) others.set(id, lock)
    },
    async rest() {
      for (const id of [...open]) await release(id)
    },
    async create() {
      const doc = emptyArticle({ id: makeId(), created: clock().toISOString() })
      // It has no lock before its first step: nobody else can know of it, and nothing of it is on the disk.
      open.add(dossierOf(doc).id)
      const epoch = randomUUID()
      await journals.open(dossierOf(doc).id, { epoch, hash: null, name: "", doc, unsaved: 0 })
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
      const found = await articles.find(id)
      const article = (found && articleIn(found.bytes, id)) ?? (await journaledOf(id))?.doc
      if (!article) throw new DeskError("article-missing")
      return article
    },
    open: (id) => articles.inTurn(id, () => openNow(id)),
    async takeOver(id) {
      await locks.takeOver(id)
      return articles.inTurn(id, () => openNow(id))
    },
    leave: (id, epoch) => articles.inTurn(id, () => leaveNow(id, epoch)),
    withUnfiled(listed) {
      const filed = new Set(listed.map(({ id }) => id))
      const others = [...unfiled.values()].filter(({ id }) => !filed.has(id))
      if (others.length === 0) return [...listed]
      return [...listed, ...others].sort((a, b) =>
        a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : 0,
      )
    },
    async survey() {
      const found = new Map<ArticleId, ArticleSummary>()
      const ids = await journals.ids().catch((error: unknown) => {
        log("Could not look for journals", error)
        return []
      })
      for (const id of ids) {
        if (library.find(id)) continue
        const journaled = await journaledOf(id)
        if (!journaled || beyond(journaled, null).unsaved === 0) continue
        if (journaled.hash === null && isBlank(journaled.doc)) continue
        const { section, status } = dossierOf(journaled.doc)
        const headline = journaled.doc.child(0).textContent
        const updated = journaled.at
        found.set(id, { id, kind: "article", name: "", headline, section, status, updated, copyOf: null })
      }
      unfiled = found
    },
  }
}
