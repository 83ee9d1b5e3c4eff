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

/** The parts that a version changed, beside the fields of the dossier. */
export const first = "First version"
export const partHeadline = "Headline"
export const partStandfirst = "Standfirst"
/** Some blocks of the body, by their numbers. */
export const blocks = (numbers: string) => `¶ ${numbers}`
/** Many blocks of the body. */
export const manyBlocks = (n: number) => plural("en", n, { one: "one block", other: "{n} blocks" })
export const unchanged = (n: number) =>
  plural("en", n, { one: "one block unchanged", other: "{n} blocks unchanged" })
export const unfold = "The whole text"
export const words = "words"
