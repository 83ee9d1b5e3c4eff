/**
 * The origin of a transaction. Facts that the desk established and text that others wrote are not changes of the
 * user, and cannot be undone.
 */
import { PluginKey, type Transaction } from "prosemirror-state"

/** `stamp`: facts that the desk established. `adopt`: another version of the article. */
export type Origin = "stamp" | "adopt"

const key = new PluginKey("origin")

/** `tr`, marked with an origin other than the user. */
export const by = (origin: Origin, tr: Transaction): Transaction =>
  tr.setMeta("addToHistory", false).setMeta(key, origin)

/** The origin of `tr`; null for the user. */
export const originOf = (tr: Transaction): Origin | null => tr.getMeta(key) ?? null
