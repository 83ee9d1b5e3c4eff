/**
 * The names in the contract, plain and without zod, so that the preload bundles
 * nothing but names. The compiler checks that they are those of `desk.ts`.
 */
import type { CallName, EventName } from "./desk.ts"

/** The channels between the processes. */
export const channels = { call: "desk:call", event: "desk:event", drop: "desk:drop" } as const

export const callNames = [
  "start",
  "changeSettings",
  "browse",
  "facets",
  "describe",
  "suggestRelated",
  "linkedFrom",
  "changeArticles",
  "buildIndex",
  "peek",
  "openArticle",
  "newArticle",
  "saveArticle",
  "journal",
  "leaveArticle",
  "keepPlace",
  "takeOver",
  "listVersions",
  "readVersion",
  "deleteArticle",
  "listBin",
  "restoreArticle",
  "listCopies",
  "readCopy",
  "binCopy",
  "chooseImport",
  "chooseArchive",
  "stopArchive",
  "readImport",
  "recodeImport",
  "buildImport",
  "acceptImport",
  "exportArticle",
  "chooseFigure",
  "chooseNewsroom",
  "openRecent",
  "openLink",
  "toggleFullScreen",
  "flushed",
  "reportFault",
] as const satisfies readonly CallName[]

export const eventNames = [
  "command",
  "newsroom",
  "library",
  "open",
  "imports",
  "archive",
  "outside",
  "lock",
  "problem",
  "flush",
] as const satisfies readonly EventName[]

/**
 * Compiles only if nothing of the contract is missing above.
 * @public Nothing needs to import it.
 */
export type Complete<
  Calls extends never = Exclude<CallName, (typeof callNames)[number]>,
  Events extends never = Exclude<EventName, (typeof eventNames)[number]>,
> = [Calls, Events]
