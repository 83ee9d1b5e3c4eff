/** The foot of find and replace: the actions, and how far the search or the replacing is. */
import type { SoughtArticle } from "../../../main/contract/replacing.ts"
import { useSession } from "../../session/context.ts"
import { Keys } from "../Keys.tsx"

/** `article` is the chosen one. */
export function Foot({ article }: { article: SoughtArticle | null }) {
  const session = useSession()
  const { replacing } = session
  const { replacing: said } = session.words.value.window
  const { skipped, left, same } = replacing.tally.value
  const progress = replacing.progress.value
  const looked = replacing.looked.value
  const done = progress ?? (looked && { done: looked.looked, total: looked.total })
  const text = progress
    ? progress.kind === "replacing"
      ? said.working(progress.done, progress.total)
      : said.undoing(progress.done, progress.total)
    : looked && said.looked(looked.looked, looked.total)
  return (
    <footer class="replacing-foot">
      <button
        type="button"
        class="main"
        disabled={left === 0 || progress !== null}
        onClick={() => void replacing.replace()}
      >
        {said.go(left)} <Keys key_="Mod-Shift-Enter" />
      </button>
      {article && (
        <button type="button" class="quiet" onClick={() => void replacing.replace(article.id)}>
          {said.goArticle} <Keys key_="Shift-Enter" />
        </button>
      )}
      <span class="spring" />
      {looked && <span>{said.tally(skipped, left, same)}</span>}
      {done && done.total > 0 && <progress max={done.total} value={done.done} aria-label={text ?? ""} />}
      <span role="status">{text}</span>
      {(progress || (looked && !looked.done)) && (
        <button type="button" class="quiet" onClick={() => replacing.stop()}>
          {said.stop} {progress && <Keys key_="Escape" />}
        </button>
      )}
    </footer>
  )
}
