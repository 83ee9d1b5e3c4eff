/** What the user is told of a replacement that was cut off. */
import { DeskError } from "../../../main/contract/problem.ts"
import type { MadeReplacement } from "../../../main/contract/replacing.ts"
import type { Words } from "../../../main/contract/words/index.ts"
import type { Desk } from "../desk.ts"
import type { Notices } from "../notices.ts"

/**
 * Tells of the newest replacement of the last days that was cut off, if there is one, and offers `showPast`. Without a
 * list of them the log hears why.
 */
export async function tellInterrupted({
  desk,
  notices,
  words,
  showPast,
}: {
  desk: Pick<Desk, "ask" | "report">
  notices: Pick<Notices, "warn">
  words(): Words
  showPast(): void
}): Promise<void> {
  let list: readonly MadeReplacement[]
  try {
    list = await desk.ask("listReplacements", {})
  } catch (error) {
    if (error instanceof DeskError) desk.report(`No list of replacements: ${error.message}`)
    return
  }
  const cut = list.find((one) => one.open.length > 0)
  if (!cut) return
  const { replacing } = words().window
  notices.warn(
    replacing.interrupted(cut.query.text, cut.replacement.text, cut.planned - cut.open.length, cut.planned),
    { label: replacing.goOn, run: showPast },
  )
}
