/** The desk's answers about texts on their way into the newsroom. */
import { dossierOf } from "../../article/schema.ts"
import type { importCalls as contract } from "../../contract/calls/imports.ts"
import type { ArticleJSON, Handlers } from "../../contract/desk.ts"
import { DeskError } from "../../contract/problem.ts"
import type { Imports } from "../import/imports.ts"
import type { Articles } from "../saving/articles.ts"

export type ImportCalls = Pick<Handlers, keyof typeof contract>

/** The handlers of the calls about imports. */
export function importCalls({ imports, articles }: { imports: Imports; articles: Articles }): ImportCalls {
  return {
    readImport: async (input) => imports.read(input),
    recodeImport: async ({ id, encoding }) => imports.recode(id, encoding),
    buildImport: async ({ id, corrections }) => imports.build(id, corrections).toJSON() as ArticleJSON,
    async acceptImport({ id, corrections }) {
      const article = imports.build(id, corrections)
      const doc = article.toJSON() as ArticleJSON
      const saved = await articles.save({ doc, base: null, settle: true, journal: null })
      if (saved.kind !== "saved") throw new DeskError("unexpected", { message: "Two articles have one id" })
      imports.close(id)
      return { id: dossierOf(article).id, name: saved.name }
    },
  }
}
