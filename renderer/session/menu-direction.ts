/** Says that the native menus keep their direction until the next start, when the language was changed. */
import { effect, type ReadonlySignal } from "@preact/signals"
import type { Language } from "../../main/contract/desk.ts"
import type { Platform } from "../../main/contract/keys.ts"
import { directionOf, wordsIn } from "../../main/contract/words/index.ts"
import type { Notices } from "./notices.ts"

/**
 * Follows `language`, and says it in the language that was chosen, as long as its direction is not that of the start.
 * macOS turns its menus by the system's language, and is told nothing.
 */
export function tellMenuDirection(
  language: ReadonlySignal<Language>,
  notices: Pick<Notices, "say">,
  platform: Platform,
): void {
  if (platform === "mac") return
  const started = directionOf(language.peek())
  let takeBack = () => {}
  effect(() => {
    takeBack()
    takeBack = () => {}
    if (directionOf(language.value) !== started)
      takeBack = notices.say(wordsIn(language.value).window.notices.menuDirection)
  })
}
