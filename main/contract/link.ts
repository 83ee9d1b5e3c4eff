/**
 * Links to articles, for chats, mails and other programs: `midad:article/ID?newsroom=NEWSROOM`. ID is the article's id,
 * NEWSROOM the id of its newsroom (`.midad/newsroom.json`); without that it is an article of the open newsroom. A link
 * never has a path, so it can open nothing but an article of a newsroom that the user has opened before.
 */
import { articleId } from "../article/dossier.ts"

/** An article as a link names it. */
export type ArticleLink = {
  id: string
  /** The id of the newsroom; null for the one that is open. */
  newsroom: string | null
}

/** The scheme of the links. */
export const linkScheme = "midad:"

const form = /^midad:article\/([a-z0-9-]{1,64})(?:\?newsroom=([a-z0-9-]{1,64}))?$/i
/** The newsrooms' ids that a link can have; one made by another program may have other signs. */
const newsroomId = /^[a-z0-9-]{1,64}$/i

/** What a link names; null for anything else. */
export function readLink(address: string): ArticleLink | null {
  const [, id, newsroom = null] = form.exec(address) ?? []
  return articleId.safeParse(id).success && id !== undefined ? { id, newsroom } : null
}

/** The link to the article `id` of a newsroom whose id is `newsroom`; null if it has none. */
export function linkTo(id: string, newsroom: string | null): string {
  const rest = newsroom !== null && newsroomId.test(newsroom) ? `?newsroom=${newsroom}` : ""
  return `${linkScheme}article/${id}${rest}`
}
