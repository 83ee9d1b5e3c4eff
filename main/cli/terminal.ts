/** The terminal: where the user stands in it, which language they read, and what is written to it. */
import type { Language } from "../contract/desk.ts"
import { type Words, wordsIn } from "../contract/words/index.ts"

/** Where the user stands: npm runs its scripts in the project's folder and tells the user's in `INIT_CWD`. */
export const here = (process.env.npm_lifecycle_event === "midad" && process.env.INIT_CWD) || process.cwd()

/** The language of the messages: of `MIDAD_LANGUAGE`, else of the system's settings. */
function languageOf(environment: NodeJS.ProcessEnv): Language {
  const { MIDAD_LANGUAGE, LC_ALL, LC_MESSAGES, LANG } = environment
  return /^ar/i.test(MIDAD_LANGUAGE || LC_ALL || LC_MESSAGES || LANG || "") ? "ar" : "en"
}

export const language = languageOf(process.env)
export const words: Words["cli"] = wordsIn(language).cli

/** Says a sentence on standard error. */
export const say = (text: string) => process.stderr.write(`${text}\n`)

/** Writes to standard output; done when it is handed over. */
export function print(text: string): Promise<void> {
  return new Promise((done, fail) => {
    process.stdout.write(text, (error) => {
      // Whoever read has read enough, as `head` does: that is no fault.
      if (error && !("code" in error && error.code === "EPIPE")) fail(error)
      else done()
    })
  })
}

// A reader that has gone raises an event of its own beside the callback's error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error
})
