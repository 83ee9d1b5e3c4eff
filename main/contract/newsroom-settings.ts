/** What a newsroom has set for every desk on it: `desk/settings.ts` keeps it in a file beside the articles. */
import { z } from "zod"
import { problem } from "./problem.ts"

/** Where a new article's file goes: into a folder of its month, as `2026-11`, or into the newsroom's own. */
export const newArticlePlaces = ["month", "root"] as const

export const newsroomSettings = z.strictObject({ newArticles: z.enum(newArticlePlaces) })
export type NewsroomSettings = z.output<typeof newsroomSettings>

export const defaultNewsroomSettings: NewsroomSettings = { newArticles: "month" }

/** The settings of a newsroom, the path of their file, and why that cannot be read; then the defaults hold. */
export const newsroomSettingsState = z.strictObject({
  settings: newsroomSettings,
  place: z.string(),
  problem: z.nullable(problem),
})
export type NewsroomSettingsState = z.output<typeof newsroomSettingsState>
