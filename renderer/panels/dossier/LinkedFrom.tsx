/** Which articles link to the open one. Enter opens one of them. */
import { useSignalEffect } from "@preact/signals"
import { useSession } from "../../session/context.ts"
import { directionOf } from "../direction.ts"

/** How many are shown here; the others are shown in a dialog. */
const most = 6

/** The list of the articles that link to the open one. */
export function LinkedFrom({ id }: { id: string }) {
  const session = useSession()
  useSignalEffect(() => {
    const open = session.current.value?.id
    if (open !== undefined) return session.linkedFrom.watch(open)
  })
  const found = session.linkedFrom.found.value
  const { dossier, library } = session.words.value.window
  const open = session.current.value?.id
  const articles = found?.of === open ? (found?.articles ?? []) : []
  const { headline } = session
  return (
    <ul class="linked-from" id={id}>
      {articles.slice(0, most).map((article) => (
        <li key={article.id}>
          <button
            type="button"
            class="quiet"
            dir={directionOf(article.headline)}
            onClick={() => void session.enter(article.id)}
          >
            {article.headline || library.untitled}
          </button>
        </li>
      ))}
      {articles.length > most && open && (
        <li>
          <button
            type="button"
            class="quiet more"
            onClick={() =>
              session.show({
                kind: "linkers",
                articles,
                targets: [{ id: open, headline: headline.peek(), kind: "article" }],
              })
            }
          >
            {dossier.linkedFrom.more(articles.length - most)}
          </button>
        </li>
      )}
      {articles.length === 0 && <li class="none">{dossier.linkedFrom.none}</li>}
    </ul>
  )
}
