/** The field of an article's status. */
import { type Dossier as Facts, statuses } from "../../../main/article/dossier.ts"
import type { Session } from "../../session/session.ts"

/** Draws the status of `facts`; another one is set as a command of the library does, which looks for what links here. */
export function StatusField({ id, facts, session }: { id: string; facts: Facts; session: Session }) {
  const { statuses: names } = session.words.value.window
  const set = (name: string) => {
    const status = statuses.find((known) => known === name)
    if (!status) return
    const target = { id: facts.id, headline: session.headline.peek(), kind: "article" as const }
    void session.changing.set([target], { status })
  }
  return (
    <span class="status-field box">
      <span class="status-dot" data-status={facts.status} />
      <select id={id} data-first value={facts.status} onChange={(event) => set(event.currentTarget.value)}>
        {statuses.map((status) => (
          <option key={status} value={status}>
            {names[status]}
          </option>
        ))}
      </select>
    </span>
  )
}
