/**
 * Builds the environments: the window, the main process (ESM), the threads of the index, of imports and of the checks
 * (one ESM file each, beside the archive that the rest is packed into) and the preload (one CommonJS file).
 */
import { readFileSync } from "node:fs"
import { builtinModules } from "node:module"
import { fileURLToPath } from "node:url"
import { defineConfig, type Plugin } from "vite"
import { calls, events } from "./contract/desk.ts"
import { collectParts } from "./pack/parts.ts"

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const node = [...builtinModules, /^node:/]
/** The part of the contract that the preload needs. */
const contractNames = { calls: Object.keys(calls), events: Object.keys(events) }
/** What is not needed at run time goes, and the names stay, so that a log can be read. */
const readable = { compress: true, mangle: false, codegen: true } as const

const parts = collectParts(at("../node_modules"), at("./pack/licences"))

/** The lists of the checks lie beside their thread's program, as files of their own. */
const withLists: Plugin = {
  name: "lists-of-the-checks",
  applyToEnvironment: (environment) => environment.name === "checks",
  generateBundle() {
    const lists = {
      "counts.txt.gz": at("./desk/checks/counts.txt.gz"),
      "neighbours.txt.gz": at("./desk/checks/neighbours.txt.gz"),
      "ar.trie.gz": fileURLToPath(new URL("ar.trie.gz", import.meta.resolve("@cspell/dict-ar"))),
    }
    for (const [fileName, path] of Object.entries(lists))
      this.emitFile({ type: "asset", fileName, originalFileName: path, source: readFileSync(path) })
  },
}

export default defineConfig({
  // The lists are emitted before the parts are collected.
  plugins: [withLists, parts.plugin],
  root: at("../renderer"),
  base: "/",
  publicDir: false,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: { target: "chrome140", sourcemap: true, emptyOutDir: true },
  environments: {
    client: { build: { outDir: at("../dist/renderer"), assetsInlineLimit: 0 } },
    main: {
      consumer: "server",
      resolve: { noExternal: true },
      build: {
        outDir: at("../dist/main"),
        target: "node24",
        minify: false,
        rolldownOptions: {
          input: { main: at("./shell/main.ts") },
          // The package debug asks whether this one is there, and it is for tools only.
          external: ["electron", "supports-color", ...node],
          output: {
            format: "esm",
            entryFileNames: "[name].js",
            chunkFileNames: "[name].js",
            minify: readable,
          },
        },
      },
    },
    search: {
      consumer: "server",
      resolve: { noExternal: true },
      build: {
        outDir: at("../dist/search"),
        target: "node24",
        minify: false,
        rolldownOptions: {
          input: { worker: at("./desk/search/worker.ts") },
          external: node,
          output: { format: "esm", entryFileNames: "[name].mjs", codeSplitting: false, minify: readable },
        },
      },
    },
    imports: {
      consumer: "server",
      resolve: { noExternal: true },
      build: {
        outDir: at("../dist/imports"),
        target: "node24",
        minify: false,
        rolldownOptions: {
          input: { worker: at("./desk/import/worker.ts") },
          external: node,
          output: { format: "esm", entryFileNames: "[name].mjs", codeSplitting: false, minify: readable },
        },
      },
    },
    checks: {
      consumer: "server",
      resolve: { noExternal: true },
      build: {
        outDir: at("../dist/checks"),
        target: "node24",
        minify: false,
        rolldownOptions: {
          input: { worker: at("./desk/checks/worker.ts") },
          external: node,
          output: { format: "esm", entryFileNames: "[name].mjs", codeSplitting: false },
        },
      },
    },
    preload: {
      consumer: "server",
      define: { contractNames: JSON.stringify(contractNames) },
      resolve: { noExternal: true },
      build: {
        outDir: at("../dist/preload"),
        target: "node24",
        minify: false,
        rolldownOptions: {
          input: { preload: at("./preload/preload.ts") },
          external: ["electron"],
          output: { format: "cjs", entryFileNames: "[name].cjs" },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) {
        if (["client", "main", "search", "imports", "checks", "preload"].includes(environment.name))
          await builder.build(environment)
      }
      parts.write(at("../dist/parts.json"))
    },
  },
})
