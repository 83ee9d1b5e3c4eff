/** What stands in the place of the list where it has no line: what was looked for and where, and the keys that help. */
import { useSignal } from "@preact/signals"
import { useEffect } from "preact/hooks"
import { useSession } from "../../session/context.ts"
import { Keys } from "../Keys.tsx"
import { askedFor } from "./asked.ts"

/** `text` is what was searched for; empty where the newsroom has no article. */
export function Empty({ text }: { text: string }) {
  const { library } = useSession().words.value.window
  if (text.trim() === "")
    return (
      <p class="rows-empty">
        {library.empty} <Keys of="newArticle" />
      </p>
    )
  return <NothingFound text={text} />
}

/** The words and filters that found nothing, how many articles the words find without the filters, and both keys. */
function NothingFound({ text }: { text: string }) {
  const session = useSession()
  const { library } = session.words.value.window
  const { words, filters } = askedFor(text)
  const wider = useSignal<{ total: number; more: boolean } | null>(null)
  const isNarrowed = words !== "" && filters.length > 0
  useEffect(() => {
    let isGone = false
    wider.value = null
    if (isNarrowed)
      void session.library.countOf(words).then((count) => {
        if (!isGone) wider.value = count
      })
    return () => {
      isGone = true
    }
  }, [words, isNarrowed, session, wider])
  return (
    <div class="rows-empty" role="status">
      <p class="rows-empty-what">
        {words === "" ? library.nothing : library.nothingWith(words)}
        {filters.length > 0 && (
          <>
            {" "}
            {library.within}{" "}
            {filters.map((filter) => (
              <bdi key={filter}>{filter} </bdi>
            ))}
          </>
        )}
      </p>
      {wider.value !== null && wider.value.total > 0 && (
        <p>
          {wider.value.more ? library.widerMany : library.wider(wider.value.total)} <Keys key_="Alt-Enter" />
        </p>
      )}
      <p>
        {library.clear} <Keys key_="Escape" />
      </p>
    </div>
  )
}
