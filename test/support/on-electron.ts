/** An app on real Electron, through Playwright. */
import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"
import { _electron } from "playwright-core"
import type { Base } from "./base.ts"
import { environment, type LaunchOptions, type Places, root } from "./profile.ts"
import type { Runtime } from "./runtime.ts"

/** Starts the app on Electron. */
export async function launchElectron(
  runtime: Runtime,
  places: Places,
  options: LaunchOptions,
): Promise<Base> {
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
  // Dialogs and links are recorded and answered, and not shown.
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
      async ({ app, BrowserWindow, Menu, powerMonitor }, [ask, given]) => {
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
        if (ask === "openFile" || ask === "openUrl" || ask === "announce") {
          let prevented = false
          const event = {
            preventDefault() {
              prevented = true
            },
          } as Electron.Event
          if (ask === "openFile") app.emit("open-file", event, given as string)
          else if (ask === "openUrl") app.emit("open-url", event, given as string)
          else if (given === "query-session-end") window?.emit("query-session-end", event)
          else powerMonitor.emit(given as string, event)
          return prevented
        }
        if (ask === "marks") {
          const { timeOrigin } = performance
          const marks = performance.getEntriesByType("mark")
          return {
            process: timeOrigin,
            ...Object.fromEntries(marks.map(({ name, startTime }) => [name, timeOrigin + startTime])),
          }
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
