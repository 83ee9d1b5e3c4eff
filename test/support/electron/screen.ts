/** `screen` and `nativeTheme`: one display of a common size, and the colours the system is set to. */
import { EventEmitter } from "node:events"

const area = { x: 0, y: 0, width: 1920, height: 1080 }
const display = {
  id: 1,
  label: "",
  bounds: area,
  workArea: area,
  size: area,
  workAreaSize: area,
  scaleFactor: 1,
  rotation: 0,
}

export class Screen extends EventEmitter {
  getPrimaryDisplay() {
    return display
  }
  getAllDisplays() {
    return [display]
  }
  getDisplayMatching() {
    return display
  }
  getDisplayNearestPoint() {
    return display
  }
  getCursorScreenPoint() {
    return { x: 0, y: 0 }
  }
}
export const screen = new Screen()

export class NativeTheme extends EventEmitter {
  #source: "system" | "light" | "dark" = "system"
  get themeSource() {
    return this.#source
  }
  set themeSource(source) {
    this.#source = source
    this.emit("updated")
  }
  get shouldUseDarkColors() {
    return this.#source === "dark"
  }
  get shouldUseHighContrastColors() {
    return false
  }
  get prefersReducedTransparency() {
    return false
  }
}
export const nativeTheme = new NativeTheme()
