/** Keeps the window from leaving its origin, opening windows and using devices, whatever code runs in it. */
import { app, session, shell, type WebContents } from "electron"
import type { Log } from "./log.ts"
import { isOurs, outsideAddress } from "./origin.ts"

/** The only permission that a page gets: writing to the clipboard after a user's gesture. */
const allowedPermission = "clipboard-sanitized-write"

/** Opens a web or mail address outside of Midad. Returns whether it was one. */
export async function openOutside(href: string): Promise<boolean> {
  const address = outsideAddress(href)
  if (address === null) return false
  await shell.openExternal(address)
  return true
}

/** Refuses permissions and devices to every page. To be called when the app is ready. */
export function lockSession(): void {
  const ours = session.defaultSession
  ours.setPermissionRequestHandler((_contents, permission, decide) =>
    decide(permission === allowedPermission),
  )
  ours.setPermissionCheckHandler((_contents, permission) => permission === allowedPermission)
  ours.setDevicePermissionHandler(() => false)
  // Chromium would fetch dictionaries from outside.
  ours.setSpellCheckerEnabled(false)
}

/** Keeps a window's contents where they are: no other origin, no second window, no frame, no webview. */
function lockContents(contents: WebContents, log: Log): void {
  const stay = (event: { preventDefault(): void; url: string }) => {
    if (isOurs(event.url)) return
    event.preventDefault()
    log(`Refused to go to ${event.url.slice(0, 200)}`)
  }
  contents.on("will-navigate", stay)
  contents.on("will-redirect", stay)
  contents.on("will-frame-navigate", stay)
  contents.on("will-attach-webview", (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    log(`Refused a window for ${url.slice(0, 200)}`)
    return { action: "deny" }
  })
}

/** Locks all contents that are made from now on. Must be called before the first window. */
export function lockApp(log: Log): void {
  app.on("web-contents-created", (_event, contents) => lockContents(contents, log))
}
