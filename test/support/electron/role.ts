/** What the roles of menu items do. */

/** The part of a window that roles act on. */
export type RoleWindow = {
  webContents: {
    edit(command: string): void
    reload(): void
    setZoomLevel(level: number): void
    getZoomLevel(): number
  }
  close(): void
  minimize(): void
  setFullScreen(on: boolean): void
  isFullScreen(): boolean
}

let quit = (): void => {}

/** Sets the function that quits the app; called by the app. */
export function quitsBy(action: () => void): void {
  quit = action
}

const edit = (command: string) => (window: RoleWindow | undefined) => window?.webContents.edit(command)

export const roleActions: Record<string, (window: RoleWindow | undefined) => void> = {
  undo: edit("undo"),
  redo: edit("redo"),
  cut: edit("cut"),
  copy: edit("copy"),
  paste: edit("paste"),
  pasteandmatchstyle: edit("pasteAndMatchStyle"),
  selectall: edit("selectAll"),
  delete: edit("delete"),
  quit: () => quit(),
  close: (window) => window?.close(),
  minimize: (window) => window?.minimize(),
  reload: (window) => window?.webContents.reload(),
  forcereload: (window) => window?.webContents.reload(),
  togglefullscreen: (window) => window?.setFullScreen(!window.isFullScreen()),
  resetzoom: (window) => window?.webContents.setZoomLevel(0),
  zoomin: (window) => window?.webContents.setZoomLevel(window.webContents.getZoomLevel() + 0.5),
  zoomout: (window) => window?.webContents.setZoomLevel(window.webContents.getZoomLevel() - 0.5),
}
