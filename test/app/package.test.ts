/** What was built is what a package needs: all of it, nothing beside it, with every licence, and not too large. */
import { readFileSync, rmSync } from "node:fs"
import { dirname, join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Part } from "../../main/pack/parts.ts"
import { bundledParts, type Component, withRuntime } from "../../main/pack/sbom.ts"
import { filesOfArchive, makeArchive, sizeBudget, sizeOfArchive } from "../pack/archive.ts"
import { runtimeHere } from "../support/launch.ts"
import { runsAsBuilt } from "../support/runtime.ts"

let archive: string
let folder: string
beforeAll(async () => {
  archive = await makeArchive()
  folder = dirname(archive)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const parts = () => JSON.parse(readFileSync(join(folder, "app/dist/parts.json"), "utf8")) as Part[]

// What is built for another Electron is not what is packed.
const other = runsAsBuilt(runtimeHere()) ? "" : " (not on an Electron of another major version)"
const holds = `the archive holds programs, faces, style sheets, word lists, the window's page and licences, and nothing else${other}`
test.skipIf(other !== "")(holds, () => {
  const files = filesOfArchive(archive)
  expect(files).toEqual(
    expect.arrayContaining(["package.json", "LICENSE", "dist/main/main.js", "dist/parts.json"]),
  )
  const known =
    /^(package\.json|LICENSE|dist\/(parts\.json|icons\/256x256\.png|renderer\/(index\.html|assets\/.+\.(js|css|woff2))|preload\/preload\.cjs|main\/[\w-]+\.js|(search|imports|checks)\/worker\.mjs|checks\/(ar\.trie|counts\.txt|neighbours\.txt)\.gz))$/
  expect(files.filter((path) => !known.test(path))).toEqual([])
})

test("it is not larger than it may be", () => {
  expect(sizeOfArchive(archive)).toBeGreaterThan(1_000_000)
  expect(sizeOfArchive(archive)).toBeLessThan(sizeBudget)
})

test("every part has the text of its licence, the faces and Electron among them", () => {
  const names = parts().map(({ name }) => name)
  expect(names).toEqual(
    expect.arrayContaining([
      "@fontsource/ibm-plex-sans-arabic",
      "electron",
      "prosemirror-view",
      "preact",
      "zod",
    ]),
  )
  for (const { name, version, licence, text } of parts()) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+/)
    // The dictionary is a file of its own that everyone may replace.
    if (name === "@cspell/dict-ar") expect(licence).toBe("LGPL-3.0")
    else
      expect(licence, name).toMatch(
        /^(MIT|ISC|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|BlueOak-1\.0\.0|OFL-1\.1)$/,
      )
    expect(text.length, name).toBeGreaterThan(500)
  }
  expect(names).toEqual([...names].sort())
})

test("the list of a release has every part", () => {
  const deep = (components: readonly Component[]): Component[] =>
    components.flatMap((one) => [one, ...deep(one.components ?? [])])
  const listed = deep(withRuntime(bundledParts()).components).map(({ group, name, version }) =>
    [group ? `${group}/${name}` : name, version].join(" "),
  )
  // The bundler's own helpers are in the product without being a dependency of it.
  const bundler = ["rolldown", "vite"]
  const wanted = parts().filter(({ name }) => !bundler.includes(name))
  expect(listed).toEqual(expect.arrayContaining(wanted.map(({ name, version }) => `${name} ${version}`)))
})
