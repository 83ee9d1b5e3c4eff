/**
 * The stand-in has every member of `electron` that the shell and the preload use, and Electron has every one of them.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { sourcesIn } from "./source.ts"
import { electronHas, standinHas, usesOf } from "./surface.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))
const standin = sourcesIn(join(root, "test/support/electron"))
const has = standinHas(standin)
const real = electronHas(readFileSync(join(root, "node_modules/electron/electron.d.ts"), "utf8"))
const uses = usesOf(
  new Map(
    ["main/shell", "main/preload"].flatMap((folder) =>
      [...sourcesIn(join(root, folder))].map(([path, text]) => [`${folder}/${path}`, text] as const),
    ),
  ),
)

/** Events that can never come from a page of the stand-in: listening for them is right, and harmless. */
const silent = new Set(["app activate", "app child-process-gone", "WebContents# will-attach-webview"])

const list = (entries: { name: string; file: string }[], lacks: (name: string) => boolean) =>
  [...new Set(entries.filter(({ name }) => lacks(name)).map(({ name, file }) => `${name} (${file})`))].sort()

test("every member of electron in use is in the stand-in", () => {
  expect(list(uses.members, (name) => !has(name))).toEqual([])
})

test("every member of electron in use is in Electron's own types", () => {
  expect(list(uses.members, (name) => !real(name))).toEqual([])
})

test("every event in use is one that the stand-in sends", () => {
  const sent = [...standin.values()].join("\n")
  expect(list(uses.events, (name) => !silent.has(name) && !sent.includes(`"${name.split(" ")[1]}"`))).toEqual(
    [],
  )
})

test("the reading sees what the shell does", () => {
  const names = new Set(uses.members.map(({ name }) => name))
  for (const name of [
    "app.whenReady",
    "BrowserWindow",
    "BrowserWindow#.loadURL",
    "BrowserWindow#.webContents",
    "WebContents#.on",
    "Session#.setPermissionCheckHandler",
    "ipcRenderer.invoke",
    "contextBridge.exposeInMainWorld",
    "webUtils.getPathForFile",
    "protocol.handle",
  ])
    expect(names).toContain(name)
})

test("a shell that uses more than there is would fail", () => {
  const { members, events } = usesOf(
    new Map([
      [
        "shell.ts",
        `import { app, BrowserWindow, Tray, session as all, type WebContents } from "electron"
        new Tray("x")
        app.whenReady().then(() => app.setUserTasks([]))
        app.commandLine.appendSwitch("x")
        app.commandLine.removeArgument("x")
        const window = new BrowserWindow({})
        window.setTitle("x")
        window.setKiosk(true)
        window.webContents.startDrag({})
        all.defaultSession.clearCache()
        function look(contents: WebContents | null) { contents?.findInPage("x"); contents?.send("x"); contents?.on("devtools-opened", () => {}) }
        function make(): BrowserWindow { return window }
        make().invented()
        app.on("before-quit", () => {})`,
      ],
    ]),
  )
  expect(list(members, (name) => !has(name))).toEqual([
    "BrowserWindow#.invented (shell.ts)",
    "BrowserWindow#.setKiosk (shell.ts)",
    "Session#.clearCache (shell.ts)",
    "Tray (shell.ts)",
    "WebContents#.findInPage (shell.ts)",
    "WebContents#.startDrag (shell.ts)",
    "app.commandLine.removeArgument (shell.ts)",
    "app.setUserTasks (shell.ts)",
  ])
  expect(list(members, (name) => !real(name))).toEqual(["BrowserWindow#.invented (shell.ts)"])
  expect(events.map(({ name }) => name)).toEqual(["WebContents# devtools-opened", "app before-quit"])
})
