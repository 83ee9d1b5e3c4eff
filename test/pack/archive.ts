/** What is in a packed app: its archive, its fuses and its languages, read back from what was made. */
import { globSync, mkdtempSync, readdirSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, relative } from "node:path"
import { fileURLToPath } from "node:url"
import { createPackageWithOptions, listPackage } from "@electron/asar"
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses"
import { makeAppFolder } from "../../main/pack/app-folder.ts"
import { fuses, unpacked } from "../../main/pack/electron-builder.ts"

/** The largest that the archive may be, in bytes. */
export const sizeBudget = 4_000_000

/** The files below a folder, with `/` in their paths. */
export function filesBelow(folder: string): string[] {
  return globSync("**/*", { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort()
}

/** The files of an archive, those that lie unpacked beside it among them. */
export function filesOfArchive(archive: string): string[] {
  const all = listPackage(archive, { isPack: false }).map((path) => path.replaceAll("\\", "/").slice(1))
  const folders = new Set(
    all.flatMap((path) => path.split("/").map((_part, at, parts) => parts.slice(0, at).join("/"))),
  )
  return all.filter((path) => !folders.has(path)).sort()
}

/** The size of an archive in bytes, without what lies unpacked beside it. */
export function sizeOfArchive(archive: string): number {
  return statSync(archive).size
}

/** Packs what was built into an archive in a temporary folder of its own, without Electron, and returns its path. */
export async function makeArchive(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "midad-archive-"))
  const app = makeAppFolder(fileURLToPath(new URL("../..", import.meta.url)), {}, join(folder, "app"))
  const archive = join(folder, "app.asar")
  await createPackageWithOptions(app, archive, { unpackDir: `{${unpacked.join(",")}}` })
  return archive
}

const optionOf = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
} as const satisfies Record<keyof typeof fuses, FuseV1Options>

/**
 * The fuses of a packed app that are not as the configuration wants them, a sentence each. `electron` is the app's
 * executable, on macOS its `.app`.
 */
export async function fuseFaults(electron: string): Promise<string[]> {
  const wire = await getCurrentFuseWire(electron)
  const faults: string[] = []
  for (const [name, wanted] of Object.entries(fuses) as [keyof typeof fuses, boolean][]) {
    const state = wire[optionOf[name]]
    if (state === undefined) faults.push(`This Electron has no fuse ${name}`)
    else if ((state === FuseState.ENABLE) !== wanted || state === FuseState.REMOVED)
      faults.push(
        `The fuse ${name} is ${FuseState[state]?.toLowerCase()}, and should be ${wanted ? "enable" : "disable"}`,
      )
  }
  return faults
}

/** A packed app on the disk: what starts it, what has its fuses, and its archive. */
export type Packed = { executable: string; electron: string; archive: string }

/** The packed app in a folder that electron-builder made, such as `linux-unpacked`; null if there is none in it. */
export function packedIn(folder: string): Packed | null {
  const names = readdirSync(folder)
  if (names.includes("Midad.app")) {
    const app = join(folder, "Midad.app")
    return {
      executable: join(app, "Contents/MacOS/Midad"),
      electron: app,
      archive: join(app, "Contents/Resources/app.asar"),
    }
  }
  const name = ["midad", "Midad.exe"].find((one) => names.includes(one))
  if (!name) return null
  const executable = join(folder, name)
  return { executable, electron: executable, archive: join(folder, "resources/app.asar") }
}
