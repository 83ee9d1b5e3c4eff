/** Answers the calls about the articles of the newsroom. */
import { dossierOf } from "../../article/schema.ts"
import type { libraryCalls as contract } from "../../contract/calls/library.ts"
import type { ArticleJSON, DeskHandlers } from "../../contract/desk.ts"
import type { ChangedArticle, RestoredLost } from "../../contract/library.ts"
import { DeskError } from "../../contract/problem.ts"
import type { Bin } from "../bin/bin.ts"
import type { Library } from "../library/library.ts"
import type { Lost } from "../lost/lost.ts"
import type { Access } from "../opening/access.ts"
import type { Changes } from "../opening/changes.ts"
import type { Openings } from "../opening/openings.ts"
import type { Unfiled } from "../opening/unfiled.ts"
import { checked } from "../saving/given.ts"
import { extractOf } from "../search/extract.ts"
import type { Finder } from "../search/finder.ts"
import { describe } from "./describe.ts"

export type LibraryCalls = Pick<DeskHandlers, keyof typeof contract>

/** The handlers of the calls about the library. */
export function libraryCalls({
  finder,
  library,
  unfiled,
  openings,
  changes,
  bin,
  lost,
  access,
  survey,
}: {
  finder: Finder
  library: Library
  unfiled: Unfiled
  openings: Openings
  changes: Changes
  bin: Bin
  lost: Lost
  access: Pick<Access, "withLock">
  survey: () => Promise<void>
}): LibraryCalls {
  return {
    browse: (input) => finder.browse(input),
    facets: () => finder.facets(),
    describe: ({ ids }) => describe(ids, { library, finder, bin, unfiled: unfiled.list }),
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
    async listLost() {
      if (!library.looked) await library.look()
      await survey()
      return lost.list()
    },
    async restoreLost({ ids }) {
      const results: RestoredLost[] = []
      for (const id of new Set(ids)) {
        try {
          const name = await access.withLock(id, () => lost.restore(id))
          results.push({ id, name, problem: null })
        } catch (error) {
          if (!(error instanceof DeskError)) throw error
          results.push({ id, name: "", problem: error.problem })
        }
      }
      await survey()
      return results
    },
    async answerLost({ ids, answer }) {
      await lost.answer(ids, answer)
      await survey()
      return {}
    },
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
