/** The window of Midad. There is one at most; it is made anew when it is wanted and was closed. */
import { app, type BrowserWindow } from "electron"
import type { Platform } from "../contract/keys.ts"
import { wordsIn } from "../contract/words/index.ts"
import { preloadFile, windowIcon } from "./app-paths.ts"
import { watchWindow } from "./crash.ts"
import type { Dialogs } from "./dialogs.ts"
import type { Log } from "./log.ts"
import type { Bounds, MemoryStore } from "./memory.ts"
import type { OpenNewsroom } from "./open-newsroom.ts"
import type { Outbox } from "./outbox.ts"
import { type Power, watchSession } from "./power.ts"
import { type Ending, type Flusher, watchClose } from "./quit.ts"
import { createWindow } from "./window.ts"

export type MainWindow = {
  /** The window; null while there is none. */
  now(): BrowserWindow | null
  /** The window. Throws if there is none. */
  present(): BrowserWindow
  /** The ids of the contents that may call. */
  readonly known: ReadonlySet<number>
  /** Makes the window and begins to load its page. */
  make(): void
  /** Brings the window before all others, and makes one if there is none. */
  raise(): void
}

export type MainWindowOptions = {
  memory: MemoryStore
  platform: Platform
  clock: () => Date
  log: Log
  outbox: Outbox
  flusher: Flusher
  /** The newsroom, once there is one. */
  newsroom: () => OpenNewsroom | null
  power: Pick<Power, "save">
  confirm: Dialogs["unkept"]
  /** Resolves when the disk has everything but the window's position, which is `place`. */
  settle: (place: () => Bounds) => Promise<void>
  /** The window stays open, as the user wants. */
  stayed: () => void
}

/** Makes what shows the window. There is none before `make` or `raise`. */
export function createMainWindow(options: MainWindowOptions): MainWindow {
  const { memory, platform, clock, log, outbox, flusher, newsroom } = options
  const known = new Set<number>()
  let window: BrowserWindow | null = null
  /** Whether the app is to end with the window. */
  let quitting = false
  app.on("before-quit", () => {
    quitting = true
  })

  /** How the window ends, which is at `place`. */
  const endingAt = (place: () => Bounds): Ending => ({
    flusher,
    settle: () => options.settle(place),
    confirm: options.confirm,
    stayed() {
      quitting = false
      options.stayed()
    },
    ended() {
      // Electron cancelled the quit when the window was held open.
      if (quitting) app.quit()
    },
    log,
  })

  function rescan(): void {
    // At the start the folder is read when the window asks for the library.
    const open = newsroom()
    if (!open?.isAttended) return
    open
      .desk()
      .rescan()
      .catch((error: unknown) => log("Could not read the newsroom", error))
  }

  function make(): void {
    const look = {
      preload: preloadFile,
      title: wordsIn(memory.get().settings.language).shell.productName,
      icon: windowIcon(platform),
    }
    const { window: made, place } = createWindow(memory.get().bounds, look, log)
    window = made
    performance.mark("midad:window")
    const { id } = made.webContents
    known.add(id)
    watchWindow(made, clock, () => outbox.close(), log)
    watchSession(made, options.power)
    // A page that is loaded anew does not listen before it calls `start` again.
    made.webContents.on("did-start-navigation", ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) outbox.close()
    })
    made.on("focus", rescan)
    watchClose(made, endingAt(place))
    made.on("closed", () => {
      known.delete(id)
      outbox.close()
      window = null
    })
  }

  return {
    now: () => window,
    present() {
      if (!window) throw new Error("There is no window")
      return window
    },
    known,
    make,
    raise() {
      if (!window) make()
      if (window?.isMinimized()) window.restore()
      window?.focus()
    },
  }
}
