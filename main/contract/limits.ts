/** What Midad takes: one number for each thing, known to all that take or make it. */
import { deepestList } from "../article/nesting.ts"

/** The largest file and the largest message that Midad takes, in bytes. */
export const sizeLimit = 64 * 1024 * 1024

/**
 * How deep a message between the processes may be nested. As JSON a list takes four levels (the list, its content, an
 * item, its content); the document around it, a step's slice, and the text and marks in it take less than 32.
 * Electron's bridge takes 1000.
 */
export const messageDepth = 4 * deepestList + 32

/**
 * The largest message between the processes, as `isWithin` counts it: twice the limit of a file, because a message
 * holds more than the text and takes two bytes a character.
 */
export const messageLimit = sizeLimit * 2

/**
 * The largest article that is opened to be written in, as `isWithin` counts it: what leaves room in a message for
 * what is written. A larger one could not be journaled.
 */
export const articleLimit = sizeLimit * 1.5

/**
 * Whether a message is within what Midad takes: `limit` in bytes, counted roughly, two a character
 * and sixteen a value, and `messageDepth`. It looks at no more than it needs, so it is cheap for the largest.
 */
export function isWithin(message: unknown, limit: number = messageLimit): boolean {
  let size = 0
  const waiting: { value: unknown; depth: number }[] = [{ value: message, depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next
    size += 16
    if (typeof value === "string") size += value.length * 2
    else if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) size += value.byteLength
    else if (typeof value === "object" && value !== null) {
      if (depth >= messageDepth) return false
      for (const key in value) {
        size += key.length * 2
        waiting.push({ value: (value as Record<string, unknown>)[key], depth: depth + 1 })
        if (size + waiting.length * 16 > limit) return false
      }
    }
    if (size > limit) return false
  }
  return true
}
