/**
 * `npm run manifests -- RELEASE [FOLDER]`: writes what winget, Homebrew and Flatpak need to install a release into FOLDER,
 * from the checksums in the file `SHA256SUMS` of the folder RELEASE. The repository is that of `GITHUB_REPOSITORY`.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { readAbout, repositoryOf } from "./product.ts"

/** What is published. */
export type Release = {
  version: string
  /** The day of the release, as in 2026-11-27. */
  date: string
  /** The address of the repository. */
  repository: string
  /** The SHA-256 of each package in hexadecimal digits, by the package's name. */
  sums: ReadonlyMap<string, string>
}

const root = fileURLToPath(new URL("../..", import.meta.url))

/** The templates of the manifests, from the checkout. They name what is filled in between two `@`. */
const templates = "main/pack/manifests"

/** The sums in a file as `sha256sum` writes it. Throws for a line that it would not write. */
export function readSums(text: string): Map<string, string> {
  const lines = text.split("\n").filter((line) => line !== "")
  return new Map(
    lines.map((line) => {
      const [, sum, name] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? []
      if (sum === undefined || name === undefined) throw new Error(`This is no line of SHA256SUMS: ${line}`)
      return [name, sum]
    }),
  )
}

/**
 * A template with what a release says filled in. `url:` and `sha256:` are followed by the end of a package's name, such as
 * `win-x64.exe`. Throws if the release has no such package, or the template names something else.
 */
export function filled(template: string, { version, date, repository, sums }: Release): string {
  const downloads = `${repository}/releases/download`
  const facts: Record<string, string> = {
    version,
    date,
    homepage: repository,
    downloads,
    notes: `${repository}/releases/tag/v${version}`,
  }
  return template.replace(/@([a-z0-9]+)(?::([\w.-]+))?@/g, (whole, fact: string, end: string | undefined) => {
    if (end === undefined) {
      if (facts[fact] === undefined) throw new Error(`Nothing is called ${whole}`)
      return facts[fact]
    }
    const name = `Midad-${version}-${end}`
    const sum = sums.get(name)
    if (sum === undefined) throw new Error(`The release has no ${name}`)
    if (fact === "url") return `${downloads}/v${version}/${name}`
    if (fact === "sha256") return sum
    throw new Error(`Nothing is called ${whole}`)
  })
}

/** The manifests of a release by their files' names. Throws as `filled` does. */
export function manifestsOf(release: Release): Map<string, string> {
  const folder = join(root, templates)
  return new Map(
    readdirSync(folder).map((name) => [name, filled(readFileSync(join(folder, name), "utf8"), release)]),
  )
}

/** Writes the manifests of the release in the folder `from` into the folder `to`. */
function write(from: string, to: string): void {
  const repository = repositoryOf(process.env)
  if (!repository)
    throw new Error("Where the release is published is not known: set GITHUB_REPOSITORY=OWNER/NAME")
  const manifests = manifestsOf({
    version: readAbout(root).version,
    date: new Date().toISOString().slice(0, 10),
    repository: repository.address,
    sums: readSums(readFileSync(join(from, "SHA256SUMS"), "utf8")),
  })
  mkdirSync(to, { recursive: true })
  for (const [name, text] of manifests) writeFileSync(join(to, name), text)
  console.log(`${to}: ${[...manifests.keys()].join(", ")}`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const [from, to = join(root, "out/manifests")] = process.argv.slice(2)
    if (from === undefined) throw new Error("Which release? npm run manifests -- RELEASE [FOLDER]")
    write(resolve(from), resolve(to))
  } catch (fault) {
    console.error(fault instanceof Error ? fault.message : fault)
    process.exitCode = 1
  }
}
