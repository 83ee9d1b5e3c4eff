/** How much of its budget the headline takes, and how it looks in a list. */
import { headlineLength } from "../../../main/article/text.ts"
import { number } from "../../../main/contract/words/plural.ts"
import type { Session } from "../../session/session.ts"
import { directionOf } from "../direction.ts"

/** `section` is the article's section, as the list shows it beside the headline. */
export function Budget({ section, session }: { section: string; session: Session }) {
  const headline = session.headline.value
  const { language, headlineBudget } = session.settings.value
  const { dossier, library } = session.words.value.window
  const length = headlineLength(headline)
  const over = Math.max(0, length - headlineBudget)
  return (
    <section class="budget" data-over={over > 0}>
      <h3>
        {dossier.headline}
        <span>
          {over > 0
            ? dossier.over(over)
            : dossier.budget(number(language, length), number(language, headlineBudget))}
        </span>
      </h3>
      <meter
        min={0}
        max={headlineBudget}
        value={Math.min(length, headlineBudget)}
        aria-label={dossier.headline}
      />
      <p class="budget-card" dir={directionOf(headline)}>
        <strong>{headline || library.untitled}</strong>
        {section && <small>{section}</small>}
      </p>
    </section>
  )
}
