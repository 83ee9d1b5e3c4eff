/** The calls in which the user chooses files: to import, to export to, or a picture. */
import type { Handlers } from "../contract/desk.ts"
import type { ImportDraft } from "../contract/importing.ts"
import type { Desk } from "../desk/desk.ts"
import { problemOf } from "./answer.ts"
import type { Archiving } from "./archiving.ts"
import type { Dialogs } from "./dialogs.ts"
import type { Log } from "./log.ts"
import type { OpenNewsroom } from "./open-newsroom.ts"
import type { Outbox } from "./outbox.ts"

export type FileSurroundings = {
  newsroom: Pick<OpenNewsroom, "named" | "keep">
  dialogs: Dialogs
  archiving: Archiving
  outbox: Outbox
  log: Log
}

type FileCalls = Pick<
  Handlers,
  "chooseImport" | "chooseArchive" | "stopArchive" | "exportArticle" | "chooseFigure"
>

/** The handlers of the calls in which the user chooses files. What the user cancels is no error. */
export function fileHandlers({ newsroom, dialogs, archiving, outbox, log }: FileSurroundings): FileCalls {
  /** Reads every file. A file that cannot be read is told by an event; if none can be read, the call fails. */
  async function importFiles(from: Desk, paths: string[]): Promise<ImportDraft[]> {
    const drafts: ImportDraft[] = []
    const faults: unknown[] = []
    for (const path of paths) {
      try {
        drafts.push(await from.importFile(path))
      } catch (error) {
        faults.push(error)
      }
    }
    if (drafts.length === 0 && faults.length > 0) throw faults[0]
    for (const error of faults) outbox.send("problem", problemOf(error, log, "An import failed"))
    return drafts
  }

  return {
    chooseImport: async (_input, key) => importFiles(newsroom.named(key), await dialogs.imports()),
    async chooseArchive(_input, key) {
      const from = newsroom.named(key)
      const paths = await dialogs.archive()
      if (paths.length > 0) void newsroom.keep(from, archiving.begin(from, paths))
      return { begun: paths.length > 0 }
    },
    async stopArchive() {
      await archiving.stop()
      return {}
    },
    async exportArticle({ doc, format }, key) {
      const from = newsroom.named(key)
      const path = await dialogs.export(from.exportName(doc), format)
      if (path === null) return { name: null, left: { pictures: 0, links: 0 } }
      return from.writeExport(doc, format, path)
    },
    async chooseFigure(_input, key) {
      const from = newsroom.named(key)
      const path = await dialogs.figure()
      return { src: path === null ? null : await from.addPicture(path) }
    },
  }
}
