/** Whose doing a change is: what the desk establishes, or others wrote, is never undone and no change of the user's. */
import { PluginKey, type Transaction } from "prosemirror-state"

/** `stamp`: facts that the desk established. `adopt`: another version of the article. */
export type Origin = "stamp" | "adopt"

const key = new PluginKey("origin")

/** `tr` as not the user's. */
export const by = (origin: Origin, tr: Transaction): Transaction =>
  tr.setMeta("addToHistory", false).setMeta(key, origin)

/** Whose doing `tr` is; null for the user's. */
export const originOf = (tr: Transaction): Origin | null => tr.getMeta(key) ?? null
