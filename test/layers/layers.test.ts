/** The layers hold: shown on Midad itself, and each rule shown failing on a made-up tree. */
import { spawnSync } from "node:child_process"
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { sourcesIn } from "../support/source.ts"
import { layerOf, offences } from "./rules.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))

test("no module of Midad imports what its layer may not", () => {
  const sources = new Map(
    ["main", "renderer"].flatMap((folder) =>
      [...sourcesIn(join(root, folder))].map(([path, text]) => [`${folder}/${path}`, text] as const),
    ),
  )
  expect(sources.size).toBeGreaterThan(20)
  for (const layer of ["article", "contract", "desk", "shell", "preload", "renderer"])
    expect([...sources.keys()].map(layerOf)).toContain(layer)
  expect(offences(sources)).toEqual([])
})

describe("a forbidden import is found", () => {
  const cases: [path: string, source: string, why: string][] = [
    ["main/article/a.ts", 'import fs from "node:fs"', "article has no Node"],
    ["main/article/a.ts", 'import type { App } from "electron"', "only shell and preload may know electron"],
    ["main/article/a.ts", 'export * from "../contract/desk.ts"', "article may not know contract"],
    ["main/article/a.ts", 'import "prosemirror-view"', "article may not use this package"],
    ["main/contract/a.ts", 'const path = await import("node:path")', "contract has no Node"],
    ["main/contract/a.ts", 'import { x } from "../desk/x.ts"', "contract may not know desk"],
    ["main/desk/a.ts", 'import { app } from "electron"', "only shell and preload may know electron"],
    ["main/desk/a.ts", 'import { x } from "../shell/x.ts"', "desk may not know shell"],
    ["main/desk/deep/a.ts", 'import { x } from "../../../renderer/x.ts"', "desk may not know renderer"],
    ["main/shell/a.ts", 'import { x } from "../../renderer/x.ts"', "shell may not know renderer"],
    ["main/shell/a.ts", 'import { x } from "../../test/support/x.ts"', "shell may not know test"],
    ["main/preload/a.ts", 'import { x } from "../article/x.ts"', "preload may not know article"],
    ["main/preload/a.ts", 'import { x } from "../desk/x.ts"', "preload may not know desk"],
    ["main/preload/a.ts", 'const fs = require("node:fs")', "preload has no Node"],
    ["main/cli.ts", 'import { app } from "electron"', "only shell and preload may know electron"],
    ["main/pack/a.ts", 'import { x } from "../desk/x.ts"', "pack may not know desk"],
    ["main/desk/a.ts", 'import { x } from "../pack/x.ts"', "desk may not know pack"],
    ["renderer/a.tsx", 'import { x } from "../main/desk/x.ts"', "renderer may not know desk"],
    [
      "renderer/a.ts",
      'import { ipcRenderer } from "electron/renderer"',
      "only shell and preload may know electron",
    ],
    ["renderer/a.ts", 'type F = import("node:fs").Stats', "renderer has no Node"],
    ["renderer/a.ts", 'import { x } from "../test/x.ts"', "renderer may not know test"],
    ["main/shell/a.ts", 'import { x } from "../../package.json"', "outside of the layers"],
  ]
  for (const [path, source, why] of cases)
    test(`${path}: ${source}`, () => {
      const [found, ...more] = offences(new Map([[path, source]]))
      expect(more).toEqual([])
      expect(found).toContain(`${path} imports `)
      expect(found).toContain(why)
    })
  test("and what is allowed is not", () => {
    const allowed = new Map([
      ["main/article/a.ts", 'import { Schema } from "prosemirror-model"\nimport { b } from "./b.ts"'],
      ["main/contract/a.ts", 'import { z } from "zod"\nimport { b } from "../article/b.ts"'],
      ["main/desk/a.ts", 'import { join } from "node:path"\nimport { b } from "../contract/b.ts"'],
      ["main/shell/a.ts", 'import { app } from "electron"\nimport { b } from "../desk/b.ts"'],
      ["main/preload/a.ts", 'import { ipcRenderer } from "electron"\nimport { b } from "../contract/b.ts"'],
      ["renderer/a.tsx", 'import { render } from "preact"\nimport "./look.css"'],
    ])
    expect(offences(allowed)).toEqual([])
  })
})

/** What tsc says of `source` as a module of the layer whose folder is `folder`. */
function compile(folder: string, source: string): string {
  const cache = join(root, "node_modules/.cache")
  mkdirSync(cache, { recursive: true })
  const place = mkdtempSync(join(cache, "layer-"))
  try {
    writeFileSync(join(place, "offender.ts"), source)
    const config = {
      extends: join(root, folder, "tsconfig.json"),
      compilerOptions: {
        composite: false,
        emitDeclarationOnly: false,
        noEmit: true,
        rootDir: place,
        outDir: place,
        tsBuildInfoFile: null,
      },
      include: ["offender.ts"],
      references: [],
    }
    writeFileSync(join(place, "tsconfig.json"), JSON.stringify(config))
    const tsc = join(root, "node_modules/typescript/bin/tsc")
    const run = spawnSync(process.execPath, [tsc, "-p", place], { encoding: "utf8" })
    return run.stdout + run.stderr
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

describe("a global that does not belong to a layer does not compile in it", () => {
  const here = {
    document: "export const title: string = document.title",
    process: "export const platform: string = process.platform",
    buffer: 'export const bytes = Buffer.from("")',
    plain: "export const day: Date = new Date()",
  }
  const cases: [folder: string, wrong: (keyof typeof here)[], right: (keyof typeof here)[]][] = [
    ["main/article", ["document", "process", "buffer"], ["plain"]],
    ["main/contract", ["document", "process", "buffer"], ["plain"]],
    ["main/desk", ["document"], ["process", "buffer"]],
    ["main/shell", ["document"], ["process", "buffer"]],
    ["main/preload", ["process", "buffer"], ["document"]],
    ["renderer", ["process", "buffer"], ["document"]],
  ]
  for (const [folder, wrong, right] of cases)
    test(folder, () => {
      const words = compile(folder, wrong.map((name) => here[name]).join("\n"))
      const lines = words
        .split("\n")
        .filter((line) => /offender\.ts\(\d+,\d+\): error TS(2304|2552|2580|2584|2591)/.test(line))
      expect(lines, words).toHaveLength(wrong.length)
      expect(compile(folder, right.map((name) => here[name]).join("\n"))).toBe("")
    })
})

test("the linter refuses electron where it does not belong", () => {
  const place = mkdtempSync(join(tmpdir(), "midad-lint-"))
  try {
    const wrong = [
      "main/cli.ts",
      "main/cli/x.ts",
      "main/article/x.ts",
      "main/contract/x.ts",
      "main/desk/x.ts",
      "renderer/x.ts",
    ]
    const right = ["main/shell/x.ts", "main/preload/x.ts"]
    mkdirSync(join(place, "test"))
    copyFileSync(join(root, "test/format.json"), join(place, "test/format.json"))
    for (const path of [...wrong, ...right]) {
      mkdirSync(dirname(join(place, path)), { recursive: true })
      writeFileSync(join(place, path), 'import { app } from "electron"\n\nexport const name = app.name\n')
    }
    const biome = join(root, "node_modules/@biomejs/biome/bin/biome")
    const run = spawnSync(
      process.execPath,
      [biome, "lint", "--config-path=test/format.json", "--reporter=json", "."],
      {
        cwd: place,
        encoding: "utf8",
      },
    )
    expect(run.status).not.toBe(0)
    const { diagnostics } = JSON.parse(run.stdout) as {
      diagnostics: { category: string; location: { path: string } }[]
    }
    expect(
      diagnostics
        .filter(({ category }) => category === "lint/style/noRestrictedImports")
        .map(({ location }) => location.path)
        .sort(),
    ).toEqual(wrong.sort())
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
})
