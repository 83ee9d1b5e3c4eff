/** The main process: puts the parts together, in the order in which Electron wants them. */
import { resolve } from "node:path"
import { app, type BrowserWindow, Menu, nativeTheme } from "electron"
import type { ArticleId } from "../article/dossier.ts"
import { keymapOf } from "../contract/keymap.ts"
import type { Platform } from "../contract/keys.ts"
import { wordsIn } from "../contract/words/index.ts"
import { firstNewsroom } from "../desk/newsroom.ts"
import { problemOf } from "./answer.ts"
import { appPaths, preloadFile, rendererFolder, setAppPaths, windowIcon } from "./app-paths.ts"
import { createArchiving } from "./archiving.ts"
import { watchAsked } from "./asked-by-system.ts"
import { createAsking } from "./asking.ts"
import { createHandlers } from "./calls.ts"
import { watchChildren, watchProcess, watchWindow } from "./crash.ts"
import { createDialogs } from "./dialogs.ts"
import { listen } from "./ipc.ts"
import { openKeys } from "./keys-file.ts"
import { openLastSeen } from "./last-seen.ts"
import { createLog } from "./log.ts"
import { openMemory } from "./memory.ts"
import { menuTemplate } from "./menu.ts"
import { firstArticleOf, firstNewsroomOf, openThings, sorted } from "./open.ts"
import { createOpenNewsroom, type OpenNewsroom } from "./open-newsroom.ts"
import { createOpeners } from "./openers.ts"
import { createOutbox } from "./outbox.ts"
import { managedBy, policyFile, readPolicy, underPolicy } from "./policy.ts"
import { watchPower, watchSession } from "./power.ts"
import { handleScheme, registerScheme } from "./protocol.ts"
import { createFlusher, watchClose, watchQuit } from "./quit.ts"
import { createRecents } from "./recents.ts"
import { recoveryPages } from "./recovery.ts"
import { lockApp, lockSession } from "./security.ts"
import { languageIn, languageSwitches } from "./start-language.ts"
import { createTaskProgress } from "./task-progress.ts"
import { createAppUpdates } from "./updates/app-updates.ts"
import { createWindow } from "./window.ts"

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
const { policy, problem: misfit } = readPolicy(policyFile(platform, process.env, app.isPackaged))
for (const [name, value] of languageSwitches(policy.language ?? languageIn(appPaths.memory())))
  app.commandLine.appendSwitch(name, value)
lockApp(log)

const asking = createAsking(log)
watchAsked(asking)

let window: BrowserWindow | null = null
const progress = createTaskProgress((fraction) => {
  if (window && !window.isDestroyed()) window.setProgressBar(fraction)
})
const outbox = createOutbox((channel, name, data, newsroom) => {
  if (window && !window.isDestroyed()) window.webContents.send(channel, name, data, newsroom)
  progress.heard(name, data)
})
const flusher = createFlusher(outbox)

if (app.requestSingleInstanceLock({ argv: process.argv, cwd: process.cwd() })) {
  // The disk is read while Electron gets ready, so that neither waits for the other.
  const remembered = recall()
  const beginning = remembered.then(begin)
  // The callers that await it handle the error.
  beginning.catch(() => undefined)
  app
    .whenReady()
    .then(() => run(remembered, beginning))
    .catch((error: unknown) => {
      log("Could not start", error)
      app.exit(1)
    })
} else app.quit()

/** Reads what earlier runs left in Midad's own folder, under what the machine's administrators have set. */
async function recall() {
  const [memory, keys, seen] = await Promise.all([
    openMemory(appPaths.memory(), log, { clock }),
    openKeys(appPaths.keys(), log, { clock }),
    openLastSeen(appPaths.lastSeen(), { clock, log }),
  ])
  if (misfit) {
    log(`The policy ${misfit.details.name} does not fit: ${misfit.details.message}`)
    outbox.send("problem", misfit)
  }
  for (const { problem } of [memory, keys]) if (problem) outbox.send("problem", problem)
  return { memory: underPolicy(memory, policy), keys, seen }
}
type Recalled = Awaited<ReturnType<typeof recall>>

/** Chooses the newsroom of the start and begins to read it. `folder` is the one of what was asked for, if it has one. */
async function begin({
  memory,
  keys,
  seen,
}: Recalled): Promise<{ newsroom: OpenNewsroom; folder: string | null }> {
  // The newsroom of what is asked for is there from the start. The rest is opened when the window listens.
  const things = await asking.soFar()
  const folder = await firstNewsroomOf(things, memory.get().recent)
  let sample: ArticleId | null = null
  const fill = async (made: string) => {
    const { sampleIds, writeSamples } = await import("../desk/sample/samples.ts")
    await writeSamples(made, clock, platform)
    sample = sampleIds.story
  }
  const name = wordsIn(memory.get().settings.language).shell.firstNewsroom
  const path =
    folder === null
      ? (policy.newsroom ??
        memory.get().recent[0] ??
        (await firstNewsroom(appPaths.documents(), name, fill).catch((error: unknown) => {
          // If the documents folder is read-only, the user must still be able to write.
          const problem = problemOf(error, log, "Could not make a newsroom in the documents")
          outbox.send("problem", problem)
          return firstNewsroom(app.getPath("userData"), name, fill)
        })))
      : resolve(folder)
  const recents = createRecents(
    platform,
    () => wordsIn(memory.get().settings.language).window.library.newsrooms,
  )
  const newsroom = createOpenNewsroom({
    path,
    memory,
    seen,
    outbox,
    flusher,
    platform,
    clock,
    log,
    keys: () => keys.get(),
    kept: { settings: appPaths.memory(), keys: appPaths.keys() },
    managed: managedBy(policy),
    recents,
  })
  // Without an article that is known, the start opens the newest of those that were found in a moment: on a slow machine
  // none.
  if (sample !== null) void newsroom.remember(sample, newsroom.desk())
  newsroom.prepare(firstArticleOf(things, (file) => newsroom.desk().idAt(file)))
  return { newsroom, folder }
}

async function run(remembered: Promise<Recalled>, beginning: ReturnType<typeof begin>): Promise<void> {
  performance.mark("midad:ready")
  const { memory, keys, seen } = await remembered
  const language = () => memory.get().settings.language
  lockSession()
  const known = new Set<number>()
  const present = (): BrowserWindow => {
    if (!window) throw new Error("There is no window")
    return window
  }
  /** The newsroom, once there is one. */
  let newsroom: OpenNewsroom | null = null

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

  handleScheme(
    rendererFolder,
    () => newsroom?.desk().root ?? null,
    () => recoveryPages(language()),
  )
  listen({
    handlers: beginning.then(({ newsroom }) =>
      createHandlers({
        newsroom,
        memory,
        keys,
        seen,
        dialogs,
        archiving,
        outbox,
        flusher,
        updates,
        window: present,
        relabel,
        retheme,
        platform,
        log,
      }),
    ),
    async drop(paths) {
      const real = paths.filter((dropped) => dropped !== "")
      if (real.length === 0) return false
      const { archive, rest } = await sorted(real)
      if (archive.length > 0) {
        const { newsroom } = await beginning
        void newsroom.keep(newsroom.desk(), archiving.begin(newsroom.desk(), archive))
      }
      if (rest.length > 0) asking.ask(rest.map((path) => ({ kind: "path", path })))
      return true
    },
    known,
    answered: (name) => {
      if (name === "start") outbox.open()
    },
    log,
  })

  const power = {
    async save() {
      try {
        if (!(await flusher.flush())) log("The window did not save before the system's sleep or end")
        await newsroom?.idle()
      } catch (error) {
        log("Could not save before the system's sleep or end", error)
      }
    },
    quit: () => app.quit(),
  }
  watchPower({
    ...power,
    // The watching does not tell what other machines did meanwhile, nor events that it lost.
    woke() {
      newsroom
        ?.desk()
        .rescan(true)
        .catch((error: unknown) => log("Could not read the newsroom", error))
    },
  })
  watchQuit(app, {
    close: async () => newsroom?.close(),
    end: () => updates.install() || app.quit(),
    log,
  })

  let quitting = false
  app.on("before-quit", () => {
    quitting = true
  })
  const show = () => {
    const look = {
      preload: preloadFile,
      title: wordsIn(language()).shell.productName,
      icon: windowIcon(platform),
    }
    const { window: made, place } = createWindow(memory.get().bounds, look, log)
    window = made
    performance.mark("midad:window")
    const { id } = made.webContents
    known.add(id)
    watchWindow(made, clock, () => outbox.close(), log)
    watchSession(made, power)
    // A page that is loaded anew does not listen before it calls `start` again.
    made.webContents.on("did-start-navigation", ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) outbox.close()
    })
    made.on("focus", () => {
      // At the start the folder is read when the window asks for the library.
      if (!newsroom?.isAttended) return
      newsroom
        .desk()
        .rescan()
        .catch((error: unknown) => log("Could not read the newsroom", error))
    })
    watchClose(made, {
      flusher,
      async settle() {
        await archiving.stop()
        await newsroom?.settle()
        // Last, because text is more important than the window's position and list, above all on a full disk.
        await seen.keep()
        await memory.change({ bounds: place() }).catch((error: unknown) => log("Could not remember", error))
      },
      confirm: dialogs.unkept,
      stayed() {
        quitting = false
        updates.stayed()
      },
      ended() {
        // Electron cancelled the quit when the window was held open.
        if (quitting) app.quit()
      },
      log,
    })
    made.on("closed", () => {
      known.delete(id)
      outbox.close()
      window = null
    })
  }

  // The window begins in the colour of its theme, and the page begins to load before anything else is done.
  retheme()
  show()
  relabel()

  app.on("window-all-closed", () => {
    if (platform !== "mac") app.quit()
  })
  app.on("activate", () => {
    if (!window) show()
  })

  const begun = await beginning
  newsroom = begun.newsroom
  const openers = createOpeners(newsroom, memory, outbox)
  asking.listen(async (things, opened) => {
    if (!window) show()
    if (window?.isMinimized()) window.restore()
    window?.focus()
    await openThings(things, openers, opened)
  }, begun.folder)
  updates.begin()
}
