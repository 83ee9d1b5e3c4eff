/**
 * `npm run sbom [-- FILE]`: writes the list of all parts of a release as CycloneDX, into `out/sbom.cdx.json`. The
 * lock file says what is bundled; Electron, which is a tool to npm and the runtime to users, is added.
 */
import { spawnSync } from "node:child_process"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("../..", import.meta.url))

/** A component of CycloneDX, as far as it is looked at here; packages that lie inside another are in it. */
export type Component = {
  type: string
  group?: string
  name: string
  version: string
  components?: Component[]
  [more: string]: unknown
}
/** A list of CycloneDX. */
export type Sbom = { components: Component[]; metadata?: { component?: Component } }

/** What cyclonedx-npm says of the checkout: the same for the same lock file. Throws with its words if it fails. */
export function bundledParts(): Sbom {
  const tool = join(root, "node_modules/@cyclonedx/cyclonedx-npm")
  const { bin } = JSON.parse(readFileSync(join(tool, "package.json"), "utf8")) as {
    bin: Record<string, string>
  }
  const program = join(tool, bin["cyclonedx-npm"] ?? "")
  const options = ["--package-lock-only", "--omit", "dev", "--output-reproducible", "--spec-version", "1.6"]
  const run = spawnSync(process.execPath, [program, ...options, "--no-validate"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  })
  if (run.status !== 0) throw new Error(`cyclonedx-npm failed: ${run.error?.message ?? run.stderr}`)
  return JSON.parse(run.stdout) as Sbom
}

/** The list with the runtime in it, whose version the lock file holds. */
export function withRuntime(sbom: Sbom): Sbom {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, { version: string; license: string }>
  }
  const electron = lock.packages["node_modules/electron"]
  if (!electron) throw new Error("The lock file has no Electron")
  const { version, license } = electron
  const purl = `pkg:npm/electron@${version}`
  const component: Component = {
    type: "framework",
    name: "electron",
    version,
    "bom-ref": purl,
    purl,
    licenses: [{ license: { id: license, acknowledgement: "declared" } }],
  }
  return { ...sbom, components: [...sbom.components, component] }
}

/** Writes the list to `file`. */
function write(file: string): void {
  const sbom = withRuntime(bundledParts())
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(sbom, null, 2)}\n`)
  console.log(`${file}: ${sbom.components.length} parts`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    write(resolve(process.argv[2] ?? join(root, "out/sbom.cdx.json")))
  } catch (fault) {
    console.error(fault instanceof Error ? fault.message : fault)
    process.exitCode = 1
  }
}
