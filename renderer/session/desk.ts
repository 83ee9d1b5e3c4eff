/** Calls to the desk, with its problems as exceptions or as messages to the user. */
import type { CallInput, CallName, CallOutput, DeskBridge, Reply } from "../../main/contract/desk.ts"
import { DeskError, type Problem, problemOf } from "../../main/contract/problem.ts"

declare global {
  interface Window {
    readonly desk: DeskBridge
  }
}

/**
 * The desk as the parts of the session call it. Every call names a newsroom: the one that is shown, or that of `here`.
 */
export type Desk = Pick<DeskBridge, "on" | "drop"> & {
  /** The key of the newsroom that calls name; null before there is a scene. */
  newsroom(): string | null
  /**
   * The desk of the newsroom that is shown now, also after another one was opened. What goes on over several calls, or
   * for as long as an article is open, keeps to this.
   */
  here(): Desk
  /** Makes the call `name`. Throws `DeskError` with the desk's problem, or with "unexpected" if the call itself broke. */
  ask<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>
  /** Makes the call `name`. A problem is explained to the user, and null is returned. */
  attempt<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name> | null>
  /** Tells the user of a problem. An error that is not a problem of the contract is also written into the log. */
  explain(error: unknown): void
  /** Writes a message into the log, unseen by the user. */
  report(message: string): void
}

/** The longest message that the log takes, in characters; see `reportFault` of the contract. */
const longest = 10_000

/**
 * The desk behind `bridge`.
 * @param complain tells the user of a problem
 * @param newsroom returns the key of the newsroom that calls name
 */
export function createDesk(
  bridge: DeskBridge,
  complain: (problem: Problem) => void,
  newsroom: () => string | null,
): Desk {
  const desk: Desk = {
    newsroom,
    here() {
      const key = newsroom()
      return createDesk(bridge, complain, () => key)
    },
    on: (name, listener) => bridge.on(name, listener),
    drop: (files) => bridge.drop(files),
    async ask<Name extends CallName>(name: Name, input: CallInput<Name>) {
      let reply: Reply<Name>
      try {
        const call = bridge[name] as (input: CallInput<Name>, key: string | null) => Promise<Reply<Name>>
        reply = await call(input, newsroom())
      } catch (error) {
        throw new DeskError("unexpected", { message: String(error) }, error)
      }
      if (reply.ok) return reply.value
      throw new DeskError(reply.problem.code, reply.problem.details)
    },
    async attempt(name, input) {
      try {
        return await desk.ask(name, input)
      } catch (error) {
        desk.explain(error)
        return null
      }
    },
    explain(error) {
      const problem = problemOf(error)
      complain(problem)
      if (problem.code === "unexpected") desk.report(String(error instanceof Error ? error.stack : error))
    },
    report(message) {
      void bridge.reportFault({ message: message.slice(0, longest) }, newsroom())
    },
  }
  return desk
}
