/** Builds Midad from its sources, and again after each change of one of them. */
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { createBuilder } from "vite"

const config = fileURLToPath(new URL("../../main/vite.config.ts", import.meta.url))

/** The parts of the build, each with its own folder in the output, by their names in main/vite.config.ts. */
const folders = {
  client: "renderer",
  main: "main",
  search: "search",
  imports: "imports",
  preload: "preload",
} as const
export type Part = keyof typeof folders

/** The callbacks while the sources are watched. */
export type WatchListener = {
  /** Called when everything is built, with the parts that were built anew, and how long it took in milliseconds. */
  built(parts: ReadonlySet<Part>, took: number): void
  /** Called when something cannot be built, with the compiler's message. The build before stays as it is. */
  failed(words: string): void
}

/** The part of rolldown's watcher that is used; Vite gives it no narrower type. */
type Watcher = {
  on(
    event: "event",
    listener: (event: { code: string; error?: Error; result?: { close(): Promise<void> } }) => void,
  ): void
  close(): Promise<void>
}

/**
 * Builds into `out` and watches the sources from then on. Parts that are built at the same time are reported
 * together. Resolves, once watching has begun, with a function that stops it.
 */
export async function watchBuild(out: string, listener: WatchListener): Promise<() => Promise<void>> {
  const parts = Object.keys(folders) as Part[]
  const builder = await createBuilder({
    configFile: config,
    logLevel: "silent",
    environments: Object.fromEntries(
      parts.map((part) => [
        part,
        {
          build: {
            outDir: join(out, folders[part]),
            watch: {},
            minify: false,
            cssMinify: false,
            reportCompressedSize: false,
            // The running app still reads what the last build wrote.
            emptyOutDir: false,
          },
        },
      ]),
    ),
  })
  const busy = new Set<Part>(parts)
  const fresh = new Set<Part>()
  const faults = new Map<Part, string>()
  let begun = performance.now()

  function begin(part: Part) {
    if (busy.size === 0) begun = performance.now()
    busy.add(part)
    faults.delete(part)
  }

  function end(part: Part) {
    if (!busy.delete(part) || busy.size > 0) return
    if (faults.size > 0) return listener.failed([...faults.values()].join("\n"))
    const told = new Set(fresh)
    fresh.clear()
    listener.built(told, performance.now() - begun)
  }

  const watchers: Watcher[] = []
  for (const part of parts) {
    const environment = builder.environments[part]
    if (!environment) throw new Error(`main/vite.config.ts has no environment ${part}`)
    const watcher = (await builder.build(environment)) as unknown as Watcher
    watchers.push(watcher)
    watcher.on("event", ({ code, error, result }) => {
      if (code === "START") begin(part)
      if (code === "BUNDLE_END") fresh.add(part)
      if (code === "ERROR") faults.set(part, error?.message ?? `${part} could not be built`)
      if (code === "END" || code === "ERROR") end(part)
      void result?.close()
    })
  }
  return async () => {
    await Promise.all(watchers.map((watcher) => watcher.close()))
  }
}
