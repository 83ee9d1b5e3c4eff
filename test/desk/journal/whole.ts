/** What no key makes and no file holds. */
import type { Article } from "../../../main/article/schema.ts"

/** Whether no half of a surrogate pair stands alone in the text. */
export function isWhole(article: Article): boolean {
  let whole = true
  article.descendants((node) => {
    if (node.isText && !node.text?.isWellFormed()) whole = false
    return whole
  })
  return whole
}
