/** Everything of others that is in the built Midad is listed with the text of its licence. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { createBuilder } from "vite"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { collectParts, type Part, packageOf, readPart } from "../../main/pack/parts.ts"

const modules = fileURLToPath(new URL("../../node_modules", import.meta.url))
const ours = fileURLToPath(new URL("../../main/pack/licences", import.meta.url))

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "midad-parts-"))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Makes a file in the folder of the test, and the folders that it needs. */
function put(path: string, text: string): void {
  mkdirSync(join(folder, path, ".."), { recursive: true })
  writeFileSync(join(folder, path), text)
}

describe("the package of what is bundled", () => {
  test.each([
    ["/home/me/midad/node_modules/zod/index.js", "zod"],
    ["C:\\midad\\node_modules\\@preact\\signals\\dist\\signals.js", "@preact/signals"],
    ["../node_modules/@fontsource/ibm-plex-sans-arabic/files/a.woff2", "@fontsource/ibm-plex-sans-arabic"],
    ["/midad/node_modules/parse5/node_modules/entities/lib/decode.js", "parse5/node_modules/entities"],
    ["\0vite/preload-helper.js", "vite"],
    ["\0rolldown/runtime.js", "rolldown"],
    ["/midad/main/desk/desk.ts", null],
    ["index.html", null],
  ])("%j is of %j", (id, name) => {
    expect(packageOf(id)).toBe(name)
  })
})

describe("a part", () => {
  test("has its version, its licence and the text of it", () => {
    put("node_modules/a/package.json", '{ "version": "1.2.3", "license": "MIT" }')
    put("node_modules/a/LICENSE.md", "Copyright A\r\nDo as you like.\r\n")
    expect(readPart("a", join(folder, "node_modules"), join(folder, "licences"))).toEqual({
      name: "a",
      version: "1.2.3",
      licence: "MIT",
      text: "Copyright A\nDo as you like.",
    })
  })

  test("inside another one is read from there", () => {
    put("node_modules/a/package.json", '{ "version": "1.0.0", "license": "MIT" }')
    put("node_modules/a/LICENSE", "The newer.")
    put("node_modules/b/node_modules/a/package.json", '{ "version": "0.9.0", "license": "ISC" }')
    put("node_modules/b/node_modules/a/LICENSE", "The older.")
    const part = readPart("b/node_modules/a", join(folder, "node_modules"), join(folder, "licences"))
    expect(part).toEqual({ name: "a", version: "0.9.0", licence: "ISC", text: "The older." })
  })

  test("that brings no text has the one that we keep for it", () => {
    put("node_modules/@a/b/package.json", '{ "version": "1.2.3", "license": "MIT" }')
    put("licences/@a-b.txt", "Copyright A\n")
    const part = readPart("@a/b", join(folder, "node_modules"), join(folder, "licences"))
    expect(part.text).toBe("Copyright A")
  })

  test("without the text of its licence stops the build", () => {
    put("node_modules/a/package.json", '{ "version": "1.2.3", "license": "MIT" }')
    expect(() => readPart("a", join(folder, "node_modules"), join(folder, "licences"))).toThrow(
      "no licence text",
    )
  })

  test("that does not say its licence stops the build", () => {
    put("node_modules/a/package.json", '{ "version": "1.2.3" }')
    put("node_modules/a/LICENSE", "Do as you like.")
    expect(() => readPart("a", join(folder, "node_modules"), join(folder, "licences"))).toThrow(
      "which licence",
    )
  })
})

test("modules, fonts of style sheets and helpers of every environment become parts, and what is not bundled does not", async () => {
  put("node_modules/one/package.json", '{ "version": "1.0.0", "license": "MIT", "main": "index.js" }')
  put("node_modules/one/index.js", "export const one = () => console.log(1)")
  put("node_modules/one/LICENSE", "One's licence.")
  put("node_modules/two/package.json", '{ "version": "2.0.0", "license": "ISC", "main": "index.js" }')
  put("node_modules/two/index.js", "export const two = () => console.log(2)")
  put("node_modules/two/LICENCE.txt", "Two's licence.")
  put("node_modules/@face/naskh/package.json", '{ "version": "3.0.0", "license": "OFL-1.1" }')
  put("node_modules/@face/naskh/index.css", "@font-face { font-family: N; src: url(./n.woff2) }")
  put("node_modules/@face/naskh/n.woff2", "not really a font")
  put("node_modules/@face/naskh/LICENSE", "The face's licence.")
  put("node_modules/tool/package.json", '{ "version": "4.0.0", "license": "MIT" }')
  put("node_modules/tool/LICENSE", "The tool's licence.")
  for (const name of ["electron", "vite", "rolldown"]) {
    put(`node_modules/${name}/package.json`, '{ "version": "9.0.0", "license": "MIT" }')
    put(`node_modules/${name}/LICENSE`, `The licence of ${name}.`)
  }
  put("index.html", '<script type="module" src="./page.js"></script>')
  put("page.js", 'import { one } from "one"\nimport "./page.css"\none()')
  put("page.css", '@import "@face/naskh/index.css";')
  put("thread.js", 'import { two } from "two"\ntwo()')
  const parts = collectParts(join(folder, "node_modules"), join(folder, "licences"))
  const builder = await createBuilder({
    configFile: false,
    root: folder,
    logLevel: "error",
    plugins: [parts.plugin],
    build: { assetsInlineLimit: 0 },
    environments: {
      client: { build: { outDir: join(folder, "out/page") } },
      thread: {
        consumer: "server",
        resolve: { noExternal: true },
        build: { outDir: join(folder, "out/thread"), rolldownOptions: { input: join(folder, "thread.js") } },
      },
    },
    builder: {},
  })
  await builder.buildApp()
  const file = join(folder, "parts.json")
  parts.write(file)
  const written = JSON.parse(readFileSync(file, "utf8")) as Part[]
  expect(written.map(({ name, licence }) => `${name} ${licence}`)).toEqual([
    "@face/naskh OFL-1.1",
    "electron MIT",
    "one MIT",
    "two ISC",
    "vite MIT",
  ])
  expect(written.find(({ name }) => name === "two")?.text).toBe("Two's licence.")
})

test("every package that Midad depends on brings the text of its licence", () => {
  const about = JSON.parse(readFileSync(join(modules, "../package.json"), "utf8")) as {
    dependencies: Record<string, string>
  }
  const names = Object.keys(about.dependencies)
  expect(names.length).toBeGreaterThan(10)
  for (const name of names) expect(readPart(name, modules, ours).text.length).toBeGreaterThan(500)
  expect(readdirSync(modules)).toContain("electron")
})
