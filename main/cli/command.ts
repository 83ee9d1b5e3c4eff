/** A command of the command line, and how its arguments are read. */
import { resolve } from "node:path"
import { type ParseArgsOptionsConfig, parseArgs } from "node:util"
import { fill } from "../contract/words/fill.ts"
import { Misuse } from "./failure.ts"
import { here, words } from "./terminal.ts"

export type Command = {
  /** Its options, besides `--help`. None is declared as `multiple`. */
  options: ParseArgsOptionsConfig
  /** Runs the command; returns the exit status. Throws `Misuse`, `Failure` or `DeskError`. */
  run(given: Given): Promise<number>
}

/** What was given on the command line: the options by their names, and the rest in its order. */
export type Given = { values: Record<string, string | boolean | undefined>; positionals: string[] }

/** Reads a command's arguments. Throws `Misuse` for an option that is none of `options`, or lacks its value. */
export function read(args: string[], options: ParseArgsOptionsConfig): Given {
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

/** `value`, if it is one of `allowed`. Throws `Misuse` of the option `name` otherwise. */
export function choice<Value extends string>(name: string, value: unknown, allowed: readonly Value[]): Value {
  const found = allowed.find((one) => one === value)
  if (found === undefined) {
    throw new Misuse(fill(words.errors.value, { name, value: String(value), allowed: allowed.join(" ") }))
  }
  return found
}

/** The format in which `--format` asks to print results. Throws `Misuse` for an unknown one. */
export const printFormat = ({ values }: Given) =>
  choice("--format", values.format ?? "text", ["text", "json"] as const)

/** The newsroom's folder, as `--newsroom` names it. Throws `Misuse` without it. */
export function newsroomOf({ values: { newsroom } }: Given): string {
  if (typeof newsroom !== "string" || newsroom === "") throw new Misuse(words.errors.noNewsroom)
  return resolve(here, newsroom)
}

/** The path of the file on the command line. Throws `Misuse` unless there is exactly one. */
export function fileOf({ positionals: [file, ...more] }: Given): string {
  if (file === undefined) throw new Misuse(words.errors.noFile)
  if (more.length > 0) throw new Misuse(words.errors.oneFile)
  return resolve(here, file)
}
