/**
 * The calls of the window about one article. They go to the newsroom that the call names, also after another one was
 * opened.
 */
import { type ArticleId, articleId } from "../article/dossier.ts"
import { articleCalls } from "../contract/calls/article.ts"
import type { Handlers, Opened, OpenedArticle } from "../contract/desk.ts"
import type { Desk } from "../desk/desk.ts"
import { savedId } from "../desk/saving/given.ts"
import { delegated } from "./delegated.ts"
import type { LastSeen } from "./last-seen.ts"
import type { OpenNewsroom } from "./open-newsroom.ts"

/** The handlers of the calls about one article. */
export function articleHandlers(
  newsroom: OpenNewsroom,
  seen: Pick<LastSeen, "opened" | "saved">,
): Pick<Handlers, keyof typeof articleCalls> {
  /** Notes the newsroom of an article when it is opened. */
  async function openedIn(from: Desk, id: ArticleId, opening: Promise<Opened>): Promise<Opened> {
    const opened = await opening
    if (opened.kind !== "article") return opened
    newsroom.opened(id, from, opened.epoch)
    void newsroom.remember(id, from)
    if (from === newsroom.desk()) seen.opened(from.root, id, opened.name)
    return opened
  }

  /**
   * Begins an article and notes its newsroom. The last article that is remembered stays the same, as nothing is
   * written in this one yet.
   */
  async function begunIn(from: Desk): Promise<OpenedArticle> {
    const opened = await from.newArticle()
    const id = articleId.parse((opened.doc.attrs as { id?: unknown }).id)
    newsroom.opened(id, from, opened.epoch)
    return opened
  }

  /** Calls about one article that change what the shell remembers of it. */
  const remembered: Pick<
    Handlers,
    "openArticle" | "newArticle" | "saveArticle" | "journal" | "takeOver" | "leaveArticle" | "deleteArticle"
  > = {
    async openArticle(input, key) {
      const from = newsroom.named(key)
      return newsroom.keep(from, openedIn(from, input.id, newsroom.openArticle(input.id, from)))
    },
    async newArticle(_input, key) {
      const from = newsroom.named(key)
      return newsroom.keep(from, begunIn(from))
    },
    async saveArticle(input, key) {
      const id = savedId(input)
      const home = newsroom.named(key)
      const saved = await newsroom.keep(home, home.saveArticle(input))
      if (input.base === null) void newsroom.remember(id, home)
      if (saved.kind === "saved") seen.saved(home.root, id, saved.name)
      return saved
    },
    async journal(input, key) {
      const home = newsroom.named(key)
      // Something is written in the article, so the next start opens it, with or without a file. That is on the disk
      // before the first key is, so the next start shows the page of every key that it can recover.
      const remembered = input.doc ? newsroom.remember(input.id, home) : Promise.resolve()
      return newsroom.keep(
        home,
        remembered.then(() => home.journal(input)),
      )
    },
    async takeOver(input, key) {
      const from = newsroom.named(key)
      return newsroom.keep(from, openedIn(from, input.id, from.takeOver(input)))
    },
    async leaveArticle(input, key) {
      const home = newsroom.named(key)
      await newsroom.keep(home, home.leaveArticle(input))
      newsroom.left(input.id, home, input.epoch)
      return {}
    },
    async deleteArticle(input, key) {
      const home = newsroom.named(key)
      const deleted = await newsroom.keep(home, home.deleteArticle(input))
      newsroom.left(input.id, home, null)
      return deleted
    },
  }

  return { ...delegated(articleCalls, newsroom), ...remembered }
}
