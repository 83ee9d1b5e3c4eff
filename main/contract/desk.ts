/**
 * The one contract between window and main process: every call the window can make and every event it can be sent,
 * with the shapes that are checked at the boundary. Handlers take ids, never paths. The calls are in records by
 * subject (`calls/`): a new one is a shape there and a handler in the record of the same subject (`main/desk/calls/`,
 * or `main/shell/calls.ts` for what only the shell can do).
 */
import { z } from "zod"
import { articleId } from "../article/dossier.ts"
import { lock } from "./article.ts"
import { articleCalls } from "./calls/article.ts"
import { checkCalls } from "./calls/checks.ts"
import { importCalls } from "./calls/imports.ts"
import { libraryCalls } from "./calls/library.ts"
import { newsroomCalls } from "./calls/newsroom.ts"
import { replacingCalls } from "./calls/replacing.ts"
import { nothing, type Shape } from "./calls/shapes.ts"
import { windowCalls } from "./calls/window.ts"
import { commandId } from "./commands.ts"
import { archiveState, importDraft } from "./importing.ts"
import { libraryNews, lostArticle } from "./library.ts"
import { scene } from "./newsroom.ts"
import { type Problem, problem } from "./problem.ts"

export * from "./article.ts"
export { type ExportFormat, exportFormats } from "./export.ts"
export * from "./limits.ts"
export * from "./newsroom.ts"
export * from "./settings.ts"

/** Every call: what goes in (one object) and what comes out. */
export const calls = {
  ...libraryCalls,
  ...articleCalls,
  ...importCalls,
  ...replacingCalls,
  ...newsroomCalls,
  ...checkCalls,
  ...windowCalls,
} as const

type Calls = typeof calls
export type CallName = keyof Calls
export type CallInput<Name extends CallName> = z.input<Calls[Name]["in"]>
export type CallOutput<Name extends CallName> = z.output<Calls[Name]["out"]>

/** What comes in with a call, checked. */
type Checked<Name extends CallName> = z.output<Calls[Name]["in"]>

/**
 * One handler a call; what comes in has been checked. `newsroom` is the key of the newsroom that the call is about, null
 * if the window named none, as before it has a scene: then the call is about no newsroom's articles.
 */
export type Handlers = {
  [Name in CallName]: (input: Checked<Name>, newsroom: string | null) => Promise<CallOutput<Name>>
}

/** The calls as a desk answers them, which is one newsroom's. Calls into which nothing goes need no input. */
export type DeskHandlers = {
  [Name in CallName]: Checked<Name> extends Record<string, never>
    ? () => Promise<CallOutput<Name>>
    : (input: Checked<Name>) => Promise<CallOutput<Name>>
}

/** Every event that the window can be sent. */
export const events = {
  /** A command was chosen in the native menu. */
  command: z.strictObject({ id: commandId }),
  /** Another newsroom was opened. */
  newsroom: scene,
  /** The library changed, or its index went on. What is shown of it follows the changes, or is asked for anew. */
  library: libraryNews,
  /** An article to open: from the command line, a second instance, the system. */
  open: z.strictObject({ id: articleId }),
  /** Files to import: from the command line, a second instance, the system. */
  imports: z.array(importDraft),
  /** How far the import of an archive is. */
  archive: archiveState,
  /**
   * An open article's file changed, vanished, was emptied or moved, or holds what cannot be read as the article without
   * loss ("unreadable"), by another program's doing.
   */
  outside: z.strictObject({
    id: articleId,
    what: z.enum(["changed", "gone", "empty", "unreadable", "moved"]),
    name: z.string(),
  }),
  /** Articles whose versions are in the history and whose file is gone, empty or damaged, once after the start. */
  lost: z.array(lostArticle),
  /** Who else has an open article: another desk took it over, or gave it back. */
  lock: z.strictObject({ id: articleId, lock: lock.nullable() }),
  /** Midad has found a new version by itself, not because the user asked. */
  update: z.strictObject({ version: z.string() }),
  /** Something went wrong outside of any call. */
  problem,
  /** The window is about to close: save, then call `flushed`. */
  flush: nothing,
} as const satisfies Record<string, Shape>

type Events = typeof events
export type EventName = keyof Events
export type EventData<Name extends EventName> = z.output<Events[Name]>

/** How a call comes back: what it was asked for, or a problem; it never rejects for the desk's reasons. */
export type Reply<Name extends CallName> =
  | { ok: true; value: CallOutput<Name> }
  | { ok: false; problem: Problem }

/** `window.desk`: one function a call, which names the newsroom that it is about, and `on` for events, which returns a function that stops this. */
export type DeskBridge = {
  [Name in CallName]: (input: CallInput<Name>, newsroom: string | null) => Promise<Reply<Name>>
} & {
  /** `newsroom` is the key of the newsroom that the event is about, null if it is about none. */
  on<Name extends EventName>(
    name: Name,
    listener: (data: EventData<Name>, newsroom: string | null) => void,
  ): () => void
  /**
   * Hands over dropped files and folders whose paths only the preload may learn.
   * Returns whether the main process took them; files without a path are read by the window as bytes.
   */
  drop(files: readonly unknown[]): Promise<boolean>
}
