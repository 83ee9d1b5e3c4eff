/** The main process: puts the parts together, in the order in which Electron wants them. */
import { app, type BrowserWindow, Menu, nativeTheme, systemPreferences } from "electron"
import { keymapOf } from "../contract/keymap.ts"
import type { Platform } from "../contract/keys.ts"
import { appPaths, rendererFolder, setAppPaths } from "./app-paths.ts"
import { type Archiving, createArchiving } from "./archiving.ts"
import { watchAsked } from "./asked-by-system.ts"
import { createAsking } from "./asking.ts"
import { type Begun, begin, type Recalled, type Run, recall } from "./beginning.ts"
import { createHandlers } from "./calls.ts"
import { watchChildren, watchProcess } from "./crash.ts"
import { createDialogs } from "./dialogs.ts"
import { listen } from "./ipc.ts"
import { createLog } from "./log.ts"
import { createMainWindow, type MainWindow } from "./main-window.ts"
import { menuTemplate } from "./menu.ts"
import { openThings, sorted } from "./open.ts"
import type { OpenNewsroom } from "./open-newsroom.ts"
import { createOpeners } from "./openers.ts"
import { createOutbox } from "./outbox.ts"
import { managedPreferences, policyFile, readPolicy } from "./policy.ts"
import { type Power, watchPower } from "./power.ts"
import { handleScheme, registerScheme } from "./protocol.ts"
import { createFlusher, watchQuit } from "./quit.ts"
import { recoveryPages } from "./recovery.ts"
import { lockApp, lockSession } from "./security.ts"
import { languageIn, languageSwitches } from "./start-language.ts"
import { createTaskProgress } from "./task-progress.ts"
import { createAppUpdates } from "./updates/app-updates.ts"

const platform: Platform =
  process.platform === "darwin" ? "mac" : process.platform === "win32" ? "windows" : "linux"
const clock = () => new Date()

performance.mark("midad:evaluated")

// Before the app is ready: paths, lock, scheme, and what the system asks to open.
setAppPaths(process.env)
const log = createLog(appPaths.log(), clock)
watchProcess(log)
watchChildren(app, log)
registerScheme()
const { policy, problem: misfit } = readPolicy(
  policyFile(platform, process.env, app.isPackaged),
  platform === "mac" && app.isPackaged
    ? managedPreferences((key) => systemPreferences.getUserDefault(key, "string"), process.env.USER ?? "")
    : null,
)
for (const [name, value] of languageSwitches(policy.language ?? languageIn(appPaths.memory())))
  app.commandLine.appendSwitch(name, value)
lockApp(log)

const asking = createAsking(log)
watchAsked(asking)

/** The window, once the app is ready. */
let window: MainWindow | null = null
/** The window's own object, as long as that is there. */
const drawn = () => {
  const now = window?.now()
  return now && !now.isDestroyed() ? now : null
}
const progress = createTaskProgress((fraction) => drawn()?.setProgressBar(fraction))
const outbox = createOutbox((channel, name, data, newsroom) => {
  drawn()?.webContents.send(channel, name, data, newsroom)
  progress.heard(name, data)
})
const flusher = createFlusher(outbox)
const run: Run = { platform, clock, log, policy, misfit, asking, outbox, flusher }

if (app.requestSingleInstanceLock({ argv: process.argv, cwd: process.cwd() })) {
  // The disk is read while Electron gets ready, so that neither waits for the other.
  const remembered = recall(run)
  const beginning = remembered.then((recalled) => begin(recalled, run))
  // The callers that await it handle the error.
  beginning.catch(() => undefined)
  app
    .whenReady()
    .then(() => start(remembered, beginning))
    .catch((error: unknown) => {
      log("Could not start", error)
      app.exit(1)
    })
} else app.quit()

/** Saves everything before the system's sleep or end, and reads the newsroom after it. */
function powerOf(newsroom: () => OpenNewsroom | null): Power {
  return {
    async save() {
      try {
        if (!(await flusher.flush())) log("The window did not save before the system's sleep or end")
        await newsroom()?.idle()
      } catch (error) {
        log("Could not save before the system's sleep or end", error)
      }
    },
    quit: () => app.quit(),
    // The watching does not tell what other machines did meanwhile, nor events that it lost.
    woke() {
      newsroom()
        ?.desk()
        .rescan(true)
        .catch((error: unknown) => log("Could not read the newsroom", error))
    },
  }
}

/** Takes files that were dropped on the window: archives are imported, anything else is opened. Returns whether there were any. */
async function drop(
  paths: readonly string[],
  beginning: Promise<Begun>,
  archiving: Archiving,
): Promise<boolean> {
  const real = paths.filter((dropped) => dropped !== "")
  if (real.length === 0) return false
  const { archive, rest } = await sorted(real)
  if (archive.length > 0) {
    const { newsroom } = await beginning
    void newsroom.keep(newsroom.desk(), archiving.begin(newsroom.desk(), archive))
  }
  if (rest.length > 0) asking.ask(rest.map((path) => ({ kind: "path", path })))
  return true
}

/** Shows the window, and begins to listen to it and to the system. */
async function start(remembered: Promise<Recalled>, beginning: Promise<Begun>): Promise<void> {
  performance.mark("midad:ready")
  const { memory, keys, seen } = await remembered
  const language = () => memory.get().settings.language
  lockSession()
  /** The newsroom, once there is one. */
  let newsroom: OpenNewsroom | null = null
  const present = (): BrowserWindow => shown.present()

  const relabel = () => {
    const template = menuTemplate(language(), platform, keymapOf(keys.get()), (id) =>
      outbox.send("command", { id }),
    )
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }
  const retheme = () => {
    nativeTheme.themeSource = memory.get().settings.theme
  }
  const dialogs = createDialogs({
    window: present,
    language,
    folders: () => memory.get().folders,
    usual: () => [appPaths.documents(), appPaths.home()],
    remember: (change) => {
      memory
        .change({ folders: { ...memory.get().folders, ...change } })
        .catch((error: unknown) => log("Could not remember", error))
    },
  })
  const archiving = createArchiving(outbox, log)
  const updates = createAppUpdates({ memory, policy, outbox, flusher, log })
  const power = powerOf(() => newsroom)
  const shown = createMainWindow({
    ...run,
    memory,
    newsroom: () => newsroom,
    power,
    confirm: dialogs.unkept,
    async settle(place) {
      await archiving.stop()
      await newsroom?.settle()
      // Last, because text is more important than the window's position and list, above all on a full disk.
      await seen.keep()
      await memory.change({ bounds: place() }).catch((error: unknown) => log("Could not remember", error))
    },
    stayed: () => updates.stayed(),
  })
  window = shown

  handleScheme(
    rendererFolder,
    () => newsroom?.desk().root ?? null,
    () => recoveryPages(language()),
  )
  const parts = { memory, keys, seen, dialogs, archiving, updates, window: present, relabel, retheme }
  listen({
    handlers: beginning.then(({ newsroom }) => createHandlers({ ...run, ...parts, newsroom })),
    drop: (paths) => drop(paths, beginning, archiving),
    known: shown.known,
    answered: (name) => {
      if (name === "start") outbox.open()
    },
    log,
  })
  watchPower(power)
  watchQuit(app, {
    close: async () => newsroom?.close(),
    end: () => updates.install() || app.quit(),
    log,
  })

  // The window begins in the colour of its theme, and the page begins to load before anything else is done.
  retheme()
  shown.make()
  relabel()

  app.on("window-all-closed", () => {
    if (platform !== "mac") app.quit()
  })
  app.on("activate", () => {
    if (!shown.now()) shown.make()
  })

  const begun = await beginning
  newsroom = begun.newsroom
  const openers = createOpeners(begun.newsroom, memory, outbox)
  asking.listen(async (things, opened) => {
    shown.raise()
    await openThings(things, openers, opened)
  }, begun.folder)
  updates.begin()
}
