// The baseline of starting: an app with one empty window. Its page is also where the bare text is measured.
import { app, BrowserWindow, protocol } from "electron"

performance.mark("midad:evaluated")
protocol.registerSchemesAsPrivileged([{ scheme: "app", privileges: { standard: true, secure: true } }])
app.on("window-all-closed", () => app.quit())
await app.whenReady()
performance.mark("midad:ready")
protocol.handle(
  "app",
  () =>
    new Response("<!doctype html><title>empty</title><main></main>", {
      headers: { "Content-Type": "text/html" },
    }),
)
const window = new BrowserWindow({ width: 1280, height: 860 })
performance.mark("midad:window")
await window.loadURL("app://desk/index.html")
