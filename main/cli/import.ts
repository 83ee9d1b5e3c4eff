/**
 * `midad import`: makes articles of files and of all files in folders. Run again, it continues where it was stopped.
 */
import { mkdir } from "node:fs/promises"
import { basename, join, resolve } from "node:path"
import { type Encoding, encodings, type ImportLine } from "../contract/importing.ts"
import { fill } from "../contract/words/fill.ts"
import { harmlessInLine, harmlessJson } from "../contract/words/harmless.ts"
import { problemText } from "../contract/words/index.ts"
import { fault } from "../desk/disk/fault.ts"
import type { Outcome } from "../desk/import/archive.ts"
import { type Command, choice, newsroomOf, printFormat } from "./command.ts"
import { withDesk } from "./desk.ts"
import { Misuse } from "./failure.ts"
import { here, language, print, say, words } from "./terminal.ts"

type Imported = {
  /** The file's name; for a file in a named folder, its path from there. */
  source: string
  /** Whether it became an article, was one already, or failed, with the reason in `problem`. */
  outcome: Outcome["kind"]
  /** The article's file; null if there is none. */
  path: string | null
  encoding: Encoding | null
  lines: Pick<ImportLine, "line" | "kind" | "reason">[]
  problem?: string
}

export const importFiles: Command = {
  options: {
    newsroom: { type: "string" },
    encoding: { type: "string" },
    format: { type: "string" },
  },
  async run(given) {
    const format = printFormat(given)
    const named = given.values.encoding
    const encoding = named === undefined ? null : choice("--encoding", named, encodings)
    if (given.positionals.length === 0) throw new Misuse(words.errors.noFile)
    const root = newsroomOf(given)
    await makeFolder(root)

    const counts = { made: 0, known: 0, failed: 0 }
    let total = 0
    let done = 0
    const stop = new AbortController()
    // The running file is finished, and the same command continues from there.
    process.once("SIGINT", () => stop.abort())
    await withDesk(root, async (desk) => {
      const sources = given.positionals.map((name) => ({ path: resolve(here, name), name }))
      await desk.importArchive(sources, {
        encoding,
        signal: stop.signal,
        counted(sources) {
          total = sources
        },
        async each(outcome) {
          const { line, sentence } = imported(outcome, root)
          if (sentence) say(sentence)
          if (format === "json") {
            const text = harmlessJson(line).replace(/^/gm, "  ")
            await print(`${done === 0 ? "[" : ","}\n${text}`)
          } else if (line.path) await print(`${harmlessInLine(line.path)}\n`)
          counts[outcome.kind] += 1
          done += 1
          showProgress(done, total)
        },
      })
      await desk.idle()
    })
    if (format === "json") await print(done === 0 ? "[]\n" : "\n]\n")
    if (total > 1 || total === 0) say(fill(words.archive.counted, counts))
    if (done < total) say(fill(words.archive.stopped, { left: total - done }))
    return counts.failed > 0 || done < total ? 1 : 0
  },
}

/** Makes the newsroom's folder, but only if its parent exists, so that a wrong path makes no folders. */
async function makeFolder(root: string): Promise<void> {
  try {
    await mkdir(root)
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return
    throw fault(error, "writing", basename(root))
  }
}

/** Shows in one line how far the import is, if standard error is a terminal. */
function showProgress(done: number, total: number): void {
  if (!process.stderr.isTTY || total <= 1) return
  const end = done === total ? "\n" : ""
  process.stderr.write(`\r${fill(words.archive.progress, { done, total })}\u001b[K${end}`)
}

/** The result of one file, and the message about it for standard error, if there is one. */
function imported(outcome: Outcome, root: string): { line: Imported; sentence: string | null } {
  const source = outcome.source.name
  const line: Imported = { source, outcome: outcome.kind, path: null, encoding: null, lines: [] }
  if (outcome.kind === "failed") {
    const problem = problemText(language, outcome.problem)
    return {
      line: { ...line, problem },
      sentence: fill(words.errors.failed, { name: source, message: problem }),
    }
  }
  if (outcome.name !== null) line.path = join(root, ...outcome.name.split("/"))
  if (outcome.kind === "known") {
    const name = outcome.name ?? ""
    return {
      line,
      sentence: fill(name ? words.archive.known : words.archive.knownBinned, { name: source, article: name }),
    }
  }
  const { draft } = outcome
  if (!draft) return { line, sentence: null }
  line.encoding = draft.encoding
  line.lines = draft.lines.map(({ line, kind, reason }) => ({ line, kind, reason }))
  const guessed = fill(words.errors.guess, { name: source, encoding: draft.encoding ?? "" })
  return { line, sentence: draft.certainty === "guess" ? guessed : null }
}
