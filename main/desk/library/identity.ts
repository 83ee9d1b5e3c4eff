/**
 * Which of several files is the article. Copies are made by people, by file managers and by sync clients, so several
 * files of a newsroom may name the same id. One of them is the article; the others are copies of it.
 */
import type { ArticleId } from "../../article/dossier.ts"
import { copiesAmong } from "../files/conflict-names.ts"
import { isAutomaticName } from "../files/names.ts"

/** What is known of the files of one id besides their names. */
export type Known = {
  /** The file that was the article before the others came; undefined if that is not known. */
  before: string | undefined
  /** When the text of a file last changed, by the file itself; empty if it does not say. */
  updatedIn: (name: string) => string
}

/** The files of one id: which is the article, and which are copies of it. */
export type Sharing = { article: string | undefined; copies: ReadonlySet<string> }

const alone: ReadonlySet<string> = new Set()

/** Whether a file still has the name that it got before its headline gave it a better one. */
const hasAutomaticName = (name: string, id: ArticleId) =>
  isAutomaticName(name.slice(name.lastIndexOf("/") + 1), id)

/**
 * Decides which of `names`, the files of the article `id`, is the article; all others are copies of it. One whose name
 * says that it is a copy is the article only if there is no other file. Renaming a file after its headline may have stopped half way, which leaves the article
 * under both names, and the next renaming may have added a number to the name: then the article is the file with the latest text,
 * and of two with the same text the one that is still to be renamed. Otherwise it is the file that was the article
 * before the others came. If that is not known, it is the shortest name, as every system makes the name of a
 * copy longer than that of the original.
 */
export function shareId(id: ArticleId, names: ReadonlySet<string>, { before, updatedIn }: Known): Sharing {
  if (names.size < 2) return { article: names.values().next().value, copies: alone }
  /** Those that say by their names that they are copies. */
  const marked = new Set(copiesAmong(new Map([...names].map((name) => [name, id]))).keys())
  const halfRenamed = [...names].some(
    (name) =>
      !marked.has(name) &&
      (hasAutomaticName(name, id) ||
        (names.has(name.replace(/-\d+(?=\.html$)/, "")) && /-\d+\.html$/.test(name))),
  )
  const rank = (name: string) => (hasAutomaticName(name, id) ? 0 : 1)
  const [article] = [...names].sort((a, b) => {
    if (marked.has(a) !== marked.has(b)) return marked.has(a) ? 1 : -1
    if (halfRenamed && updatedIn(a) !== updatedIn(b)) return updatedIn(a) > updatedIn(b) ? -1 : 1
    if (!halfRenamed && (a === before || b === before)) return a === before ? -1 : 1
    return rank(a) - rank(b) || a.length - b.length || (a < b ? -1 : 1)
  })
  // Two files of one id are one article twice, whatever they are called.
  return { article, copies: new Set([...names].filter((name) => name !== article)) }
}

/** Which files name which id, and which file was the article before others came to name the same id. */
export class Identities {
  readonly #claims = new Map<ArticleId, Set<string>>()
  readonly #articles = new Map<ArticleId, string>()

  /** The files that name `id`. */
  namesOf(id: ArticleId): ReadonlySet<string> {
    return this.#claims.get(id) ?? alone
  }

  /** The file `name` names `id`. Returns the other files that do. */
  claim(id: ArticleId, name: string): ReadonlySet<string> {
    const names = this.#claims.get(id) ?? new Set()
    this.#claims.set(id, names.add(name))
    return without(names, name)
  }

  /** The file `name` does not name `id` any more. Returns the files that still do. */
  release(id: ArticleId, name: string): ReadonlySet<string> {
    const names = this.#claims.get(id)
    if (!names) return alone
    names.delete(name)
    if (names.size === 0) this.#claims.delete(id)
    return names
  }

  /** Remembers that the file `name` is the article `id`: it stays the article when other files come to name the id. */
  settle(id: ArticleId, name: string): void {
    this.#articles.set(id, name)
  }

  /** Which of the files of `id` is the article. */
  sharing(id: ArticleId, updatedIn: Known["updatedIn"]): Sharing {
    return shareId(id, this.namesOf(id), { before: this.#articles.get(id), updatedIn })
  }
}

function without(names: ReadonlySet<string>, name: string): ReadonlySet<string> {
  const others = new Set(names)
  others.delete(name)
  return others
}
