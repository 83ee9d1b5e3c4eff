/** What the user is told of articles that a replacement, or taking it back, left as they were. */
import type { Language } from "../../../main/contract/desk.ts"
import type { ReplacedArticle } from "../../../main/contract/replacing.ts"
import { problemText, type Words } from "../../../main/contract/words/index.ts"
import type { Notices } from "../notices.ts"

/** How many notices say why an article stays as it was; the others are counted. */
const said = 3

/** Why an article stays as it was, in words. */
function whyLeft(left: NonNullable<ReplacedArticle["left"]>, words: Words, language: Language): string {
  const { replacing } = words.window
  if (left === "changed") return replacing.changedSince
  return left.code === "locked"
    ? replacing.locked(String(left.details.who || words.window.lock.someone))
    : problemText(language, left)
}

/** Shows a notice for each of the first articles of `list` that stay as they were, with the reason, and one that counts the others. */
export function tellLeft(
  list: readonly ReplacedArticle[],
  {
    undoing,
    notices,
    words,
    language,
    headlineOf,
  }: {
    undoing: boolean
    notices: Pick<Notices, "warn">
    words: Words
    language: Language
    headlineOf(id: string): string
  },
): void {
  const { replacing, library } = words.window
  const kept = list.filter(({ left }) => left !== null)
  for (const { id, left } of kept.slice(0, said)) {
    const headline = headlineOf(id) || library.untitled
    const changed = undoing && left === "changed"
    notices.warn(
      changed ? replacing.notUndone(headline) : replacing.failed(headline, whyLeft(left!, words, language)),
    )
  }
  if (kept.length > said) notices.warn(replacing.more(kept.length - said))
}
