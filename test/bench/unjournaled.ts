/** Midad without its journal: a build for measuring what the journal costs, and for nothing else. */
import { fileURLToPath } from "node:url"
import { createBuilder } from "vite"

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Builds it beside the real one; gives back its main module. */
export async function buildUnjournaled(): Promise<string> {
  const out = at("../../dist/unjournaled")
  const parts = { client: "renderer", main: "main", preload: "preload" }
  const builder = await createBuilder({
    configFile: at("../../main/vite.config.ts"),
    logLevel: "warn",
    environments: Object.fromEntries(
      Object.entries(parts).map(([name, folder]) => [name, { build: { outDir: `${out}/${folder}` } }]),
    ),
    plugins: [
      {
        name: "without-journal",
        enforce: "pre",
        resolveId: (source) => (source === "./journaler.ts" ? at("./unjournaler.ts") : null),
      },
    ],
  })
  await builder.buildApp()
  return `${out}/main/main.js`
}
