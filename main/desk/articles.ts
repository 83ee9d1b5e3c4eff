/**
 * The articles of a newsroom: opened, begun and saved so that nothing that
 * anybody wrote is ever written over.
 */
import { randomInt } from "node:crypto"
import { basename } from "node:path"
import { type ArticleId, articleId, unborn } from "../article/dossier.ts"
import { mergeArticles } from "../article/merge.ts"
import { type Article, articleFromJSON, dossierOf, withDossier } from "../article/schema.ts"
import { type ArticleJSON, type CallInput, type EventData, type Saved, sizeLimit } from "../contract/desk.ts"
import { DeskError } from "../contract/problem.ts"
import { writeTarget } from "./atomic.ts"
import { bytesOf } from "./bytes.ts"
import type { Disk } from "./disk.ts"
import { fault } from "./fault.ts"
import { writablePath, writableTarget } from "./folder.ts"
import type { Journals } from "./journal/journal.ts"
import { createKeeping, type Versions } from "./keeping.ts"
import type { Library } from "./library.ts"
import { automaticName } from "./names.ts"
import { createPlacing, stemFor } from "./placing.ts"
import { articleIn, holds, type Present, presentAt, presentOf } from "./present.ts"

export type ArticlesOptions = {
  root: string
  library: Library
  journals: Journals
  history: Versions
  clock: () => Date
  log: (message: string, error?: unknown) => void
  disk: Disk
  /** Makes ids; by chance unless a test says otherwise. */
  makeId: () => ArticleId
}

/** A file of ours. */
export type Found = { name: string; bytes: Uint8Array; hash: string }

export type Articles = {
  /**
   * `id`'s file; null if it has none, wherever it was moved to. Throws `DeskError` no-permission, too-large,
   * newsroom-missing.
   */
  find(id: ArticleId): Promise<Found | null>
  /** Remembers that an article is open with the file `found`, which holds `article`. */
  show(article: Article, found: Found): void
  /** Where the file of an open article was last seen, for one that is gone. */
  remember(id: ArticleId, name: string): void
  /** Forgets what only an open article needs. */
  forget(id: ArticleId): void
  /** Forgets all of an article whose file was taken away: a save of it would be its first. */
  drop(id: ArticleId): void
  /** What happened to the files of open articles by other programs' doing, each thing once. */
  look(): Promise<Outside[]>
  /** Remembers that an open article stands on the version `hash`, which its file does not hold any more. */
  stand(id: ArticleId, hash: string): void
  /** The hashes of the files and versions that open articles stand on. */
  standing(): Set<string>
  /** Does `work` when nothing else is done with the file of `id`. */
  inTurn<Result>(id: ArticleId, work: () => Promise<Result>): Promise<Result>
  /** Returns when all that follows the saves of `id` so far is done: history and library know of them. */
  rested(id: ArticleId): Promise<void>
  /** Returns when no save is under way, and nothing that follows one. */
  idle(): Promise<void>
  /**
   * Puts an article that is none of the newsroom's yet, times and all, into a file of its own in a folder; see
   * `Placing.place`. The library is not told, for who adds thousands. Gives back the file's name.
   */
  add(article: Article, folder: string, taken: Set<string>): Promise<string>
  /**
   * Saves. See `saveArticle` of the contract. Throws `DeskError`: invalid-call for what is no article,
   * or what `writeAtomic` throws; then the file on disk is as it was.
   */
  save(input: CallInput<"saveArticle">): Promise<Saved>
}

type Journal = CallInput<"saveArticle">["journal"]
export type Outside = EventData<"outside">

/** Without l, o, 0, 1, which are taken for one another. */
const letters = "abcdefghijkmnpqrstuvwxyz23456789"

/** A fresh id: 12 characters by chance, 60 bits. */
export function chanceId(): ArticleId {
  return Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join("")
}

/**
 * A save: the document as the window sent it, and what else it said. `journaled` is when the journal got just this
 * document, null if it did not; see `Journals.timeOf`.
 */
type Request = {
  article: Article
  base: string | null
  settle: boolean
  journal: Journal
  journaled: string | null
}

/** How many files of an open article are remembered, to know what two versions come from. */
const remembered = 4

/** What the desk wrote itself: every hash that it replaced, up to the newest. */
type Lineage = { before: Set<string | null>; newest: string }

/** Whether two articles differ at most in the time of their last change. */
export function sameText(one: Article, other: Article): boolean {
  return withDossier(one, { updated: dossierOf(other).updated }).eq(other)
}

export function createArticles(options: ArticlesOptions): Articles {
  const { root, library, journals, history, clock, log, disk } = options
  const placing = createPlacing({ root, disk, log })
  const keeping = createKeeping({ history, log })
  /** The last save of each article that is not done yet. */
  const queues = new Map<ArticleId, Promise<unknown>>()
  const lineages = new Map<ArticleId, Lineage>()
  /** What the file of this hash holds, of each open article, so that it need not be read for it. */
  const heads = new Map<ArticleId, { hash: string; article: Article }>()
  /** Where each article's file was last seen: one that vanishes is made anew there. */
  const lastNames = new Map<ArticleId, string>()
  /** The files that open articles were read from and saved in last, the newest at the end. */
  const known = new Map<ArticleId, Present[]>()
  /** The versions that recovered articles stand on. */
  const bases = new Map<ArticleId, string>()
  /** What the window was last told of the files of open articles. */
  const shown = new Map<ArticleId, { name: string; hash: string; gone: boolean }>()
  /** Files that a save which ended badly may have left all the same, by their hash, and what its window stands on. */
  const attempts = new Map<ArticleId, Map<string, Set<string | null>>>()
  /**
   * Where the article's file is and what it holds. If it is not where it was, and `thorough`, the
   * folder is looked through for where another program has put it.
   */
  async function whereabouts(
    id: ArticleId,
    thorough: boolean,
  ): Promise<{ name: string; present: Present } | null> {
    for (const again of thorough ? [false, true] : [false]) {
      if (again) await library.refresh()
      const place = library.find(id)
      if (!place) continue
      const found = await presentAt(root, disk, place.name)
      if (found) return { name: place.name, present: found }
    }
    return null
  }

  const automaticStem = (article: Article): string =>
    automaticName(dossierOf(article).id, clock()).slice(0, -".html".length)

  function recall(id: ArticleId, present: Present): void {
    const others = (known.get(id) ?? []).filter(({ hash }) => hash !== present.hash)
    known.set(id, [...others, present].slice(-remembered))
  }

  /** The version of `id` whose file has the hash `base`, if anybody still has it. */
  async function versionOf(id: ArticleId, base: string | null): Promise<Article | null> {
    if (base === null) return null
    const bytes = known.get(id)?.find(({ hash }) => hash === base)?.bytes ?? (await history.object(base))
    return bytes && articleIn(bytes, id)
  }

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
    { base, journal }: Request,
    {
      name,
      present,
      replaced,
      merged,
    }: { name: string; present: Present; replaced: string | null; merged: boolean },
  ): Saved {
    const { id, updated, created } = dossierOf(article)
    const { hash } = present
    const before = lineages.get(id)
    // A save that set out before it heard of a merge knows nothing of the others' part: it does not stand on it.
    if (merged) lineages.set(id, { before: new Set(), newest: hash })
    else {
      const line = before && before.newest === replaced ? before.before : new Set<string | null>()
      lineages.set(id, { before: line.add(base).add(replaced), newest: hash })
    }
    attempts.delete(id)
    lastNames.set(id, name)
    if (journal || known.has(id)) {
      heads.set(id, { hash, article })
      recall(id, present)
      shown.set(id, { name, hash, gone: false })
    }
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

  /** Remembers what is about to be written, until it is known to be there. */
  function attempt(id: ArticleId, hash: string, standsOn: readonly (string | null)[]): void {
    const tried = attempts.get(id) ?? new Map<string, Set<string | null>>()
    attempts.set(id, tried.set(hash, new Set(standsOn)))
  }

  const stamped = (article: Article, time: string | null): Article =>
    withDossier(article, { updated: time ?? clock().toISOString() })

  /** The article on disk, if it differs from `article` at most in the time of its last change. */
  function sameOnDisk(article: Article, { bytes, hash }: Present): Article | null {
    const { id } = dossierOf(article)
    const head = heads.get(id)
    const onDisk = head?.hash === hash ? head.article : articleIn(bytes, id)
    return onDisk && sameText(article, onDisk) ? onDisk : null
  }

  /** Makes a file for an article that has none, or whose file is none of ours any more. */
  async function begin(request: Request, make: (bytes: Uint8Array, article: Article) => Promise<string>) {
    const { article, base, journal, journaled } = request
    const fresh = stamped(article, journaled)
    const present = presentOf(bytesOf(fresh))
    const { hash } = present
    await announce(dossierOf(article).id, journal, { hash, merged: false }, journaled !== null)
    attempt(dossierOf(article).id, hash, [base])
    const name = await make(present.bytes, fresh)
    await library.refreshFile(name).catch((error: unknown) => log(`Could not look at ${name} anew`, error))
    return done(fresh, request, { name, present, replaced: null, merged: false })
  }

  /** The name that a file has after a save which may settle it. */
  async function settled(article: Article, { settle }: Request, name: string): Promise<string> {
    const stays = settle ? await placing.settled(article, name) : name
    if (stays !== name) await library.refreshFile(name)
    return stays
  }

  /** Has `article` stand in the place of what was found, which is written only if it is another text. */
  async function update(
    article: Article,
    request: Request,
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
    request: Request,
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
    const target = await asked
    const written = await writeTarget(target, present.bytes, {
      disk,
      meanwhile: async () => {
        const { hash } = present
        // A window that has not heard of what others wrote does not stand on it.
        if (!merged) attempt(id, hash, [base, replaced.hash])
        await Promise.all([
          announce(id, journal, { hash, merged }, time !== null),
          keeping.replaced(id, replaced),
        ])
      },
      still: async () => {
        if (!(await looking)) return false
        // It was looked at before it was read, and is again after it.
        const now = await disk.look(target.path).catch(() => null)
        return now !== null && now.stamp === target.there?.stamp
      },
    })
    if (!written) return saveAnew(request)
    const stays = await settled(changed, request, name)
    return done(changed, request, { name: stays, present, replaced: replaced.hash, merged })
  }

  /** Puts both sides' changes together; if they changed the same block, keeps both and writes nothing. */
  async function meet(
    request: Request,
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
  async function overwrite(request: Request): Promise<Saved | null> {
    const { article, base } = request
    const { id } = dossierOf(article)
    const head = heads.get(id)
    const replaced = known.get(id)?.findLast(({ hash }) => hash === base)
    const place = library.find(id)
    if (!place || !replaced || head?.hash !== base || sameText(article, head.article)) return null
    return write(article, request, { name: place.name, present: replaced }, false)
  }

  const saveNow = async (request: Request): Promise<Saved> => (await overwrite(request)) ?? saveAnew(request)

  /** Saves after a look at what is there. */
  async function saveAnew(request: Request): Promise<Saved> {
    const { article, base, settle } = request
    const { id } = dossierOf(article)
    const found = await whereabouts(id, base !== null || lineages.has(id) || attempts.has(id))
    if (!found)
      return begin(request, async (bytes, fresh) => {
        const lastName = lastNames.get(id)
        if (lastName) return placing.replace(bytes, lastName)
        return placing.place(bytes, (settle && stemFor(fresh)) || automaticStem(fresh))
      })

    const { hash } = found.present
    const lineage = lineages.get(id)
    // A save that set out before it heard of the one before it stands on that one: both are this window's.
    const ours =
      (lineage?.newest === hash && lineage.before.has(base)) || attempts.get(id)?.get(hash)?.has(base)
    if (hash === base || ours) return update(article, request, found, false)

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

  /** One thing after the other for each article. How each ends is told to its own caller. */
  async function inTurn<Result>(id: ArticleId, work: () => Promise<Result>): Promise<Result> {
    const mine = (queues.get(id) ?? Promise.resolve()).then(work)
    const over = mine.then(
      () => undefined,
      () => undefined,
    )
    queues.set(id, over)
    try {
      return await mine
    } finally {
      if (queues.get(id) === over) queues.delete(id)
    }
  }

  /** What the window is to be told of the file of an open article, if anything. */
  async function lookAt(id: ArticleId): Promise<Outside | null> {
    const was = shown.get(id)
    if (!was) return null
    const place = library.find(id)
    if (!place) {
      if (was.gone) return null
      shown.set(id, { ...was, gone: true })
      return { id, what: "gone", name: was.name }
    }
    const { name } = place
    const now = await presentAt(root, disk, name)
    // It went away after the folder was read, of which there will be news.
    if (!now) return null
    shown.set(id, { name, hash: now.hash, gone: false })
    lastNames.set(id, name)
    if (now.hash !== was.hash) return { id, what: "changed", name }
    return name !== was.name || was.gone ? { id, what: "moved", name } : null
  }

  return {
    async find(id) {
      const found = await whereabouts(id, true)
      if (!found) return null
      if (found.present.bytes.length > sizeLimit)
        throw new DeskError("too-large", { limit: sizeLimit / 1024 / 1024 })
      lastNames.set(id, found.name)
      return { name: found.name, ...found.present }
    },
    show(article, { name, bytes, hash }) {
      const { id } = dossierOf(article)
      heads.set(id, { hash, article })
      recall(id, { bytes, hash })
      shown.set(id, { name, hash, gone: false })
    },
    remember(id, name) {
      if (!lastNames.has(id)) lastNames.set(id, name)
    },
    forget(id) {
      for (const map of [known, bases, shown, heads]) map.delete(id)
    },
    drop(id) {
      for (const map of [known, bases, shown, lineages, attempts, heads, lastNames]) map.delete(id)
    },
    async look() {
      const news = await Promise.all(
        [...shown.keys()].map((id) =>
          inTurn(id, () => lookAt(id)).catch((error: unknown) => {
            log(`Could not look after ${id}`, error)
            return null
          }),
        ),
      )
      return news.filter((one) => one !== null)
    },
    stand(id, hash) {
      bases.set(id, hash)
    },
    standing: () =>
      new Set([...bases.values(), ...[...known.values()].flatMap((files) => files.map(({ hash }) => hash))]),
    inTurn,
    add: (article, folder, taken) =>
      inTurn(dossierOf(article).id, () =>
        placing.place(bytesOf(article), stemFor(article) || automaticStem(article), folder, taken),
      ),
    rested: keeping.rested,
    async idle() {
      do {
        await Promise.all(queues.values())
        await keeping.idle()
      } while (queues.size > 0)
    },
    async save({ doc, base, settle, journal }) {
      const whole = doc.type === "doc" ? checked(doc) : null
      const id = savedId({ doc })
      return inTurn(id, async () => {
        const held = whole || !journal ? null : await journals.at(id, journal.epoch, journal.version)
        const article = whole ?? held
        if (!article) throw new DeskError("journal-gap")
        const journaled = held && journal ? journals.timeOf(id, journal.epoch, journal.version) : null
        return saveNow({ article, base, settle, journal, journaled })
      })
    },
  }
}

/** The id of the article that a call wants to save. Throws `DeskError` invalid-call if it has none. */
export function savedId({ doc }: Pick<CallInput<"saveArticle">, "doc">): ArticleId {
  const { data, error } = articleId.safeParse(
    doc.type === "doc" ? (doc.attrs as { id?: unknown } | undefined)?.id : doc.journaled,
  )
  if (data === undefined || data === unborn) throw new DeskError("invalid-call", {}, error)
  return data
}

/** The article that `doc` holds. Throws `DeskError` invalid-call for anything else, and for one without an identity. */
export function checked(doc: unknown): Article {
  try {
    const article = articleFromJSON(doc)
    if (dossierOf(article).id !== unborn) return article
  } catch (error) {
    throw new DeskError("invalid-call", {}, error)
  }
  throw new DeskError("invalid-call", { message: "An article without an id" })
}
