/**
 * What Midad remembers between starts: settings, recent newsrooms, the last article, the window's bounds. One JSON
 * file, which a person may write by hand: what does not fit in it counts as missing and stays there, as what this
 * version does not know does.
 */
import { basename } from "node:path"
import { z } from "zod"
import { articleId } from "../article/dossier.ts"
import { defaultSettings, type Settings, settings, settingsFrom } from "../contract/desk.ts"
import type { Problem } from "../contract/problem.ts"
import type { Disk } from "../desk/disk/disk.ts"
import { isValues, openKept, type Values } from "./kept-file.ts"
import { languageOf } from "./start-language.ts"

const bounds = z.strictObject({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(1),
  height: z.number().int().min(1),
  maximized: z.boolean(),
  fullScreen: z.boolean().default(false),
})
export type Bounds = z.infer<typeof bounds>

/** The folders in which a dialog last was, by what it was for. */
const folders = z.strictObject({
  newsroom: z.string().nullable(),
  import: z.string().nullable(),
  export: z.string().nullable(),
  figure: z.string().nullable(),
})
export type Folders = z.infer<typeof folders>

const shape = {
  settings,
  /** Paths of newsrooms, the newest first. */
  recent: z.array(z.string()).max(50),
  /** The ids of newsrooms that were opened, by their paths: a folder there without the id is not the newsroom. */
  ids: z.record(z.string(), z.string().min(1).max(100)).default({}),
  /** The article that was open last, by newsroom path. */
  lastArticle: z.record(z.string(), articleId),
  /** In screen points; null before the window was ever moved. */
  bounds: bounds.nullable(),
  folders,
}
const memory = z.strictObject(shape)
export type Memory = z.infer<typeof memory>

export const freshMemory: Memory = {
  settings: defaultSettings,
  recent: [],
  ids: {},
  lastArticle: {},
  bounds: null,
  folders: { newsroom: null, import: null, export: null, figure: null },
}

export type MemoryStore = {
  /** Whether nothing was remembered when Midad was started, because it was the first time. */
  readonly fresh: boolean
  /** What is wrong with the file, to be told to the user; null if nothing is. */
  readonly problem: Problem | null
  /** What is remembered now. */
  get(): Memory
  /** Remembers `change` and writes it; returns when the disk has it. Throws `DeskError`. */
  change(change: Partial<Memory>): Promise<void>
}

/**
 * Reads the memory in the file at `path`. If the file is broken, or may not be read, it is kept beside it
 * (`kept-file.ts`), and the memory begins empty, in the language that the broken file names.
 */
export async function openMemory(
  path: string,
  log: (message: string, error?: unknown) => void,
  options: { disk?: Disk; clock?: () => Date } = {},
): Promise<MemoryStore> {
  const file = await openKept(path, log, options)
  const recalled = recall(file.values ?? {})
  let { now } = recalled
  if (file.broken) now = { ...now, settings: { ...now.settings, language: languageOf(file.broken.text) } }
  /** What the file has and the memory does not, by its name; of the settings likewise. */
  const left = { ...recalled.left }
  const leftSettings = { ...recalled.leftSettings }
  return {
    fresh: file.values === null && !file.broken,
    problem: file.broken
      ? {
          code: "settings-broken",
          details: { name: basename(path), aside: file.broken.kept ?? basename(path) },
        }
      : recalled.misfits.length > 0
        ? { code: "settings-misfit", details: { name: basename(path), message: recalled.misfits.join(", ") } }
        : null,
    get: () => now,
    async change(change) {
      const before = now
      now = memory.parse({ ...now, ...change })
      // What a person has set since goes before what did not fit.
      for (const name of Object.keys(change)) delete left[name]
      for (const name of Object.keys(leftSettings))
        if (now.settings[name as keyof Settings] !== before.settings[name as keyof Settings])
          delete leftSettings[name]
      await file.write({ ...now, ...left, settings: { ...now.settings, ...leftSettings } })
    },
  }
}

/** The memory that `given` holds, and what of it does not fit or is not known: it stays in the file. */
function recall(given: Values): { now: Memory; left: Values; leftSettings: Values; misfits: string[] } {
  const names = Object.keys(shape) as (keyof Memory)[]
  const misfits = names.filter(
    (name) => name !== "settings" && given[name] !== undefined && !shape[name].safeParse(given[name]).success,
  )
  const fitting = names
    .filter((name) => name !== "settings" && given[name] !== undefined && !misfits.includes(name))
    .map((name) => [name, shape[name].parse(given[name])])
  const givenSettings = isValues(given.settings) ? given.settings : {}
  const set = settingsFrom(givenSettings)
  const others = (values: Values, known: readonly string[]) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => !known.includes(name)))
  return {
    now: { ...freshMemory, ...Object.fromEntries(fitting), settings: set.settings },
    left: others(
      given,
      names.filter((name) => !misfits.includes(name)),
    ),
    leftSettings: others(
      givenSettings,
      Object.keys(defaultSettings).filter((name) => !set.misfits.some((misfit) => misfit === name)),
    ),
    misfits: [
      ...(given.settings === undefined || isValues(given.settings) ? [] : ["settings"]),
      ...set.misfits,
      ...misfits,
    ],
  }
}
