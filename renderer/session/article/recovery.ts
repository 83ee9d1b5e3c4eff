/** Text that was recovered after a crash: the writer is told of it when its article opens, and can look at it. */
import { articleFromJSON, dossierOf, emptyArticle } from "../../../main/article/schema.ts"
import type { OpenedArticle } from "../../../main/contract/desk.ts"
import { since } from "../../../main/contract/time.ts"
import type { Dialogs } from "../dialogs.ts"
import type { Notices } from "../notices.ts"
import type { Preferences } from "../preferences.ts"
import type { Opening } from "./opening.ts"

/** What telling needs of the session. */
export type RecoveryOptions = {
  dialogs: Pick<Dialogs, "show">
  notices: Notices
  preferences: Preferences
}

/** Tells the writer if the journal of `opened` held text beyond its file, and offers to show it as a difference. */
export function tellRecovery(
  opening: Opening,
  { recovered, base }: OpenedArticle,
  { dialogs, notices, preferences }: RecoveryOptions,
): void {
  if (!recovered) return
  const { notices: said } = preferences.words.peek().window
  const when = since(recovered.at, Date.now(), preferences.settings.peek().language)
  notices.offer(said.recovered(recovered.steps, when), {
    label: said.showDifference,
    async run() {
      if (base === null) {
        dialogs.show({ kind: "difference", before: emptyArticle({ ...dossierOf(opening.saver.latest()) }) })
        return
      }
      // The save keeps the file that it replaces as a version, which is then read.
      await opening.saver.flush(false)
      const file = await opening.desk.attempt("readVersion", { id: opening.id, hash: base })
      if (file) dialogs.show({ kind: "difference", before: articleFromJSON(file.doc) })
    },
  })
}
