/** What ends a command before it has done what it was asked for. */
import { DeskError } from "../contract/problem.ts"
import { problemText } from "../contract/words/index.ts"
import { language } from "./terminal.ts"

/** Wrong usage: says what is wrong; where the help is, is said with it. */
export class Misuse extends Error {}

/** Something that could not be done, in words. */
export class Failure extends Error {}

/** What to tell the user of `error`; faults of ours are thrown on. */
export function wordsOf(error: unknown): string {
  if (error instanceof Failure) return error.message
  if (error instanceof DeskError) return problemText(language, error.problem)
  throw error
}
