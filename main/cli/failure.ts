/** Errors that end a command. */
import { DeskError } from "../contract/problem.ts"
import { problemText } from "../contract/words/index.ts"
import { language } from "./terminal.ts"

/** Wrong usage. The message says what is wrong; the command line adds where the help is. */
export class Misuse extends Error {}

/** Something that could not be done. The message is for the user. */
export class Failure extends Error {}

/** The message for the user about `error`. Throws `error` again if it is a bug of Midad's. */
export function wordsOf(error: unknown): string {
  if (error instanceof Failure) return error.message
  if (error instanceof DeskError) return problemText(language, error.problem)
  throw error
}
