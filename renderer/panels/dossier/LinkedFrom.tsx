/** Which articles link to the open one. Enter opens one of them. */
import { useSignal, useSignalEffect } from "@preact/signals"
import { useRef } from "preact/hooks"
import type { ArticleSummary } from "../../../main/contract/library.ts"
import { useSession } from "../../session/context.ts"
import { directionOf } from "../direction.ts"

/** How many are shown by themselves. */
const most = 6
/** How long to wait after a change of the library, in milliseconds: nobody looks for it at that moment. */
const rest = 500

/** Lists the first few; the rest is shown in a dialog. `id` is that of the list element. */
export function LinkedFrom({ id }: { id: string }) {
  const session = useSession()
  const found = useSignal<{ of: string; articles: readonly ArticleSummary[] } | null>(null)
  const asked = useRef("")
  useSignalEffect(() => {
    const open = session.current.value?.id
    // Whatever changed may link here now.
    void session.library.state.value
    if (open === undefined) return
    const look = async () => {
      const articles = await session.attempt("linkedFrom", { id: open })
      if (articles && session.current.peek()?.id === open) found.value = { of: open, articles }
    }
    const timer = setTimeout(() => void look(), asked.current === open ? rest : 0)
    asked.current = open
    return () => clearTimeout(timer)
  })
  const { dossier, library } = session.words.value.window
  const open = session.current.value?.id
  const articles = found.value?.of === open ? (found.value?.articles ?? []) : []
  const { headline } = session
  return (
    <ul class="linked-from" id={id}>
      {articles.slice(0, most).map((article) => (
        <li key={article.id}>
          <button
            type="button"
            class="quiet"
            dir={directionOf(article.headline)}
            onClick={() => void session.open(article.id).then(() => session.editor()?.focus())}
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
