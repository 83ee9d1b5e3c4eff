/** Calls that the shell answers: the window itself, settings, dialogs, other newsrooms. */
import { z } from "zod"
import { articleJSON } from "../article.ts"
import { importDraft } from "../importing.ts"
import { scene } from "../newsroom.ts"
import { settings, settingsShape } from "../settings.ts"
import { type CallShapes, nothing } from "./shapes.ts"

export const exportFormats = ["html", "text", "json"] as const
export type ExportFormat = (typeof exportFormats)[number]

export const windowCalls = {
  /** The window is drawn and listens; from here on it is sent events. */
  start: { in: nothing, out: scene },
  changeSettings: { in: z.strictObject(settingsShape).partial(), out: settings },
  /** Asks for files to import; empty if the user cancels. */
  chooseImport: { in: nothing, out: z.array(importDraft) },
  /** Asks for folders, and imports all that is in them; how it goes comes as the event `archive`. False if the user cancels. */
  chooseArchive: { in: nothing, out: z.strictObject({ begun: z.boolean() }) },
  /** Ends the import of an archive where it is; it can be begun again and goes on from there. */
  stopArchive: { in: nothing, out: nothing },
  /** Asks where to put it; null if the user cancels. */
  exportArticle: {
    in: z.strictObject({ doc: articleJSON, format: z.enum(exportFormats) }),
    out: z.strictObject({ name: z.string().nullable() }),
  },
  /** Asks for a picture and copies it into the newsroom; null if the user cancels. */
  chooseFigure: { in: nothing, out: z.strictObject({ src: z.string().nullable() }) },
  /** Asks for a folder; the new newsroom comes as the event `newsroom`. */
  chooseNewsroom: { in: nothing, out: nothing },
  openRecent: { in: z.strictObject({ index: z.number().int().min(0).max(50) }), out: nothing },
  /** Opens a web or mail address outside of Midad. */
  openLink: { in: z.strictObject({ href: z.string().max(4096) }), out: nothing },
  toggleFullScreen: { in: nothing, out: nothing },
  /** The answer to the event `flush`: everything is saved, or could not be. */
  flushed: { in: nothing, out: nothing },
  /** A fault in the window, for the log. */
  reportFault: { in: z.strictObject({ message: z.string().max(10_000) }), out: nothing },
} as const satisfies CallShapes
