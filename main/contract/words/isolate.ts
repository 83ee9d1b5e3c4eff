import { harmless } from "./harmless.ts"

/** A name or headline within a sentence of the interface, whose own direction moves nothing around it. */
export const isolate = (text: string) => `\u2068${text}\u2069`

/**
 * Text that somebody else made, such as a file's name, a path or the system's message, within a sentence. No sign in it
 * turns the direction of the sentence. A path goes from left to right, also where its first name is Arabic.
 */
export function isolateForeign(text: string): string {
  const quiet = harmless(text)
  return /[\\/]/.test(text) ? `\u2066${quiet}\u2069` : isolate(quiet)
}
