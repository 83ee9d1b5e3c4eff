/** How the session's parts reach the desk, and what becomes of its refusals. */
import type { CallInput, CallName, CallOutput, DeskBridge, Reply } from "../../main/contract/desk.ts"
import { DeskError, type Problem, problemOf } from "../../main/contract/problem.ts"

declare global {
  interface Window {
    readonly desk: DeskBridge
  }
}

export type Desk = Pick<DeskBridge, "on" | "drop"> & {
  /** Makes the call `name`. Throws `DeskError` with the desk's problem, or with "unexpected" if the call itself broke. */
  ask<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>
  /** Makes a call; a problem is explained, and null comes back. */
  attempt<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name> | null>
  /** Tells the user of a problem, and the log of one that nobody expected. */
  explain(error: unknown): void
  /** Writes into the log what is not the user's to know. */
  report(message: string): void
}

/** The longest message that the log takes, in characters; see `reportFault` of the contract. */
const longest = 10_000

/** @param complain tells the user of a problem */
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
