/** An article as JSON, for programs: shapes as in `blocks.ts`, the dossier as in `dossier.ts`. */
import { type Dossier, dossierOrder } from "../../article/dossier.ts"
import { type Article, dossierOf } from "../../article/schema.ts"
import { type ExportedBlock, exportedBlocks, textIn } from "./blocks.ts"

export type ExportedArticle = {
  id: string
  headline: string
  standfirst: string
  blocks: ExportedBlock[]
  dossier: Dossier
}

/** `article` as data. */
export function exportData(article: Article): ExportedArticle {
  const dossier = dossierOf(article)
  return {
    id: dossier.id,
    headline: textIn(article.child(0)),
    standfirst: textIn(article.child(1)),
    blocks: exportedBlocks(article),
    dossier: Object.fromEntries(dossierOrder.map((field) => [field, dossier[field]])) as Dossier,
  }
}

/** `article` as a JSON document, indented by two spaces, with a line end at its end. */
export function exportJson(article: Article): string {
  return `${JSON.stringify(exportData(article), null, 2)}\n`
}
