/** Answers the calls about one article: opening, writing, saving, versions and conflict copies. */
import type { ArticleId } from "../../article/dossier.ts"
import type { articleCalls as contract } from "../../contract/calls/article.ts"
import type { ArticleJSON, DeskHandlers } from "../../contract/desk.ts"
import { linkTo } from "../../contract/link.ts"
import { DeskError } from "../../contract/problem.ts"
import type { Bin } from "../bin/bin.ts"
import { articleIn } from "../files/content.ts"
import type { History } from "../history/history.ts"
import type { Journals } from "../journal/journal.ts"
import type { Library } from "../library/library.ts"
import type { Lost } from "../lost/lost.ts"
import type { Access } from "../opening/access.ts"
import type { Changes } from "../opening/changes.ts"
import type { ConflictCopies } from "../opening/conflict-copies.ts"
import type { Cursors } from "../opening/cursors.ts"
import type { Openings } from "../opening/openings.ts"
import type { Articles } from "../saving/articles.ts"
import { savedId } from "../saving/given.ts"

export type ArticleCalls = Pick<DeskHandlers, keyof typeof contract>

/** The handlers of the calls about one article. */
export function articleCalls({
  openings,
  access,
  lost,
  survey,
  articles,
  journals,
  cursors,
  history,
  changes,
  bin,
  library,
  copies,
  newsroomId,
  log,
}: {
  openings: Openings
  access: Access
  lost: Pick<Lost, "find" | "restore">
  /** Looks anew for articles without a file, and tells the index. */
  survey: () => Promise<void>
  articles: Articles
  journals: Journals
  cursors: Cursors
  history: History
  changes: Changes
  bin: Bin
  library: Library
  copies: ConflictCopies
  /** The newsroom's id, null if it has none. */
  newsroomId: () => Promise<string | null>
  log: (message: string, error?: unknown) => void
}): ArticleCalls {
  /** Writes a lost article into its file again; returns that file's name. Throws as `Lost.restore`, and `DeskError` locked. */
  async function restored(id: ArticleId): Promise<string> {
    const name = await access.withLock(id, () => lost.restore(id))
    await survey()
    return name
  }

  return {
    async openArticle({ id }) {
      const found = lost.find(id)
      if (!found) return openings.open(id)
      const name = await restored(id)
      const opened = await openings.open(id)
      return opened.kind === "article" ? { ...opened, restored: { what: found.what, name } } : opened
    },
    newArticle: () => openings.create(),
    async saveArticle(input) {
      try {
        if (input.journal) await access.admit(savedId(input))
      } catch (error) {
        await articles.addVersion(input).catch((failure: unknown) => {
          // The journal does not have the document. The window will send it whole, and it is kept then.
          if (failure instanceof DeskError && failure.problem.code === "journal-gap") throw failure
          log("Could not keep a version of what another desk's lock does not let be saved", failure)
        })
        throw error
      }
      return articles.save(input)
    },
    async journal(input) {
      try {
        await access.admit(input.id)
      } catch (error) {
        await journals.appendApart(input).catch((failure: unknown) => {
          // The window sends the whole document then, and it is kept.
          if (failure instanceof DeskError && failure.problem.code === "journal-gap") throw failure
          log("Could not keep what was typed while another desk took over", failure)
        })
        throw error
      }
      return { version: await journals.append(input) }
    },
    async leaveArticle({ id, epoch }) {
      await openings.leave(id, epoch)
      return {}
    },
    async keepPlace({ id, place }) {
      // A cursor that cannot be remembered loses no text, so the window is not told.
      await cursors
        .keep(id, place)
        .catch((error: unknown) => log(`Could not keep where ${id} was left`, error))
      return {}
    },
    articleLink: async ({ id }) => ({ href: linkTo(id, await newsroomId()) }),
    takeOver: ({ id }) => openings.takeOver(id),
    async listVersions({ id }) {
      await articles.savesEnded(id)
      return history.list(id)
    },
    async readVersion({ id, hash }) {
      await articles.savesEnded(id)
      const article = articleIn(await history.read(id, hash), id)
      if (!article) throw new DeskError("version-missing")
      return { doc: article.toJSON() as ArticleJSON }
    },
    async deleteArticle({ id }) {
      // The bin gets the text, and not what others have left of the file.
      if (lost.find(id)) await restored(id)
      return { bin: await changes.remove(id, (name, headline) => bin.move(name, id, headline)) }
    },
    listCopies: async ({ id }) => library.copies(id),
    readCopy: ({ id, copy }) => copies.read(id, copy),
    async binCopy({ id, copy, hash }) {
      await access.admit(id)
      return { bin: await copies.putAway(id, copy, hash) }
    },
  }
}
