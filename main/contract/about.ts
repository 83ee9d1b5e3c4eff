/** What Midad says of itself: its version, where its data lies, and the licences of what is in it. */
import { z } from "zod"

/** A package or font of others that is in the product, as the build writes it to `dist/parts.json`. */
const part = z.object({
  /** Its name in the registry. */
  name: z.string(),
  version: z.string(),
  /** The SPDX expression of its licence. */
  licence: z.string(),
  /** The whole text of its licence. */
  text: z.string(),
})
export type Part = z.infer<typeof part>
export const parts = z.array(part)

/** What the window shows under Help > About. */
export const about = z.strictObject({
  version: z.string(),
  /** What Midad runs on, as names and versions. */
  runtime: z.array(z.strictObject({ name: z.string(), version: z.string() })),
  /** Paths of what Midad keeps: the newsroom that is open, the settings, the log. */
  places: z.strictObject({ newsroom: z.string(), settings: z.string(), log: z.string() }),
  /** Null in a build that does not have the list. */
  parts: parts.nullable(),
})
export type About = z.infer<typeof about>
