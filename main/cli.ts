/**
 * Midad from a terminal: import, search, show, export, and the newsroom's doctor. Results go to standard output
 * and nothing else does, so that they can be piped; what went wrong is said on standard error in the
 * user's language.
 * Exit status: 0 done, 1 something could not be done, 2 wrong usage.
 */
import { mkdir, open } from "node:fs/promises"
import { basename, join, resolve } from "node:path"
import { type ParseArgsOptionsConfig, parseArgs } from "node:util"
import { readArticle } from "./article/html.ts"
import type { Article } from "./article/schema.ts"
import { exportFormats, type Language, sizeLimit } from "./contract/desk.ts"
import { type Encoding, encodings, type ImportLine } from "./contract/importing.ts"
import { DeskError } from "./contract/problem.ts"
import { fill, problemText, type Words, wordsIn } from "./contract/words/index.ts"
import { writeAtomic } from "./desk/atomic.ts"
import { createDesk } from "./desk/desk.ts"
import { examine, type Report } from "./desk/doctor.ts"
import { exportArticle } from "./desk/export/export.ts"
import { fault } from "./desk/fault.ts"

/** Where the user stands: npm runs its scripts in the project's folder and tells the user's in `INIT_CWD`. */
const here = (process.env.npm_lifecycle_event === "midad" && process.env.INIT_CWD) || process.cwd()

/** The language of the messages: of `MIDAD_LANGUAGE`, else of the system's settings. */
function languageOf(environment: NodeJS.ProcessEnv): Language {
  const { MIDAD_LANGUAGE, LC_ALL, LC_MESSAGES, LANG } = environment
  return /^ar/i.test(MIDAD_LANGUAGE || LC_ALL || LC_MESSAGES || LANG || "") ? "ar" : "en"
}

const language = languageOf(process.env)
const words: Words["cli"] = wordsIn(language).cli

type CommandName = keyof Words["cli"]["commands"]

/** Wrong usage: says what is wrong, and where the help is. */
class Misuse extends Error {}

/** Something that could not be done, in words. */
class Failure extends Error {}

/** What to tell the user of `error`; faults of ours are thrown on. */
function wordsOf(error: unknown): string {
  if (error instanceof Failure) return error.message
  if (error instanceof DeskError) return problemText(language, error.problem)
  throw error
}

const say = (text: string) => process.stderr.write(`${text}\n`)

type Given = { values: Record<string, string | boolean | undefined>; positionals: string[] }

/** Reads a command's arguments. Throws `Misuse` for an option that is none of `options`, or lacks its value. */
function read(args: string[], options: ParseArgsOptionsConfig): Given {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { ...options, help: { type: "boolean", short: "h" } },
      allowPositionals: true,
      strict: true,
    })
    // No option is declared as `multiple`, so none is a list.
    return { values: values as Given["values"], positionals }
  } catch (error) {
    if (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS")) {
      throw new Misuse(fill(words.errors.option, { name: /'([^']+)'/.exec(error.message)?.[1] ?? "" }))
    }
    throw error
  }
}

/** `value` as one of `allowed`, or a misuse of the option `name`. */
function choice<Value extends string>(name: string, value: unknown, allowed: readonly Value[]): Value {
  const found = allowed.find((one) => one === value)
  if (found === undefined) {
    throw new Misuse(fill(words.errors.value, { name, value: String(value), allowed: allowed.join(" ") }))
  }
  return found
}

const printFormats = ["text", "json"] as const

/** Writes to standard output; done when it is handed over. */
function print(text: string): Promise<void> {
  return new Promise((done, fail) => {
    process.stdout.write(text, (error) => {
      // Whoever read has read enough, as `head` does: that is no fault.
      if (error && !("code" in error && error.code === "EPIPE")) fail(error)
      else done()
    })
  })
}

/** The bytes of the file at `path`. Throws `Failure` or `DeskError`. */
async function bytesOf(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const name = basename(path)
  try {
    const file = await open(path)
    try {
      const { size } = await file.stat()
      if (size > sizeLimit) throw new DeskError("too-large", { limit: sizeLimit / 1024 / 1024 })
      return await file.readFile()
    } finally {
      await file.close()
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : ""
    if (code === "EISDIR") throw new Failure(fill(words.errors.folder, { name }))
    if (code === "ENOENT" || code === "ENOTDIR") throw new DeskError("file-missing", { name }, error)
    throw fault(error, "reading", name)
  }
}

/** The article in the file at `path`. Throws `Failure` or `DeskError`. */
async function articleAt(path: string): Promise<Article> {
  const reading = readArticle(await bytesOf(path))
  if (reading.kind === "article") return reading.article
  // One of ours in another layout is wholly understood: it can be shown, though not written over.
  if (reading.kind === "foreign" && reading.article) return reading.article
  throw new Failure(fill(words.errors.notArticle, { name: basename(path) }))
}

type Imported = {
  /** As it was named. */
  source: string
  /** The article's file; null if the source could not be imported, `problem` then says why. */
  path: string | null
  encoding: Encoding | null
  lines: Pick<ImportLine, "line" | "kind" | "reason">[]
  problem?: string
}

async function importFiles(args: string[]): Promise<number> {
  const { values, positionals } = read(args, {
    newsroom: { type: "string" },
    encoding: { type: "string" },
    format: { type: "string" },
  })
  if (values.help) return help("import")
  const format = choice("--format", values.format ?? "text", printFormats)
  const encoding = values.encoding === undefined ? null : choice("--encoding", values.encoding, encodings)
  if (positionals.length === 0) throw new Misuse(words.errors.noFile)
  if (typeof values.newsroom !== "string" || values.newsroom === "") throw new Misuse(words.errors.noNewsroom)
  const root = resolve(here, values.newsroom)
  await makeFolder(root)

  /** What the desk has to say besides; each thing is said once. */
  const said = new Set<string>()
  const desk = createDesk({
    root,
    onProblem: (problem) => said.add(problemText(language, problem)),
  })
  const imported: Imported[] = []
  try {
    for (const source of positionals) {
      try {
        // Read here and not by the desk, whose messages are about articles and newsrooms.
        const bytes = await bytesOf(resolve(here, source))
        let draft = await desk.readImport({ from: "bytes", name: basename(source), bytes })
        if (encoding) draft = await desk.recodeImport({ id: draft.id, encoding })
        const { name } = await desk.acceptImport({ id: draft.id, corrections: {} })
        const path = join(root, ...name.split("/"))
        if (draft.certainty === "guess") {
          say(fill(words.errors.guess, { name: source, encoding: draft.encoding ?? "" }))
        }
        imported.push({
          source,
          path,
          encoding: draft.encoding,
          lines: draft.lines.map(({ line, kind, reason }) => ({ line, kind, reason })),
        })
        if (format === "text") await print(`${path}\n`)
      } catch (error) {
        const problem = wordsOf(error)
        say(fill(words.errors.failed, { name: source, message: problem }))
        imported.push({ source, path: null, encoding: null, lines: [], problem })
      }
    }
    await desk.idle()
  } finally {
    await desk.close()
    for (const sentence of said) say(sentence)
  }
  if (format === "json") await print(`${JSON.stringify(imported, null, 2)}\n`)
  return imported.some(({ path }) => path === null) ? 1 : 0
}

/** Makes the newsroom's folder if its parent is there: a wrong path is not made all the way down. */
async function makeFolder(root: string): Promise<void> {
  try {
    await mkdir(root)
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return
    throw fault(error, "writing", basename(root))
  }
}

async function show(args: string[]): Promise<number> {
  const { values, positionals } = read(args, { format: { type: "string" } })
  if (values.help) return help("show")
  const format = choice("--format", values.format ?? "text", printFormats)
  const article = await articleAt(oneOf(positionals))
  await print(exportArticle(article, format))
  return 0
}

async function exportFile(args: string[]): Promise<number> {
  const { values, positionals } = read(args, {
    to: { type: "string" },
    output: { type: "string", short: "o" },
    force: { type: "boolean" },
  })
  if (values.help) return help("export")
  const file = oneOf(positionals)
  if (values.to === undefined) throw new Misuse(words.errors.noFormat)
  const format = choice("--to", values.to, exportFormats)
  const text = exportArticle(await articleAt(file), format)
  if (typeof values.output !== "string") {
    await print(text)
    return 0
  }
  const path = resolve(here, values.output)
  const bytes = new TextEncoder().encode(text)
  if (!(await writeAtomic(path, bytes, { exclusive: values.force !== true }))) {
    throw new Failure(fill(words.errors.exists, { name: values.output }))
  }
  return 0
}

async function doctor(args: string[]): Promise<number> {
  const { values, positionals } = read(args, {
    newsroom: { type: "string" },
    repair: { type: "boolean" },
    format: { type: "string" },
  })
  if (values.help) return help("doctor")
  const format = choice("--format", values.format ?? "text", printFormats)
  if (positionals[0] !== undefined) throw new Misuse(fill(words.errors.noOperand, { name: positionals[0] }))
  if (typeof values.newsroom !== "string" || values.newsroom === "") throw new Misuse(words.errors.noNewsroom)
  const report = await examine({ root: resolve(here, values.newsroom), repair: values.repair === true })
  await print(format === "json" ? `${JSON.stringify(report, null, 2)}\n` : told(report))
  return report.remaining > 0 ? 1 : 0
}

/** A doctor's report in words: two lines a finding, then what it comes to. */
function told({ findings, counted, remaining }: Report): string {
  const { doctor } = wordsIn(language)
  const lines = findings.flatMap(({ code, details, repaired }) => {
    const { what, advice } = doctor.findings[code]
    return [fill(what, details), `  ${repaired ? doctor.repaired : fill(advice, details)}`]
  })
  const outcome = findings.some(({ repaired }) => repaired) ? doctor.mended : doctor.healthy
  lines.push(
    fill(doctor.counted, counted),
    remaining > 0 ? fill(doctor.remaining, { problems: remaining }) : outcome,
  )
  return `${lines.join("\n")}\n`
}

/** How many hits a search gives unless told otherwise, and how many at most. */
const usualLimit = 20
const highestLimit = 500

async function search(args: string[]): Promise<number> {
  const { values, positionals } = read(args, {
    newsroom: { type: "string" },
    limit: { type: "string" },
    format: { type: "string" },
  })
  if (values.help) return help("search")
  const format = choice("--format", values.format ?? "text", printFormats)
  const text = positionals.join(" ")
  if (text.trim() === "") throw new Misuse(words.errors.noQuery)
  if (typeof values.newsroom !== "string" || values.newsroom === "") throw new Misuse(words.errors.noNewsroom)
  const limit = Number(values.limit ?? usualLimit)
  if (!Number.isInteger(limit) || limit < 1 || limit > highestLimit)
    throw new Misuse(
      fill(words.errors.value, {
        name: "--limit",
        value: String(values.limit),
        allowed: `1–${highestLimit}`,
      }),
    )
  const root = resolve(here, values.newsroom)
  const said = new Set<string>()
  const desk = createDesk({ root, onProblem: (problem) => said.add(problemText(language, problem)) })
  try {
    const found = await desk.search(text, limit)
    const hits = found.hits.map(({ id, name, headline, score, snippet, snippetMarks, marks }) => ({
      id,
      // What is only in a journal has no file yet.
      path: name === "" ? "" : join(root, ...name.split("/")),
      headline,
      score: Number(score.toFixed(3)),
      // Of words that stand nowhere but in the headline, that is the piece to show.
      ...(snippetMarks.length === 0 && marks.length > 0
        ? { snippet: headline, marks }
        : { snippet, marks: snippetMarks }),
    }))
    const ms = Number(found.ms.toFixed(3))
    if (format === "json") await print(`${JSON.stringify({ hits, ms }, null, 2)}\n`)
    else
      for (const { path, headline, snippet } of hits) {
        await print(
          `${path}\n  ${headline}\n${snippet === "" || snippet === headline ? "" : `  ${snippet}\n`}`,
        )
      }
  } finally {
    await desk.close()
    for (const sentence of said) say(sentence)
  }
  return 0
}

/** The path of the one file that `positionals` names. */
function oneOf(positionals: string[]): string {
  const [file, ...more] = positionals
  if (file === undefined) throw new Misuse(words.errors.noFile)
  if (more.length > 0) throw new Misuse(words.errors.oneFile)
  return resolve(here, file)
}

async function help(command: CommandName | null): Promise<number> {
  await print(command ? words.commands[command] : words.help)
  return 0
}

const commands: Record<CommandName, (args: string[]) => Promise<number>> = {
  import: importFiles,
  search,
  show,
  export: exportFile,
  doctor,
}

const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name)

/** Runs the command line `args`; gives back the exit status. */
async function run(args: string[]): Promise<number> {
  const [name, ...rest] = args
  try {
    if (name === "--help" || name === "-h") return await help(null)
    if (name === "help" && (rest[0] === undefined || isCommand(rest[0]))) return await help(rest[0] ?? null)
    if (name === undefined) throw new Misuse(words.errors.noCommand)
    if (!isCommand(name)) throw new Misuse(fill(words.errors.unknownCommand, { name }))
    return await commands[name](rest)
  } catch (error) {
    if (error instanceof Misuse) {
      say(error.message)
      const command = name !== undefined && isCommand(name) ? `midad ${name} --help` : "midad --help"
      say(fill(words.errors.seeHelp, { command }))
      return 2
    }
    say(wordsOf(error))
    return 1
  }
}

// A reader that has gone raises an event of its own beside the callback's error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error
})
process.exitCode = await run(process.argv.slice(2))
