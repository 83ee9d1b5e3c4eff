/** The doctor's look at the newsroom's own files: the articles, the pages beside them, and what is in the bin. */
import type { ArticleId } from "../../article/dossier.ts"
import { readArticle } from "../../article/html.ts"
import { dossierOf } from "../../article/schema.ts"
import { sizeLimit } from "../../contract/desk.ts"
import { DeskError } from "../../contract/problem.ts"
import { hashOf } from "../disk/hash.ts"
import { isConflictCopy } from "../files/conflict-names.ts"
import { isEmptied } from "../files/content.ts"
import { decode } from "../import/encoding.ts"
import type { Examination } from "./examination.ts"

export type Files = {
  /** Looks at a page; an original before its copies, whose names are longer. */
  examinePage(name: string): Promise<void>
  examineBinned(name: string): Promise<void>
  /** The articles that a file holds, in whatever form. */
  readonly held: { has(id: ArticleId): boolean }
  /** The empty files: how they are told of depends on whether an article was in them. */
  readonly empty: ReadonlySet<string>
  /** The articles' files that were looked at, those in the bin among them, by the hash of their bytes. */
  readonly byHash: ReadonlyMap<string, string>
}

/** Whether these bytes are text in an encoding that an import reads, such as UTF-16 without a mark. */
function isText(bytes: Uint8Array): boolean {
  try {
    decode(bytes)
    return true
  } catch (error) {
    if (error instanceof DeskError && error.problem.code === "not-text") return false
    throw error
  }
}

/** Examines files one by one, and adds what it finds to the examination. */
export function examineFiles({ counted, found, bytesOf }: Examination): Files {
  const byHash = new Map<string, string>()
  /** The articles of which a file was seen: every other one is a copy. */
  const owners = new Set<ArticleId>()
  const empty = new Set<string>()

  function examineArticle(name: string, id: ArticleId): void {
    if (!owners.has(id)) owners.add(id)
    // A copy with such a name was told of when the names were looked at.
    else if (!isConflictCopy(name)) found("problem", "conflict-copy", { name })
  }

  return {
    byHash,
    held: owners,
    empty,
    async examinePage(name) {
      const bytes = await bytesOf(name)
      if (!bytes) return
      if (isEmptied(bytes)) {
        counted.pages += 1
        empty.add(name)
        return
      }
      const reading = bytes.length > sizeLimit ? null : readArticle(bytes)
      if (reading?.kind === "article") {
        counted.articles += 1
        byHash.set(hashOf(bytes), name)
        examineArticle(name, dossierOf(reading.article).id)
        return
      }
      if (reading?.kind === "foreign" && reading.article) {
        counted.articles += 1
        found("notice", "article-reformatted", { name })
        examineArticle(name, dossierOf(reading.article).id)
        return
      }
      counted.pages += 1
      if (!reading) found("problem", "article-large", { name })
      else if (reading.kind === "unreadable") {
        if (reading.reason === "not-utf-8" || isText(bytes)) found("notice", "page-encoding", { name })
        else found("problem", "page-not-text", { name })
      } else if (reading.reason === "damaged") found("problem", "article-damaged", { name })
      else if (reading.reason === "newer-format") found("notice", "article-newer", { name })
    },
    async examineBinned(name) {
      const bytes = await bytesOf(name)
      if (!bytes) return
      counted.binned += 1
      const reading = readArticle(bytes)
      if (reading.kind === "article") byHash.set(hashOf(bytes), name)
      else if (reading.kind === "unreadable") found("problem", "bin-unreadable", { name })
    },
  }
}
