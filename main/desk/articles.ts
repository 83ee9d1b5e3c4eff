/**
 * The articles of a newsroom: opened, begun and saved so that nothing that
 * anybody wrote is ever written over.
 */
import { randomInt } from "node:crypto"
import { basename, dirname } from "node:path"
import { type ArticleId, unborn } from "../article/dossier.ts"
import { readArticle, writeArticle } from "../article/html.ts"
import { type Article, articleFromJSON, dossierOf, emptyArticle, withDossier } from "../article/schema.ts"
import { slugOf } from "../article/slug.ts"
import { type ArticleJSON, type OpenedArticle, type Saved, sizeLimit } from "../contract/desk.ts"
import { DeskError } from "../contract/problem.ts"
import { renameExclusively, writeAtomic } from "./atomic.ts"
import { codeOf, type Disk, realDisk } from "./disk.ts"
import { fault } from "./fault.ts"
import { nameIn, realFolder, writablePath } from "./folder.ts"
import { hashOf } from "./hash.ts"
import type { Library } from "./library.ts"
import { automaticName, freeNames, isAutomaticName, nameKey, stemOf } from "./names.ts"

export type ArticlesOptions = {
  root: string
  library: Library
  clock: () => Date
  log: (message: string, error?: unknown) => void
  disk?: Disk
  /** Makes ids; by chance unless a test says otherwise. */
  makeId?: () => ArticleId
}

export type Articles = {
  /** An empty article with an id and a time, without a file. */
  create(): OpenedArticle
  /** The bytes of `id`'s file and its name. Throws `DeskError` article-missing, no-permission, too-large. */
  read(id: ArticleId): Promise<{ name: string; bytes: Uint8Array }>
  /** `article`, which `bytes` hold that `read` gave back under `name`, as the window takes it. */
  opened(article: Article, name: string, bytes: Uint8Array): OpenedArticle
  /** Returns when no save is under way. */
  idle(): Promise<void>
  /**
   * Saves. See `saveArticle` of the contract. Throws `DeskError`: invalid-call for what is no article,
   * or what `writeAtomic` throws; then the file on disk is as it was.
   */
  save(input: { doc: ArticleJSON; base: string | null; settle: boolean }): Promise<Saved>
}

/** Without l, o, 0, 1, which are taken for one another. */
const letters = "abcdefghijkmnpqrstuvwxyz23456789"

/** A fresh id: 12 characters by chance, 60 bits. */
export function chanceId(): ArticleId {
  return Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join("")
}

const encoder = new TextEncoder()
const bytesOf = (article: Article): Uint8Array => encoder.encode(writeArticle(article))

/** What is on disk at a name. */
type Present = { bytes: Uint8Array; hash: string }

/** What the desk wrote itself: every hash that it replaced, up to the newest. */
type Lineage = { before: Set<string | null>; newest: string }

export function createArticles({
  root,
  library,
  clock,
  log,
  disk = realDisk,
  makeId = chanceId,
}: ArticlesOptions): Articles {
  /** The last save of each article that is not done yet. */
  const queues = new Map<ArticleId, Promise<unknown>>()
  const lineages = new Map<ArticleId, Lineage>()
  /** The time of the last change that the file of this hash holds, so that it need not be read for it. */
  const times = new Map<ArticleId, { hash: string; updated: string | null }>()
  /** Where each article's file was last seen: one that vanishes is made anew there. */
  const lastNames = new Map<ArticleId, string>()
  /** Texts that went into a file of their own, by the id and base that they came with. */
  const diverted = new Map<string, ArticleId>()

  async function present(name: string): Promise<Present | null> {
    try {
      const bytes = await disk.read(await writablePath(root, name, disk))
      return { bytes, hash: hashOf(bytes) }
    } catch (error) {
      // The folder around it may have vanished with it, but the newsroom itself must be there.
      if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return null
      if (error instanceof DeskError && error.problem.code === "newsroom-missing") {
        await realFolder(root, disk)
        return null
      }
      throw fault(error, "reading", basename(name))
    }
  }

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
      const found = await present(place.name)
      if (found) return { name: place.name, present: found }
    }
    return null
  }

  /** The names that are taken in a subfolder of the newsroom, as keys. */
  async function taken(folder: string): Promise<Set<string>> {
    try {
      return new Set((await disk.names(folder)).map(nameKey))
    } catch (error) {
      throw fault(error, "writing", basename(folder))
    }
  }

  /** Puts `bytes` into a new file named after `stem` in the newsroom's root. */
  async function place(bytes: Uint8Array, stem: string): Promise<string> {
    const folder = await realFolder(root, disk)
    for (const name of freeNames(stem, await taken(folder))) {
      if (await writeAtomic(await writablePath(root, name, disk), bytes, { disk, exclusive: true }))
        return name
    }
    throw new DeskError("unexpected", { message: `Every name like ${stem} is taken` })
  }

  /** Puts `bytes` where a file vanished; under another name if something else stands there by now. */
  async function replace(bytes: Uint8Array, name: string): Promise<string> {
    const path = await writablePath(root, name, disk).catch((error: unknown) => {
      // Its subfolder vanished with it: the article goes to the root instead.
      if (error instanceof DeskError && error.problem.code === "newsroom-missing") return null
      throw error
    })
    if (path && (await writeAtomic(path, bytes, { disk, exclusive: true }))) return name
    return place(bytes, basename(name).replace(/\.html?$/i, ""))
  }

  const stemFor = (article: Article): string =>
    stemOf(dossierOf(article).slug || slugOf(article.child(0).textContent))

  /** Names a file after its headline. The text is safe already, so what stands in the way is only logged. */
  async function settled(article: Article, name: string): Promise<string> {
    const { id } = dossierOf(article)
    const stem = stemFor(article)
    if (!isAutomaticName(basename(name), id) || stem === "") return name
    try {
      const from = await writablePath(root, name, disk)
      const folder = dirname(from)
      for (const better of freeNames(stem, await taken(folder))) {
        const to = await writablePath(root, [...name.split("/").slice(0, -1), better].join("/"), disk)
        if (!(await renameExclusively(from, to, disk))) continue
        await disk.syncFolder(folder)
        return nameIn(await realFolder(root, disk), to)
      }
    } catch (error) {
      log(`Could not name ${name} after its headline`, error)
    }
    return name
  }

  /**
   * What to tell the window, and the library, of a file that holds `article` now.
   * @param base what the window stood on; @param replaced what was on disk before; @param hash what is there now
   */
  async function done(
    article: Article,
    { base, replaced, hash }: { base: string | null; replaced: string | null; hash: string },
    name: string,
  ): Promise<Saved> {
    const { id, updated, created } = dossierOf(article)
    const known = lineages.get(id)
    const before = known && known.newest === replaced ? known.before : new Set<string | null>()
    lineages.set(id, { before: before.add(base).add(replaced), newest: hash })
    times.set(id, { hash, updated })
    lastNames.set(id, name)
    await library.refreshFile(name)
    return { id, base: hash, name, updated: updated ?? created ?? clock().toISOString(), conflict: false }
  }

  const stamped = (article: Article): Article => withDossier(article, { updated: clock().toISOString() })

  /** The article on disk, if it differs from `article` at most in the time of its last change. */
  function sameOnDisk(article: Article, { bytes, hash }: Present): Article | null {
    const known = times.get(dossierOf(article).id)
    let updated = known?.updated ?? null
    if (known?.hash !== hash) {
      const reading = readArticle(bytes)
      if (reading.kind !== "article") return null
      updated = dossierOf(reading.article).updated
    }
    const onDisk = withDossier(article, { updated })
    return Buffer.compare(bytesOf(onDisk), bytes) === 0 ? onDisk : null
  }

  async function divert(article: Article, base: string | null): Promise<Saved> {
    const own = stamped(withDossier(article, { id: makeId() }))
    const bytes = bytesOf(own)
    const { id } = dossierOf(own)
    const name = await place(bytes, automaticName(id, clock()).slice(0, -".html".length))
    diverted.set(`${dossierOf(article).id} ${base}`, id)
    return { ...(await done(own, { base: null, replaced: null, hash: hashOf(bytes) }, name)), conflict: true }
  }

  async function saveNow(article: Article, base: string | null, settle: boolean): Promise<Saved> {
    const { id } = dossierOf(article)
    // The window had not heard yet that this text became an article of its own.
    const own = diverted.get(`${id} ${base}`)
    if (own) {
      const newest = lineages.get(own)?.newest ?? null
      return { ...(await saveNow(withDossier(article, { id: own }), newest, settle)), conflict: true }
    }

    const found = await whereabouts(id, base !== null || lineages.has(id))
    if (!found) {
      const fresh = stamped(article)
      const bytes = bytesOf(fresh)
      const lastName = lastNames.get(id)
      const name = lastName
        ? await replace(bytes, lastName)
        : await place(
            bytes,
            (settle && stemFor(fresh)) || automaticName(id, clock()).slice(0, -".html".length),
          )
      return done(fresh, { base, replaced: null, hash: hashOf(bytes) }, name)
    }

    const { name } = found
    const replaced = found.present.hash
    const lineage = lineages.get(id)
    // A save that set out before it heard of the one before it stands on that one: both are this window's.
    const ours = lineage?.newest === replaced && lineage.before.has(base)
    const same = sameOnDisk(article, found.present)
    if (same) {
      const kept = settle ? await settled(same, name) : name
      if (kept !== name) await library.refreshFile(name)
      return done(same, { base, replaced, hash: replaced }, kept)
    }
    if (replaced !== base && !ours) return divert(article, base)

    const changed = stamped(article)
    const bytes = bytesOf(changed)
    const path = await writablePath(root, name, disk)
    const written = await writeAtomic(path, bytes, {
      disk,
      still: async () => (await present(name))?.hash === replaced,
    })
    // Somebody else was faster, or took the file away: look at what is there now.
    if (!written) return saveNow(article, base, settle)
    const kept = settle ? await settled(changed, name) : name
    if (kept !== name) await library.refreshFile(name)
    return done(changed, { base, replaced, hash: hashOf(bytes) }, kept)
  }

  return {
    create() {
      const article = emptyArticle({ id: makeId(), created: clock().toISOString() })
      return { kind: "article", doc: article.toJSON() as ArticleJSON, base: null, name: "" }
    },
    async read(id) {
      const found = await whereabouts(id, true)
      if (!found) throw new DeskError("article-missing")
      if (found.present.bytes.length > sizeLimit)
        throw new DeskError("too-large", { limit: sizeLimit / 1024 / 1024 })
      lastNames.set(id, found.name)
      return { name: found.name, bytes: found.present.bytes }
    },
    opened(article, name, bytes) {
      const { id, updated } = dossierOf(article)
      const base = hashOf(bytes)
      times.set(id, { hash: base, updated })
      return { kind: "article", doc: article.toJSON() as ArticleJSON, base, name }
    },
    async idle() {
      while (queues.size > 0) await Promise.all(queues.values())
    },
    async save({ doc, base, settle }) {
      const article = checked(doc)
      const { id } = dossierOf(article)
      const mine = (queues.get(id) ?? Promise.resolve()).then(() => saveNow(article, base, settle))
      // How this save ends is told to its caller; the next one only waits for it.
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
    },
  }
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
