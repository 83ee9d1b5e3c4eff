/** What the user is told of articles that could not be changed. */
import { problemText, type Words } from "../../../main/contract/words/index.ts"
import type { Notices } from "../notices.ts"
import type { Failure } from "./change.ts"

/** How many problems have a notice each; the others are counted in one more. */
const said = 4

/** Shows a notice for each of the first problems, with the headline of its article, and counts the others. */
export function tellFailures(
  failures: readonly Failure[],
  {
    notices,
    words,
    language,
    headlineOf,
  }: {
    notices: Pick<Notices, "warn">
    words: Words
    language: "ar" | "en"
    headlineOf(id: string): string | undefined
  },
): void {
  const { changes, library } = words.window
  for (const { id, problem } of failures.slice(0, said)) {
    const headline = headlineOf(id) || library.untitled
    notices.warn(changes.failed(headline, problemText(language, problem)))
  }
  if (failures.length > said) notices.warn(changes.more(failures.length - said))
}
