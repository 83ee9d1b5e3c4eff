/**
 * The parts of others that are inside the built Midad, with the texts of their licences. The build writes them to
 * `dist/parts.json`, from where the window shows them and the package gives them away.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
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
 * The package that a bundled module or asset came from. `id` is a path, or the bundler's name for its own code; null
 * stands for what is our own.
 */
export function packageOf(id: string): string | null {
  const own = helper.exec(id)
  if (own) return own[1] ?? null
  const [, ...inside] = id.replaceAll("\\", "/").split("node_modules/")
  const last = inside.at(-1)
  if (last === undefined) return null
  const [first = "", second = ""] = last.split("/")
  return first.startsWith("@") ? `${first}/${second}` : first
}

/** The text of the licence in a package's folder. */
function licenceText(folder: string): string {
  const name = readdirSync(folder)
    .sort()
    .find((one) => /^licen[cs]e(\.(md|txt))?$/i.test(one))
  if (!name) throw new Error(`There is no licence text in ${folder}, so it must not be given away`)
  const text = readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n")
  // Vite adds the licences of what is bundled into itself, none of which is in its helpers.
  const [own = ""] = text.split(/^# Licenses of bundled dependencies$/m)
  return own.trim()
}

/**
 * Reads the part `name` from its package in `modules`, a `node_modules`. Throws if the package does not say which
 * licence it has or does not bring the text.
 */
export function readPart(name: string, modules: string): Part {
  const folder = join(modules, name)
  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    version: string
    license?: string
  }
  if (!about.license) throw new Error(`The package ${name} does not say which licence it has`)
  return { name, version: about.version, licence: about.license, text: licenceText(folder) }
}

/**
 * Collects the packages of everything that is bundled. `plugin` must be in every environment of a build; after the
 * last one `write` writes the parts to `file` as a JSON array of `Part`, sorted by name.
 */
export function collectParts(modules: string): { plugin: Plugin; write(file: string): void } {
  const names = new Set([runtime])
  return {
    plugin: {
      name: "midad-parts",
      sharedDuringBuild: true,
      generateBundle(_options, bundle) {
        for (const output of Object.values(bundle))
          for (const id of output.type === "chunk" ? output.moduleIds : output.originalFileNames) {
            const name = packageOf(id)
            if (name !== null) names.add(name)
          }
      },
    },
    write(file) {
      const parts = [...names].sort().map((name) => readPart(name, modules))
      writeFileSync(file, `${JSON.stringify(parts, null, 2)}\n`)
    },
  }
}
