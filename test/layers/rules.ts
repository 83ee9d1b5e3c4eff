/** The layers of Midad, and what each may import: the folder tells the environment. */
import { posix } from "node:path"
import { importsOf, parse } from "../support/source.ts"

/** The layers by the folders that they are; the first that fits counts. */
const layers = [
  ["article", "main/article/"],
  ["contract", "main/contract/"],
  ["checks", "main/checks/"],
  ["desk", "main/desk/"],
  ["shell", "main/shell/"],
  ["preload", "main/preload/"],
  ["cli", "main/cli.ts"],
  ["cli", "main/cli/"],
  ["pack", "main/pack/"],
  ["renderer", "renderer/"],
  ["test", "test/"],
] as const
export type Layer = (typeof layers)[number][0]

type Rule = {
  /** The layers that may be imported, besides the layer itself. */
  layers: readonly Layer[]
  node: boolean
  electron: boolean
  /** The packages that may be imported; null for any but Node's own and Electron. */
  packages: RegExp | null
}

const rules: Record<Exclude<Layer, "test">, Rule> = {
  article: {
    layers: [],
    node: false,
    electron: false,
    packages: /^(prosemirror-model|zod|parse5|entities|re2js)(\/|$)/,
  },
  contract: { layers: ["article"], node: false, electron: false, packages: /^zod(\/|$)/ },
  checks: { layers: ["article", "contract"], node: false, electron: false, packages: /^$/ },
  desk: {
    layers: ["article", "contract", "checks"],
    node: true,
    electron: false,
    packages: /^(zod|parse5|entities|prosemirror-(model|transform))(\/|$)/,
  },
  shell: {
    layers: ["article", "contract", "desk"],
    node: true,
    electron: true,
    packages: /^(zod|electron-updater)(\/|$)/,
  },
  preload: { layers: ["contract"], node: false, electron: true, packages: null },
  cli: { layers: ["article", "contract", "checks", "desk"], node: true, electron: false, packages: null },
  // What makes the packages runs on the machine of those who build, and knows the product as files only.
  pack: { layers: [], node: true, electron: false, packages: null },
  renderer: { layers: ["article", "contract"], node: false, electron: false, packages: null },
}

const nodeModules = /^node:/

/** The layer of a file; null for those that belong to none, such as the tools' configs. */
export function layerOf(path: string): Layer | null {
  return layers.find(([, place]) => path.startsWith(place))?.[0] ?? null
}

/** Every import that a layer may not make, as `file imports what: why`. `sources` by path from the root. */
export function offences(sources: ReadonlyMap<string, string>): string[] {
  const found: string[] = []
  for (const [path, text] of sources) {
    const layer = layerOf(path)
    if (layer === null || layer === "test") continue
    const rule = rules[layer]
    for (const name of importsOf(parse(text, path))) {
      const why = offence(path, layer, rule, name)
      if (why) found.push(`${path} imports ${name}: ${why}`)
    }
  }
  return found.sort()
}

function offence(path: string, layer: Layer, rule: Rule, name: string): string | null {
  // Vite serves what begins with a slash from the window's own folder.
  if (name.startsWith(".") || name.startsWith("/")) {
    const target = name.startsWith("/") ? `renderer${name}` : posix.join(posix.dirname(path), name)
    const other = layerOf(target)
    if (other === layer) return null
    if (other === null) return `outside of the layers`
    return rule.layers.includes(other) ? null : `${layer} may not know ${other}`
  }
  if (/^electron(\/|$)/.test(name)) return rule.electron ? null : "only shell and preload may know electron"
  if (nodeModules.test(name)) return rule.node ? null : `${layer} has no Node`
  if (rule.packages && !rule.packages.test(name)) return `${layer} may not use this package`
  return null
}
