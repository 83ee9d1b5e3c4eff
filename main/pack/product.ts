/** What the packages say of Midad: names, addresses and descriptions, in Arabic and in English. */
import { readFileSync } from "node:fs"
import { join } from "node:path"

/** The identity of Midad towards all three systems. */
export const appId = "org.midad.Midad"

/** The name of the desktop entry: Electron tells it to the desktop, which finds the entry of a window by it. */
export const desktopName = `${appId}.desktop`

/** What every system shows beside the name, by language. */
export const descriptions = {
  ar: "محرر أخبار لسطح المكتب، صُنع للكتابة من اليمين إلى اليسار",
  en: "A desktop newsroom editor for right-to-left news",
} as const

/** The file that opens the newsroom in whose folder it lies: `NAME.midad`. */
export const marker = {
  extension: "midad",
  mime: "application/x-midad-newsroom",
  name: "Midad newsroom",
} as const

/** Articles: Midad offers itself for these and never takes them over from the browser. */
export const article = { extensions: ["html", "htm"], mime: "text/html" } as const

/** Links to Midad, `midad:…`. */
export const scheme = "midad"

/** What `package.json` says. */
export type About = {
  name: string
  productName: string
  version: string
  description: string
  license: string
  homepage: string
  author: { name: string; email: string }
  type: string
  main: string
}

/** Reads `package.json` of the checkout at `root`. */
export function readAbout(root: string): About {
  return JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as About
}

/** Where the sources are published: known while a workflow runs, else null. */
export function repositoryOf(
  env: NodeJS.ProcessEnv,
): { owner: string; name: string; address: string } | null {
  const [owner = "", name = ""] = (env.GITHUB_REPOSITORY ?? "").split("/")
  if (owner === "" || name === "") return null
  return { owner, name, address: `${env.GITHUB_SERVER_URL ?? "https://github.com"}/${owner}/${name}` }
}

/** The address that the packages name: that of the sources where it is known, else the one of `package.json`. */
export function homepageOf(about: About, env: NodeJS.ProcessEnv): string {
  return repositoryOf(env)?.address ?? about.homepage
}
