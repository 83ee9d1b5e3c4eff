/** What the desk knows of the files that articles stand on: what each held, what came of saves, what the window was told. */
import type { ArticleId } from "../../article/dossier.ts"
import { type Article, dossierOf } from "../../article/schema.ts"
import type { FileContent } from "../files/content.ts"

/** What the window was last told of an open article's file. */
export type Reported = { name: string; hash: string; gone: boolean }

export type Bases = {
  /** An article is open with its file `name`, which holds it. */
  setOpen(article: Article, name: string, content: FileContent): void
  /** An open article stands on the version `hash`, which its file does not hold any more. */
  setBase(id: ArticleId, hash: string): void
  /** Its file was last seen as `name`, unless more is known. */
  setNameIfUnknown(id: ArticleId, name: string): void
  /** Its file was seen as `name` now. */
  setName(id: ArticleId, name: string): void
  /** It is not open any more. */
  setClosed(id: ArticleId): void
  /** Its file was taken away: a save of it would be its first. */
  delete(id: ArticleId): void
  /** The hashes of the files and versions that open articles stand on. */
  hashes(): Set<string>

  /** Where its file was last seen: one that vanishes is made anew there. */
  lastName(id: ArticleId): string | undefined
  /** The file of this hash, if it is one of the last that the open article was read from or saved in. */
  file(id: ArticleId, hash: string | null): FileContent | undefined
  /** What the open article's file holds if its hash is this one, so that it need not be read for it. */
  articleOf(id: ArticleId, hash: string | null): Article | null
  reported(id: ArticleId): Reported | undefined
  setReported(id: ArticleId, reported: Reported): void
  /** The articles that are open. */
  openIds(): ArticleId[]

  /** A file of this hash is about to be written, over any of the versions that `on` names. */
  attempt(id: ArticleId, hash: string, on: readonly (string | null)[]): void
  /** A save came to its end: the file `name` holds `article`. */
  saved(article: Article, name: string, save: Save): void
  /**
   * Whether the file of this hash is the doing of the window that stands on `base`: a save that set out before it
   * heard of the one before stands on that one, and one that ended badly may have left its file all the same.
   */
  isOurs(id: ArticleId, hash: string, base: string | null): boolean
  /** Whether anything was saved, or may have been. */
  wasSaved(id: ArticleId): boolean
}

/** What a save did. */
export type Save = {
  content: FileContent
  /** The version that the window said it stands on, and the hash of what was replaced; null if there was nothing. */
  base: string | null
  replaced: string | null
  /** Whether others' changes went in, of which the window knows nothing yet. */
  merged: boolean
  /** Whether it came from a window that journals. */
  journaled: boolean
}

/** How many files of an open article are remembered, to know what two versions come from. */
const remembered = 4

export function createBases(): Bases {
  /** What the desk wrote itself: every hash that it replaced, up to the newest. */
  const lineages = new Map<ArticleId, { before: Set<string | null>; newest: string }>()
  /** Files that a save which ended badly may have left, by their hash, and what its window stands on. */
  const attempts = new Map<ArticleId, Map<string, Set<string | null>>>()
  const names = new Map<ArticleId, string>()
  const heads = new Map<ArticleId, { hash: string; article: Article }>()
  /** The newest at the end. */
  const files = new Map<ArticleId, FileContent[]>()
  /** The versions that recovered articles stand on. */
  const recovered = new Map<ArticleId, string>()
  const reported = new Map<ArticleId, Reported>()
  const whileOpen = [heads, files, recovered, reported]

  function setOpen(article: Article, name: string, content: FileContent): void {
    const { id } = dossierOf(article)
    const { hash } = content
    heads.set(id, { hash, article })
    files.set(id, [...(files.get(id) ?? []).filter((file) => file.hash !== hash), content].slice(-remembered))
    reported.set(id, { name, hash, gone: false })
  }

  return {
    setOpen,
    setBase: (id, hash) => void recovered.set(id, hash),
    setNameIfUnknown(id, name) {
      if (!names.has(id)) names.set(id, name)
    },
    setName: (id, name) => void names.set(id, name),
    setClosed(id) {
      for (const map of whileOpen) map.delete(id)
    },
    delete(id) {
      for (const map of [...whileOpen, lineages, attempts, names]) map.delete(id)
    },
    hashes: () =>
      new Set([
        ...recovered.values(),
        ...[...files.values()].flatMap((known) => known.map(({ hash }) => hash)),
      ]),
    lastName: (id) => names.get(id),
    file: (id, hash) => files.get(id)?.find((file) => file.hash === hash),
    articleOf(id, hash) {
      const head = heads.get(id)
      return head?.hash === hash ? head.article : null
    },
    reported: (id) => reported.get(id),
    setReported: (id, now) => void reported.set(id, now),
    openIds: () => [...reported.keys()],
    attempt(id, hash, on) {
      const tried = attempts.get(id) ?? new Map<string, Set<string | null>>()
      attempts.set(id, tried.set(hash, new Set(on)))
    },
    saved(article, name, { content, base, replaced, merged, journaled }) {
      const { id } = dossierOf(article)
      const newest = content.hash
      const before = lineages.get(id)
      // A save that set out before it heard of a merge knows nothing of the others' part: it does not stand on it.
      // Nor does a window on what was saved beside it, as a status that was set in the list.
      if (merged || (!journaled && files.has(id))) lineages.set(id, { before: new Set(), newest })
      else {
        const line = before && before.newest === replaced ? before.before : new Set<string | null>()
        lineages.set(id, { before: line.add(base).add(replaced), newest })
      }
      attempts.delete(id)
      names.set(id, name)
      if (journaled) setOpen(article, name, content)
    },
    isOurs(id, hash, base) {
      const lineage = lineages.get(id)
      if (lineage?.newest === hash && lineage.before.has(base)) return true
      return attempts.get(id)?.get(hash)?.has(base) ?? false
    },
    wasSaved: (id) => lineages.has(id) || attempts.has(id),
  }
}
