/** Articles' files for the tests of the library. */
import { writeArticle } from "../../../main/article/html.ts"
import { emptyArticle, schema } from "../../../main/article/schema.ts"

/** The text of an article's file. */
export function page(
  id: string,
  headline: string,
  updated = "2026-11-23T12:00:00.000Z",
  section = "دوليات",
): string {
  const article = emptyArticle({ id, section, status: "ready", updated })
  const named = article.content.replaceChild(0, schema.nodes.headline.create(null, schema.text(headline)))
  return writeArticle(article.copy(named))
}
