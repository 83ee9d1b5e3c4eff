// Loaded into real Electron before the app by `npm run dev`, see dev-app.ts: what it asks of the running app.
const { app, BrowserWindow } = require("electron")
process.on("message", (ask) => {
  if (ask === "reload") for (const window of BrowserWindow.getAllWindows()) window.webContents.reload()
  if (ask === "quit") app.quit()
})
// If the launcher is gone, the app ends.
process.on("disconnect", () => app.quit())
app.once("browser-window-created", (_event, window) =>
  window.webContents.once("did-finish-load", () => process.send("loaded")),
)
