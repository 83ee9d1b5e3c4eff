/** Where Midad's own files and the user's documents are. */
import { existsSync } from "node:fs"
import { homedir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { app } from "electron"
import type { Platform } from "../contract/keys.ts"

const built = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The built window, and the preload script; this module is bundled into `dist/main/main.js`. */
export const rendererFolder = built("../renderer")
export const preloadFile = built("../preload/preload.cjs")

/** The list of the parts of others, which the build makes. */
export const partsFile = built("../parts.json")

/** The icon of windows on Linux, where no program has one of its own; `npm run icons` draws it. */
const iconFile = built("../icons/256x256.png")

/** The path of the windows' icon; null where the system takes that of the program, or where none was drawn. */
export const windowIcon = (platform: Platform): string | null =>
  platform === "linux" && existsSync(iconFile) ? iconFile : null

/**
 * Sets the application's folders from the environment: `MIDAD_USER_DATA` for what Midad remembers, `MIDAD_DOCUMENTS`
 * for the folder of the first newsroom. Must be called before the app is ready.
 */
export function setAppPaths(environment: NodeJS.ProcessEnv): void {
  if (environment.MIDAD_USER_DATA) app.setPath("userData", environment.MIDAD_USER_DATA)
  if (environment.MIDAD_DOCUMENTS) app.setPath("documents", environment.MIDAD_DOCUMENTS)
}

export const appPaths = {
  log: () => join(app.getPath("logs"), "midad.log"),
  memory: () => join(app.getPath("userData"), "midad.json"),
  keys: () => join(app.getPath("userData"), "keys.json"),
  lastSeen: () => join(app.getPath("userData"), "midad-last-seen.json"),
  documents: () => app.getPath("documents"),
  home: () => homedir(),
}
