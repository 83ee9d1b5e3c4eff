/**
 * What users get, as electron-builder makes it of a stub of Electron and a stub of the built app: the archive, the
 * fuses, the languages, and what a package of Linux is made of, up to the program that writes it.
 */
import { createHash } from "node:crypto"
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { extractFile } from "@electron/asar"
import { Arch, build, Platform } from "electron-builder"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { appPackage, isNeeded, makeAppFolder, packed } from "../../main/pack/app-folder.ts"
import { configuration, fuses, packagesFolder } from "../../main/pack/electron-builder.ts"
import { makeMetainfo } from "../../main/pack/metainfo.ts"
import { filesOfArchive, fuseFaults, packedIn, sizeOfArchive } from "./archive.ts"
import { makeStubCheckout, makeStubElectron } from "./stub-electron.ts"
import { check, isThere } from "./validators.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }

/** What electron-builder would have a Debian package made of: the arguments, and the texts of the files among them. */
type Debian = { args: string[]; entry: string; types: string; metainfo: string }

let home: string
let folder: string
let debian: Debian

/** The file that is installed at `place`. */
function installed(args: readonly string[], place: string): string {
  const found = args.find((one) => one.endsWith(`=${place}`))
  return found ? readFileSync(found.slice(0, -place.length - 1), "utf8") : ""
}

/** Packs a new stub checkout in `checkout`, up to the program that would write the package. */
async function pack(checkout: string): Promise<Debian> {
  makeStubCheckout(checkout)
  makeStubElectron(join(checkout, "electron"))
  makeAppFolder(checkout, {})
  makeMetainfo(checkout, {}, Date.UTC(2026, 10, 27))
  let made: Debian | null = null
  await build({
    projectDir: checkout,
    targets: Platform.LINUX.createTarget(["deb"], Arch.x64),
    publish: "never",
    config: {
      ...configuration(checkout, {}),
      electronDist: join(checkout, "electron"),
      electronVersion: "45.4.1",
    },
    async effectiveOptionComputed([args, entry]: [string[], string]) {
      made = {
        args,
        entry: readFileSync(entry, "utf8"),
        types: installed(args, "/usr/share/mime/packages/midad.xml"),
        metainfo: installed(args, "/usr/share/metainfo/org.midad.Midad.metainfo.xml"),
      }
      return true
    },
  })
  if (!made) throw new Error("electron-builder made no package")
  return made
}

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "midad-pack-"))
  debian = await pack(join(home, "one"))
  folder = join(home, "one", packagesFolder, "linux-unpacked")
}, 600_000)
afterAll(() => rmSync(home, { recursive: true, force: true }))

test("the archive holds what the app reads and nothing else", () => {
  expect(filesOfArchive(packedIn(folder)!.archive)).toEqual([
    "LICENSE",
    "dist/checks/worker.mjs",
    "dist/icons/256x256.png",
    "dist/imports/worker.mjs",
    "dist/main/main.js",
    "dist/parts.json",
    "dist/preload/preload.cjs",
    "dist/renderer/assets/face.woff2",
    "dist/renderer/index.html",
    "dist/search/worker.mjs",
    "package.json",
  ])
  expect(readdirSync(join(folder, "resources/app.asar.unpacked/dist"))).toEqual([
    "checks",
    "imports",
    "search",
  ])
  expect(sizeOfArchive(packedIn(folder)!.archive)).toBeLessThan(20_000)
})

test("the packed package.json has no dependencies, and names the desktop entry", () => {
  const about = JSON.parse(String(extractFile(packedIn(folder)!.archive, "package.json")))
  expect(about).toEqual(appPackage(root, {}))
  expect(Object.keys(about).filter((key) => /dependencies$|^scripts$/i.test(key))).toEqual([])
  expect(about).toMatchObject({ main: "dist/main/main.js", version, desktopName: "org.midad.Midad.desktop" })
})

test("every fuse is as the configuration wants it", async () => {
  expect(await fuseFaults(packedIn(folder)!.electron)).toEqual([])
  expect(fuses).toMatchObject({ runAsNode: false, onlyLoadAppFromAsar: true })
})

test("a fuse that is not as it should be is said", async () => {
  const faults = await fuseFaults(join(home, "one/electron/electron"))
  expect(faults).toHaveLength(Object.keys(fuses).length)
  expect(faults[0]).toContain("runAsNode is enable")
})

test("the languages of Midad come along, and the licences of Electron and Chromium", () => {
  expect(readdirSync(join(folder, "locales")).sort()).toEqual(["ar.pak", "en-US.pak"])
  expect(readdirSync(folder)).toEqual(
    expect.arrayContaining(["LICENSE.electron.txt", "LICENSES.chromium.html"]),
  )
})

test("two builds of one state give the same archive", async () => {
  await pack(join(home, "two"))
  const hash = (one: string) =>
    createHash("sha256")
      .update(readFileSync(join(home, one, packagesFolder, "linux-unpacked/resources/app.asar")))
      .digest("hex")
  expect(hash("two")).toBe(hash("one"))
}, 600_000)

describe("on Linux", () => {
  test("the package names its maintainer and its homepage, and installs the desktop entry under Midad's id", () => {
    const given = (name: string) => debian.args[debian.args.indexOf(name) + 1]
    expect(given("--maintainer")).toMatch(/^The Midad authors <.+@.+>$/)
    expect(given("--url")).toMatch(/^https:/)
    expect(given("--package")).toMatch(/Midad-[\d.]+-linux-amd64\.deb$/)
    expect(debian.args.filter((one) => one.endsWith(".desktop")).map((one) => one.split("=")[1])).toEqual([
      "/usr/share/applications/org.midad.Midad.desktop",
    ])
  })

  test("the desktop entry speaks both languages and offers Midad for web pages, newsrooms and links", () => {
    const lines = debian.entry.split("\n")
    expect(lines).toEqual(
      expect.arrayContaining([
        "Name=Midad",
        "Name[ar]=مداد",
        "StartupWMClass=org.midad.Midad",
        "MimeType=text/html;application/x-midad-newsroom;x-scheme-handler/midad;",
        "Categories=Office;WordProcessor;",
      ]),
    )
    expect(lines.find((line) => line.startsWith("Comment[ar]="))).toMatch(/محرر أخبار/)
    expect(lines.find((line) => line.startsWith("Exec="))).toMatch(/ %U$/)
  })

  test("only the newsroom's marker is a type of its own; web pages stay what they are", () => {
    expect([...debian.types.matchAll(/mime-type type="(.*?)"/g)].map(([, type]) => type)).toEqual([
      "application/x-midad-newsroom",
    ])
    expect(debian.types).toContain('pattern="*.midad"')
  })

  test("desktop-file-validate has nothing to say", (context) => {
    if (!isThere("desktop-file-validate")) context.skip("desktop-file-validate is not installed")
    expect(check("desktop-file-validate", [], debian.entry, "org.midad.Midad.desktop")).toBe("")
  })

  test("appstreamcli finds no fault", (context) => {
    if (!isThere("appstreamcli")) context.skip("appstreamcli is not installed")
    const options = ["validate", "--no-net", "--pedantic"]
    const said = check("appstreamcli", options, debian.metainfo, "org.midad.Midad.metainfo.xml")
    expect(said).not.toMatch(/^[EW]:/m)
  })

  test("the metainfo is of this version", () => {
    expect(debian.metainfo).toContain(`<release version="${version}" date="2026-11-27"`)
    expect(debian.metainfo).not.toMatch(/[{}]/)
  })
})

test("every environment that the build makes is packed", async () => {
  const { default: config } = await import("../../main/vite.config.ts")
  const { environments = {} } = config as { environments?: Record<string, { build?: { outDir?: string } }> }
  const built = Object.values(environments).map(({ build }) => build?.outDir?.replace(/^.*\/dist\//, "dist/"))
  expect(built.length).toBeGreaterThan(3)
  expect(packed).toEqual(expect.arrayContaining(built))
})

test("source maps and the older form of each face are left out", () => {
  expect(["a.js.map", "a.woff", "a.woff2", "a.js", "b.css"].filter(isNeeded)).toEqual([
    "a.woff2",
    "a.js",
    "b.css",
  ])
})

test("what was not built is named", () => {
  const checkout = join(home, "three")
  makeStubCheckout(checkout)
  rmSync(join(checkout, "dist/search"), { recursive: true })
  expect(() => makeAppFolder(checkout, {})).toThrow("dist/search")
})

describe("on the other systems", () => {
  const at = configuration(root, {})

  test("Midad never takes web pages over from the browser", () => {
    const all = [at.fileAssociations, at.win?.fileAssociations, at.linux?.fileAssociations].flat()
    expect(all.flatMap((one) => one?.ext ?? [])).toEqual(["midad"])
    expect(at.mac?.fileAssociations).toMatchObject([{ ext: ["html", "htm"], rank: "Alternate" }])
    const include = readFileSync(join(root, "main/pack/windows/open-with.nsh"), "utf8")
    expect(include).not.toMatch(/WriteRegStr SHCTX "Software\\Classes\\\.html?" ""/)
    expect(include).toContain("OpenWithProgids")
  })

  test("the installer of Windows can be made with what is put into it", (context) => {
    if (!isThere("makensis")) context.skip("makensis is not installed")
    const include = join(root, "main/pack/windows/open-with.nsh")
    const associations = join(root, "node_modules/app-builder-lib/templates/nsis/include/FileAssociation.nsh")
    const script = [
      "Unicode true",
      '!define APP_EXECUTABLE_FILENAME "Midad.exe"',
      `!include "${associations}"`,
      `!include "${include}"`,
      "Name Midad",
      "OutFile installer.exe",
      "Section",
      '  WriteUninstaller "$INSTDIR\\uninstall.exe"',
      "  !insertmacro customInstall",
      "SectionEnd",
      "Section Uninstall",
      "  !insertmacro customUnInstall",
      "SectionEnd",
    ].join("\n")
    expect(check("makensis", ["-WX", "-V2"], script, "installer.nsi")).toBe("")
  })

  test("nothing is signed without a certificate, and everything with one", () => {
    expect(at.mac).toMatchObject({ identity: "-", hardenedRuntime: false })
    expect(configuration(root, { CSC_LINK: "a certificate" }).mac).toMatchObject({ hardenedRuntime: true })
    expect(configuration(root, { CSC_LINK: "a certificate" }).mac?.identity).toBeUndefined()
    expect(at.win?.azureSignOptions).toBeUndefined()
    const azure = { AZURE_SIGNING_ENDPOINT: "e", AZURE_SIGNING_ACCOUNT: "a", AZURE_SIGNING_PROFILE: "p" }
    const win = configuration(root, { ...azure, AZURE_SIGNING_PUBLISHER: "CN=x" }).win
    expect(win?.azureSignOptions).toMatchObject({ endpoint: "e", codeSigningAccountName: "a" })
  })

  test("updates are looked for where the sources are published, and nowhere else", () => {
    expect(at.publish).toBeNull()
    expect(configuration(root, { GITHUB_REPOSITORY: "desk/midad" }).publish).toEqual([
      { provider: "github", owner: "desk", repo: "midad" },
    ])
    expect(appPackage(root, { GITHUB_REPOSITORY: "desk/midad" }).homepage).toBe(
      "https://github.com/desk/midad",
    )
  })
})
