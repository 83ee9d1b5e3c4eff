/** The progress of the index while it is being built, with a button that stops or continues it. */
import { number } from "../../../main/contract/words/plural.ts"
import { useSession } from "../../session/context.ts"
import { Keys } from "../Keys.tsx"

/** The progress of the index; nothing when it is complete. */
export function Building() {
  const session = useSession()
  const indexing = session.library.state.value?.indexing
  if (!indexing) return null
  const { index } = session.words.value.window.library
  const language = session.settings.value.language
  const { done, total, stopped } = indexing
  const said = (stopped ? index.stopped : index.building)(number(language, done), number(language, total))
  const searching = session.library.listing.question.value.text.trim() !== ""
  return (
    <div class="building">
      <div class="building-line">
        <span>{said}</span>
        <button
          type="button"
          class="quiet"
          onClick={() => void session.attempt("buildIndex", { go: stopped })}
        >
          {stopped ? index.go : index.stop} <Keys of="buildIndex" />
        </button>
      </div>
      <progress max={Math.max(1, total)} value={done} aria-label={said} />
      {searching && <p role="status">{index.partial}</p>}
    </div>
  )
}
