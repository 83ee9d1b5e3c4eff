/** The desk's answers about the articles of its newsroom. */
import { dossierOf } from "../../article/schema.ts"
import type { libraryCalls as contract } from "../../contract/calls/library.ts"
import type { ArticleJSON, Handlers } from "../../contract/desk.ts"
import type { ChangedArticle } from "../../contract/library.ts"
import { DeskError } from "../../contract/problem.ts"
import type { Bin } from "../bin.ts"
import type { Library } from "../library/library.ts"
import type { Changes } from "../opening/changes.ts"
import type { Openings } from "../opening/openings.ts"
import type { Unfiled } from "../opening/unfiled.ts"
import { checked } from "../saving/articles.ts"
import { extractOf } from "../search/extract.ts"
import type { Finder } from "../search/finder.ts"

export type LibraryCalls = Pick<Handlers, keyof typeof contract>

/** The handlers of the calls about the library. */
export function libraryCalls({
  finder,
  library,
  unfiled,
  openings,
  changes,
  bin,
}: {
  finder: Finder
  library: Library
  unfiled: Unfiled
  openings: Openings
  changes: Changes
  bin: Bin
}): LibraryCalls {
  return {
    browse: (input) => finder.browse(input),
    facets: () => finder.facets(),
    async describe({ ids }) {
      await finder.open()
      // Another program may have put one there that the library has not seen yet.
      if (!library.looked && ids.some((id) => !library.line(id))) await library.look()
      const fileless = new Map(unfiled.list().map((line) => [line.id, line]))
      const summaries = ids.map((id) => library.line(id) ?? fileless.get(id) ?? null)
      const missing = summaries.includes(null)
      // The bin's list begins with what was deleted last. Reversed, the last entry of an id is that one.
      const binned = new Map(
        missing ? (await bin.list()).reverse().map(({ id, headline }) => [id, { headline }]) : [],
      )
      return ids.map((id, at) => ({
        id,
        summary: summaries[at] ?? null,
        binned: summaries[at] === null ? (binned.get(id) ?? null) : null,
      }))
    },
    async suggestRelated({ doc, count }) {
      const article = checked(doc)
      const { id, topics } = dossierOf(article)
      const { headline, standfirst, body, links } = extractOf(article)
      return finder.suggest({ id, headline, standfirst, body, topics, links }, count)
    },
    linkedFrom: ({ id }) => finder.linkedFrom(id),
    async changeArticles({ ids, change }) {
      const results: ChangedArticle[] = []
      for (const id of new Set(ids)) {
        try {
          results.push({ id, before: await changes.change(id, change), problem: null })
        } catch (error) {
          if (!(error instanceof DeskError)) throw error
          results.push({ id, before: {}, problem: error.problem })
        }
      }
      return results
    },
    async buildIndex({ go }) {
      finder.build(go)
      return {}
    },
    peek: async ({ id }) => ({ doc: (await openings.peek(id)).toJSON() as ArticleJSON }),
    listBin: () => bin.list(),
    async restoreArticle(input) {
      const name = await bin.restore(input.bin)
      await library.refreshFile(name)
      const line = library.file(name)?.line
      if (!line) throw new DeskError("article-missing")
      return { id: line.id, name, copyOf: line.copyOf }
    },
  }
}
