import type { Version } from "../../desk.ts"
import { plural } from "../plural.ts"

export const name = "History"
export const versions = "Versions"
export const none = "No versions yet: every save that changed something becomes one."
export const present = "As it is now"
/** What the version's words are, set against the text as it is now. */
export const compared =
  "Struck out: in this version but not in the text now. Underlined: in the text but not in this version."
export const same = "This version and the text as it is now are the same."
export const restore = "Restore version"
export const restoreBlock = "Restore block"
export const choose = "Choose a version"
export const chooseBlock = "Choose a difference"
export const toBlocks = "To the differences"
export const toVersions = "To the versions"
export const differences = "Differences"
export const restored = "The version was restored. Undo takes it back."
export const restoredBlock = "The block was restored."
export const changed = "Changed"
export const form = "Changed in form"
export const moved = "Moved"
export const inserted = "Added"
export const removed = "Removed"
export const nothing = "Nothing"
export const empty = "Empty"

export const causes: Record<Version["cause"], string> = {
  save: "Saved",
  outside: "Changed by another program",
  conflict: "A side of a conflict",
  "before-restore": "Before a restore",
}

/** Words more or fewer than before. */
export const change = (n: number) =>
  n === 0
    ? "same length"
    : `${n > 0 ? "+" : "−"}${plural("en", Math.abs(n), { one: "{n} word", other: "{n} words" })}`
