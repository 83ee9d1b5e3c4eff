/**
 * Patterns that recognise the furniture of pages and wires. They are data, in `patterns.json`. A newsroom can add its
 * own in `.midad/import.json`, in the same shape.
 *
 * A pattern is a whole line as it is read aloud: upper and lower case, tashkeel, tatweel, hamza and the amount of
 * white space do not matter, nor do the dots, colons, arrows and bullets around it. In it `*` stands for any text or
 * none, `#` for a number in any digits, and `{fact}` for what goes into the dossier or, after the label of a related
 * block, becomes its first link.
 */
import { join } from "node:path"
import { z } from "zod"
import { type ImportReason, importReason, lineKind } from "../../contract/importing.ts"
import { DeskError } from "../../contract/problem.ts"
import type { Disk } from "../disk/disk.ts"
import { isMissing } from "../disk/if-there.ts"
import { lineKey } from "./line-key.ts"
import { type LinePattern, linePattern, matchKey } from "./line-pattern.ts"
import own from "./patterns.json" with { type: "json" }

/** Longest line that patterns are tried on, in UTF-16 code units: furniture is short, and long lines are text. */
const longest = 300

const pattern = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => (text.match(/\*|\{fact\}/g)?.length ?? 0) <= 4, "At most four of * and {fact}")
  .refine((text) => (text.match(/\{fact\}/g)?.length ?? 0) <= 1, "At most one {fact}")
  .refine(
    (text) => lineKey(text).key.replace(/[*#\s]|\{fact\}/g, "") !== "",
    "A pattern needs words of its own",
  )

const rule = z.strictObject({
  kind: z.enum(lineKind.options).exclude(["blank", "headline"]),
  /** The reason for the report; for a newsroom's own rules it is "newsroom-pattern". */
  reason: z.optional(importReason),
  /** "top": only before the first paragraph; "end": only after the last. */
  where: z.enum(["top", "end", "any"]).default("any"),
  /** How many words such a line has at most. */
  words: z.number().int().positive().max(60).default(40),
  patterns: z.array(pattern).max(2000),
})

/** How many patterns a newsroom has at most, as every line is compared with each. */
const mostPatterns = 5000

const file = z.strictObject({
  rules: z
    .array(rule)
    .max(500)
    .refine(
      (rules) => rules.reduce((sum, { patterns }) => sum + patterns.length, 0) <= mostPatterns,
      `At most ${mostPatterns} patterns`,
    )
    .default([]),
  /** Names and initials of agencies, as datelines and credits write them. */
  agencies: z.array(z.string().min(1).max(60)).max(500).default([]),
  /** Names of months, for datelines. */
  months: z.array(z.string().min(1).max(30)).max(200).default([]),
  /** Names of newspapers, sites and desks, as the line under a headline writes them. */
  publications: z.array(z.string().min(1).max(60)).max(1000).default([]),
  /** Networks and what else share bars name. */
  networks: z.array(z.string().min(1).max(40)).max(500).default([]),
  /** Sections as pages name them above a headline, with or without the article. */
  sections: z.array(z.string().min(1).max(40)).max(500).default([]),
  /** Names of towns. */
  places: z.array(z.string().min(1).max(60)).max(2000).default([]),
})

type CompiledRule = {
  kind: z.infer<typeof rule>["kind"]
  reason: ImportReason
  where: "top" | "end" | "any"
  words: number
  pattern: LinePattern
}

/** The patterns of one newsroom, its own before Midad's, with the names that datelines and credits hold. */
export type Patterns = { rules: CompiledRule[] } & Pick<
  z.infer<typeof file>,
  "agencies" | "months" | "publications" | "places" | "networks" | "sections"
>

/** The match of a pattern: its rule, and the fact as the line has it. */
export type Match = Pick<CompiledRule, "kind" | "reason" | "where"> & {
  fact: string
  /** Where in the line the fact begins; -1 without a fact. */
  at: number
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")

function compileRules(rules: z.infer<typeof file>["rules"], reason?: ImportReason): CompiledRule[] {
  return rules.flatMap(({ kind, where, words, patterns, reason: given }) =>
    patterns.map((text) => ({
      kind,
      reason: reason ?? given ?? "newsroom-pattern",
      where,
      words,
      pattern: linePattern(text),
    })),
  )
}

/** The patterns that come with Midad. */
export const ownPatterns: Patterns = (() => {
  const data = file.parse(own)
  return { ...data, rules: compileRules(data.rules) }
})()

/** Midad's patterns and, before them, a newsroom's: `data` is what its file holds. Throws `z.ZodError`. */
export function extendPatterns(data: unknown): Patterns {
  const added = file.parse(data)
  return {
    // A newsroom's own word comes first, so that it can also make exceptions: a rule of kind "paragraph".
    rules: [...compileRules(added.rules, "newsroom-pattern"), ...ownPatterns.rules],
    agencies: [...added.agencies, ...ownPatterns.agencies],
    months: [...added.months, ...ownPatterns.months],
    publications: [...added.publications, ...ownPatterns.publications],
    networks: [...added.networks, ...ownPatterns.networks],
    sections: [...added.sections, ...ownPatterns.sections],
    places: [...added.places, ...ownPatterns.places],
  }
}

/** Where a newsroom keeps its own patterns, from the newsroom's folder. */
export const patternsFile = ".midad/import.json"

/**
 * The patterns of the newsroom in the folder `root`. A file of its own that is missing changes nothing;
 * one that cannot be read or does not fit is left out, and `problem` says what is wrong with it.
 */
export async function readPatterns(
  root: string,
  disk: Disk,
): Promise<{ patterns: Patterns; problem: DeskError | null }> {
  let text: string
  try {
    text = new TextDecoder().decode(await disk.read(join(root, patternsFile)))
  } catch (error) {
    if (isMissing(error)) {
      return { patterns: ownPatterns, problem: null }
    }
    return { patterns: ownPatterns, problem: brokenPatterns(error) }
  }
  try {
    return { patterns: extendPatterns(JSON.parse(text)), problem: null }
  } catch (error) {
    return { patterns: ownPatterns, problem: brokenPatterns(error) }
  }
}

function brokenPatterns(error: unknown): DeskError {
  const message =
    error instanceof z.ZodError
      ? error.issues.map((issue) => `${issue.path.join(".") || "."}: ${issue.message}`).join("; ")
      : error instanceof Error
        ? error.message
        : String(error)
  return new DeskError("bad-patterns", { name: patternsFile, message }, error)
}

/** The first rule that knows the line `text`, or null. */
export function matchLine(text: string, patterns: Patterns): Match | null {
  if (text.length > longest) return null
  const { key, at } = lineKey(text)
  const words = key.split(" ").length
  for (const { kind, reason, where, words: most, pattern } of patterns.rules) {
    if (words > most) continue
    const found = matchKey(pattern, key)
    if (!found) continue
    const [from, to] = found
    if (from === undefined || to === undefined) return { kind, reason, where, fact: "", at: -1 }
    return {
      kind,
      reason,
      where,
      fact: text.slice(at[from], (at[to - 1] ?? text.length) + 1),
      at: at[from]!,
    }
  }
  return null
}

const datelines = new WeakMap<Patterns, RegExp>()

/** "موسكو 19 يناير (أ.ف.ب) - …", "القاهرة – رويترز: …", "LONDON, Jan 19 (Reuters) - …". */
function dateline(patterns: Patterns): RegExp {
  const known = datelines.get(patterns)
  if (known) return known
  const either = (names: string[]) =>
    [...names]
      .sort((a, b) => b.length - a.length)
      .map((name) => escaped(name).replace(/ /g, "\\s+"))
      .join("|")
  const number = "[0-9٠-٩۰-۹]{1,4}"
  const month = `(?:${either(patterns.months)})`
  const date = `(?:${number}\\s+${month}(?:\\s*[(/]\\s*${month}\\)?)?(?:\\s+${number}\\s*م?)?|${month}\\.?\\s+${number}(?:,\\s*${number})?)`
  const place = "(?<place>\\p{L}[\\p{L}\\p{M}'’.]*(?:[ \\u00a0،,/-]+\\p{L}[\\p{L}\\p{M}'’.]*){0,4}?)"
  const agency = `(?:${either(patterns.agencies)})`
  const sign = "\\s*(?:[-–—:ـ]+)\\s*"
  const inBrackets = `[(\\[]\\s*${agency}\\s*[)\\]]`
  // Without brackets or a date, only a dash or stroke tells an agency from a word of the sentence ("... لـCNN: ...").
  const between = "\\s*[-–—/]\\s*"
  const dated = `\\s*[،,]?\\s*(?:[-–—/]\\s*)?${date}\\s*[،,]?\\s*(?:${inBrackets}|(?:${between}|\\s)${agency}/?)`
  const made = new RegExp(
    `^${place}(?:${dated}|\\s*[،,]?\\s*${inBrackets}|${between}${agency})(?:${sign}(?=\\S)|\\s*$)`,
    "iu",
  )
  datelines.set(patterns, made)
  return made
}

/** A dateline at the start of `text`: its place, and whether the line holds nothing else; null without one. */
export function datelineOf(text: string, patterns: Patterns): { place: string; alone: boolean } | null {
  const head = text.slice(0, 200)
  // White space of a page's layout, which the expression would divide in all ways between its parts.
  if (/\s{6}/.test(head)) return null
  const found = dateline(patterns).exec(head)
  if (!found?.groups?.place) return null
  return { place: found.groups.place, alone: found[0].length === text.length }
}
