/** The system's lists of what was opened last: recent documents of macOS and Windows, and the jump list of Windows. */
import { app } from "electron"
import type { Platform } from "../contract/keys.ts"
import { jumpList } from "./jump-list.ts"

export type Recents = {
  /** Tells the system the recent newsrooms, the newest first: it was opened just now. */
  add(recent: readonly string[]): void
  /** Empties the system's lists. */
  clear(): void
}

/** @param title returns the heading of newsrooms in the jump list */
export function createRecents(platform: Platform, title: () => string): Recents {
  const show = (recent: readonly string[]) => {
    // Unpacked, the program is Electron itself, which would run the folder.
    if (platform === "windows" && app.isPackaged) app.setJumpList(jumpList(recent, title(), process.execPath))
  }
  return {
    add(recent) {
      const [newest] = recent
      if (newest === undefined || platform === "linux") return
      // The newsroom of the start is chosen before the app is ready.
      void app.whenReady().then(() => {
        app.addRecentDocument(newest)
        show(recent)
      })
    },
    clear() {
      if (platform === "linux") return
      app.clearRecentDocuments()
      show([])
    },
  }
}
