/** The article that a call of the window gives to save. */
import { type ArticleId, articleId, unborn } from "../../article/dossier.ts"
import { type Article, articleFromJSON, dossierOf } from "../../article/schema.ts"
import type { CallInput } from "../../contract/desk.ts"
import { DeskError } from "../../contract/problem.ts"
import type { Journals } from "../journal/journal.ts"

type Given = CallInput<"saveArticle">

/** The id of the article that a call wants to save. Throws `DeskError` invalid-call if it has none. */
export function savedId({ doc }: Pick<Given, "doc">): ArticleId {
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

/** The article that a call gives, whole or by its place in the journal. Throws `DeskError` invalid-call, journal-gap. */
export async function givenArticle(
  { doc, journal }: Pick<Given, "doc" | "journal">,
  journals: Pick<Journals, "at">,
): Promise<Article> {
  if (doc.type === "doc") return checked(doc)
  const article = journal && (await journals.at(savedId({ doc }), journal.epoch, journal.version))
  if (!article) throw new DeskError("journal-gap")
  return article
}
