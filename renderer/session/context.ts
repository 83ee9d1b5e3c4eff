/** The session as components get it. */
import { createContext } from "preact"
import { useContext } from "preact/hooks"
import type { Session } from "./session.ts"

/** Holds the session for every component below its provider. */
export const SessionContext = createContext<Session | null>(null)

/** The session of the window. Throws outside of a `SessionContext`. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error("Drawn outside of a session")
  return session
}
