/** Answers the calls about imports. */
import { basename } from "node:path"
import { dossierOf } from "../../article/schema.ts"
import type { importCalls as contract } from "../../contract/calls/imports.ts"
import { type ArticleJSON, articleLimit, type DeskHandlers, isWithin } from "../../contract/desk.ts"
import { DeskError } from "../../contract/problem.ts"
import type { Disk } from "../disk/disk.ts"
import type { Imports } from "../import/client.ts"
import { storePicture } from "../pictures.ts"
import type { Articles } from "../saving/articles.ts"

export type ImportCalls = Pick<DeskHandlers, keyof typeof contract>

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
      (await (await imports()).build(id, corrections)).toJSON() as ArticleJSON,
    async acceptImport({ id, corrections }) {
      const drafts = await imports()
      const article = await drafts.build(id, corrections)
      const doc = article.toJSON() as ArticleJSON
      // It could not be opened afterwards.
      if (!isWithin(doc, articleLimit))
        throw new DeskError("article-too-large", { name: article.child(0).textContent })
      const saved = await articles.save({ doc, base: null, settle: true, journal: null })
      if (saved.kind !== "saved") throw new DeskError("unexpected", { message: "Two articles have one id" })
      // It has no journal: until it is in the history, the text would be in the file alone, which others may write.
      await articles.savesEnded(dossierOf(article).id)
      drafts.close(id)
      return { id: dossierOf(article).id, name: saved.name }
    },
  }
}
