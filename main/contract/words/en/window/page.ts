import { isolate } from "../../isolate.ts"
import { plural } from "../../plural.ts"

export const page = {
  empty: "Choose an article from the library or begin a new one.",
  loading: "Opening the article…",
}

const someone = "somebody else"

export const lock = {
  /** Who has an article, where a lock does not tell. */
  someone,
  banner: (who: string, where: string, since: string) =>
    `${who ? `${isolate(who)}` : "Somebody else"} has had this article open${where ? ` on ${isolate(where)}` : ""} since ${since}`,
  readOnly: "You can read and copy, but not write.",
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
  lines: (n: number) => plural("en", n, { one: "{n} line", other: "{n} lines" }),
  characters: (n: number) => plural("en", n, { one: "{n} character", other: "{n} characters" }),
  selected: (n: number) => plural("en", n, { one: "{n} word selected", other: "{n} words selected" }),
  length: "Length",
  of: {
    words: (count: string, n: number) =>
      `${count} of ${plural("en", n, { one: "{n} word", other: "{n} words" })}`,
    lines: (count: string, n: number) =>
      `${count} of ${plural("en", n, { one: "{n} line", other: "{n} lines" })}`,
  },
  left: {
    words: (n: number) =>
      n === 0 ? "To length" : plural("en", n, { one: "{n} word left", other: "{n} words left" }),
    lines: (n: number) =>
      n === 0 ? "To length" : plural("en", n, { one: "{n} line left", other: "{n} lines left" }),
  },
  over: (n: string) => `${n} over`,
  minutes: (n: number) =>
    n === 0 ? "Less than a minute" : plural("en", n, { one: "{n} minute", other: "{n} minutes" }),
  headline: (length: string, budget: string) => `Headline ${length} of ${budget}`,
  reading: "Reading time",
}

/** The first start. */
export const welcome = {
  name: "To begin with",
  sample:
    "This is a room to try things in: two articles teach the keys, and all that you write saves itself.",
  folder: "Your newsroom is a folder that you choose; its articles are files that any browser can read.",
  language: "The interface speaks Arabic and English.",
  actions: { sample: "Keyboard Help", folder: "Choose a folder", language: "العربية" },
  leave: "Got it",
}
