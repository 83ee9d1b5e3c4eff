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
