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

/** Every setting. */
export const settingsShape = {
  language,
  /** Size of everything, 1 = 100 %. */
  zoom: z.number().min(0.5).max(3),
  /** Whether the panels are open. */
  library: z.boolean(),
  dossier: z.boolean(),
  /** How many characters a headline should hold at most. */
  headlineBudget: z.number().int().min(10).max(300),
  /** Words a minute for the reading time. */
  readingRate: z.number().int().min(50).max(600),
  /** How many characters a line of print holds, for lengths that are measured in lines. */
  lineLength: z.number().int().min(10).max(200),
  /** How the library is sorted and grouped while nothing is searched for. */
  order: z.enum(orders),
  group: z.enum(groupings),
  updates: z.enum(updateModes),
  /** Whether the language of the open article is checked. */
  checks: z.boolean(),
}

/** What the user has set; kept between starts. A setting that is missing in what was kept has its default. */
export const settings = z.strictObject({
  ...settingsShape,
  order: settingsShape.order.default("updated"),
  group: settingsShape.group.default("age"),
  updates: settingsShape.updates.default("notify"),
  lineLength: settingsShape.lineLength.default(40),
  checks: settingsShape.checks.default(true),
})
export type Settings = z.output<typeof settings>

export const defaultSettings: Settings = {
  language: "ar",
  zoom: 1,
  library: true,
  dossier: true,
  headlineBudget: 70,
  readingRate: 180,
  lineLength: 40,
  order: "updated",
  group: "age",
  updates: "notify",
  checks: true,
}
