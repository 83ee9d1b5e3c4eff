/**
 * Midad from a terminal: import, search, show, export, check, the history, and the newsroom's doctor. Only results go to standard output,
 * so that they can be piped. Errors go to standard error in the user's language. Exit status: 0 done, 1 failed in
 * part or whole, 2 wrong usage.
 */
import { check } from "./cli/check.ts"
import { type Command, read } from "./cli/command.ts"
import { doctor } from "./cli/doctor.ts"
import { exportFile } from "./cli/export.ts"
import { Misuse, wordsOf } from "./cli/failure.ts"
import { history } from "./cli/history.ts"
import { importFiles } from "./cli/import.ts"
import { search } from "./cli/search.ts"
import { show } from "./cli/show.ts"
import { print, say, words } from "./cli/terminal.ts"
import { fill } from "./contract/words/fill.ts"

type CommandName = keyof typeof words.commands

const commands: Record<CommandName, Command> = {
  import: importFiles,
  search,
  show,
  export: exportFile,
  check,
  history,
  doctor,
}

const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name)

async function help(command: CommandName | null): Promise<number> {
  await print(command ? words.commands[command] : words.help)
  return 0
}

/** Runs the command line `args`; returns the exit status. */
async function run(args: string[]): Promise<number> {
  const [name, ...rest] = args
  try {
    if (name === "--help" || name === "-h") return await help(null)
    if (name === "help" && (rest[0] === undefined || isCommand(rest[0]))) return await help(rest[0] ?? null)
    if (name === undefined) throw new Misuse(words.errors.noCommand)
    if (!isCommand(name)) throw new Misuse(fill(words.errors.unknownCommand, { name }))
    const command = commands[name]
    const given = read(rest, command.options)
    return await (given.values.help ? help(name) : command.run(given))
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

process.exitCode = await run(process.argv.slice(2))
