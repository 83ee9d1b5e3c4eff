/** Checks the sender, the size and the shape of each call, and the shape of its answer. */
import { z } from "zod"
import { type CallName, calls, type Handlers, newsroomKey, sizeLimit } from "../contract/desk.ts"
import { DeskError, type Problem } from "../contract/problem.ts"
import type { Log } from "./log.ts"
import { origin } from "./origin.ts"

/** What is read of an IPC event: who sent it, from which frame. */
export type Sender = {
  sender: { id: number }
  senderFrame: { origin: string; parent: unknown } | null
}

/** Whether a message comes from the page of our own window itself: no other window, no frame inside, no other origin. */
export function isTrusted(event: Sender, known: ReadonlySet<number>): boolean {
  const frame = event.senderFrame
  return known.has(event.sender.id) && frame !== null && frame.parent === null && frame.origin === origin
}

/** How deep a message may be nested: an article's lists in lists are far below. */
const depthLimit = 256

/**
 * Whether a message is within what Midad takes: `limit` in bytes, counted roughly, two a character
 * and sixteen a value, and `depthLimit`. It looks at no more than it needs, so it is cheap for the largest.
 */
export function isWithin(message: unknown, limit: number = sizeLimit): boolean {
  let size = 0
  const waiting: { value: unknown; depth: number }[] = [{ value: message, depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next
    size += 16
    if (typeof value === "string") size += value.length * 2
    else if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) size += value.byteLength
    else if (typeof value === "object" && value !== null) {
      if (depth >= depthLimit) return false
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

export type AnyReply = { ok: true; value: unknown } | { ok: false; problem: Problem }

export const refused: AnyReply = { ok: false, problem: { code: "invalid-call", details: {} } }

/** The problem to send to the window for `error`. An unexpected error is also logged with its stack. */
export function problemOf(error: unknown, log: Log, doing: string): Problem {
  if (error instanceof DeskError) {
    if (error.problem.code === "unexpected" || error.problem.code === "invalid-call") log(doing, error)
    return error.problem
  }
  log(doing, error)
  return { code: "unexpected", details: { message: error instanceof Error ? error.message : String(error) } }
}

/** Twice the limit of a text or file, because a message holds more than the text and takes two bytes a character. */
const messageLimit = sizeLimit * 2

/**
 * Answers a call by name. Input or output that does not fit the contract becomes the problem `invalid-call`; such
 * input never reaches a handler.
 */
export function createAnswer(handlers: Handlers, log: Log) {
  return async (name: unknown, input: unknown, newsroom: unknown = null): Promise<AnyReply> => {
    if (typeof name !== "string" || !Object.hasOwn(calls, name)) return refused
    const call = name as CallName
    if (!isWithin(input, messageLimit)) return refused
    const about = newsroomKey.nullable().safeParse(newsroom)
    const checked = calls[call].in.safeParse(input)
    if (!about.success) return refused
    if (!checked.success) {
      log(`Refused ${call}: ${z.prettifyError(checked.error).slice(0, 1000)}`)
      return refused
    }
    try {
      const handler = handlers[call] as (input: unknown, newsroom: string | null) => Promise<unknown>
      return { ok: true, value: calls[call].out.parse(await handler(checked.data, about.data)) }
    } catch (error) {
      return { ok: false, problem: problemOf(error, log, `The call ${call} failed`) }
    }
  }
}
