/** A folder that electron-builder takes for an unpacked Electron, and a checkout that was built, both of small files. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { FuseState } from "@electron/fuses"
import { fuses } from "../../main/pack/electron-builder.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))

/** The mark behind which Electron's binary has its fuses, from Electron's documentation. */
const sentinel = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX"

function put(folder: string, files: Record<string, string | Uint8Array>): void {
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
}

/** Makes the folder of an Electron for Linux, whose fuses are all the opposite of what is wanted. */
export function makeStubElectron(folder: string): void {
  const wire = Object.values(fuses).map((wanted) => (wanted ? FuseState.DISABLE : FuseState.ENABLE))
  put(folder, {
    electron: Buffer.concat([
      Buffer.from(`stub ${sentinel}`),
      Buffer.from([1, wire.length, ...wire]),
      Buffer.from(" end"),
    ]),
    version: "45.4.1",
    LICENSE: "Electron's licence",
    "LICENSES.chromium.html": "The licences of Chromium",
    "resources/readme": "",
    "locales/ar.pak": "",
    "locales/en-US.pak": "",
    "locales/de.pak": "",
  })
}

/** Makes a checkout that was built: its own `package.json` and sources of the packages, and small files in `dist`. */
export function makeStubCheckout(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const path of ["package.json", "LICENSE", "main/pack"])
    cpSync(join(root, path), join(folder, path), { recursive: true })
  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Record<string, unknown>
  // A package of the checkout, which is in its place and is not to be packed.
  put(folder, {
    "package.json": JSON.stringify({ ...about, dependencies: { stray: "1.0.0" }, devDependencies: {} }),
    "node_modules/stray/package.json": '{ "name": "stray", "version": "1.0.0" }',
    "node_modules/stray/index.js": "",
    "dist/main/main.js": "main",
    "dist/main/main.js.map": "{}",
    "dist/preload/preload.cjs": "preload",
    "dist/renderer/index.html": "window",
    "dist/renderer/assets/face.woff2": "face",
    "dist/renderer/assets/face.woff": "face",
    "dist/search/worker.mjs": "search",
    "dist/imports/worker.mjs": "imports",
    "dist/checks/worker.mjs": "checks",
    "dist/imports/worker.mjs.map": "{}",
    "dist/parts.json": "[]",
    "dist/icons/256x256.png": "the icon of windows",
    "dist/icons/16x16.png": "an icon of the package",
    "dist/pictures/window.js": "a picture of the tests",
  })
}
