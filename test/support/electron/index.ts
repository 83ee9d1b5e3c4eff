/**
 * A stand-in for the part of `electron` that Midad's shell uses, for machines that cannot fetch Electron.
 *
 * The very same built main, preload and renderer run on it. The main process is the project's Node, the
 * windows are pages of a Chromium that playwright-core drives. What differs from Electron and can be seen:
 * the page's origin (see origin.ts), the zoom (CSS), menus and dialogs that are kept and answered instead
 * of shown. Everything below the module `electron` is real.
 */
import "./control.ts"
import { app } from "./app.ts"
import { WebContents } from "./contents.ts"
import { dialog } from "./dialog.ts"
import { ipcMain } from "./ipc.ts"
import { Menu, MenuItem } from "./menu.ts"
import { net } from "./net.ts"
import { autoUpdater, crashReporter, powerMonitor } from "./power.ts"
import { protocol } from "./protocol.ts"
import { nativeTheme, screen } from "./screen.ts"
import { session } from "./session.ts"
import { shell } from "./shell.ts"
import { BrowserWindow } from "./window.ts"

/** What the app asks of it on macOS alone: nothing is set there. */
const systemPreferences = { getUserDefault: () => "" }

const webContents = {
  getAllWebContents: () => WebContents.getAllWebContents(),
  fromId: (id: number) => WebContents.fromId(id),
}

export {
  app,
  autoUpdater,
  BrowserWindow,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  systemPreferences,
  webContents,
}
export default {
  app,
  autoUpdater,
  BrowserWindow,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  systemPreferences,
  webContents,
}
