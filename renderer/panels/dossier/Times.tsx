/** When the article was made, changed and published. */
import type { Dossier as Facts } from "../../../main/article/dossier.ts"
import { moment } from "../../../main/contract/time.ts"
import { useSession } from "../../session/context.ts"

/** Draws the times that `facts` have; nothing without any. */
export function Times({ facts }: { facts: Facts }) {
  const session = useSession()
  const { dossier } = session.words.value.window
  const language = session.settings.value.language
  const times = (["created", "updated", "published"] as const).filter((field) => facts[field])
  if (times.length === 0) return null
  return (
    <dl class="times">
      {times.map((field) => (
        <div key={field}>
          <dt>{dossier[field]}</dt>
          <dd>{moment(facts[field] ?? "", language)}</dd>
        </div>
      ))}
    </dl>
  )
}
