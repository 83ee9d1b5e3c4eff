/** `midad search`: the articles that contain words, the best first. */
import { join } from "node:path"
import type { Hit } from "../contract/library.ts"
import { fill } from "../contract/words/fill.ts"
import { harmlessInLine, harmlessJson } from "../contract/words/harmless.ts"
import { type Command, newsroomOf, printFormat } from "./command.ts"
import { withDesk } from "./desk.ts"
import { Misuse } from "./failure.ts"
import { print, words } from "./terminal.ts"

/** How many hits a search gives unless told otherwise, and how many at most. */
const usualLimit = 20
const highestLimit = 500

export const search: Command = {
  options: {
    newsroom: { type: "string" },
    limit: { type: "string" },
    format: { type: "string" },
  },
  async run(given) {
    const format = printFormat(given)
    const text = given.positionals.join(" ")
    if (text.trim() === "") throw new Misuse(words.errors.noQuery)
    const root = newsroomOf(given)
    const limit = limitOf(given.values.limit ?? usualLimit)
    await withDesk(root, async (desk) => {
      const found = await desk.search(text, limit)
      const hits = found.hits.map((hit) => printed(hit, root))
      const ms = Number(found.ms.toFixed(3))
      if (format === "json") await print(`${harmlessJson({ hits, ms })}\n`)
      else
        for (const { path, headline, snippet } of hits) {
          const rest = snippet === "" || snippet === headline ? [] : [`  ${snippet}`]
          const lines = [path, `  ${headline}`, ...rest].map(harmlessInLine)
          await print(`${lines.join("\n")}\n`)
        }
    })
    return 0
  },
}

function limitOf(value: unknown): number {
  const limit = Number(value)
  if (Number.isInteger(limit) && limit >= 1 && limit <= highestLimit) return limit
  const allowed = `1–${highestLimit}`
  throw new Misuse(fill(words.errors.value, { name: "--limit", value: String(value), allowed }))
}

/** A hit as it is printed; its file's path is one on this machine. */
function printed(
  { id, name, headline, score, snippet, snippetMarks, marks }: Hit & { score: number },
  root: string,
) {
  return {
    id,
    // An article that is only in a journal has no file yet.
    path: name === "" ? "" : join(root, ...name.split("/")),
    headline,
    score: Number(score.toFixed(3)),
    // If the words are only in the headline, the headline is printed.
    ...(snippetMarks.length === 0 && marks.length > 0
      ? { snippet: headline, marks }
      : { snippet, marks: snippetMarks }),
  }
}
