/** The newsroom, and what the window needs to draw itself. */
import { z } from "zod"
import { articleId } from "../article/dossier.ts"
import { keySettings } from "./keymap.ts"
import { libraryPage } from "./library.ts"
import { managed, settings } from "./settings.ts"

/** A newsroom as it is shown: its folder's name, and its path. */
export const newsroom = z.strictObject({ name: z.string(), path: z.string() })
export type Newsroom = z.infer<typeof newsroom>

/**
 * Why a newsroom that was opened before is not there: nothing is at its path, or a folder that is not the newsroom, such
 * as the empty one in which its disk is mounted.
 */
export const away = z.enum(["missing", "other"])
export type Away = z.infer<typeof away>

/** Names a newsroom between the processes, for one run. */
export const newsroomKey = z.string().min(1).max(64)

/** What the window needs to draw itself. */
export const scene = z.strictObject({
  newsroom,
  /** Names the newsroom in every call and event of this run; two newsrooms may have articles of the same ids. */
  key: newsroomKey,
  recent: z.array(newsroom),
  settings,
  /** The keys that the person has given to commands. */
  keys: keySettings,
  /** What of it administrators have set. */
  managed: z.array(managed),
  platform: z.enum(["mac", "windows", "linux"]),
  /** The paths of the files in which what the person has set is kept. */
  kept: z.strictObject({ settings: z.string(), keys: z.string() }),
  /** Whether this is Midad's first start for this user. */
  first: z.boolean(),
  /** Null while the newsroom's folder is there. */
  away: z.nullable(away),
  /** The article to open first, if there is one. */
  open: z.nullable(articleId),
  /**
   * How the library's list began when it was last seen, in the order of the settings: to be shown until `browse`
   * has answered. Null where that is not known.
   */
  listed: z.nullable(libraryPage),
})
export type Scene = z.infer<typeof scene>
