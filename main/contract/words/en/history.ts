import type { Version } from "../../desk.ts"
import { isolate } from "../isolate.ts"
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

export const difference = {
  name: "What was not saved yet",
  text: "Underlined: recovered, and not in the file. Struck out: in the file, and deleted since.",
}

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

export const conflict = {
  name: "Which one stays?",
  text: "You changed these words, and they were changed on disk too. What does not stay is kept in the history.",
  ours: "Yours",
  theirs: (time: string) => `On disk, changed ${time}`,
  keepOurs: "Keep yours",
  keepTheirs: "Keep what is on disk",
  keepBoth: "Keep both",
  left: (n: number) =>
    n === 0 ? "All places are chosen" : plural("en", n, { one: "{n} place left", other: "{n} places left" }),
  save: "Save the choice",
  later: "Later; nothing changes",
}

export const copyConflict = {
  text: "These words were changed in the article and in its conflict copy. What does not stay is in the article's history.",
  ours: "In the article",
  theirs: (time: string) => `In the conflict copy, changed at ${time}`,
  keepOurs: "Keep the article's",
  keepTheirs: "Keep the copy's",
}

export const bin = {
  name: "Bin",
  hint: "Words of a deleted article",
  nothing: "Nothing in the bin with these words.",
  empty: "The bin is empty.",
  restore: "Restore",
}

/** Who has an article, where a lock does not tell. */
export const someone = "somebody else"

export const lock = {
  banner: (who: string, where: string, since: string) =>
    `${who ? `${isolate(who)}` : "Somebody else"} has had this article open${where ? ` on ${isolate(where)}` : ""} since ${since}`,
  readOnly: "You can read and copy, but not write.",
}
