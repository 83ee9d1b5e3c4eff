/** The main process: puts the parts together, in the order in which Electron wants them. */
import { resolve } from "node:path"
import { app, type BrowserWindow, Menu } from "electron"
import { z } from "zod"
import type { Platform } from "../contract/keys.ts"
import { wordsIn } from "../contract/words/index.ts"
import { firstNewsroom } from "../desk/newsroom.ts"
import { writeSamples } from "../desk/sample/samples.ts"
import { problemOf } from "./answer.ts"
import { choosePlaces, places, preloadFile, rendererFolder } from "./app-paths.ts"
import { createArchiving } from "./archiving.ts"
import { createHandlers } from "./calls.ts"
import { watchProcess, watchWindow } from "./crash.ts"
import { createDialogs } from "./dialogs.ts"
import { listen } from "./ipc.ts"
import { createLog } from "./log.ts"
import { openMemory } from "./memory.ts"
import { menuTemplate } from "./menu.ts"
import { openPaths, pathsOf, sorted, thingAt } from "./open.ts"
import { createRoom } from "./open-newsroom.ts"
import { createOutbox } from "./outbox.ts"
import { watchPower, watchSession } from "./power.ts"
import { handleScheme, registerScheme } from "./protocol.ts"
import { createFlusher, watchClose, watchQuit } from "./quit.ts"
import { recoveryPages } from "./recovery.ts"
import { lockApp, lockSession } from "./security.ts"
import { boundsOf, createWindow } from "./window.ts"

const platform: Platform =
  process.platform === "darwin" ? "mac" : process.platform === "win32" ? "windows" : "linux"
const clock = () => new Date()

/** What a second instance hands over before it ends. */
const visit = z.object({ argv: z.array(z.string()), cwd: z.string() })

// Before the app is ready: places, lock, scheme, and what the system opens us with.
choosePlaces(process.env)
const log = createLog(places.log(), clock)
watchProcess(log)
registerScheme()
lockApp(log)

/** What to open, kept until there is a window to open it in. */
const asked: string[] = pathsOf(process.argv, process.cwd(), app.isPackaged)
let open = (paths: string[]): void => {
  asked.push(...paths)
}

app.on("open-file", (event, path) => {
  event.preventDefault()
  open([path])
})

if (app.requestSingleInstanceLock({ argv: process.argv, cwd: process.cwd() })) {
  app.on("second-instance", (_event, argv, cwd, data) => {
    const guest = visit.safeParse(data)
    const from = guest.success ? guest.data : { argv, cwd }
    open(pathsOf(from.argv, from.cwd, app.isPackaged))
  })
  app
    .whenReady()
    .then(run)
    .catch((error: unknown) => {
      log("Could not start", error)
      app.exit(1)
    })
} else app.quit()

async function run(): Promise<void> {
  const memory = await openMemory(places.memory(), log)
  const language = () => memory.get().settings.language
  lockSession()

  let window: BrowserWindow | null = null
  const known = new Set<number>()
  const present = (): BrowserWindow => {
    if (!window) throw new Error("There is no window")
    return window
  }
  const outbox = createOutbox((channel, name, data) => {
    if (window && !window.isDestroyed()) window.webContents.send(channel, name, data)
  })
  const flusher = createFlusher(outbox)

  // A folder that was asked for is the newsroom from the start; the rest is opened when the window listens.
  const things = await Promise.all(asked.map(thingAt))
  const folder = things.find((thing) => thing.kind === "newsroom")
  const fill = (made: string) => writeSamples(made, clock, platform)
  const name = wordsIn(language()).shell.firstNewsroom
  const path = folder
    ? resolve(folder.path)
    : (memory.get().recent[0] ??
      (await firstNewsroom(places.documents(), name, fill).catch((error: unknown) => {
        // Documents that may not be written to must not keep anybody from writing.
        outbox.send("problem", problemOf(error, log, "Could not make a newsroom in the documents"))
        return firstNewsroom(app.getPath("userData"), name, fill)
      })))
  const room = createRoom({ path, memory, outbox, flusher, platform, clock, log })

  open = (paths) => {
    if (!window) show()
    if (window?.isMinimized()) window.restore()
    window?.focus()
    openPaths(paths, {
      openNewsroom: (next) => room.open(resolve(next)),
      articleAt: (file) => room.desk().idAt(file),
      importFile: (file) => room.desk().importFile(file),
      showArticle: (id) => outbox.send("open", { id }),
      showImports: (drafts) => outbox.send("imports", drafts),
      showProblem: (problem) => outbox.send("problem", problem),
    }).catch((error: unknown) => log("Could not open what was asked for", error))
  }

  const relabel = () => {
    const template = menuTemplate(language(), platform, (id) => outbox.send("command", { id }))
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }
  const dialogs = createDialogs({
    window: present,
    language,
    folders: () => memory.get().folders,
    remember: (change) => {
      memory
        .change({ folders: { ...memory.get().folders, ...change } })
        .catch((error: unknown) => log("Could not remember", error))
    },
  })

  const archiving = createArchiving(outbox, log)

  handleScheme(
    rendererFolder,
    () => room.desk().root,
    () => recoveryPages(language()),
  )
  listen({
    handlers: createHandlers({
      room,
      memory,
      dialogs,
      archiving,
      outbox,
      flusher,
      window: present,
      relabel,
      log,
    }),
    async drop(paths) {
      const real = paths.filter((dropped) => dropped !== "")
      if (real.length === 0) return false
      const { archive, rest } = await sorted(real)
      if (archive.length > 0) void room.keep(room.desk(), archiving.begin(room.desk(), archive))
      if (rest.length > 0) open(rest)
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
        await room.idle()
      } catch (error) {
        log("Could not save before the system's sleep or end", error)
      }
    },
    quit: () => app.quit(),
  }
  watchPower({
    ...power,
    // Watching tells nothing of what other machines did meanwhile, nor of what it was too slow to take.
    woke() {
      room
        .desk()
        .rescan(true)
        .catch((error: unknown) => log("Could not read the newsroom", error))
    },
  })
  watchQuit(app, { close: () => room.close(), log })

  let quitting = false
  app.on("before-quit", () => {
    quitting = true
  })
  const show = () => {
    const made = createWindow(memory.get().bounds, preloadFile, wordsIn(language()).shell.productName, log)
    window = made
    const { id } = made.webContents
    known.add(id)
    watchWindow(made, clock, () => outbox.close(), log)
    watchSession(made, power)
    // A page that is loaded anew does not listen before it calls `start` again.
    made.webContents.on("did-start-navigation", ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) outbox.close()
    })
    made.on("focus", () => {
      room
        .desk()
        .rescan()
        .catch((error: unknown) => log("Could not read the newsroom", error))
    })
    watchClose(made, {
      flusher,
      async settle() {
        await archiving.stop()
        await room.settle()
        // Last: where the window stood is worth less than any text, also on a disk that is full.
        const bounds = boundsOf(made)
        await memory.change({ bounds }).catch((error: unknown) => log("Could not remember", error))
      },
      ended() {
        // Holding the window open called the quitting off.
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

  relabel()
  show()
  const rest = asked.splice(0).filter((one) => one !== folder?.path)
  if (rest.length > 0) open(rest)

  app.on("window-all-closed", () => {
    if (platform !== "mac") app.quit()
  })
  app.on("activate", () => {
    if (!window) show()
  })
}
