/** Calls that the shell answers: the window itself, settings, dialogs, other newsrooms. */
import { z } from "zod"
import { articleId } from "../../article/dossier.ts"
import { about } from "../about.ts"
import { articleJSON } from "../article.ts"
import { contextMenu } from "../context-menu.ts"
import { exportFormats } from "../export.ts"
import { importDraft } from "../importing.ts"
import { keySettings } from "../keymap.ts"
import { away, newsroom, scene } from "../newsroom.ts"
import { settings, settingsShape } from "../settings.ts"
import { type CallShapes, nothing } from "./shapes.ts"

export const windowCalls = {
  /**
   * What the window is to draw. The preload asks it before the window's script has come. Events are sent from now on,
   * and the preload keeps them until the window listens.
   */
  start: { in: nothing, out: scene },
  changeSettings: { in: z.strictObject(settingsShape).partial(), out: settings },
  /** Keeps the keys that the person has given to commands, and shows them in the menus. */
  changeKeys: { in: keySettings, out: nothing },
  /** Asks for files to import; empty if the user cancels. */
  chooseImport: { in: nothing, out: z.array(importDraft) },
  /**
   * Asks for folders, and imports all files in them. The progress comes as the event `archive`. False if the user
   * cancels.
   */
  chooseArchive: { in: nothing, out: z.strictObject({ begun: z.boolean() }) },
  /** Stops the import of an archive. When it is begun again it continues from there. */
  stopArchive: { in: nothing, out: nothing },
  /** Asks where to put the exported file, and writes it. `name` is null if the user cancels. */
  exportArticle: {
    in: z.strictObject({ doc: articleJSON, format: z.enum(exportFormats) }),
    /** `left` counts what is not in the file: pictures that cannot be read, links to articles that have no address. */
    out: z.strictObject({
      name: z.string().nullable(),
      left: z.strictObject({ pictures: z.number().int(), links: z.number().int() }),
    }),
  },
  /** Asks for a picture and copies it into the newsroom; null if the user cancels. */
  chooseFigure: { in: nothing, out: z.strictObject({ src: z.string().nullable() }) },
  /** Asks for a folder; the new newsroom comes as the event `newsroom`. */
  chooseNewsroom: { in: nothing, out: nothing },
  openRecent: { in: z.strictObject({ index: z.number().int().min(0).max(50) }), out: nothing },
  /**
   * Looks whether the folder of the newsroom is there again, after it was away. If it is, `away` is null and the
   * newsroom comes as the event `newsroom`.
   */
  lookForNewsroom: { in: nothing, out: z.strictObject({ away: z.nullable(away) }) },
  /** Takes the folder at the path of the newsroom that is away for a new one; it comes as the event `newsroom`. */
  beginNewsroom: { in: nothing, out: nothing },
  /** Opens a web or mail address outside of Midad. */
  openLink: { in: z.strictObject({ href: z.string().max(4096) }), out: nothing },
  /** Tells macOS of the open article: its file, for the title bar, and whether the disk does not have its newest text. */
  showDocument: { in: z.strictObject({ id: z.nullable(articleId), edited: z.boolean() }), out: nothing },
  /**
   * Makes the file in the newsroom's folder that opens the newsroom (`shell/marker.ts`), and shows it in the system's
   * file manager. `name` is the file's.
   */
  makeMarker: { in: nothing, out: z.strictObject({ name: z.string() }) },
  /** Forgets the recent newsrooms but the open one, here and in the system's lists; nothing on the disk is touched. */
  forgetRecent: { in: nothing, out: z.strictObject({ recent: z.array(newsroom) }) },
  /** Shows the log in the system's file manager. */
  showLog: { in: nothing, out: nothing },
  /** Looks for a new version of Midad; null if this is the newest. Problems "update-off", "update-unsupported", "update-check". */
  checkUpdates: { in: nothing, out: z.strictObject({ version: z.string().nullable() }) },
  /** Downloads the version that was found last. Problem "update-download". */
  downloadUpdate: { in: nothing, out: z.strictObject({ version: z.string() }) },
  /** Saves everything, ends Midad and starts the new version. Problem "update-unsaved": it stays as it is. */
  installUpdate: { in: nothing, out: nothing },
  toggleFullScreen: { in: nothing, out: nothing },
  /** Shows the system's dialog for printing; answered when it was printed, or the user cancelled. */
  print: { in: nothing, out: nothing },
  /** What Midad says of itself. */
  about: { in: nothing, out: about },
  /** Shows the context menu; answered when it is closed. A chosen command comes as the event `command`. */
  contextMenu: { in: contextMenu, out: nothing },
  /**
   * The answer to the event `flush`. `unkept`: the headlines of the articles whose newest text is neither in a file
   * nor in a journal, because saving and journaling failed.
   */
  flushed: { in: z.strictObject({ unkept: z.array(z.string()) }), out: nothing },
  /** A fault in the window, for the log. */
  reportFault: { in: z.strictObject({ message: z.string().max(10_000) }), out: nothing },
} as const satisfies CallShapes
