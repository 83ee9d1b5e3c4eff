/** The calls of the window that a desk answers without the shell. */
import type { CallName, Handlers } from "../contract/desk.ts"
import type { Desk } from "../desk/desk.ts"
import type { OpenNewsroom } from "./open-newsroom.ts"

/** The calls that a desk answers. */
type DeskCall = Extract<CallName, keyof Desk>

/**
 * Handlers of the named calls: each asks the desk of the newsroom that the call names, which stays open until it has
 * answered.
 */
export function delegated<Name extends DeskCall>(
  calls: Record<Name, unknown>,
  newsroom: Pick<OpenNewsroom, "named" | "keep">,
): Pick<Handlers, Name> {
  const handlers = Object.keys(calls).map((name) => [
    name,
    async (input: unknown, key: string | null) => {
      const desk = newsroom.named(key)
      return newsroom.keep(desk, (desk[name as Name] as (input: unknown) => Promise<unknown>)(input))
    },
  ])
  return Object.fromEntries(handlers) as Pick<Handlers, Name>
}
