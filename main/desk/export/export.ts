/** Writes an article in a format of the export. */
import type { Article } from "../../article/schema.ts"
import type { ExportFormat } from "../../contract/desk.ts"
import { exportHtml } from "./html.ts"
import { exportJson } from "./json.ts"
import { exportText } from "./text.ts"

const exporters: Record<ExportFormat, (article: Article) => string> = {
  html: exportHtml,
  text: exportText,
  json: exportJson,
}

/** The text of the file for `article` in `format`, to be stored as UTF-8. */
export function exportArticle(article: Article, format: ExportFormat): string {
  return exporters[format](article)
}
