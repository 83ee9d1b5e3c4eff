import type { ExportFormat } from "../../../desk.ts"
import { isolate } from "../../isolate.ts"
import { plural } from "../../plural.ts"
import { articles } from "./articles.ts"

export const dialogs = {
  close: "Close",
  cancel: "Cancel",
  /** Shown for a moment, and to screen readers only. */
  awaited: "One moment…",
  missing: "This part of the window could not be loaded. Your text is as it was.",
  again: "Try again",
}

/** The newsroom's folder is not there. */
export const away = {
  name: "The newsroom's disk is away",
  missing:
    "There is no folder in this place now. The disk or network drive seems to be disconnected; connect it and look again. Nothing was written.",
  other:
    "In this place is another folder, not the newsroom that was opened here before. The disk or network drive seems to be disconnected; connect it and look again. Nothing was written.",
  still: (tries: number) => (tries > 1 ? "It still is not there." : "It is not there yet."),
  look: "Look again",
  choose: "Choose another folder",
  begin: "Start a new newsroom in this place",
  later: "Later",
}

export const link = {
  name: "Link",
  title: "Title of the link",
  target: "Where to",
  hint: "An address that begins with https, or words of an article's headline",
  web: (host: string) => `Website ${isolate(host)}`,
  mail: (address: string) => `Mail to ${isolate(address)}`,
  none: "No article with these words, and not a valid address.",
  remove: "Remove link",
}

export const exporting = {
  name: "Export",
  formats: {
    html: "Web page (HTML)",
    text: "Plain text",
    json: "JSON",
  } satisfies Record<ExportFormat, string>,
  choose: "Choose the format",
}

export const palette = {
  name: "All commands and articles",
  hint: "Type a command's name or words of an article",
  nothing: "No command and no article with these words.",
  recent: "opened lately",
  missing: {
    article: "Open an article first",
    list: "Choose an article in the library first",
    lock: "Nobody else is writing in it",
    place: "There is no place to go to",
    here: "Not where the cursor is now",
  },
}

export const outline = {
  name: "Outline",
  hint: "Words of a subhead or of any block",
  nothing: "No block has these words.",
}

export const help = {
  name: "Keyboard",
  /** The keys that are no commands, by where they are pressed. */
  sections: [
    {
      name: "While writing",
      rows: [
        { keys: ["Enter"], text: "From headline to standfirst, and on to the body" },
        { keys: ["Shift-Enter"], text: "A new line in the same paragraph" },
        { keys: ["/"], text: "The insert menu, in an empty paragraph" },
        { keys: ["Mod-Enter"], text: "Opens the link at the cursor" },
        {
          keys: ["Mod-ArrowUp", "Mod-ArrowDown"],
          text: "To the start of the paragraph, or to the next; selects with Shift (macOS: start and end of the text)",
        },
        { keys: ["Tab"], text: "Indents a list item; with Shift, takes it back" },
        { keys: ["Escape"], text: "Back to the text from any panel" },
      ],
    },
    {
      name: "In the library and on the board",
      rows: [
        { keys: ["ArrowDown"], text: "From the search into the list, then through its articles" },
        { keys: ["Enter"], text: "Opens the chosen article" },
        { keys: ["Space"], text: "Selects the article in the list, or takes it out" },
        { keys: ["Shift-ArrowDown"], text: "Stretches the selection from where it began" },
        { keys: ["Mod-a"], text: "Selects everything in the list" },
        { keys: ["Delete"], text: "Moves what is selected in the list to the bin" },
        {
          keys: ["Alt-ArrowLeft", "Alt-ArrowRight"],
          text: "Moves a card of the board to the status beside it",
        },
        { keys: ["Alt-1"], text: "Inserts the first suggestion into a “read more” block" },
      ],
    },
  ],
}

export const review = {
  why: {
    "other-page": "Midad did not write this page, so it becomes a new article, and its file stays as it is.",
    damaged:
      "This is an article of Midad's, but its file is cut off or holds what cannot all be read. What is left becomes a new article, and the file stays as it is; versions of the original, if there are any, are in the history.",
    "newer-format":
      "A newer Midad wrote this article. Update Midad to open it; if you import it, it becomes a new article.",
    "not-utf-8":
      "This file is not encoded as UTF-8, so what is in it becomes a new article, and the file stays as it is.",
  },
  name: "Review the import",
  from: (name: string) => `From ${isolate(name)}`,
  pasted: "Pasted text",
  more: (n: number) =>
    plural("en", n, { one: "{n} more file after this", other: "{n} more files after this" }),
  lines: "Lines of the source",
  line: (n: string) => `Line ${n}`,
  encoding: "Encoding",
  guess: "We are not sure of this file's encoding. If the text looks garbled, choose another.",
  likely: "The encoding was told from the text itself; change it if the text looks garbled.",
  counts: (kept: number, aside: number) =>
    `${plural("en", kept, { one: "{n} line kept", other: "{n} lines kept" })}, ${plural("en", aside, { one: "{n} set aside", other: "{n} set aside" })}`,
  losses: "The page holds what an article has no place for:",
  accept: "Import",
  paste: "Put into this article",
  cancel: "Cancel; the file stays as it is",
  restore: "As it was",
}

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

export const difference = {
  name: "What was not saved yet",
  text: "Underlined: recovered, and not in the file. Struck out: in the file, and deleted since.",
}

export const changes = {
  status: (n: number, status: string) =>
    `${plural("en", n, { one: "{n} article is", other: "{n} articles are" })} “${status}” now.`,
  section: (n: number, section: string) =>
    `${plural("en", n, { one: "{n} article is", other: "{n} articles are" })} in the section “${isolate(section)}” now.`,
  noSection: (n: number) =>
    `${plural("en", n, { one: "{n} article is", other: "{n} articles are" })} in no section now.`,
  binned: (n: number) =>
    plural("en", n, { one: "{n} article moved to the bin.", other: "{n} articles moved to the bin." }),
  undone: "Undone.",
  failed: (headline: string, why: string) => `“${isolate(headline)}”: ${why}`,
  more: (n: number) =>
    plural("en", n, {
      one: "{n} more article stayed as it was.",
      other: "{n} more articles stayed as they were.",
    }),
  of: (n: number, headline: string) => (n === 1 ? headline : plural("en", n, articles)),
  statusName: "Status",
  sectionName: "Section",
  sectionHint: "The section's name, or nothing to take it out of its section",
  sectionNew: (name: string) => `New section: ${isolate(name)}`,
  sectionNone: "No section",
  foreign: "This page is not imported yet. Open it to import it.",
  lost: "The file of this article is gone or empty. Open it to restore it from the history first.",
  forgotten: (n: number) =>
    plural("en", n, {
      one: "{n} article is listed no more; its versions stay in the history.",
      other: "{n} articles are listed no more; their versions stay in the history.",
    }),
}

export const linkers = {
  name: (headline: string) => `What links to “${isolate(headline)}”`,
  nameAll: "What links to them",
  spiked: (n: number) =>
    `${plural("en", n, { one: "{n} article links", other: "{n} articles link" })} to what was spiked just now.`,
  binned: (n: number) =>
    `${plural("en", n, { one: "{n} article links", other: "{n} articles link" })} to what was moved to the bin just now.`,
  show: "Show them",
  hint: "Words of a headline",
  nothing: "No article with these words.",
}

export const preview = {
  name: "Preview",
  empty: "Nothing is written in it yet.",
}

export const about = {
  name: "About Midad",
  runtime: "Runs on",
  newsroom: "Newsroom",
  settings: "Settings",
  log: "Log",
  parts: "The work of others in Midad",
  hint: "The name of a part or a licence",
  nothing: "No part has these words.",
  licenceOf: (name: string) => `Licence of ${isolate(name)}`,
  noParts: "The list of parts and their licences is not in this build; every release has it.",
}
