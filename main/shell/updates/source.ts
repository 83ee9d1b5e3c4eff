/**
 * Where new versions come from: electron-updater, which knows each system's installers and rolls out in stages as the
 * published file says. It is loaded at the first look, so that the start does not wait for it.
 */
import { app } from "electron"
import { DeskError } from "../../contract/problem.ts"
import type { Log } from "../log.ts"

export type UpdateSource = {
  /**
   * The version that this desk may have; null if this is the newest, or its turn has not come. Throws `DeskError`
   * update-unsupported if this copy was not installed in a way that can be updated.
   */
  check(): Promise<string | null>
  /** Downloads that version and proves it. */
  download(): Promise<void>
  /** Installs what was downloaded, starts it, and ends this one. To be called when everything is put away. */
  install(): void
}

/**
 * Loads it.
 * @param config where versions are published, if Midad is not packed; packed, the file `app-update.yml` says so
 */
export async function openUpdateSource(log: Log, config?: string): Promise<UpdateSource> {
  const { default: library } = await import("electron-updater")
  const updater = library.autoUpdater
  updater.autoDownload = false
  updater.autoInstallOnAppQuit = false
  updater.allowDowngrade = false
  // The number by which a machine knows its turn is its own business: the library would send it with every request.
  updater.requestHeaders = { "x-user-staging-id": "0" }
  const say = (message?: unknown) => log(`Of new versions: ${String(message)}`)
  updater.logger = { info: () => undefined, debug: () => undefined, warn: say, error: say }
  if (config && !app.isPackaged) {
    updater.forceDevUpdateConfig = true
    updater.updateConfigPath = config
  }
  return {
    async check() {
      const result = await updater.checkForUpdates()
      if (!result) throw new DeskError("update-unsupported")
      return result.isUpdateAvailable ? result.updateInfo.version : null
    },
    async download() {
      await updater.downloadUpdate()
    },
    install() {
      // The new version may start before this one is gone, and must not hand over to it.
      app.releaseSingleInstanceLock()
      // On macOS the system ends this one. If that fails, it ends all the same.
      updater.once("error", () => app.quit())
      try {
        updater.quitAndInstall(true, true)
      } catch (error) {
        log("The new version could not be installed", error)
        app.quit()
      }
      if (process.platform !== "darwin") setImmediate(() => app.quit())
    },
  }
}
