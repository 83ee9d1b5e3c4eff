/** The context menu: where it can be asked for, and what it then offers. */
import { z } from "zod"
import { type CommandId, commandId, commandIds } from "./commands.ts"

/** Where the menu was asked for: in the article's text, in a field, or in what is only read. */
const menuPlaces = ["text", "field", "reading"] as const
export type MenuPlace = (typeof menuPlaces)[number]

/**
 * The groups of the menu at each place. What can be done at a place stands in its menu always, in the same order, so
 * that it is found without reading. Spelling suggestions will be a group of their own before these.
 */
export const contextGroups: Readonly<Record<MenuPlace, readonly (readonly CommandId[])[]>> = {
  text: [["cut", "copy", "paste", "pastePlain", "selectAll"], ["link", "isolate"], ["lookUp"]],
  field: [["cut", "copy", "paste", "selectAll"], ["lookUp"]],
  reading: [["copy"], ["lookUp"]],
}

/** A context menu as the window asks for it. */
export const contextMenu = z.strictObject({
  place: z.enum(menuPlaces),
  /** Where in the window its corner belongs, in points from the upper left. */
  x: z.number().min(0).max(100_000),
  y: z.number().min(0).max(100_000),
  /** Whether a key asked for it; then its first entry is chosen when it opens. */
  byKey: z.boolean(),
  /** The commands that can be done now. */
  can: z.array(commandId).max(commandIds.length),
})
export type ContextMenu = z.infer<typeof contextMenu>
