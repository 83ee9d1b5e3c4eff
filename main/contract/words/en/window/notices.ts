import { isolate } from "../../isolate.ts"
import { plural } from "../../plural.ts"

export const notices = {
  region: "Notices",
  name: "Notices",
  some: (shown: number, all: number) => `${shown} of ${all}`,
  older: (n: number) => plural("en", n, { one: "and one more", other: "and {n} more" }),
  dismiss: "Dismiss",
  dismissAll: "Dismiss all",
  menuDirection: "The menu bar turns to the direction of English when Midad is started the next time.",
  saved: "Article saved.",
  merged: "The article's file changed on disk; your changes and those are both in it now.",
  conflict:
    "Words that you changed were changed on disk too. Your text is safe, and nothing is written over until you choose.",
  resolve: "Choose what stays",
  copies: (n: number) =>
    plural("en", n, {
      one: "There is a conflict copy of this article.",
      other: "There are {n} conflict copies of this article.",
    }),
  mergeCopy: "Merge it into the article",
  copyMerged: "What the conflict copy held is in the article now; its file is in the bin.",
  copySame: "The conflict copy holds nothing to add to the article; its file is in the bin.",
  copyLocked:
    "Somebody else is writing in this article. Merge its conflict copy when you can write in it again.",
  reloaded: "The article's file changed on disk; this is how it reads now.",
  gone: (name: string) => `The file “${isolate(name)}” is not on disk any more. Its text is still here.`,
  emptied: (name: string) =>
    `The file “${isolate(name)}” is empty on disk now. Its text is still here, and the next save writes it there.`,
  unreadable: (name: string) =>
    `Another program wrote into “${isolate(name)}” what cannot all be read into this article, so it was not taken in. Your text is still here; if it is saved before the file is mended, it goes to another file beside it.`,
  apart: (old: string, name: string) =>
    `“${isolate(old)}” holds what cannot all be read into this article, so it stays as it is, and your text is in “${isolate(name)}”. Look at both before you send the article out.`,
  altered: (name: string, what: readonly string[]) =>
    `Another program changed the form of “${isolate(name)}”. All of its text is here; what an article has no place for goes from the file at the next save and stays in a version of the history: ${what.join(", ")}.`,
  lost: {
    gone: (headline: string, name: string) =>
      `The file of “${isolate(headline)}” (“${isolate(name)}”) is not on disk any more. Its versions are in the history.`,
    empty: (headline: string, name: string) =>
      `The file “${isolate(name)}” is empty. “${isolate(headline)}” was in it, and its versions are in the history.`,
    damaged: (headline: string, name: string) =>
      `Only a part of “${isolate(headline)}” is left in the file “${isolate(name)}”. Its versions are in the history; what is in the file goes to the bin if it is restored.`,
  },
  lostMany: (n: number) =>
    `${plural("en", n, { one: "The file of {n} article is", other: "The files of {n} articles are" })} gone or empty. The versions are in the history.`,
  restore: (n: number) => (n === 1 ? "Restore it from the history" : "Restore all from the history"),
  restored: (name: string) => `The article was restored from the history into the file “${isolate(name)}”.`,
  restoredMany: (n: number) =>
    plural("en", n, {
      one: "{n} article was restored from the history.",
      other: "{n} articles were restored from the history.",
    }),
  writeAgain: "Write it again",
  recovered: (steps: number, at: string) =>
    `${plural("en", steps, { one: "{n} change that was not saved yet was recovered", other: "{n} changes that were not saved yet were recovered" })}, the last of ${at}.`,
  showDifference: "Show the difference",
  lockLost: (who: string) =>
    `${who ? isolate(who) : "Somebody else"} took over this article. What you wrote is safe, and you can go on reading.`,
  lockBack: "You can write in this article again.",
  binned: (headline: string) => `Moved to the bin: ${isolate(headline)}`,
  undo: "Undo",
  exported: (name: string) => `Exported to ${isolate(name)}.`,
  exportedWithoutPictures: (n: number) =>
    plural("en", n, {
      one: "One picture is not in it: its file cannot be read.",
      other: "{n} pictures are not in it: their files cannot be read.",
    }),
  exportedWithoutLinks: (n: number) =>
    plural("en", n, {
      one: "One link to an article of the newsroom is plain text in it.",
      other: "{n} links to articles of the newsroom are plain text in it.",
    }),
  imported: (n: number) => plural("en", n, { one: "{n} article imported.", other: "{n} articles imported." }),
  pasteCancelled: "Nothing was pasted. To paste the text as it is use “Paste as Plain Text”.",
  linkCopied:
    "The link to the article is on the clipboard. It opens in Midad wherever this newsroom was opened before.",
  markerMade: (name: string) =>
    `Open the file “${isolate(name)}” to open the newsroom; a shortcut to it may lie elsewhere.`,
  recentForgotten: "The list of recent newsrooms is empty.",
  managed: {
    newsroom: "On this machine Midad begins with a newsroom that its administrators have set.",
    language:
      "The language of the interface is set by the administrators of this machine and stays as it is.",
    updates: "Looking for new versions is set by the administrators of this machine and stays as it is.",
  },
  newsroom: (name: string) => `Newsroom: ${isolate(name)}`,
  dropped: "What you dropped was not opened: there is no text and no article in it.",
}
