/** How long the parts of the article are against what is given them: a row each, with a name, a bar and a count. */
import { lengthOf, measure } from "../../../main/article/length.ts"
import { headlineLength } from "../../../main/article/text.ts"
import { number } from "../../../main/contract/words/plural.ts"
import type { Session } from "../../session/session.ts"

/** The lengths of the open article. */
export function Budget({ session }: { session: Session }) {
  const { language, headlineBudget } = session.settings.value
  const { dossier } = session.words.value.window
  const length = headlineLength(session.headline.value)
  const over = Math.max(0, length - headlineBudget)
  return (
    <section class="budget" aria-label={dossier.lengths}>
      <h3>{dossier.lengths}</h3>
      <div class="budget-row" data-over={over > 0}>
        <span>{dossier.headline}</span>
        <meter
          min={0}
          max={headlineBudget}
          value={Math.min(length, headlineBudget)}
          aria-label={dossier.headline}
        />
        <span class="budget-count">
          {over > 0
            ? dossier.over(over)
            : dossier.budget(number(language, length), number(language, headlineBudget))}
        </span>
      </div>
      <WantedLength session={session} />
    </section>
  )
}

/** The length of the article against the wanted one, if there is one. */
function WantedLength({ session }: { session: Session }) {
  const wanted = lengthOf(session.facts.value?.length ?? "")
  if (!wanted) return null
  const { language, lineLength } = session.settings.value
  const { status } = session.words.value.window
  const article = session.shown.value
  const length = article ? measure(article, wanted.unit, lineLength) : 0
  return (
    <div class="budget-row" data-over={length > wanted.count}>
      <span>{status.length}</span>
      <meter min={0} max={wanted.count} value={Math.min(length, wanted.count)} aria-label={status.length} />
      <span class="budget-count">
        {length > wanted.count
          ? status.over(number(language, length - wanted.count))
          : status.of[wanted.unit](number(language, length), wanted.count)}
      </span>
    </div>
  )
}
