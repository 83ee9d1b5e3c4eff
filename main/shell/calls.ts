/** What each call of the window does: the desk's part by the desk, the system's part here. */
import type { BrowserWindow } from "electron"
import { articleId } from "../article/dossier.ts"
import { settings as settingsShape } from "../contract/desk.ts"
import type { ImportDraft } from "../contract/importing.ts"
import { DeskError } from "../contract/problem.ts"
import { savedId } from "../desk/saving/articles.ts"
import { type Handlers, problemOf } from "./answer.ts"
import type { Archiving } from "./archiving.ts"
import type { Dialogs } from "./dialogs.ts"
import type { LastSeen } from "./last-seen.ts"
import type { Log } from "./log.ts"
import type { MemoryStore } from "./memory.ts"
import type { Room } from "./open-newsroom.ts"
import type { Outbox } from "./outbox.ts"
import type { Flusher } from "./quit.ts"
import { openOutside } from "./security.ts"

export type CallSurroundings = {
  room: Room
  memory: MemoryStore
  /** Is told what the window shows, for the next start. */
  seen: Pick<LastSeen, "answered" | "opened" | "saved">
  dialogs: Dialogs
  archiving: Archiving
  outbox: Outbox
  flusher: Flusher
  window: () => BrowserWindow
  /** The language was changed: what is not drawn by the window must follow. */
  relabel: () => void
  log: Log
}

export function createHandlers(around: CallSurroundings): Handlers {
  const { room, memory, seen, dialogs, archiving, outbox, flusher, window, relabel, log } = around
  const desk = () => room.desk()

  /** Reads every file; those that cannot be read are told as events, unless that is all of them. */
  async function importFiles(paths: string[]): Promise<ImportDraft[]> {
    const drafts: ImportDraft[] = []
    const faults: unknown[] = []
    for (const path of paths) {
      try {
        drafts.push(await desk().importFile(path))
      } catch (error) {
        faults.push(error)
      }
    }
    if (drafts.length === 0 && faults.length > 0) throw faults[0]
    for (const error of faults) outbox.send("problem", problemOf(error, log, "An import failed"))
    return drafts
  }

  return {
    start: () => room.scene(),
    async changeSettings(change) {
      const before = memory.get().settings
      const settings = settingsShape.parse({ ...before, ...change })
      await memory.change({ settings })
      if (settings.language !== before.language) relabel()
      return settings
    },
    async browse(input) {
      const from = desk()
      room.attend()
      const page = await from.browse(input)
      seen.answered(from.root, input, page)
      return page
    },
    facets: () => desk().facets(),
    describe: (input) => desk().describe(input),
    suggestRelated: (input) => desk().suggestRelated(input),
    linkedFrom: (input) => desk().linkedFrom(input),
    changeArticles: (input) => desk().changeArticles(input),
    async buildIndex(input) {
      desk().buildIndex(input)
      return {}
    },
    peek: (input) => desk().peek(input),
    async openArticle(input) {
      const from = desk()
      const opened = await room.openArticle(input.id)
      if (opened.kind === "article") {
        void room.opened(input.id, from)
        seen.opened(from.root, input.id, opened.name)
      }
      return opened
    },
    async newArticle() {
      const from = desk()
      const opened = await from.newArticle()
      const id = articleId.parse((opened.doc.attrs as { id?: unknown }).id)
      room.begun(id, from)
      return opened
    },
    async saveArticle(input) {
      const id = savedId(input)
      const home = room.deskOf(id)
      const saved = await home.saveArticle(input)
      if (input.base === null) void room.opened(id, home)
      if (saved.kind === "saved") seen.saved(home.root, id, saved.name)
      return saved
    },
    async journal(input) {
      const home = room.deskOf(input.id)
      // Something is written in it: it is opened at the next start, with or without a file. That is on the disk
      // before the first key is, so that whoever finds the key again finds it on the page.
      if (input.doc) await room.opened(input.id, home)
      return home.journal(input)
    },
    async leaveArticle(input) {
      await room.deskOf(input.id).leaveArticle(input)
      return {}
    },
    async keepPlace(input) {
      await room.deskOf(input.id).keepPlace(input)
      return {}
    },
    async takeOver(input) {
      const from = room.deskOf(input.id)
      const opened = await from.takeOver(input)
      if (opened.kind === "article") void room.opened(input.id, from)
      return opened
    },
    listVersions: (input) => room.deskOf(input.id).listVersions(input),
    readVersion: (input) => room.deskOf(input.id).readVersion(input),
    deleteArticle: (input) => room.deskOf(input.id).deleteArticle(input),
    listBin: () => desk().listBin(),
    restoreArticle: (input) => desk().restoreArticle(input),
    listCopies: (input) => room.deskOf(input.id).listCopies(input),
    readCopy: (input) => room.deskOf(input.id).readCopy(input),
    binCopy: (input) => room.deskOf(input.id).binCopy(input),
    chooseImport: async () => importFiles(await dialogs.imports()),
    async chooseArchive() {
      const from = desk()
      const paths = await dialogs.archive()
      if (paths.length > 0) archiving.begin(from, paths)
      return { begun: paths.length > 0 }
    },
    async stopArchive() {
      await archiving.stop()
      return {}
    },
    readImport: (input) => desk().readImport(input),
    recodeImport: (input) => desk().recodeImport(input),
    buildImport: (input) => desk().buildImport(input),
    acceptImport: (input) => desk().acceptImport(input),
    async exportArticle({ doc, format }) {
      const path = await dialogs.export(desk().exportName(doc), format)
      if (path === null) return { name: null }
      return { name: await desk().writeExport(doc, format, path) }
    },
    async chooseFigure() {
      const from = desk()
      const path = await dialogs.figure()
      return { src: path === null ? null : await from.addPicture(path) }
    },
    async chooseNewsroom() {
      const path = await dialogs.newsroom()
      if (path !== null) await room.open(path)
      return {}
    },
    async openRecent({ index }) {
      const recent = room.recent()[index]
      if (!recent) throw new DeskError("invalid-call", { index })
      await room.open(recent.path)
      return {}
    },
    async openLink({ href }) {
      if (!(await openOutside(href))) throw new DeskError("invalid-call", { href })
      return {}
    },
    async toggleFullScreen() {
      window().setFullScreen(!window().isFullScreen())
      return {}
    },
    async flushed() {
      flusher.flushed()
      return {}
    },
    async reportFault({ message }) {
      log(`In the window: ${message}`)
      return {}
    },
  }
}
