/** Calls to the desk, with its problems as exceptions or as messages to the user. */
import type { CallInput, CallName, CallOutput, DeskBridge, Reply } from "../../main/contract/desk.ts"
import { DeskError, type Problem, problemOf } from "../../main/contract/problem.ts"

declare global {
  interface Window {
    readonly desk: DeskBridge
  }
}

/** The desk as the parts of the session call it. */
export type Desk = Pick<DeskBridge, "on" | "drop"> & {
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

/** The desk behind `bridge`. @param complain tells the user of a problem */
export function createDesk(bridge: DeskBridge, complain: (problem: Problem) => void): Desk {
  const desk: Desk = {
    on: (name, listener) => bridge.on(name, listener),
    drop: (files) => bridge.drop(files),
    async ask<Name extends CallName>(name: Name, input: CallInput<Name>) {
      let reply: Reply<Name>
      try {
        reply = await (bridge[name] as (input: CallInput<Name>) => Promise<Reply<Name>>)(input)
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
      void bridge.reportFault({ message: message.slice(0, longest) })
    },
  }
  return desk
}
