/** Answers the calls about finding and replacing across the newsroom. */
import { termsOf } from "../../article/terms.ts"
import type { replacingCalls as contract } from "../../contract/calls/replacing.ts"
import type { ArticleJSON, DeskHandlers } from "../../contract/desk.ts"
import { type ArticleSummary, pageLimit } from "../../contract/library.ts"
import type { SeekScope } from "../../contract/replacing.ts"
import type { Library } from "../library/library.ts"
import type { Replacements } from "../replacing/ledger.ts"
import type { Replacing } from "../replacing/replacing.ts"
import type { Finder } from "../search/finder.ts"
import type { Seeker } from "../search/seeker.ts"

export type ReplacingCalls = Pick<DeskHandlers, keyof typeof contract>

/** How many articles the index gives that are looked through first. */
const first = 200

/** The handlers of the calls about finding and replacing. */
export function replacingCalls({
  finder,
  library,
  seeker,
  replacements,
  replacing,
  folder,
}: {
  finder: Pick<Finder, "browse">
  library: Pick<Library, "looked" | "list" | "refresh" | "line">
  seeker: Seeker
  replacements: Replacements
  replacing: Replacing
  /** The real path of the newsroom. */
  folder: () => Promise<string>
}): ReplacingCalls {
  const query = { kinds: "articles", group: "none", near: null } as const

  /** Everything that the filter `text` lists. */
  async function listed(text: string): Promise<ArticleSummary[]> {
    const lines: ArticleSummary[] = []
    for (let from = 0; ; from += pageLimit) {
      const page = await finder.browse({ ...query, text, order: "updated", from, count: pageLimit })
      lines.push(...page.rows)
      if (page.rows.length < pageLimit) return lines
    }
  }

  /** The articles of the newsroom, those first in which the index has the words. */
  async function everything(text: string): Promise<ArticleSummary[]> {
    const words = termsOf(text).slice(0, 8).join(" ")
    const likely =
      words === ""
        ? []
        : (await finder.browse({ ...query, text: words, order: "best", from: 0, count: first })).rows
    const all = library.looked ? library.list() : await library.refresh()
    return [...likely, ...all]
  }

  async function within(scope: SeekScope, text: string): Promise<ArticleSummary[]> {
    if (scope.kind === "newsroom") return everything(text)
    if (scope.kind === "listed") return scope.text.trim() === "" ? everything(text) : listed(scope.text)
    if (!library.line(scope.id)) await library.refresh()
    const line = library.line(scope.id)
    return line ? [line] : []
  }

  return {
    async seek({ query: wanted, scope, published }) {
      const lines = await within(scope, wanted.expression ? "" : wanted.text)
      const files = new Map(
        lines
          .filter(
            ({ kind, status }) =>
              kind === "article" && (published || scope.kind === "article" || status !== "published"),
          )
          .map(({ id, name }) => [id, { id, name }]),
      )
      const run = await seeker.begin(await folder(), wanted, [...files.values()])
      return { run, total: files.size }
    },
    seekMore: ({ run }) => seeker.more(run),
    async endSeek({ run }) {
      seeker.end(run)
      return {}
    },
    beginReplacement: async (plan) => ({ operation: await replacements.begin(plan) }),
    replaceArticles: ({ operation, ids }) => replacing.replace(operation, ids),
    async noteReplaced({ operation, ...done }) {
      await replacements.note(operation, [{ kind: "done", ...done }])
      return {}
    },
    async endReplacement({ operation }) {
      await replacements.note(operation, [{ kind: "ended" }])
      return {}
    },
    async listReplacements() {
      const list = await replacements.list()
      return Promise.all(
        list.map(async (one) => {
          const open = await replacing.openIn(one)
          const done = [...one.done.values()].filter(({ id }) => !one.undone.has(id))
          return {
            operation: one.operation,
            at: one.at,
            who: one.who,
            query: one.plan.query,
            replacement: one.plan.replacement,
            planned: one.plan.articles.length,
            done: done.map(({ id }) => id),
            hits: done.reduce((sum, { hits }) => sum + hits, 0),
            open,
            undone: one.undone.size,
          }
        }),
      )
    },
    undoReplacement: ({ operation, ids }) => replacing.undo(operation, ids),
    async replacedText({ operation, id }) {
      const { before, after } = await replacing.textOf(operation, id)
      return { before: before.toJSON() as ArticleJSON, after: after.toJSON() as ArticleJSON }
    },
  }
}
