/**
 * What each call of the window does. The desk's own calls go to the desk of the newsroom that they name. What only the
 * system can do is done here.
 */
import { basename } from "node:path"
import { app, type BrowserWindow, shell } from "electron"
import { importCalls } from "../contract/calls/imports.ts"
import { libraryCalls } from "../contract/calls/library.ts"
import { newsroomCalls } from "../contract/calls/newsroom.ts"
import { replacingCalls } from "../contract/calls/replacing.ts"
import type { windowCalls } from "../contract/calls/window.ts"
import { type Handlers, settings as settingsShape } from "../contract/desk.ts"
import type { ImportDraft } from "../contract/importing.ts"
import { keymapOf } from "../contract/keymap.ts"
import type { Platform } from "../contract/keys.ts"
import { DeskError } from "../contract/problem.ts"
import type { Desk } from "../desk/desk.ts"
import { partsIn, runtimeOf } from "./about.ts"
import { problemOf } from "./answer.ts"
import { appPaths, partsFile } from "./app-paths.ts"
import type { Archiving } from "./archiving.ts"
import { articleHandlers } from "./article-calls.ts"
import { contextTemplate } from "./context-menu.ts"
import { delegated } from "./delegated.ts"
import type { Dialogs } from "./dialogs.ts"
import type { KeysFile } from "./keys-file.ts"
import type { LastSeen } from "./last-seen.ts"
import type { Log } from "./log.ts"
import { makeMarker } from "./marker.ts"
import type { MemoryStore } from "./memory.ts"
import type { OpenNewsroom } from "./open-newsroom.ts"
import type { Outbox } from "./outbox.ts"
import { printed } from "./print.ts"
import type { Flusher } from "./quit.ts"
import { openOutside } from "./security.ts"
import type { Updates } from "./updates/updates.ts"
import { popUp } from "./window.ts"

export type CallSurroundings = {
  newsroom: OpenNewsroom
  memory: MemoryStore
  keys: Pick<KeysFile, "get" | "change">
  /** Called with what the window shows, for the next start. */
  seen: Pick<LastSeen, "answered" | "opened" | "saved">
  dialogs: Dialogs
  archiving: Archiving
  outbox: Outbox
  flusher: Flusher
  updates: Pick<Updates, "check" | "download" | "restart">
  window: () => BrowserWindow
  /** Called when the language or keys were changed, to relabel what the window does not draw. */
  relabel: () => void
  /** Called when the theme was changed, for what the window does not draw. */
  retheme: () => void
  platform: Platform
  log: Log
}

/** The handlers of every call. */
export function createHandlers(around: CallSurroundings): Handlers {
  const {
    newsroom,
    memory,
    keys,
    seen,
    dialogs,
    archiving,
    outbox,
    flusher,
    updates,
    window,
    relabel,
    retheme,
    platform,
    log,
  } = around
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

  const ofWindow: Pick<Handlers, keyof typeof windowCalls> = {
    start: () => newsroom.scene(),
    async changeSettings(change) {
      const before = memory.get().settings
      const settings = settingsShape.parse({ ...before, ...change })
      await memory.change({ settings })
      if (settings.language !== before.language) relabel()
      if (settings.theme !== before.theme) retheme()
      return settings
    },
    async changeKeys(next) {
      await keys.change(next)
      relabel()
      return {}
    },
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
    async chooseNewsroom() {
      const path = await dialogs.newsroom()
      if (path !== null) await newsroom.open(path)
      return {}
    },
    async openRecent({ index }) {
      const recent = newsroom.recent()[index]
      if (!recent) throw new DeskError("invalid-call", { index })
      await newsroom.open(recent.path)
      return {}
    },
    async makeMarker(_input, key) {
      const path = await makeMarker(newsroom.named(key).root)
      shell.showItemInFolder(path)
      return { name: basename(path) }
    },
    async forgetRecent() {
      await newsroom.forgetRecent()
      return { recent: newsroom.recent() }
    },
    async openLink({ href }) {
      if (!(await openOutside(href))) throw new DeskError("invalid-call", { href })
      return {}
    },
    async showDocument({ id, edited }, key) {
      if (platform !== "mac") return {}
      const path = id === null ? null : newsroom.named(key).pathOf(id)
      window().setRepresentedFilename(path ?? "")
      window().setDocumentEdited(edited)
      return {}
    },
    checkUpdates: async () => ({ version: await updates.check() }),
    downloadUpdate: async () => ({ version: await updates.download() }),
    async installUpdate() {
      await updates.restart()
      return {}
    },
    async showLog() {
      shell.showItemInFolder(appPaths.log())
      return {}
    },
    async toggleFullScreen() {
      window().setFullScreen(!window().isFullScreen())
      return {}
    },
    async print() {
      await printed(window().webContents)
      return {}
    },
    async about(_input, key) {
      return {
        version: app.getVersion(),
        runtime: runtimeOf(process.versions),
        places: { newsroom: newsroom.named(key).root, settings: appPaths.memory(), log: appPaths.log() },
        parts: await partsIn(partsFile, log),
      }
    },
    async contextMenu(asked) {
      const { language } = memory.get().settings
      const template = contextTemplate(asked, language, platform, keymapOf(keys.get()), (id) =>
        outbox.send("command", { id }),
      )
      await popUp(template, asked, window())
      return {}
    },
    async flushed({ unkept }) {
      flusher.flushed(unkept)
      return {}
    },
    async reportFault({ message }) {
      log(`In the window: ${message}`)
      return {}
    },
  }

  return {
    ...delegated(libraryCalls, newsroom),
    async browse(input, key) {
      const from = newsroom.named(key)
      if (from === newsroom.desk()) newsroom.attend()
      const page = await from.browse(input)
      seen.answered(from.root, input, page)
      return page
    },
    ...delegated(importCalls, newsroom),
    ...delegated(replacingCalls, newsroom),
    ...delegated(newsroomCalls, newsroom),
    ...articleHandlers(newsroom, seen),
    ...ofWindow,
  }
}
