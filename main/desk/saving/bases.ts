/**
 * What the desk knows of the files of open articles: what each held, which of them the desk wrote itself, and what the
 * window was told. The base of an article is the version that the window's text was made from.
 */
import type { ArticleId } from "../../article/dossier.ts"
import { type Article, dossierOf } from "../../article/schema.ts"
import { Recent } from "../disk/recent.ts"
import type { FileContent } from "../files/content.ts"

/** What the window was last told of an open article's file. */
export type Reported = { name: string; hash: string; gone: boolean }

export type Bases = {
  /** Notes that an article is open, and that its file `name` holds it. */
  setOpen(article: Article, name: string, content: FileContent): void
  /** Notes that the base of an open article is the version `hash`, which its file does not hold any more. */
  setBase(id: ArticleId, hash: string): void
  /** Notes under which name the file of an article was last seen, unless a name is known already. */
  setNameIfUnknown(id: ArticleId, name: string): void
  /** Notes under which name the file of an article is now. */
  setName(id: ArticleId, name: string): void
  /** Forgets what only an open article needs. */
  setClosed(id: ArticleId): void
  /** Forgets all of an article whose file was taken away: its next save makes a new file. */
  delete(id: ArticleId): void
  /** The hashes of the last files of open articles, and of the versions that are their bases. */
  hashes(): Set<string>

  /** The name under which the file of an article was last seen: one that vanishes is made anew there. */
  lastName(id: ArticleId): string | undefined
  /** The file with this hash, if it is one of the last that an open article was read from or saved to. */
  file(id: ArticleId, hash: string | null): FileContent | undefined
  /** The article that an open article's newest file holds, if that file has this hash: then it need not be read. */
  articleOf(id: ArticleId, hash: string | null): Article | null
  /** What the window was last told of the file of an open article. */
  reported(id: ArticleId): Reported | undefined
  setReported(id: ArticleId, reported: Reported): void
  /** The articles that are open. */
  openIds(): ArticleId[]

  /** Notes that a file with this hash is about to be written in the place of one of the versions `on`. */
  attempt(id: ArticleId, hash: string, on: readonly (string | null)[]): void
  /** Notes that a save succeeded: the file `name` holds `article`. */
  saved(article: Article, name: string, save: Save): void
  /**
   * Whether the file with this hash was written by the window whose base is `base`. The base is behind where a save
   * began before the window heard of the one before, and where a save failed after its file was in place.
   */
  isOurs(id: ArticleId, hash: string, base: string | null): boolean
  /** Whether anything was saved, or may have been. */
  wasSaved(id: ArticleId): boolean
}

/** What a save did. */
export type Save = {
  content: FileContent
  /** The hashes of the window's base and of the file that was replaced; null if there was none. */
  base: string | null
  replaced: string | null
  /** Whether changes of others were merged in, which the window does not have yet. */
  merged: boolean
  /** Whether it came from a window that journals. */
  journaled: boolean
}

/** How many files of an open article are remembered, to know what two versions come from. */
const remembered = 4
/** For how many articles the desk remembers what it wrote itself, and how many bases of each. */
const rememberedLineages = 1_024
const rememberedBases = 100

/** The hashes of the files that the desk replaced by its own, one after the other, up to the newest file. */
type Lineage = { before: Set<string | null>; newest: string }

/** The memory of one desk, empty at first. Nothing of it is on the disk. */
export function createBases(): Bases {
  const lineages = new Recent<ArticleId, Lineage>(rememberedLineages)
  /** The hashes of files that a failed save may have left, each with what its window's base may have been. */
  const attempts = new Map<ArticleId, Map<string, Set<string | null>>>()
  const names = new Map<ArticleId, string>()
  const heads = new Map<ArticleId, { hash: string; article: Article }>()
  /** The newest at the end. */
  const files = new Map<ArticleId, FileContent[]>()
  /** The bases of articles that were recovered from a journal and whose file holds another version. */
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
      for (const memory of [...whileOpen, lineages, attempts, names]) memory.delete(id)
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
      // A save that began before the window heard of a merge lacks the others' part: this file is no base of it. Nor
      // is a file that was saved beside the window, such as with a status that was set in the list.
      if (merged || (!journaled && files.has(id))) lineages.set(id, { before: new Set(), newest })
      else {
        const known = before && before.newest === replaced ? [...before.before] : []
        lineages.set(id, { before: new Set([...known, base, replaced].slice(-rememberedBases)), newest })
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
    wasSaved: (id) => lineages.get(id) !== undefined || attempts.has(id),
  }
}
