/** How the session's parts reach the desk. */
import type { CallInput, CallName, CallOutput } from "../../main/contract/desk.ts"

export type Ask = <Name extends CallName>(name: Name, input: CallInput<Name>) => Promise<CallOutput<Name>>

export type Desk = {
  /** Makes a call. Throws `DeskError`. */
  ask: Ask
  /** Tells the user of a problem. */
  explain(error: unknown): void
}
