import type { PlaceKind } from "../../../../article/find/places.ts"
import { isolate } from "../../isolate.ts"
import { number, plural } from "../../plural.ts"

const hits = { one: "1 hit", other: "{n} hits" } as const
const articles = { one: "1 article", other: "{n} articles" } as const
const n = (count: number) => number("en", count)

export const finding = {
  bar: "Find in article",
  field: "Find in the article",
  count: (at: number, total: number) => `${n(at)} of ${n(total)}`,
  hits: (total: number) => plural("en", total, hits),
  searching: (total: number) => `${n(total)} so far…`,
  none: "No hit in this article",
  badExpression: "This is not a regular expression",
  next: "next",
  previous: "previous",
  close: "close",
  options: "How to search",
  exact: "Literal",
  exactHelp: "Hamza, ta marbuta, alef maqsura, digits and capitals count as they are written",
  whole: "Whole word",
  tashkeel: "Tashkeel counts",
  expression: "Expression",
  within: "In selection",
  keep: "Keep particles and pronouns",
  replaceAll: "Replace",
  inField: (place: string) => `in ${place}`,
  places: {
    headline: "Headline",
    standfirst: "Standfirst",
    paragraph: "Body",
    subhead: "Subhead",
    quote: "Quote",
    list: "List",
    caption: "Caption",
    credit: "Credit",
    related: "Read more",
    label: "Title of “Read more”",
    alt: "Alternative text",
    bylines: "Byline",
    place: "Place",
    source: "Source",
    section: "Section",
    topics: "Topics",
    summary: "Social summary",
  } satisfies Record<PlaceKind, string>,
}

export const replacing = {
  name: "Find and replace",
  find: "Find",
  replace: "Replace with",
  scope: "Where",
  scopes: { article: "This article", listed: "Listed", newsroom: "Newsroom" },
  published: "Published too",
  fields: "to the fields",
  close: "close",
  list: "Articles with hits",
  preview: "Changes",
  found: (count: number, total: number, complete: boolean) =>
    `${plural("en", count, articles)} · ${plural("en", total, hits)}${complete ? "" : " so far"}`,
  looked: (done: number, total: number) => `Searched ${n(done)} of ${n(total)}`,
  some: (chosen: number, total: number) => `${n(chosen)} of ${n(total)}`,
  hits: (total: number) => plural("en", total, hits),
  where: (place: string, block: number) => (block > 0 ? `${place} · block ${n(block)}` : place),
  skip: "skip or take",
  skipArticle: "skip the article",
  open: "open there",
  skipped: "Skipped",
  same: "Right already",
  inQuote: "In a quote",
  replaced: "Replaced",
  next: "next article",
  go: (count: number) => `Replace (${n(count)})`,
  goArticle: "replace in the article",
  stop: "Stop",
  tally: (skipped: number, left: number, same: number) =>
    `${n(skipped)} skipped · ${n(left)} left · ${n(same)} right already`,
  working: (done: number, total: number) => `Replaced in ${n(done)} of ${n(total)} articles`,
  nothing: (text: string) =>
    `No hit for “${isolate(text)}”. Try a shorter word, turn off “Literal” and “Whole word”, or search more widely.`,
  empty: "Type what to look for. Every hit is shown before anything changes.",
  locked: (who: string) => `“${isolate(who)}” has it open; left as it is`,
  failed: (headline: string, why: string) => `“${isolate(headline)}”: ${why}`,
  changedSince: "changed since it was shown; left as it is",
  done: (hitCount: number, count: number) =>
    `Replaced ${plural("en", hitCount, hits)} in ${plural("en", count, articles)}.`,
  stopped: "Replacing was stopped. What was replaced is saved and can be undone.",
  undo: "Undo",
  undoing: (done: number, total: number) => `Took back ${n(done)} of ${n(total)}`,
  undone: (count: number) => `${plural("en", count, articles)} are as they were before.`,
  notUndone: (headline: string) =>
    `“${isolate(headline)}” was changed in the same place after the replacement, so it stays.`,
  more: (count: number) => `And ${plural("en", count, articles)} more stay as they are.`,
  interrupted: (from: string, to: string, done: number, total: number) =>
    `Replacing “${isolate(from)}” by “${isolate(to)}” was cut off after ${n(done)} of ${n(total)} articles. Nothing is lost.`,
  goOn: "Go on or undo",
  past: "Earlier replacements",
  pastEmpty: "No replacements yet.",
  pastLine: (from: string, to: string) => `“${isolate(from)}” → “${isolate(to)}”`,
  pastFacts: (count: number, total: number, when: string, who: string) =>
    `${plural("en", count, articles)} · ${plural("en", total, hits)} · ${when}${who ? ` · ${isolate(who)}` : ""}`,
  pastGoOn: "Go on",
  pastTake: "do what is chosen",
  pastHint: "Search the replacements",
}
