import { isolate } from "../../isolate.ts"
import { plural } from "../../plural.ts"

export const dossier = {
  name: "Dossier",
  status: "Status",
  section: "Section",
  bylines: "Byline",
  place: "Place",
  source: "Source",
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
  add: "Add, then Enter",
  remove: (what: string) => `Remove ${isolate(what)}`,
  badSlug: "Letters and digits with hyphens between them only.",
  headline: "Headline",
  budget: (length: string, budget: string) => `${length} of ${budget}`,
  over: (n: number) => plural("en", n, { one: "{n} character over", other: "{n} characters over" }),
  languages: { ar: "Arabic", en: "English", fr: "French", fa: "Persian", ur: "Urdu", he: "Hebrew" },
  linkedFrom: {
    name: "Linked from",
    none: "No article",
    more: (n: number) => plural("en", n, { one: "and {n} more…", other: "and {n} more…" }),
  },
  target: { spiked: "spiked", binned: "in the bin", missing: "not there" },
}
