import type { Status } from "../../../article/dossier.ts"
import type { ExportFormat } from "../../desk.ts"
import { isolate } from "../isolate.ts"
import { plural } from "../plural.ts"

export const name = "Midad"

export const statuses: Record<Status, string> = {
  draft: "Draft",
  editing: "Editing",
  ready: "Ready",
  published: "Published",
  spiked: "Spiked",
}

export const library = {
  name: "Newsroom",
  filter: "Filter articles",
  filterIn: (n: number) => plural("en", n, { one: "Search {n} article", other: "Search {n} articles" }),
  list: "Articles",
  create: "New article",
  rooms: "Recent newsrooms",
  openOther: "Open another folder…",
  untitled: "Untitled",
  foreign: "Page to import",
  copy: "Conflict copy",
  empty: "No articles yet. Begin a new one:",
  nothing: "No article with these words. Clear the filter to see all:",
  today: "Today",
  yesterday: "Yesterday",
  week: "This week",
  older: "Older",
  now: "now",
  minutes: (n: number) => `${n} min`,
  hours: (n: number) => `${n} h`,
}

export const page = {
  empty: "Choose an article from the library or begin a new one.",
  loading: "Opening the article…",
}

export const dossier = {
  name: "Dossier",
  status: "Status",
  section: "Section",
  bylines: "Byline",
  place: "Place",
  slug: "Slug",
  topics: "Topics",
  language: "Language",
  summary: "Social",
  summaryHint: "A sentence or two for social networks",
  related: "Related articles",
  addRelated: "Add an article…",
  created: "Created",
  updated: "Updated",
  published: "Published",
  none: "—",
  add: "Add, then Enter",
  remove: (what: string) => `Remove ${isolate(what)}`,
  badSlug: "Letters and digits with hyphens between them only.",
  headline: "Headline",
  budget: (length: string, budget: string) => `${length} of ${budget}`,
  over: (n: number) => plural("en", n, { one: "{n} character over", other: "{n} characters over" }),
  languages: { ar: "Arabic", en: "English", fr: "French", fa: "Persian", ur: "Urdu", he: "Hebrew" },
}

export const status = {
  name: "Status bar",
  blank: "Nothing to save yet",
  saved: "Saved",
  changed: "Changes not saved yet",
  saving: "Saving…",
  failed: "Not saved",
  conflict: "The file changed too: choose what stays",
  journal: "What you type does not reach the disk",
  readOnly: "Read-only",
  words: (n: number) => plural("en", n, { one: "{n} word", other: "{n} words" }),
  minutes: (n: number) =>
    n === 0 ? "Less than a minute" : plural("en", n, { one: "{n} minute", other: "{n} minutes" }),
  headline: (length: string, budget: string) => `Headline ${length} of ${budget}`,
  reading: "Reading time",
}

export const notices = {
  region: "Notices",
  dismiss: "Dismiss",
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
  writeAgain: "Write it again",
  recovered: (steps: number, at: string) =>
    `${plural("en", steps, { one: "{n} change that was not saved yet was recovered", other: "{n} changes that were not saved yet were recovered" })}, the last of ${at}.`,
  showDifference: "Show the difference",
  lockLost: (who: string) =>
    `${who ? isolate(who) : "Somebody else"} took over this article. What you wrote is safe, and you can go on reading.`,
  lockBack: "You can write in this article again.",
  binned: (headline: string) => `Moved to the bin: ${isolate(headline)}`,
  undo: "Undo",
  exported: (name: string) => `Exported to ${isolate(name)}`,
  imported: (n: number) => plural("en", n, { one: "{n} article imported.", other: "{n} articles imported." }),
  pasteCancelled: "Nothing was pasted. To paste the text as it is use “Paste as Plain Text”.",
  opened: (headline: string) => `Opened: ${isolate(headline)}`,
  newsroom: (name: string) => `Newsroom: ${isolate(name)}`,
  dropped: "What you dropped was not opened: there is no text and no article in it.",
}

export const dialogs = {
  close: "Close",
  cancel: "Cancel",
  accept: "OK",
  awaited: "One moment…",
  missing: "This part of the window could not be loaded. Your text is as it was.",
  again: "Try again",
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
  articles: "Articles",
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
  article: "Article",
}

export const help = {
  name: "Keyboard",
  extra: "While writing",
  rows: [
    { keys: ["Enter"], text: "From headline to standfirst, and on to the body" },
    { keys: ["Shift-Enter"], text: "A new line in the same paragraph" },
    { keys: ["/"], text: "The insert menu, in an empty paragraph" },
    { keys: ["Mod-Enter"], text: "Opens the link at the cursor" },
    { keys: ["Tab"], text: "Indents a list item; with Shift, takes it back" },
    { keys: ["Escape"], text: "Back to the text from any panel" },
  ],
}

export const review = {
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
