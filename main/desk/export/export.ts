/** Articles on their way out of the newsroom. */
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

/** The content of the file, to be stored as UTF-8, that `article` makes in `format`. */
export function exportArticle(article: Article, format: ExportFormat): string {
  return exporters[format](article)
}
