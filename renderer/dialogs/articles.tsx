/** Articles of the newsroom as choices of a list. */
import type { ArticleSummary } from "../../main/contract/library.ts"
import { directionOf } from "../panels/direction.ts"
import { found } from "../session/match.ts"
import type { Session } from "../session/session.ts"
import type { Choice } from "./Chooser.tsx"

/** How many articles a list offers at once. */
const most = 50

/** The articles that `query` finds, newest first; the open one and foreign pages are left out. */
export function articleChoices(
  session: Session,
  query: string,
  take: (article: ArticleSummary) => void,
): Choice[] {
  const { library, statuses } = session.words.value.window
  return session.articles.value
    .filter((article) => article.kind === "article" && article.id !== session.current.value?.id)
    .filter((article) => query.trim() === "" || found(query.trim(), `${article.headline} ${article.section}`))
    .slice(0, most)
    .map((article) => ({
      key: article.id,
      take: () => take(article),
      draw: (
        <>
          <span class="choice-name" dir={directionOf(article.headline)}>
            {article.headline || library.untitled}
          </span>
          <span class="choice-fact">
            {[article.section, statuses[article.status]].filter(Boolean).join(" · ")}
          </span>
        </>
      ),
    }))
}
