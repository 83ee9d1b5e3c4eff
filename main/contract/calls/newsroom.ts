/** Calls about what a newsroom has set for every desk on it. */
import { newsroomSettings, newsroomSettingsState } from "../newsroom-settings.ts"
import { type CallShapes, nothing } from "./shapes.ts"

export const newsroomCalls = {
  readNewsroomSettings: { in: nothing, out: newsroomSettingsState },
  /**
   * Changes some of them in their file; what else stands there stays. Problems: "bad-settings", where the file cannot be
   * read: it is not written over; "not-a-file"; those of a writing.
   */
  changeNewsroomSettings: { in: newsroomSettings.partial(), out: newsroomSettingsState },
} as const satisfies CallShapes
