/** The file of one open article: what it held when the article was read from it or saved to it, and what the window was told of it. */
import type { Article } from "../../article/schema.ts"
import type { FileContent } from "../files/content.ts"

/**
 * What the window was last told of an open article's file. `lost`: the file does not hold the article any more, and how;
 * null while it does.
 */
export type Reported = { name: string; hash: string; lost: Lost | null }

/** How a file may have lost its article: it is gone, nothing is in it, or something that is not read as the article. */
export type Lost = "gone" | "empty" | "unreadable"

/** How many files of an open article are remembered, to know what two versions come from. */
const remembered = 4

/** An open article and its file. */
export class OpenFile {
  /** What the window was last told of the file; null where it was told of none. */
  reported: Reported | null = null
  /** The base of an article that was recovered from a journal and whose file holds another version; else null. */
  recovered: string | null = null
  /** The last files, the newest at the end. */
  #files: readonly FileContent[] = []
  /** The article in the newest file. */
  #newest: { hash: string; article: Article } | null = null

  /** Notes that the file `name` holds `article`. */
  hold(article: Article, name: string, content: FileContent): void {
    const { hash } = content
    this.#newest = { hash, article }
    this.#files = [...this.#files.filter((file) => file.hash !== hash), content].slice(-remembered)
    this.reported = { name, hash, lost: null }
  }

  /** Whether the article was read from a file or saved to one while it was open. */
  get known(): boolean {
    return this.#files.length > 0
  }

  /** The file with this hash, if it is one of the last. */
  file(hash: string | null): FileContent | undefined {
    return this.#files.find((file) => file.hash === hash)
  }

  /** The article that the newest file holds, if that file has this hash; else null. */
  article(hash: string | null): Article | null {
    return this.#newest?.hash === hash ? this.#newest.article : null
  }

  /** The hashes of the last files, and of the base. */
  hashes(): string[] {
    const hashes = this.#files.map(({ hash }) => hash)
    return this.recovered === null ? hashes : [...hashes, this.recovered]
  }
}
