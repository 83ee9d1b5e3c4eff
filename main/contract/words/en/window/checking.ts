import type { FindingSource, Severity } from "../../../checking.ts"
import { isolate } from "../../isolate.ts"
import { number, plural } from "../../plural.ts"

const findings = { one: "1 finding", other: "{n} findings" } as const
const n = (count: number) => number("en", count)

/** The findings of the language checks in the window. */
export const checking = {
  name: "Language checks",
  severities: { error: "Error", warning: "Warning", hint: "Suggestion" } satisfies Record<Severity, string>,
  counted: (errors: number, warnings: number, hints: number) =>
    [
      plural("en", errors, { one: "1 error", other: "{n} errors" }),
      plural("en", warnings, { one: "1 warning", other: "{n} warnings" }),
      plural("en", hints, { one: "1 suggestion", other: "{n} suggestions" }),
    ].join(", "),
  at: (at: number, total: number, message: string) => `${n(at)} of ${n(total)}: ${message}`,
  dossier: "Dossier",
  next: "next",
  previous: "previous",
  none: "Nothing found in this article.",
  waiting: "Checking the article…",
  off: "The language checks are off.",
  turnOn: "Turn them on",
  on: "The language checks are on.",
  gone: "There is no finding at the cursor or behind it.",
  noFix: "This finding has no correction to choose; read why in the panel.",
  example: "Example",
  source: "Source",
  sources: {
    counts: "How news is spelt: counts of published text",
    context: "The words beside it in published text",
    dictionary: "Dictionary",
    list: "A list of errors, or the newsroom's lexicon",
    article: "The other places in this article",
    house: "A rule of style",
  } satisfies Record<FindingSource, string>,
  fixes: "Corrections",
  /** A correction that takes the words out. */
  takeOut: "Take out",
  /** A correction that is a space or a sign that cannot be seen. */
  space: "A plain space",
  fixRule: (count: number) => `Correct all ${n(count)} of this kind`,
  once: "Ignore here",
  here: "Ignore in this article",
  agree: (name: string) => `Agree on “${isolate(name)}” for everyone`,
  everywhere: "Ignore for everyone…",
  reason: "Why? (may be empty)",
  keep: "Ignore for everyone",
  fixedAll: (count: number) => `Corrected ${plural("en", count, findings)}.`,
  ignored: (text: string) => `“${isolate(text)}” is ignored in this article.`,
  ignoredEverywhere: (text: string) => `“${isolate(text)}” is ignored for everyone in the newsroom.`,
  agreed: (name: string) => `“${isolate(name)}” is in the newsroom's lexicon now.`,
}
