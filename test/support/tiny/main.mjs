// A small Electron app that does what the stand-in must be able to; its test reads what it prints.
import { fileURLToPath } from "node:url"
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell } from "electron"

const say = (...words) => console.log(...words)

protocol.registerSchemesAsPrivileged([
  { scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true } },
])
for (const name of [
  "will-finish-launching",
  "ready",
  "before-quit",
  "will-quit",
  "quit",
  "window-all-closed",
])
  app.on(name, () => say("app:", name))

if (!app.requestSingleInstanceLock({ paths: process.argv.slice(2), made: new Date(0) })) app.quit()
else {
  app.on("second-instance", (_event, _argv, _folder, data) =>
    say("second:", data.paths.at(-1), data.made.toISOString()),
  )
  app.on("open-file", (event, path) => {
    event.preventDefault()
    say("file:", path)
  })
  app.whenReady().then(start)
}

const pages = {
  "/index.html": `<!doctype html><html lang="en"><title>Tiny</title>
    <h1>Tiny</h1><a id="out" href="https://example.invalid/">out</a> <a id="mail" href="mailto:desk@example.invalid">mail</a>
    <a id="blank" href="https://example.invalid/blank" target="_blank">blank</a> <a id="in" href="/second.html">in</a>
    <input id="field"><script type="module" src="/index.js"></script>`,
  "/second.html": "<!doctype html><title>Second</title><h1>Second</h1>",
  "/frame.html": "<!doctype html><title>Frame</title><p>frame",
  "/index.js": `window.saw = { tiny: typeof tiny, require: typeof require, process: typeof process, names: Object.keys(window) }
    document.addEventListener("dragover", (event) => event.preventDefault())
    document.addEventListener("drop", (event) => { event.preventDefault(); window.dropped = tiny.paths([...event.dataTransfer.files]) })`,
}

async function start() {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, done) =>
    done(permission === "notifications"),
  )
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => permission === "notifications")
  protocol.handle("app", (request) => {
    const url = new URL(request.url)
    say("request:", request.method, request.url)
    const body = pages[url.pathname]
    const type = url.pathname.endsWith(".js") ? "text/javascript" : "text/html"
    return new Response(body ?? "no", {
      status: body ? 200 : 404,
      headers: {
        "Content-Type": `${type}; charset=utf-8`,
        "Content-Security-Policy":
          "default-src 'none'; script-src 'self'; frame-src 'self'; connect-src 'self'",
      },
    })
  })
  ipcMain.handle("echo", (event, value) => {
    say("sender:", event.senderFrame.origin, event.senderFrame.url, String(event.senderFrame.parent))
    return value
  })
  ipcMain.handle("kinds", (_event, value) =>
    Object.values(value).map((each) => each?.constructor?.name ?? `${each}`),
  )
  ipcMain.handle("fail", () => {
    throw new RangeError("out of ink")
  })
  ipcMain.on("note", (event, text) =>
    event.sender.send("noted", `${text}!`, new Map([["a", new Uint8Array([1, 2])]])),
  )
  ipcMain.handle("ask", async () =>
    dialog.showOpenDialog(BrowserWindow.getAllWindows()[0], { title: "Choose" }),
  )
  ipcMain.handle("link", (_event, url) => shell.openExternal(url))
  ipcMain.handle("print", async (event) => (await event.sender.printToPDF({})).subarray(0, 5).toString())

  const window = new BrowserWindow({
    width: 900,
    height: 640,
    show: false,
    webPreferences: {
      preload: fileURLToPath(new URL("./preload.cjs", import.meta.url)),
      contextIsolation: true,
      sandbox: true,
    },
  })
  let keep = false
  ipcMain.handle("keep", (_event, on) => {
    keep = on
  })
  window.on("close", (event) => {
    say("window: close", keep)
    if (keep) event.preventDefault()
  })
  window.on("closed", () => say("window: closed"))
  window.once("ready-to-show", () => window.show())
  const contents = window.webContents
  contents.on("did-finish-load", () => say("loaded:", contents.getURL()))
  contents.on("did-start-navigation", ({ url, isMainFrame, isSameDocument }) =>
    say("navigation:", url, isMainFrame, isSameDocument),
  )
  for (const name of ["will-navigate", "will-frame-navigate"])
    contents.on(name, (event) => {
      say(`${name}:`, event.url)
      if (!event.url.startsWith("app://desk/")) event.preventDefault()
    })
  contents.setWindowOpenHandler(({ url }) => {
    say("window wanted:", url)
    return { action: "deny" }
  })
  contents.on("render-process-gone", (_event, { reason }) => {
    say("gone:", reason)
    contents.reload()
  })
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: "File",
        submenu: [
          { id: "save", label: "Save", accelerator: "CommandOrControl+S", click: () => say("menu: save") },
          {
            id: "shown",
            label: "Shown",
            accelerator: "CommandOrControl+G",
            registerAccelerator: false,
            click: () => say("menu: shown"),
          },
          { id: "off", label: "Off", enabled: false, click: () => say("menu: off") },
          { type: "separator" },
          { role: "quit" },
        ],
      },
    ]),
  )
  await window.loadURL("app://desk/index.html")
}
