/** An article as a web page: the very file that the newsroom keeps. */
import { writeArticle } from "../../article/html.ts"
import type { Article } from "../../article/schema.ts"

/** `article` as its file holds it. */
export function exportHtml(article: Article): string {
  return writeArticle(article)
}
