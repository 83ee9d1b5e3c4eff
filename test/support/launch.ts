/**
 * Starts the built Midad on a fresh profile and gives its window as a Playwright `Page`, on real Electron and on the
 * stand-in alike.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { killGroup } from "./child.ts"
import type { ItemRecord } from "./electron/control.ts"
import type { DialogKind, DialogRecord } from "./electron/dialog.ts"
import type { Announcement } from "./electron/power.ts"
import { launchElectron } from "./on-electron.ts"
import { launchStandin } from "./on-standin.ts"
import { type LaunchOptions, openProfile, root } from "./profile.ts"
import { chooseRuntime, type Runtime } from "./runtime.ts"

export type { ItemRecord, LaunchOptions }

export type App = {
  readonly runtime: Runtime
  /** The window. After a crash of its process it is another one: see `nextPage`. */
  readonly page: Page
  /** The folder of all the app's data. Give it to `launch` again to continue from there. */
  readonly profile: string
  /** The user's home folder, in the profile. */
  readonly home: string
  /** The user's documents folder, in the profile. */
  readonly documents: string
  /** The folder for Midad's own data, in the profile. */
  readonly userData: string
  /** The origin of the page: `app://desk` on Electron; see electron/origin.ts for the stand-in's. */
  readonly origin: string
  /** The application menu. */
  menu(): Promise<ItemRecord[]>
  /** Chooses a menu item by its id, or by the labels on the way to it. */
  chooseMenu(place: string | string[]): Promise<void>
  /** The entries of the context menu that is open, null if none is. */
  contextMenu(): Promise<ItemRecord[] | null>
  /** Chooses an entry of the open context menu by its id, or closes it with null. */
  chooseContext(id: string | null): Promise<void>
  /** Answers the next dialog of a kind: paths for open, a path or null for save, a button's index for message. */
  answerDialogs(kind: "open", ...answers: string[][]): Promise<void>
  answerDialogs(kind: "save", ...answers: (string | null)[]): Promise<void>
  answerDialogs(kind: "message", ...answers: number[]): Promise<void>
  /** The dialogs that were shown, in order. */
  dialogs(): Promise<DialogRecord[]>
  /** The addresses that would have been opened outside. */
  openedLinks(): Promise<string[]>
  /** How often the system was asked to print. */
  printed(): Promise<number>
  /** Has the system fail to print from now on, for the reason `why`. */
  failPrinting(why: string): Promise<void>
  /** Drops files on `selector`, as from the system's file manager. */
  drop(selector: string, paths: string[]): Promise<void>
  /** Starts Midad again on the same profile and returns its exit code; 0 if it handed over to this one. */
  again(args: string[]): Promise<number | null>
  /** What the system does on macOS when a file is opened with the app. Returns whether the app took it. */
  openFile(path: string): Promise<boolean>
  /** What the system does on macOS when an address is opened with the app. Returns whether the app took it. */
  openUrl(address: string): Promise<boolean>
  /** What the system does before it sleeps or ends. Returns whether the app asked it to wait. */
  announce(what: Announcement): Promise<boolean>
  /** When the main process came to each of its marks, in milliseconds since 1970; `process` is its begin. */
  marks(): Promise<Record<string, number>>
  /** Ends the window's process, as a fault in it would. The page of before cannot be used from then on. */
  crash(): Promise<void>
  /** Has the window do nothing any more, and presses a key that it does not take. The page is as after `crash`. */
  hang(): Promise<void>
  /** Resolves with the window's next page, after a crash that is to come. */
  nextPage(): Promise<Page>
  /** What the app has printed so far. */
  log(): string
  /** Saves log and screenshot and returns the folder. */
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

/** The runtime of this process's tests. Installs nothing. */
export function runtimeHere(): Runtime {
  chosen ??= chooseRuntime({ setUp: false })
  return chosen
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
      // The app may have ended before it can answer.
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
    contextMenu: async () => (await base.ask("contextMenu")) as ItemRecord[] | null,
    chooseContext: async (id) => void (await base.ask("chooseContext", id)),
    async answerDialogs(kind: DialogKind, ...answers: unknown[]) {
      for (const answer of answers) await base.ask("answer", { kind, answer })
    },
    dialogs: async () => (await base.ask("dialogs")) as DialogRecord[],
    openedLinks: async () => (await base.ask("links")) as string[],
    printed: async () => (await base.ask("printed")) as number,
    failPrinting: async (why) => void (await base.ask("failPrinting", why)),
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
    openUrl: async (address) => (await base.ask("openUrl", address)) as boolean,
    announce: async (what) => (await base.ask("announce", what)) as boolean,
    marks: async () => (await base.ask("marks")) as Record<string, number>,
    crash: () => base.crash(),
    hang: () => base.hang(),
    nextPage: () => base.nextPage(),
    log: () => base.log(),
    async keep(name) {
      const folder = mkdtempSync(
        join(tmpdir(), `midad-failed-${name.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60)}-`),
      )
      writeFileSync(join(folder, "printed.log"), base.log())
      const own = join(places.userData, "logs", "midad.log")
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
      // Chromium has a separate process group, which may have to be found before its parent is gone.
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

/** The element that is there when the window can be used: an article that can be edited. */
export const usable = "[contenteditable=true]"
