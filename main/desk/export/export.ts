/** Writes an article in a format of the export. */
import type { Article } from "../../article/schema.ts"
import type { ExportFormat } from "../../contract/desk.ts"
import { exportHtml, type LeftOut, type PictureReader } from "./html.ts"
import { exportJson } from "./json.ts"
import { exportText } from "./text.ts"

/** An exported article: the text of its file, to be stored as UTF-8, and what the format could not take along. */
export type Exported = { text: string; left: LeftOut }

const nothing: LeftOut = { pictures: 0, links: 0 }

/** `article` in `format`. */
export async function exportArticle(
  article: Article,
  format: ExportFormat,
  pictures: PictureReader,
): Promise<Exported> {
  if (format === "html") return exportHtml(article, pictures)
  return { text: format === "text" ? exportText(article) : exportJson(article), left: nothing }
}
