/** What the doctor says: for each finding what it is and what to do. `{name}` stands for a detail, such as the file's place in the newsroom. */

export const findings = {
  "own-foreign": {
    what: "“{name}” is no file of Midad's, but a link, a pipe, a folder or far too large. Midad does not follow or read it.",
    advice:
      "See what put it there. To give it another name without deleting anything: midad doctor --repair.",
  },
  "own-set-aside": {
    what: "“{name}” did not belong where it was, and Midad gave it this name.",
    advice: "See what it is and what put it there. Midad does not use it any more: you may delete it.",
  },
  "article-empty": {
    what: "“{name}” is an empty file.",
    advice:
      "If there was an article in it, restore it from your backups: the history of Midad has no versions of it.",
  },
  "article-lost-empty": {
    what: "“{name}” is empty. The article “{headline}” was in it; versions in the history: {versions}.",
    advice:
      "To bring it back into the same file: midad history {article} --restore --newsroom DIR, or open it in Midad's library.",
  },
  "article-lost-gone": {
    what: "The file of the article “{headline}” (“{name}”) is gone; versions in the history: {versions}.",
    advice:
      "If nobody deleted it on purpose, bring it back: midad history {article} --restore --newsroom DIR, or open it in Midad's library.",
  },
  "article-lost-damaged": {
    what: "Only a part of the article “{headline}” is left in “{name}”; versions in the history: {versions}.",
    advice:
      "To bring it back into the same file: midad history {article} --restore --newsroom DIR; what the file holds now goes to the bin.",
  },
  "article-unreadable": {
    what: "“{name}” could not be read: {message}",
    advice: "Look at the file's permissions and the disk, then check again.",
  },
  "article-damaged": {
    what: "“{name}” is an article of Midad's, but cut off, or with something in it that Midad does not know.",
    advice:
      "Open it in Midad to import it as a new article, or restore a version from its history. The file itself is not changed.",
  },
  "article-large": {
    what: "“{name}” is larger than Midad opens.",
    advice: "Divide it into smaller files.",
  },
  "article-newer": {
    what: "“{name}” was written by a newer Midad.",
    advice: "Update Midad to open it.",
  },
  "article-reformatted": {
    what: "“{name}” is an article of Midad's whose file another program has laid out anew.",
    advice:
      "Its text is whole. It opens in Midad like any other article, and its file gets its form back at the next save.",
  },
  "page-encoding": {
    what: "“{name}” is a page in another encoding than UTF-8.",
    advice: "That does no harm: open it in Midad to import it.",
  },
  "page-not-text": {
    what: "“{name}” is named like a page but is no text.",
    advice: "Look at the file, and move it out of the newsroom if it does not belong there.",
  },
  "conflict-copy": {
    what: "“{name}” is a conflict copy of another file, as sync clients leave it when a file changed in two places.",
    advice:
      "If it is an article, open it in Midad: what it holds goes into the original, and the copy to the bin. Otherwise compare it with the original, then delete it.",
  },
  "folder-unreadable": {
    what: "The folder “{name}” could not be looked into: {message}",
    advice: "Look at the folder's permissions, then check again.",
  },
  leftover: {
    what: "“{name}” is left over from a save that stopped half way.",
    advice: "It is not needed. midad doctor --repair moves it to .midad/attic",
  },
  "lock-stale": {
    what: "“{name}” is an old lock that nobody has renewed for a day or more.",
    advice: "That does no harm: it keeps nobody from writing. midad doctor --repair moves it to .midad/attic",
  },
  "index-damaged": {
    what: "The search index “{name}” is damaged.",
    advice:
      "Nothing is lost with it: Midad makes it anew when it next opens the newsroom. midad doctor --repair moves it to .midad/attic",
  },
  "index-behind": {
    what: "The search index “{name}” does not know of changes in {rows} files yet.",
    advice: "Nothing is to be done: it follows when Midad next opens the newsroom.",
  },
  "index-unreadable": {
    what: "The search index “{name}” could not be looked at: {message}",
    advice: "Nothing is lost with it. If searching fails in Midad, close Midad and delete this one file.",
  },
  "journal-torn": {
    what: "“{name}” ends with a record that was not finished.",
    advice: "That does no harm: all before it is whole and opens with the article.",
  },
  "journal-damaged": {
    what: "“{name}” is damaged, and what follows the damage cannot be read.",
    advice:
      "Open the article in Midad: it comes back up to the damage, and the damaged journal is kept aside.",
  },
  "journal-newer": {
    what: "“{name}” was written by a newer Midad.",
    advice: "Update Midad before you open this article.",
  },
  "journal-kept": {
    what: "“{name}” is a damaged journal that was kept aside.",
    advice: "It holds what could not be brought back of the article. Keep it until you are sure of the text.",
  },
  "list-damaged": {
    what: "The list of versions “{name}” has damaged lines: {lines}.",
    advice:
      "The other versions are whole. midad doctor --repair writes the list anew and keeps the old one in .midad/attic",
  },
  "list-missing": {
    what: "The list of versions “{name}” is gone; the versions themselves are there: {versions}.",
    advice: "midad doctor --repair writes the list anew.",
  },
  "version-missing": {
    what: "Versions of the article {article} are not in their place: {versions}.",
    advice: "If the newsroom is a synced folder, wait until it is fully synced, then check again.",
  },
  "version-damaged": {
    what: "Versions of the article {article} are damaged and do not open: {versions}.",
    advice:
      "The other versions are whole. midad doctor --repair moves the damaged ones to .midad/attic and takes them off the list.",
  },
  "version-rebuilt": {
    what: "The version {hash} in the history is gone or damaged, but “{name}” holds its very text.",
    advice: "midad doctor --repair puts it back into the history from that file.",
  },
  "object-damaged": {
    what: "“{name}” in the history is damaged, and no version needs it.",
    advice: "midad doctor --repair moves it to .midad/attic",
  },
  "object-unlisted": {
    what: "The history holds texts that no list names: {objects}.",
    advice: "That does no harm: Midad removes them by and by.",
  },
  "bin-unreadable": {
    what: "“{name}” in the bin is no article that can be read.",
    advice: "Copy the file out of the bin and open it in Midad to import what is in it.",
  },
} as const

export const repaired = "Repaired."
export const healthy = "The newsroom is healthy."
export const mended = "Everything that was found is repaired. What was there before is in .midad/attic"
export const remaining = "Problems that remain: {problems}."
export const counted =
  "Checked: articles {articles}, other pages {pages}, journals {journals}, versions {versions}, in the bin {binned}, rows of the search index {indexed}."
