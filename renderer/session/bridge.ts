/** The way to the desk: calls that throw what the desk refuses. */
import type { CallInput, CallName, CallOutput, DeskBridge, Reply } from "../../main/contract/desk.ts"
import { DeskError } from "../../main/contract/problem.ts"

declare global {
  interface Window {
    readonly desk: DeskBridge
  }
}

/** Makes the call `name`. Throws `DeskError` with the desk's problem, or with "unexpected" if the call itself broke. */
export async function ask<Name extends CallName>(
  desk: DeskBridge,
  name: Name,
  input: CallInput<Name>,
): Promise<CallOutput<Name>> {
  let reply: Reply<Name>
  try {
    reply = await (desk[name] as (input: CallInput<Name>) => Promise<Reply<Name>>)(input)
  } catch (error) {
    throw new DeskError("unexpected", { message: String(error) }, error)
  }
  if (reply.ok) return reply.value
  throw new DeskError(reply.problem.code, reply.problem.details)
}
