/** Gathers what Midad says of itself. */
import { type About, type Part, parts } from "../contract/about.ts"
import { codeOf, realDisk } from "../desk/disk/disk.ts"
import type { Log } from "./log.ts"

/** The parts of the runtime that are worth a name, in the order in which they are shown. */
const runtimes = { electron: "Electron", chrome: "Chromium", node: "Node.js", v8: "V8" } as const

/** What Midad runs on; a part that is not there is left out. */
export function runtimeOf(versions: Readonly<Record<string, string | undefined>>): About["runtime"] {
  return Object.entries(runtimes).flatMap(([key, name]) => {
    const version = versions[key]
    return version === undefined ? [] : [{ name, version }]
  })
}

/** The parts of others that the build has listed in `file`; null if it has not, or the list cannot be read. */
export async function partsIn(file: string, log: Log): Promise<Part[] | null> {
  try {
    return parts.parse(JSON.parse(new TextDecoder().decode(await realDisk.read(file))))
  } catch (error) {
    if (codeOf(error) !== "ENOENT") log(`Could not read ${file}`, error)
    return null
  }
}
