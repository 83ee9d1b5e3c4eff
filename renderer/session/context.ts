/** The session, as the panels reach it. */
import { createContext } from "preact"
import { useContext } from "preact/hooks"
import type { Session } from "./session.ts"

export const SessionContext = createContext<Session | null>(null)

/** The session of the window that the component is drawn in. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error("Drawn outside of a session")
  return session
}
