/** The calls of the window that a desk answers without the shell. */
import type { CallName, Handlers } from "../contract/desk.ts"
import type { Desk } from "../desk/desk.ts"

/** The calls that a desk answers. */
type DeskCall = Extract<CallName, keyof Desk>

/** Handlers of the named calls: each asks the desk that `deskFor` gives for its input. */
export function delegated<Name extends DeskCall>(
  calls: Record<Name, unknown>,
  deskFor: (input: unknown) => Desk,
): Pick<Handlers, Name> {
  const handlers = Object.keys(calls).map((name) => [
    name,
    (input: unknown) => {
      const desk = deskFor(input)
      return (desk[name as Name] as (input: unknown) => Promise<unknown>)(input)
    },
  ])
  return Object.fromEntries(handlers) as Pick<Handlers, Name>
}
