import type { Status } from "../../../article/dossier.ts"
import type { Grouping, Order } from "../../library.ts"
import { isolate } from "../isolate.ts"
import { plural } from "../plural.ts"

const articles = { one: "{n} article", other: "{n} articles" }

export const count = (n: number) => plural("en", n, articles)
export const closest = (n: number) => plural("en", n, { other: "The closest {n} articles" })

export const order = "Order"
export const orders: Record<Order, string> = { best: "Best fit", updated: "Newest", headline: "By headline" }
export const group = "Groups"
export const groupings: Record<Grouping, string> = {
  none: "Ungrouped",
  age: "By date",
  section: "By section",
  status: "By status",
}
export const noSection = "No section"
export const groupOf = (name: string, n: string) => `${name}, ${n}`

export const narrow = "Narrow by"
export const phrase = '"a whole phrase"'
export const keys = { open: "open", beside: "beside", select: "select", status: "status" }
export const selected = (n: number) => plural("en", n, { one: "{n} selected", other: "{n} selected" })
export const selectedFirst = (n: number) => plural("en", n, { other: "Only the first {n} are selected." })

export const index = {
  building: (done: string, total: string) => `Indexing: ${done} of ${total}`,
  stopped: (done: string, total: string) => `Indexing stopped at ${done} of ${total}`,
  stop: "Stop",
  go: "Go on",
  partial: "Not everything is indexed yet, so a search may miss some of it.",
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
  field: "Linked from",
  none: "No article",
  more: (n: number) => plural("en", n, { one: "and {n} more…", other: "and {n} more…" }),
}

export const target = { spiked: "spiked", binned: "in the bin", missing: "not there" }

export const preview = {
  name: "Preview",
  empty: "Nothing is written in it yet.",
}

export const beside = {
  name: "Article beside",
  text: "Text to read",
  none: "Choose an article in the library and press {key} to read it beside your text.",
  edit: "edit it",
  close: "close",
  gone: "This article is not in the newsroom any more.",
}

export const board = {
  name: "Status board",
  filter: "Search the board",
  column: (status: string, n: string) => `${status}, ${n}`,
  empty: "Nothing here",
  open: "open",
  choose: "choose",
  move: "move",
  undo: "undo",
  leave: "close",
  moved: (headline: string, status: string) => `“${isolate(headline)}”: ${status}`,
}

export const columns: Record<Status, string> = {
  draft: "Drafts",
  editing: "Editing",
  ready: "Ready",
  published: "Published",
  spiked: "Spiked",
}

export const help = {
  extra: "In the library and on the board",
  rows: [
    { keys: ["ArrowDown"], text: "From the search into the list, then through its articles" },
    { keys: ["Enter"], text: "Opens the chosen article" },
    { keys: ["Space"], text: "Selects the article in the list, or takes it out" },
    { keys: ["Shift-ArrowDown"], text: "Stretches the selection from where it began" },
    { keys: ["Mod-a"], text: "Selects everything in the list" },
    { keys: ["Delete"], text: "Moves what is selected in the list to the bin" },
    { keys: ["Alt-ArrowLeft", "Alt-ArrowRight"], text: "Moves a card of the board to the status beside it" },
    { keys: ["Alt-1"], text: "Inserts the first suggestion into a “read more” block" },
  ],
}
