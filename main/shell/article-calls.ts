/**
 * The calls of the window about one article. They go to the newsroom that the article was opened from, also after another
 * one was opened, until the window leaves the article.
 */
import { type ArticleId, articleId } from "../article/dossier.ts"
import { articleCalls } from "../contract/calls/article.ts"
import type { Handlers, Opened, OpenedArticle } from "../contract/desk.ts"
import type { Desk } from "../desk/desk.ts"
import { savedId } from "../desk/saving/articles.ts"
import { delegated } from "./delegated.ts"
import type { Room } from "./open-newsroom.ts"

/** The handlers of the calls about one article. */
export function articleHandlers(room: Room): Pick<Handlers, keyof typeof articleCalls> {
  const deskOfArticle = (input: unknown) => room.deskOf((input as { id: ArticleId }).id)

  /** Notes where an article is opened from, when it is. */
  async function openedIn(from: Desk, id: ArticleId, opening: Promise<Opened>): Promise<Opened> {
    const opened = await opening
    if (opened.kind !== "article") return opened
    room.opened(id, from, opened.epoch)
    void room.remember(id, from)
    return opened
  }

  /** Begins an article, and notes where. What is remembered of the last article is left: nothing is written in this one. */
  async function begunIn(from: Desk): Promise<OpenedArticle> {
    const opened = await from.newArticle()
    const id = articleId.parse((opened.doc.attrs as { id?: unknown }).id)
    room.opened(id, from, opened.epoch)
    return opened
  }

  /** Calls about one article that change what the shell remembers of it. */
  const remembered: Pick<
    Handlers,
    "openArticle" | "newArticle" | "saveArticle" | "journal" | "takeOver" | "leaveArticle" | "deleteArticle"
  > = {
    async openArticle(input) {
      const from = room.desk()
      return room.keep(from, openedIn(from, input.id, from.openArticle(input)))
    },
    async newArticle() {
      const from = room.desk()
      return room.keep(from, begunIn(from))
    },
    async saveArticle(input) {
      const id = savedId(input)
      const home = room.deskOf(id)
      const saved = await home.saveArticle(input)
      if (input.base === null) void room.remember(id, home)
      return saved
    },
    async journal(input) {
      const home = room.deskOf(input.id)
      // Something is written in the article: it is opened at the next start, with or without a file. The disk knows
      // that before it has the first key, so a key that can be recovered is on the page that the next start shows.
      if (input.doc) await room.remember(input.id, home)
      return home.journal(input)
    },
    async takeOver(input) {
      const from = room.deskOf(input.id)
      return openedIn(from, input.id, from.takeOver(input))
    },
    async leaveArticle(input) {
      await room.deskOf(input.id).leaveArticle(input)
      room.left(input.id, input.epoch)
      return {}
    },
    async deleteArticle(input) {
      const deleted = await room.deskOf(input.id).deleteArticle(input)
      room.left(input.id, null)
      return deleted
    },
  }

  return { ...delegated(articleCalls, deskOfArticle), ...remembered }
}
