/** Answers the calls about imports. */
import { basename } from "node:path"
import { dossierOf } from "../../article/schema.ts"
import type { importCalls as contract } from "../../contract/calls/imports.ts"
import type { ArticleJSON, Handlers } from "../../contract/desk.ts"
import { DeskError } from "../../contract/problem.ts"
import type { Disk } from "../disk/disk.ts"
import type { Imports } from "../import/imports.ts"
import { storePicture } from "../pictures.ts"
import type { Articles } from "../saving/articles.ts"

export type ImportCalls = Pick<Handlers, keyof typeof contract>

/** The handlers of the calls about imports. */
export function importCalls({
  imports,
  articles,
  root,
  disk,
}: {
  imports: () => Promise<Imports>
  articles: Articles
  root: string
  disk: Disk
}): ImportCalls {
  return {
    storePicture: async ({ name, bytes }) => ({ src: await storePicture(root, basename(name), bytes, disk) }),
    readImport: async (input) => (await imports()).read(input),
    recodeImport: async ({ id, encoding }) => (await imports()).recode(id, encoding),
    buildImport: async ({ id, corrections }) =>
      (await imports()).build(id, corrections).toJSON() as ArticleJSON,
    async acceptImport({ id, corrections }) {
      const drafts = await imports()
      const article = drafts.build(id, corrections)
      const doc = article.toJSON() as ArticleJSON
      const saved = await articles.save({ doc, base: null, settle: true, journal: null })
      if (saved.kind !== "saved") throw new DeskError("unexpected", { message: "Two articles have one id" })
      drafts.close(id)
      return { id: dossierOf(article).id, name: saved.name }
    },
  }
}
