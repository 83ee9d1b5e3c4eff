/**
 * Find and replace across the newsroom, over the whole window: the fields, the articles with hits at the start, the
 * changes of the chosen one beside them, the actions at the foot. Everything is done by keys; Esc goes back to the
 * caret.
 */
import { useLayoutEffect } from "preact/hooks"
import { matches } from "../../../main/contract/keys.ts"
import { problemText } from "../../../main/contract/words/index.ts"
import { useSession } from "../../session/context.ts"
import { Articles } from "./Articles.tsx"
import { Changes } from "./Changes.tsx"
import { useChosen } from "./chosen.ts"
import { Foot } from "./Foot.tsx"
import { Head } from "./Head.tsx"
import { fields, keysOf, view } from "./keys.ts"

/** Draws the view, and takes its keys. */
export function Replacing() {
  const session = useSession()
  const { replacing } = session
  const chosen = useChosen(replacing.found)
  useLayoutEffect(() => {
    fields()[0]?.focus()
    fields()[0]?.select()
  }, [])
  const said = session.words.value.window.replacing
  const found = replacing.found.value
  const at = chosen.at.value
  const article = found[Math.min(at.article, found.length - 1)]
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented) return
    const { platform } = session.scene.peek()
    const turn = Object.entries(keysOf(session, chosen)).find(([key]) => matches(event, key, platform))?.[1]
    const inField = event.target instanceof HTMLInputElement
    if (turn) turn()
    else if (inField && (event.key === "ArrowDown" || event.key === "Enter") && found.length > 0)
      view()?.querySelector<HTMLElement>(".replacing-hits")?.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <main class="replacing" data-pane="replacing" aria-label={said.name} onKeyDown={onKeyDown}>
      <Head typed={() => chosen.choose(0)} />
      <Articles chosen={at.article} choose={chosen.choose} />
      {article ? (
        <Changes
          article={article}
          hit={at.hit}
          choose={(hit) => chosen.choose(chosen.at.peek().article, hit)}
          step={chosen.step}
        />
      ) : (
        <Nothing />
      )}
      <Foot article={article ?? null} />
    </main>
  )
}

/** What stands where no article is found. */
function Nothing() {
  const session = useSession()
  const { replacing } = session
  const said = session.words.value.window.replacing
  const { text } = replacing.query.value
  const problem = replacing.problem.value
  const words = problem
    ? problemText(session.settings.value.language, problem)
    : text === ""
      ? said.empty
      : replacing.looked.value?.done
        ? said.nothing(text)
        : ""
  return (
    <p class="replacing-empty" role="status">
      {words}
    </p>
  )
}
