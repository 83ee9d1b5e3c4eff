/** Checks the sender, the size and the shape of each call, and the shape of its answer. */
import { z } from "zod"
import { type CallName, calls, type Handlers, isWithin, messageLimit, newsroomKey } from "../contract/desk.ts"
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
