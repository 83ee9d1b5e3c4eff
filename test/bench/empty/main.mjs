// The baseline of starting: an app with one empty window. Its page is also where the bare text is measured.
import { app, BrowserWindow, protocol } from "electron"

protocol.registerSchemesAsPrivileged([{ scheme: "app", privileges: { standard: true, secure: true } }])
app.on("window-all-closed", () => app.quit())
await app.whenReady()
protocol.handle(
  "app",
  () =>
    new Response("<!doctype html><title>empty</title><main></main>", {
      headers: { "Content-Type": "text/html" },
    }),
)
const window = new BrowserWindow({ width: 1280, height: 860 })
await window.loadURL("app://desk/index.html")
