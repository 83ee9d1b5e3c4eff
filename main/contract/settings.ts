/** What the user has set. */
import { z } from "zod"
import { groupings, orders } from "./library.ts"

export const languages = ["ar", "en"] as const
const language = z.enum(languages)
export type Language = z.infer<typeof language>

/** What Midad does by itself about new versions: nothing, or say that one is there. */
export const updateModes = ["off", "notify"] as const

/** What administrators can set for a machine (`shell/policy.ts`); the window shows it as such. */
export const managed = z.enum(["newsroom", "language", "updates"])
export type Managed = z.infer<typeof managed>

/** Whether the window is light or dark; `system` follows the system. */
export const themes = ["system", "light", "dark"] as const

/** The faces in which the text is shown. */
export const textFaces = ["naskh", "sans"] as const

/**
 * The bounds of every setting that is a number, and the steps in which keys change it. The rest before a save is never
 * longer than a save may be waited for (`pace` in `renderer/session/article/saver.ts`).
 */
export const settingLimits = {
  zoom: { min: 0.5, max: 3, step: 0.1 },
  textSize: { min: 14, max: 36, step: 1 },
  measure: { min: 45, max: 120, step: 1 },
  lineHeight: { min: 1.5, max: 2.8, step: 0.05 },
  paragraphSpacing: { min: 0, max: 48, step: 2 },
  headlineBudget: { min: 10, max: 300, step: 1 },
  lineLength: { min: 10, max: 200, step: 1 },
  readingRate: { min: 50, max: 600, step: 10 },
  autosaveRest: { min: 0.5, max: 3, step: 0.5 },
} as const

/** A number within the bounds of a setting. */
const within = ({ min, max }: { min: number; max: number }) => z.number().min(min).max(max)

/** Every setting. */
export const settingsShape = {
  language,
  theme: z.enum(themes),
  /** Size of everything, 1 = 100 %. */
  zoom: within(settingLimits.zoom),
  /** The face of articles' text. */
  textFace: z.enum(textFaces),
  /** Its size, in pixels at 100 %. */
  textSize: within(settingLimits.textSize).int(),
  /** How many characters one of its lines holds. */
  measure: within(settingLimits.measure).int(),
  /** The height of one of its lines, in sizes of the text. */
  lineHeight: within(settingLimits.lineHeight),
  /** The space between its paragraphs, in pixels at 100 %. */
  paragraphSpacing: within(settingLimits.paragraphSpacing).int(),
  /** Whether the panels are open. */
  library: z.boolean(),
  dossier: z.boolean(),
  /** How many characters a headline should hold at most. */
  headlineBudget: within(settingLimits.headlineBudget).int(),
  /** Words a minute for the reading time. */
  readingRate: within(settingLimits.readingRate).int(),
  /** How many characters a line of print holds, for lengths that are measured in lines. */
  lineLength: within(settingLimits.lineLength).int(),
  /** How many seconds without typing bring a save. */
  autosaveRest: within(settingLimits.autosaveRest),
  /** How the library is sorted and grouped while nothing is searched for. */
  order: z.enum(orders),
  group: z.enum(groupings),
  updates: z.enum(updateModes),
  /** Whether the language of the open article is checked. */
  checks: z.boolean(),
}

/** What the user has set, whole. Kept between starts by `shell/memory.ts`. */
export const settings = z.strictObject(settingsShape)
export type Settings = z.output<typeof settings>

export const defaultSettings: Settings = {
  language: "ar",
  theme: "system",
  zoom: 1,
  textFace: "naskh",
  textSize: 20,
  measure: 82,
  lineHeight: 2.05,
  paragraphSpacing: 16,
  library: true,
  dossier: true,
  headlineBudget: 70,
  readingRate: 180,
  lineLength: 40,
  autosaveRest: 1,
  order: "updated",
  group: "age",
  updates: "notify",
  checks: true,
}

/**
 * The settings in `given`, read from a file that a person may have written by hand. Each that is missing, or does not
 * fit, has its default; `misfits` are the names of the latter. What this version does not know is passed over.
 */
export function settingsFrom(given: Readonly<Record<string, unknown>>): {
  settings: Settings
  misfits: (keyof Settings)[]
} {
  const names = Object.keys(settingsShape) as (keyof Settings)[]
  const there = names.filter((name) => given[name] !== undefined)
  const misfits = there.filter((name) => !settingsShape[name].safeParse(given[name]).success)
  const fitting = there.filter((name) => !misfits.includes(name)).map((name) => [name, given[name]])
  return { settings: { ...defaultSettings, ...Object.fromEntries(fitting) }, misfits }
}
