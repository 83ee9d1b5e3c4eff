/** Articles that belong to this one, picked from the newsroom. */
import type { Described } from "../../../main/contract/library.ts"
import { wrongWith } from "../../editor/target.ts"
import type { Session } from "../../session/session.ts"
import { directionOf } from "../direction.ts"
import { Warning } from "../icons.tsx"

/** `ids` are the articles, `set` changes them; `id` is that of the button that adds one. */
export function Related(props: {
  id: string
  ids: readonly string[]
  session: Session
  set(ids: string[]): void
}) {
  const { session } = props
  const { dossier, library } = session.words.value.window
  const titleOf = (id: string) => {
    const known = session.descriptions.of(id)
    return (known?.summary ?? known?.binned)?.headline || library.untitled
  }
  const focusAdd = () => document.getElementById(props.id)?.focus()
  const pick = async () => {
    const id = await new Promise<string | null>((answer) => session.show({ kind: "article", answer }))
    if (id && !props.ids.includes(id)) props.set([...props.ids, id])
    focusAdd()
  }
  // The button disappears with the article that it removes.
  const remove = (id: string) => {
    focusAdd()
    props.set(props.ids.filter((other) => other !== id))
  }
  return (
    <div class="related-articles box">
      {props.ids.map((id) => (
        <span class="token" key={id} data-wrong={wrongWith(session.descriptions.of(id)) ?? undefined}>
          <button
            type="button"
            class="token-text"
            dir={directionOf(titleOf(id))}
            title={titleOf(id)}
            onClick={() => void session.enter(id)}
          >
            {titleOf(id)}
          </button>
          <Wrong described={session.descriptions.of(id)} words={dossier.target} />
          <button
            type="button"
            class="token-remove"
            aria-label={dossier.remove(titleOf(id))}
            onClick={() => remove(id)}
          >
            ×
          </button>
        </span>
      ))}
      <button type="button" class="quiet" id={props.id} onClick={() => void pick()}>
        {dossier.addRelated}
      </button>
    </div>
  )
}

/** Says what is wrong with the article that a link leads to: a sign and a word. */
function Wrong(props: {
  described: Described | undefined
  words: Record<"spiked" | "binned" | "missing", string>
}) {
  const wrong = wrongWith(props.described)
  if (!wrong) return null
  return (
    <span class="wrong">
      <Warning /> {props.words[wrong]}
    </span>
  )
}
