/**
 * Starts the built Midad on a profile of its own and holds its window as a Playwright `Page`, on real
 * Electron and on the stand-in alike.
 */
import { spawn } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { _electron, type Browser, chromium, type Page } from "playwright-core"
import { freshMemory } from "../../main/desk/settings.ts"
import { type Child, killGroup, profileHolder, startChild } from "./child.ts"
import type { ItemRecord } from "./electron/control.ts"
import type { DialogKind, DialogRecord } from "./electron/dialog.ts"
import { chooseRuntime, type Runtime } from "./runtime.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))

/** What is told of a running test: vitest's own context fits. */
type TestContext = {
  task: { name: string; result?: { state: string } | undefined }
  onTestFinished(action: () => Promise<void>): void
}

export type LaunchOptions = {
  /** A profile to go on with; without, a fresh one in the system's temp folder. */
  profile?: string
  /** What stands on the command line after the program: files, a folder. */
  args?: string[]
  env?: Record<string, string>
  /** The interface language of a fresh profile; Arabic, as the app has it, if not said. */
  language?: "ar" | "en"
  /** The running test: the app ends with it, and leaves log and screenshot if it failed. */
  test?: TestContext
  /** The built main module, if not Midad's. */
  main?: string
  /** What must be seen before the app is taken as ready; null for nothing but a loaded page. */
  ready?: string | null
  runtime?: Runtime
}

export type { DialogKind, DialogRecord, ItemRecord }

export type App = {
  readonly runtime: Runtime
  /** The window. After a crash of its process it is another one: see `nextPage`. */
  readonly page: Page
  /** The folder of everything the app knows; give it to `launch` again to start where it ended. */
  readonly profile: string
  /** The user's home folder, in the profile. */
  readonly home: string
  /** The user's documents folder, in the profile. */
  readonly documents: string
  /** Where Midad keeps what it remembers, in the profile. */
  readonly userData: string
  /** The origin of the page: `app://desk` on Electron; see electron/origin.ts for the stand-in's. */
  readonly origin: string
  /** The application menu. */
  menu(): Promise<ItemRecord[]>
  /** Chooses a menu item by its id, or by the labels on the way to it. */
  chooseMenu(place: string | string[]): Promise<void>
  /** Answers the next dialog of a kind: paths for open, a path or null for save, a button's index for message. */
  answerDialogs(kind: "open", ...answers: string[][]): Promise<void>
  answerDialogs(kind: "save", ...answers: (string | null)[]): Promise<void>
  answerDialogs(kind: "message", ...answers: number[]): Promise<void>
  /** The dialogs that were shown, in order. */
  dialogs(): Promise<DialogRecord[]>
  /** The addresses that would have been opened outside. */
  openedLinks(): Promise<string[]>
  /** Drops files on `selector`, as from the system's file manager. */
  drop(selector: string, paths: string[]): Promise<void>
  /** Starts Midad again on the same profile and gives back its exit code; 0 if it handed over to this one. */
  again(args: string[]): Promise<number | null>
  /** What the system does on macOS when a file is opened with the app. Gives back whether the app took it. */
  openFile(path: string): Promise<boolean>
  /** Ends the window's process, as a fault in it would. */
  crash(): Promise<void>
  /** Resolves with the window's next page, after a crash. */
  nextPage(): Promise<Page>
  /** What the app has printed so far. */
  log(): string
  /** Saves log and screenshot and gives back the folder. */
  keep(name: string): Promise<string>
  /** Closes the window as its button does, and waits until the app has ended. */
  closeWindow(): Promise<void>
  /** Quits and waits until the app has ended. Rejects if it does not. */
  close(): Promise<void>
  /** Ends the app and all its processes at once, as a power cut would. */
  kill(): Promise<void>
  /** Resolves with the exit code when the app has ended. */
  readonly exited: Promise<number | null>
}

/** How long an app may take to end, in milliseconds: longer than its own deadline for saving. */
const endLimit = 30_000

let chosen: Runtime | null = null

/** The runtime of this process's tests; what is there is taken, nothing is set up. */
export function runtimeHere(): Runtime {
  chosen ??= chooseRuntime({ setUp: false })
  return chosen
}

type Places = { profile: string; home: string; documents: string; userData: string }

function openProfile(options: LaunchOptions): Places {
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), "midad-"))
  const home = join(profile, "home")
  const documents = join(home, "Documents")
  const userData = join(profile, "user")
  mkdirSync(documents, { recursive: true })
  mkdirSync(userData, { recursive: true })
  const memory = join(userData, "midad.json")
  if (options.language && !existsSync(memory)) {
    const settings = { ...freshMemory.settings, language: options.language }
    writeFileSync(memory, JSON.stringify({ ...freshMemory, settings }))
  }
  return { profile, home, documents, userData }
}

function environment(places: Places, options: LaunchOptions): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    HOME: places.home,
    USERPROFILE: places.home,
    APPDATA: join(places.home, "AppData", "Roaming"),
    LOCALAPPDATA: join(places.home, "AppData", "Local"),
    XDG_CONFIG_HOME: join(places.home, ".config"),
    XDG_CACHE_HOME: join(places.home, ".cache"),
    XDG_DATA_HOME: join(places.home, ".local", "share"),
    MIDAD_DOCUMENTS: places.documents,
    MIDAD_USER_DATA: places.userData,
    ...options.env,
  }
  // Settings of the test runner are none of the app's business.
  for (const name of Object.keys(env)) if (/^VITEST|^NODE_(ENV|OPTIONS)$|^TEST$/.test(name)) delete env[name]
  return env
}

/** The part of an app that differs between the runtimes. */
type Base = {
  page(): Page
  origin: string
  ask(ask: string, given?: unknown): Promise<unknown>
  again(args: string[]): Promise<number | null>
  nextPage(): Promise<Page>
  crash(): Promise<void>
  end(): Promise<void>
  pids(): number[]
  log(): string
  exited: Promise<number | null>
}

async function launchStandin(runtime: Runtime, places: Places, options: LaunchOptions): Promise<Base> {
  const env = environment(places, options)
  const main = options.main ?? join(root, "dist/main/main.js")
  const start = (args: string[]): Child =>
    startChild({
      executable: runtime.executable,
      main,
      args: [`--user-data-dir=${places.userData}`, ...args],
      env,
      headless: true,
      remote: true,
    })
  const child = start(options.args ?? [])
  const endpoint = await child.loaded
  if (!endpoint) throw new Error(`Chromium has no debugging port. The app said:\n${child.log()}`)
  const browser: Browser = await chromium.connectOverCDP(endpoint)
  const context = browser.contexts()[0]
  if (!context) throw new Error("Chromium has no page")
  const ours = (page: Page) => /^https:\/\/[^/]+\.invalid\//.test(page.url())
  const find = () => context.pages().findLast((page) => ours(page) && !page.isClosed())
  const first = find()
  if (!first) throw new Error(`No page of the app is open. The app said:\n${child.log()}`)
  let page = first
  const watch = (each: Page) => {
    // A dialog that nobody listens for is answered by Playwright; the stand-in answers here.
    each.on("dialog", () => {})
  }
  watch(page)
  context.on("page", watch)
  return {
    page: () => page,
    origin: new URL(first.url()).origin,
    ask: child.ask,
    async again(args) {
      const other = start(args)
      return other.exited
    },
    async nextPage() {
      const next = await context.waitForEvent("page")
      await next.waitForURL((url) => url.hostname.endsWith(".invalid"))
      page = next
      return next
    },
    crash: async () => {
      await child.ask("crash")
    },
    async end() {
      await browser.close()
    },
    pids() {
      const holder = profileHolder(join(places.userData, "Chromium"))
      return [child.process.pid ?? 0, holder ?? 0].filter((pid) => pid > 0)
    },
    log: child.log,
    exited: child.exited,
  }
}

async function launchElectron(runtime: Runtime, places: Places, options: LaunchOptions): Promise<Base> {
  const env = environment(places, options) as Record<string, string>
  const hook = fileURLToPath(new URL("./electron-home.cjs", import.meta.url))
  const args = [
    "-r",
    hook,
    ...(process.getuid?.() === 0 || process.env.CI ? ["--no-sandbox"] : []),
    options.main ?? root,
    `--user-data-dir=${places.userData}`,
    ...(options.args ?? []),
  ]
  const electron = await _electron.launch({ executablePath: runtime.executable, args, env, cwd: root })
  const child = electron.process()
  let log = ""
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (part: Buffer) => {
      log += part
    })
  const exited = new Promise<number | null>((resolve) => child.on("exit", (code) => resolve(code)))
  // Dialogs and links are kept and answered instead of shown.
  await electron.evaluate(({ app, dialog, shell }) => {
    type Kept = {
      answers: Record<string, unknown[]>
      dialogs: { kind: string; options: Record<string, unknown>; answer: unknown }[]
      links: string[]
    }
    const kept: Kept = { answers: { open: [], save: [], message: [], error: [] }, dialogs: [], links: [] }
    Object.assign(app, { midadKept: kept })
    const show = (kind: string, given: unknown[], unanswered: unknown): unknown => {
      const options = (given.at(-1) ?? {}) as Record<string, unknown>
      const waiting = kept.answers[kind] ?? []
      const answer = waiting.length > 0 ? waiting.shift() : unanswered
      kept.dialogs.push({ kind, options: JSON.parse(JSON.stringify(options)), answer })
      return answer
    }
    const last = (given: unknown[]) => {
      const { cancelId, buttons } = given.at(-1) as { cancelId?: number; buttons?: string[] }
      return cancelId ?? (buttons ? buttons.length - 1 : 0)
    }
    Object.assign(dialog, {
      async showOpenDialog(...given: unknown[]) {
        const filePaths = show("open", given, []) as string[]
        return { canceled: filePaths.length === 0, filePaths }
      },
      async showSaveDialog(...given: unknown[]) {
        const filePath = show("save", given, null) as string | null
        return { canceled: filePath === null, filePath: filePath ?? "" }
      },
      async showMessageBox(...given: unknown[]) {
        return { response: show("message", given, last(given)), checkboxChecked: false }
      },
      showMessageBoxSync: (...given: unknown[]) => show("message", given, last(given)),
      showErrorBox: (title: string, content: string) => void show("error", [{ title, content }], null),
    })
    Object.assign(shell, {
      async openExternal(url: string) {
        kept.links.push(url)
      },
      async openPath(path: string) {
        kept.links.push(path)
        return ""
      },
      showItemInFolder: (path: string) => void kept.links.push(path),
    })
  })
  let page = await electron.firstWindow()
  await page.waitForLoadState("load")
  const ask = (question: string, given: unknown): Promise<unknown> =>
    electron.evaluate(
      async ({ app, BrowserWindow, Menu }, [ask, given]) => {
        const { midadKept: kept } = app as unknown as {
          midadKept: { answers: Record<string, unknown[]>; dialogs: unknown[]; links: string[] }
        }
        const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
        const record = (item: Electron.MenuItem): unknown => ({
          id: item.id || null,
          label: item.label,
          type: item.type,
          role: item.role ?? null,
          accelerator: item.accelerator ?? null,
          enabled: item.enabled,
          visible: item.visible,
          checked: item.checked,
          items: item.submenu ? item.submenu.items.map(record) : null,
        })
        const menu = Menu.getApplicationMenu()
        if (ask === "menu") return menu ? menu.items.map(record) : []
        if (ask === "choose") {
          let found: Electron.MenuItem | null | undefined
          if (typeof given === "string") found = menu?.getMenuItemById(given)
          else {
            let items = menu?.items ?? []
            for (const label of given as string[]) {
              found = items.find((item) => item.label.replaceAll("&", "") === label)
              items = found?.submenu?.items ?? []
            }
          }
          if (!found?.enabled) throw new Error(`No menu item ${JSON.stringify(given)} can be chosen`)
          found.click(undefined, window, window?.webContents)
          return null
        }
        if (ask === "answer") {
          const { kind, answer } = given as { kind: string; answer: unknown }
          kept.answers[kind]?.push(answer)
          return null
        }
        if (ask === "dialogs") return kept.dialogs
        if (ask === "links") return kept.links
        if (ask === "openFile") {
          let prevented = false
          const event = {
            preventDefault() {
              prevented = true
            },
          }
          app.emit("open-file", event as Electron.Event, given as string)
          return prevented
        }
        if (ask === "crash") return void window?.webContents.forcefullyCrashRenderer()
        if (ask === "closeWindow") return void setImmediate(() => window?.close())
        if (ask === "quit") return void setImmediate(() => app.quit())
        if (ask === "files") return null
        throw new Error(`No answer to ${ask}`)
      },
      [question, given] as const,
    )
  return {
    page: () => page,
    origin: "app://desk",
    ask: (question, given = null) => ask(question, given),
    again(args) {
      const other = spawn(runtime.executable, argsFor(args), { env, cwd: root, stdio: "ignore" })
      return new Promise((resolve, reject) => {
        other.on("error", reject)
        other.on("exit", resolve)
      })
    },
    async nextPage() {
      page = await electron.waitForEvent("window")
      await page.waitForLoadState("load")
      return page
    },
    async crash() {
      await ask("crash", null)
    },
    end: async () => {},
    pids: () => [child.pid ?? 0],
    log: () => log,
    exited,
  }

  function argsFor(more: string[]): string[] {
    return [...args.slice(0, args.length - (options.args ?? []).length), ...more]
  }
}

/** Waits for `promise`, at most `limit` milliseconds; then rejects with what was waited for. */
async function within<T>(promise: Promise<T>, limit: number, what: string): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`Waited ${limit} ms for ${what}`)), limit)
  try {
    return await Promise.race([promise, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

/** Starts the app and waits until its window can be used. */
export async function launch(options: LaunchOptions = {}): Promise<App> {
  const runtime = options.runtime ?? runtimeHere()
  const places = openProfile(options)
  if (!options.main && !existsSync(join(root, "dist/main/main.js")))
    throw new Error("Midad is not built: npm run build")
  const base = await (runtime.kind === "electron" ? launchElectron : launchStandin)(runtime, places, options)
  let ended = false
  void base.exited.then(() => {
    ended = true
  })
  const finish = async (question: string) => {
    if (ended) return
    await base.ask(question).catch((fault: Error) => {
      // It may be gone before it can answer.
      if (!ended && !/ended with|does not listen|closed/.test(fault.message)) throw fault
    })
    const code = await within(base.exited, endLimit, `the app to end. It said:\n${base.log()}`)
    await base.end()
    if (code !== 0) throw new Error(`The app ended with ${code}. It said:\n${base.log()}`)
  }
  const app: App = {
    runtime,
    get page() {
      return base.page()
    },
    ...places,
    origin: base.origin,
    menu: async () => (await base.ask("menu")) as ItemRecord[],
    chooseMenu: async (place) => void (await base.ask("choose", place)),
    async answerDialogs(kind: DialogKind, ...answers: unknown[]) {
      for (const answer of answers) await base.ask("answer", { kind, answer })
    },
    dialogs: async () => (await base.ask("dialogs")) as DialogRecord[],
    openedLinks: async () => (await base.ask("links")) as string[],
    async drop(selector, paths) {
      await base.ask("files", paths)
      const box = await base.page().locator(selector).boundingBox()
      if (!box) throw new Error(`Nothing to drop on: ${selector}`)
      const client = await base.page().context().newCDPSession(base.page())
      const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
      const data = { items: [], files: paths, dragOperationsMask: 1 }
      for (const type of ["dragEnter", "dragOver", "drop"] as const)
        await client.send("Input.dispatchDragEvent", { type, ...place, data })
      await client.detach()
    },
    again: (args) => base.again(args),
    openFile: async (path) => (await base.ask("openFile", path)) as boolean,
    crash: () => base.crash(),
    nextPage: () => base.nextPage(),
    log: () => base.log(),
    async keep(name) {
      const folder = mkdtempSync(
        join(tmpdir(), `midad-failed-${name.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60)}-`),
      )
      writeFileSync(join(folder, "printed.log"), base.log())
      const own = join(places.userData, "midad.log")
      if (existsSync(own)) writeFileSync(join(folder, "midad.log"), readFileSync(own))
      if (!ended)
        await base
          .page()
          .screenshot({ path: join(folder, "window.png"), timeout: 10_000 })
          .catch((fault: Error) => writeFileSync(join(folder, "no-screenshot.txt"), fault.message))
      return folder
    },
    closeWindow: () => finish("closeWindow"),
    close: () => finish("quit"),
    async kill() {
      // Chromium has a group of its own, and may have to be found before its parent is gone.
      for (const pid of base.pids().reverse()) killGroup(pid)
      await within(base.exited, endLimit, "the app to be gone")
      await base.end()
    },
    exited: base.exited,
  }
  const { test } = options
  if (test)
    test.onTestFinished(async () => {
      if (test.task.result?.state === "fail")
        console.error(`Log and screenshot: ${await app.keep(test.task.name)}`)
      if (!ended) await app.kill()
      if (!options.profile) rmSync(places.profile, { recursive: true, force: true, maxRetries: 5 })
    })
  const ready = options.ready === undefined ? usable : options.ready
  try {
    if (ready) await base.page().waitForSelector(ready, { state: "visible", timeout: 60_000 })
  } catch (fault) {
    const folder = await app.keep("start")
    if (!test) await app.kill()
    throw new Error(`The window did not get ready; log and screenshot: ${folder}\n${base.log()}`, {
      cause: fault,
    })
  }
  return app
}

/** What is seen when the window can be used: an article that can be written in. */
export const usable = "[contenteditable=true]"
