/**
 * The folder that is packed: what the app reads at run time and nothing else. Everything is bundled, so its
 * `package.json` has no dependencies, and no package of `node_modules` gets into the archive.
 */
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { desktopName, homepageOf, readAbout } from "./product.ts"

/** What of the checkout is packed: the built environments, the parts of others with their licences, and our own. */
export const packed = [
  "dist/main",
  "dist/preload",
  "dist/renderer",
  "dist/search",
  "dist/imports",
  "dist/checks",
  "dist/parts.json",
  "LICENSE",
] as const

/** The icon of windows on Linux. It is packed if `npm run icons` has drawn it, as `npm run dist` does. */
const windowIcon = "dist/icons/256x256.png"

/** Where the folder is, from the checkout. */
export const appFolder = "out/app"

/**
 * Whether a file is needed at run time. Source maps are for those who work on Midad, and Chromium takes the `woff2` of
 * each face, never the `woff` beside it.
 */
export function isNeeded(path: string): boolean {
  return !/\.(map|woff)$/.test(path)
}

/** The `package.json` of the packed app. */
export function appPackage(root: string, env: NodeJS.ProcessEnv): Record<string, unknown> {
  const about = readAbout(root)
  const { name, productName, version, description, license, author, type, main } = about
  const homepage = homepageOf(about, env)
  return { name, productName, version, description, license, homepage, author, type, main, desktopName }
}

/**
 * Makes the folder anew from what `npm run build` has built in the checkout at `root`, and returns its path. Throws if
 * something of it was not built.
 */
export function makeAppFolder(root: string, env: NodeJS.ProcessEnv, folder = join(root, appFolder)): string {
  const missing = packed.filter((path) => !existsSync(join(root, path)))
  if (missing.length > 0) throw new Error(`Not built yet: ${missing.join(", ")}. Run npm run build first`)
  rmSync(folder, { recursive: true, force: true })
  for (const path of existsSync(join(root, windowIcon)) ? [...packed, windowIcon] : packed) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    cpSync(join(root, path), join(folder, path), { recursive: true, filter: isNeeded })
  }
  const text = `${JSON.stringify(appPackage(root, env), null, 2)}\n`
  writeFileSync(join(folder, "package.json"), text)
  return folder
}
