/**
 * The parts of others that are inside the built Midad, with the texts of their licences. The build writes them to
 * `dist/parts.json`, from where the window shows them and the package gives them away.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Plugin } from "vite"

/** A package whose code or font is in what users get. */
export type Part = {
  /** Its name in the registry. */
  name: string
  version: string
  /** The SPDX expression of its licence. */
  licence: string
  /** The whole text of its licence. */
  text: string
}

/** What is in the product although no file of it is bundled: the runtime. */
const runtime = "electron"

/** The bundler's own helpers have no files: their ids begin with a NUL and its name. */
const helper = /^\0(rolldown|vite)\//

/**
 * The package that a bundled module or asset came from, as its place in `node_modules`: a package may be there more than
 * once, inside others. `id` is a path, or the bundler's name for its own code; null stands for what is our own.
 */
export function packageOf(id: string): string | null {
  const own = helper.exec(id)
  if (own) return own[1] ?? null
  const path = id.replaceAll("\\", "/")
  const start = path.indexOf("node_modules/")
  if (start < 0) return null
  const end = path.lastIndexOf("node_modules/") + "node_modules/".length
  const [first = "", second = ""] = path.slice(end).split("/")
  const name = first.startsWith("@") ? `${first}/${second}` : first
  return path.slice(start + "node_modules/".length, end) + name
}

/** The text of the licence that a package in `folder` has: its own file, or ours where it brings none. */
function licenceText(name: string, folder: string, ours: string): string {
  const own = readdirSync(folder)
    .sort()
    .find((one) => /^licen[cs]e(\.(md|txt))?$/i.test(one))
  const file = own ? join(folder, own) : join(ours, `${name.replace("/", "-")}.txt`)
  if (!existsSync(file))
    throw new Error(
      `There is no licence text in ${folder}, nor is there ${file}, so it must not be given away`,
    )
  const text = readFileSync(file, "utf8").replaceAll("\r\n", "\n")
  // Vite adds the licences of what is bundled into itself, none of which is in its helpers.
  const [first = ""] = text.split(/^# Licenses of bundled dependencies$/m)
  return first.trim()
}

/**
 * Reads the part at `place` in `modules`, a `node_modules`. `ours` is the folder with the texts of those packages that
 * bring none. Throws if the package does not say which licence it has or there is no text.
 */
export function readPart(place: string, modules: string, ours: string): Part {
  const folder = join(modules, place)
  const name = place.split("node_modules/").at(-1) ?? place
  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    version: string
    license?: string
  }
  if (!about.license) throw new Error(`The package ${name} does not say which licence it has`)
  return { name, version: about.version, licence: about.license, text: licenceText(name, folder, ours) }
}

/**
 * Collects the packages of everything that is bundled; `modules` and `ours` are those of `readPart`. `plugin` must be in every environment of a build; after the
 * last one `write` writes the parts to `file` as a JSON array of `Part`, sorted by name.
 */
export function collectParts(modules: string, ours: string): { plugin: Plugin; write(file: string): void } {
  const places = new Set([runtime])
  return {
    plugin: {
      name: "midad-parts",
      sharedDuringBuild: true,
      generateBundle(_options, bundle) {
        for (const output of Object.values(bundle))
          for (const id of output.type === "chunk" ? output.moduleIds : output.originalFileNames) {
            const place = packageOf(id)
            if (place !== null) places.add(place)
          }
      },
    },
    write(file) {
      const parts = [...places].map((place) => readPart(place, modules, ours))
      const key = ({ name, version }: Part) => `${name} ${version}`
      parts.sort((a, b) => (key(a) < key(b) ? -1 : 1))
      writeFileSync(file, `${JSON.stringify(parts, null, 2)}\n`)
    },
  }
}
