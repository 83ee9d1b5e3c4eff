/**
 * What the desk knows of the files of open articles: what each held, which of them the desk wrote itself, and what the
 * window was told. The base of an article is the version that the window's text was made from.
 */
import type { ArticleId } from "../../article/dossier.ts"
import { type Article, dossierOf } from "../../article/schema.ts"
import { Recent } from "../disk/recent.ts"
import type { FileContent } from "../files/content.ts"
import { OpenFile, type Reported } from "./open-file.ts"
import { OwnWrites } from "./own-writes.ts"

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
  lastName(id: ArticleId): string | null
  /** The file with this hash, if it is one of the last that an open article was read from or saved to. */
  file(id: ArticleId, hash: string | null): FileContent | undefined
  /** The article that an open article's newest file holds, if that file has this hash: then it need not be read. */
  articleOf(id: ArticleId, hash: string | null): Article | null
  /** What the window was last told of the file of an open article. */
  reported(id: ArticleId): Reported | null
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

/** For how many articles the desk remembers what it wrote itself. */
const rememberedWrites = 1_024

/** The memory of one desk, empty at first. Nothing of it is on the disk. */
export function createBases(): Bases {
  const open = new Map<ArticleId, OpenFile>()
  const writes = new Recent<ArticleId, OwnWrites>(rememberedWrites)

  /** The entry of `id` in `map`, which is made if it is not there. */
  function entry<Entry extends object>(
    map: { get(id: ArticleId): Entry | undefined; set(id: ArticleId, entry: Entry): unknown },
    id: ArticleId,
    make: new () => Entry,
  ): Entry {
    const known = map.get(id)
    if (known) return known
    const made = new make()
    map.set(id, made)
    return made
  }
  const openFile = (id: ArticleId) => entry(open, id, OpenFile)
  const writesOf = (id: ArticleId) => entry(writes, id, OwnWrites)

  return {
    setOpen: (article, name, content) => openFile(dossierOf(article).id).hold(article, name, content),
    setBase(id, hash) {
      openFile(id).recovered = hash
    },
    setNameIfUnknown(id, name) {
      writesOf(id).lastName ??= name
    },
    setName(id, name) {
      writesOf(id).lastName = name
    },
    setClosed: (id) => void open.delete(id),
    delete(id) {
      open.delete(id)
      writes.delete(id)
    },
    hashes: () => new Set([...open.values()].flatMap((file) => file.hashes())),
    lastName: (id) => writes.get(id)?.lastName ?? null,
    file: (id, hash) => open.get(id)?.file(hash),
    articleOf: (id, hash) => open.get(id)?.article(hash) ?? null,
    reported: (id) => open.get(id)?.reported ?? null,
    setReported(id, now) {
      const file = open.get(id)
      if (file) file.reported = now
    },
    openIds: () => [...open].filter(([, { reported }]) => reported !== null).map(([id]) => id),
    attempt: (id, hash, on) => writesOf(id).attempt(hash, on),
    saved(article, name, { content, base, replaced, merged, journaled }) {
      const { id } = dossierOf(article)
      const own = writesOf(id)
      // A save that began before the window heard of a merge lacks the others' part: this file is no base of it. Nor
      // is a file that was saved beside the window, such as with a status that was set in the list.
      const apart = merged || (!journaled && (open.get(id)?.known ?? false))
      if (apart) own.savedApart(content.hash)
      else own.saved(content.hash, base, replaced)
      own.lastName = name
      if (journaled) openFile(id).hold(article, name, content)
    },
    isOurs: (id, hash, base) => writes.get(id)?.isOurs(hash, base) ?? false,
    wasSaved: (id) => writes.get(id)?.any ?? false,
  }
}
