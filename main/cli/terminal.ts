/** The terminal: its working directory, the language of the messages, and writing to it. */
import type { Language } from "../contract/desk.ts"
import { harmless } from "../contract/words/harmless.ts"
import { type Words, wordsIn } from "../contract/words/index.ts"

/** The user's working directory. npm runs scripts in the project's folder and gives the user's in `INIT_CWD`. */
export const here = (process.env.npm_lifecycle_event === "midad" && process.env.INIT_CWD) || process.cwd()

/** The language of the messages: `MIDAD_LANGUAGE`, else the system's language. */
function languageOf(environment: NodeJS.ProcessEnv): Language {
  const { MIDAD_LANGUAGE, LC_ALL, LC_MESSAGES, LANG } = environment
  return /^ar/i.test(MIDAD_LANGUAGE || LC_ALL || LC_MESSAGES || LANG || "") ? "ar" : "en"
}

export const language = languageOf(process.env)
export const words: Words["cli"] = wordsIn(language).cli

/** Says a sentence on standard error. Names of files in it cannot command the terminal. */
export const say = (text: string) => process.stderr.write(`${harmless(text)}\n`)

/**
 * Writes to standard output. Resolves when the system has it. The text goes out as it is where a file or a program
 * takes it; on a terminal it cannot command that.
 */
export function print(text: string | Uint8Array): Promise<void> {
  return new Promise((done, fail) => {
    process.stdout.write(
      process.stdout.isTTY && typeof text === "string" ? harmless(text) : text,
      (error) => {
        // The reader has closed the pipe, as `head` does. That is no error.
        if (error && !("code" in error && error.code === "EPIPE")) fail(error)
        else done()
      },
    )
  })
}

/** Writes a file to standard output as it is; on a terminal as a text that cannot command it. */
export function printBytes(bytes: Uint8Array): Promise<void> {
  return print(process.stdout.isTTY ? new TextDecoder().decode(bytes) : bytes)
}

// A closed pipe also raises an `error` event.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error
})
