/**
 * Searching a newsroom as somebody types, beside reading every file for every letter (a plain scan) and beside
 * MiniSearch, in the same run.
 */
import { execFileSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { termsOf, wordKey } from "../../main/article/terms.ts"
import { extractFrom } from "../../main/desk/search/extract.ts"
import { type Figure, figure } from "./figures.ts"
import { createWriter, writeNewsroom } from "./newsroom.ts"
import type { Measured } from "./search-child.ts"

/** The time within which so many of a hundred are. */
function percentile(times: readonly number[], part: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * part) / 100) - 1)] ?? Number.NaN
}

/** What is asked while somebody types: every letter of two words of headlines, then phrases, filters, single letters. */
export function typedQueries(seed = 1): string[] {
  const write = createWriter(seed)
  const headlines = Array.from({ length: 60 }, (_, number) => write(number).child(0).textContent.split(" "))
  const letters = (text: string) => Array.from({ length: text.length }, (_, at) => text.slice(0, at + 1))
  return [
    ...headlines.slice(0, 30).flatMap((words) => letters(words.slice(0, 2).join(" "))),
    ...headlines.slice(30, 40).map((words) => `"${words.slice(0, 2).join(" ")}"`),
    ...headlines
      .slice(40, 50)
      .flatMap((words) => letters(words[0] ?? "").map((word) => `القسم:سياسة ${word}`)),
    ...["في العالم", "وقال الرئيس", "من على"].map((phrase) => `"${phrase}"`),
    ...["في", "الرئيس", "وقال"].flatMap((word) =>
      [..."ابتجحدرسعفقكلمنهوي"].map((letter) => `${word} ${letter}`),
    ),
    ..."ابتجحدرسعفقكلمنهوي",
    ...["ال", "وا", "با", "لل", "الم", "المت", "وال"],
  ]
}

function measure(kind: "desk" | "minisearch", root: string, queries: readonly string[]): Measured {
  const file = join(root, "queries.json")
  writeFileSync(file, JSON.stringify(queries))
  const program = fileURLToPath(new URL("search-child.ts", import.meta.url))
  const out = execFileSync(process.execPath, [program, kind, root, file], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 1 << 26,
  })
  return JSON.parse(out.slice(out.indexOf("{"))) as Measured
}

function filesOf(root: string): string[] {
  return readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((item) => item.isFile() && item.name.endsWith(".html"))
    .map((item) => join(item.parentPath, item.name))
}

/** How long it takes to answer by reading every file, for a few queries. */
function scan(root: string, queries: readonly string[]): number[] {
  const files = filesOf(root)
  return queries.map((text) => {
    const start = performance.now()
    const words = termsOf(text)
    files.filter((path) => {
      const { headline, standfirst, body } = extractFrom(readFileSync(path))
      const key = ` ${wordKey(`${headline}\n${standfirst}\n${body}`)}`
      return words.every((word) => key.includes(` ${word}`))
    })
    return performance.now() - start
  })
}

/** Searching in a newsroom of `count` articles; beside MiniSearch if `compared`, which takes too much memory for more. */
function figuresFor(count: number, compared: boolean): Figure[] {
  const folder = mkdtempSync(join(tmpdir(), "midad-bench-"))
  try {
    const root = join(folder, "newsroom")
    mkdirSync(root)
    writeNewsroom(root, count)
    const articles = count.toLocaleString("en")
    const queries = typedQueries()
    const cold = measure("desk", root, queries)
    const warm = measure("desk", root, queries)
    const plain = scan(root, ["ا", "الرئيس", "في العالم"])
    const scanned = { name: "read every file", measured: percentile(plain, 50) }
    const bytes = filesOf(root).reduce((sum, path) => sum + statSync(path).size, 0)
    const typing = (part: number, target: number | null = null) =>
      figure(
        `a letter typed into the search of ${articles} articles, p${part}`,
        "ms",
        percentile(warm.times, part),
        scanned,
        target,
      )
    const figures = [
      typing(50),
      figure(
        `a letter typed into the search of ${articles} articles, p95`,
        "ms",
        percentile(warm.times, 95),
        { name: "15 ms", measured: 15 },
        1,
      ),
      typing(99),
      figure(
        `index ${articles} articles from nothing`,
        "ms",
        cold.ready,
        { name: "2,000 a second", measured: count / 2 },
        1,
      ),
      figure(`what that takes of the processors`, "ms", cold.processor),
      figure(
        `nothing else done for, meanwhile, at most`,
        "ms",
        cold.blocked,
        { name: "50 ms", measured: 50 },
        1,
      ),
      figure(
        `start to the first page of ${articles} articles, index there`,
        "ms",
        warm.first,
        { name: "300 ms", measured: 300 },
        1,
      ),
      figure(`start to the first page of ${articles} articles, no index yet`, "ms", cold.first),
      figure(`index of ${articles} articles on disk`, "bytes", warm.disk, {
        name: "their files",
        measured: bytes,
      }),
      figure(`memory with ${articles} articles open to search`, "bytes", warm.memory),
    ]
    if (!compared) return figures
    // It takes so long for each that a part of them must do.
    const other = measure(
      "minisearch",
      root,
      queries.filter((_query, at) => at % 8 === 0),
    )
    const beside = (name: string, unit: Figure["unit"], ours: number, theirs: number) =>
      figure(name, unit, ours, { name: "MiniSearch", measured: theirs }, 1)
    return [
      ...figures,
      beside(`the same letters, p95`, "ms", percentile(warm.times, 95), percentile(other.times, 95)),
      beside(`index ${articles} articles`, "ms", cold.ready, other.ready),
      beside(`start to usable`, "ms", warm.first, other.first),
      beside(`memory`, "bytes", warm.memory, other.memory),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Searching in 10,000 articles, beside MiniSearch too, and in 50,000. */
export async function searchFigures(): Promise<Figure[]> {
  return [...figuresFor(10_000, true), ...figuresFor(50_000, false)]
}
