/** The manifests of package managers, filled from a made-up release. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { parse } from "yaml"
import { z } from "zod"
import { filled, manifestsOf, type Release, readSums } from "../../main/pack/manifests.ts"
import { appId, descriptions, desktopName } from "../../main/pack/product.ts"

const packages = [
  "win-x64.exe",
  "win-arm64.exe",
  "mac-universal.dmg",
  "mac-universal.zip",
  "linux-amd64.deb",
  "linux-arm64.deb",
  "linux-x86_64.AppImage",
]
const sumOf = (at: number) => String(at + 1).repeat(64)
const sums = packages.map((end, at) => `${sumOf(at)}  Midad-1.2.3-${end}\n`).join("")
const release: Release = {
  version: "1.2.3",
  date: "2026-11-27",
  repository: "https://github.com/desk/midad",
  sums: readSums(sums),
}
const manifests = manifestsOf(release)
const text = (name: string) => manifests.get(name) ?? ""
const download = (end: string) => `https://github.com/desk/midad/releases/download/v1.2.3/Midad-1.2.3-${end}`

test("every manifest is filled, and none is left out", () => {
  expect([...manifests.keys()].sort()).toEqual([
    "Midad.Midad.installer.yaml",
    "Midad.Midad.locale.ar.yaml",
    "Midad.Midad.locale.en-US.yaml",
    "Midad.Midad.yaml",
    "midad.rb",
    "org.midad.Midad.yml",
  ])
  for (const one of manifests.values()) expect(one).not.toMatch(/@[a-z]/)
})

describe("for winget", () => {
  const common = { PackageIdentifier: z.literal("Midad.Midad"), PackageVersion: z.literal("1.2.3") }
  const end = (type: string) => ({ ManifestType: z.literal(type), ManifestVersion: z.literal("1.6.0") })
  const locale = z.strictObject({
    ...common,
    PackageLocale: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/),
    Publisher: z.string().min(2).max(256),
    PackageName: z.string().min(2).max(256),
    PackageUrl: z.url(),
    License: z.literal("MIT"),
    ShortDescription: z.string().min(3).max(256),
    Description: z.string().min(3).max(10_000),
    Tags: z.array(z.string().min(1).max(40)).max(16),
    ReleaseNotesUrl: z.url(),
  })
  const shapes: Record<string, z.ZodType> = {
    "Midad.Midad.yaml": z.strictObject({ ...common, DefaultLocale: z.literal("en-US"), ...end("version") }),
    "Midad.Midad.locale.en-US.yaml": locale.extend({
      Moniker: z.string().min(1).max(40),
      ...end("defaultLocale"),
    }),
    // A moniker is allowed in the default language alone.
    "Midad.Midad.locale.ar.yaml": locale.extend(end("locale")),
    "Midad.Midad.installer.yaml": z.strictObject({
      ...common,
      Platform: z.tuple([z.literal("Windows.Desktop")]),
      MinimumOSVersion: z.string().regex(/^\d+(\.\d+){3}$/),
      InstallerType: z.literal("nullsoft"),
      InstallModes: z.array(z.enum(["interactive", "silent", "silentWithProgress"])),
      UpgradeBehavior: z.enum(["install", "uninstallPrevious"]),
      Protocols: z.array(z.string()),
      FileExtensions: z.array(z.string().regex(/^[a-z]+$/)),
      ReleaseDate: z.iso.date(),
      Installers: z.array(
        z.strictObject({
          Architecture: z.enum(["x64", "arm64"]),
          Scope: z.enum(["user", "machine"]),
          InstallerUrl: z.url(),
          InstallerSha256: z.string().regex(/^[A-Fa-f0-9]{64}$/),
          InstallerSwitches: z.strictObject({ Custom: z.string() }),
        }),
      ),
      ...end("installer"),
    }),
  }

  test.each(Object.entries(shapes))("%s has the shape that it takes", (name, shape) => {
    const read = parse(text(name))
    expect(shape.safeParse(read)).toMatchObject({ success: true })
    // The version stays a text, also one that looks like a number.
    expect(read.PackageVersion).toBe("1.2.3")
  })

  test("both machines are installed for one person and for all, each from its own installer", () => {
    const { Installers } = parse(text("Midad.Midad.installer.yaml"))
    const told = Installers.map((one: Record<string, string & { Custom: string }>) => [
      one.Architecture,
      one.Scope,
      one.InstallerSwitches?.Custom,
      one.InstallerUrl,
      one.InstallerSha256,
    ])
    expect(told).toEqual([
      ["x64", "user", "/currentuser", download("win-x64.exe"), sumOf(0)],
      ["x64", "machine", "/allusers", download("win-x64.exe"), sumOf(0)],
      ["arm64", "user", "/currentuser", download("win-arm64.exe"), sumOf(1)],
      ["arm64", "machine", "/allusers", download("win-arm64.exe"), sumOf(1)],
    ])
  })

  test("what it says is what the packages say", () => {
    expect(parse(text("Midad.Midad.locale.en-US.yaml")).ShortDescription).toBe(descriptions.en)
    expect(parse(text("Midad.Midad.locale.ar.yaml")).ShortDescription).toBe(descriptions.ar)
  })
})

test("for Homebrew, the disk image is named by the version, with its sum", () => {
  const cask = text("midad.rb")
  expect(cask).toContain('version "1.2.3"')
  expect(cask).toContain(`sha256 "${sumOf(2)}"`)
  const address = /url "(.*)"/.exec(cask)?.[1]
  expect(address?.replaceAll("#{version}", "1.2.3")).toBe(download("mac-universal.dmg"))
  expect(cask).toContain('homepage "https://github.com/desk/midad"')
  expect(cask.match(/\b(do|end)$/gm)).toEqual(["do", "do", "end", "end"])
})

describe("for Flatpak", () => {
  const manifest = parse(text("org.midad.Midad.yml"))
  const [module] = manifest.modules

  test("Midad is put on the base of Electron, under its own id", () => {
    expect(manifest).toMatchObject({
      id: appId,
      base: "org.electronjs.Electron2.BaseApp",
      "base-version": manifest["runtime-version"],
      command: "midad",
    })
    expect(typeof manifest["base-version"]).toBe("string")
  })

  test("each machine has its own package, and the other one's is not asked for", () => {
    expect(module.sources.slice(0, 2)).toEqual([
      {
        type: "file",
        "only-arches": ["x86_64"],
        url: download("linux-amd64.deb"),
        sha256: sumOf(4),
        "dest-filename": "midad.deb",
      },
      {
        type: "file",
        "only-arches": ["aarch64"],
        url: download("linux-arm64.deb"),
        sha256: sumOf(5),
        "dest-filename": "midad.deb",
      },
    ])
  })

  test("the desktop entry is started by the wrapper, and the copy does not take itself for a Debian package", () => {
    const commands: string[] = module["build-commands"]
    expect(commands.find((one) => one.startsWith("desktop-file-edit"))).toContain(desktopName)
    expect(commands.find((one) => one.startsWith("rm "))).toContain("resources/package-type")
    expect(module.sources[2].commands[0]).toMatch(/^exec zypak-wrapper /)
  })

  test("the network is not asked for, as Flatpak brings new versions", () => {
    expect(manifest["finish-args"]).not.toContain("--share=network")
  })
})

test("a package that the release does not have is named, and so is what nothing is called", () => {
  const without = { ...release, sums: readSums(sums.replace(/.*arm64\.exe\n/, "")) }
  expect(() => manifestsOf(without)).toThrow("The release has no Midad-1.2.3-win-arm64.exe")
  expect(() => manifestsOf({ ...release, version: "1.2.4" })).toThrow("Midad-1.2.4-")
  expect(() => filled("@versoin@", release)).toThrow("@versoin@")
  expect(() => filled("@md5:win-x64.exe@", release)).toThrow("@md5:win-x64.exe@")
})

test("a file of sums that was cut off is refused", () => {
  expect(() => readSums(sums.slice(0, -70))).toThrow("no line of SHA256SUMS")
  expect(readSums(`${sumOf(0)} *a b.exe\n`)).toEqual(new Map([["a b.exe", sumOf(0)]]))
})

test("the release workflow fills them and puts them into the draft", () => {
  const root = fileURLToPath(new URL("../..", import.meta.url))
  const { jobs } = parse(readFileSync(join(root, ".github/workflows/release.yml"), "utf8"))
  const runs: string[] = jobs.release.steps.flatMap(({ run }: { run?: string }) => run ?? [])
  const at = runs.findIndex((run) => run.startsWith("npm run manifests -- release manifests"))
  expect(at).toBeGreaterThan(runs.findIndex((run) => run.includes("sha256sum")))
  expect(
    runs.findIndex((run) => /gh release create .* release\/\* manifests\/\*$/m.test(run)),
  ).toBeGreaterThan(at)
})
