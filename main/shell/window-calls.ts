/** The calls about the window, its settings and the app. */
import { app, type BrowserWindow, shell } from "electron"
import { type Handlers, settings as settingsShape } from "../contract/desk.ts"
import { keymapOf } from "../contract/keymap.ts"
import type { Platform } from "../contract/keys.ts"
import { DeskError } from "../contract/problem.ts"
import { partsIn, runtimeOf } from "./about.ts"
import { appPaths, partsFile } from "./app-paths.ts"
import { contextTemplate } from "./context-menu.ts"
import type { KeysFile } from "./keys-file.ts"
import type { Log } from "./log.ts"
import type { MemoryStore } from "./memory.ts"
import type { OpenNewsroom } from "./open-newsroom.ts"
import type { Outbox } from "./outbox.ts"
import { printed } from "./print.ts"
import type { Flusher } from "./quit.ts"
import { openOutside } from "./security.ts"
import type { Updates } from "./updates/updates.ts"
import { popUp } from "./window.ts"

export type WindowSurroundings = {
  newsroom: Pick<OpenNewsroom, "named">
  memory: MemoryStore
  keys: Pick<KeysFile, "get" | "change">
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

type WindowCalls = Pick<
  Handlers,
  | "changeSettings"
  | "changeKeys"
  | "openLink"
  | "showDocument"
  | "checkUpdates"
  | "downloadUpdate"
  | "installUpdate"
  | "showLog"
  | "toggleFullScreen"
  | "print"
  | "about"
  | "contextMenu"
  | "flushed"
  | "reportFault"
>

/** The handlers of the calls about the window, its settings and the app. */
export function windowHandlers(around: WindowSurroundings): WindowCalls {
  const { newsroom, memory, keys, outbox, flusher, updates, window, relabel, retheme, platform, log } = around
  return {
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
}
