/**
 * Find and replace across the newsroom, over the whole window: the fields, the articles with hits at the start, the
 * changes of the chosen one beside them, the actions at the foot. Everything is done by keys; Esc goes back to the
 * caret.
 */
import { useSignal } from "@preact/signals"
import { useLayoutEffect, useRef } from "preact/hooks"
import { longestQuery } from "../../../main/article/find/query.ts"
import { findKeys } from "../../../main/contract/commands.ts"
import { matches } from "../../../main/contract/keys.ts"
import { problemText } from "../../../main/contract/words/index.ts"
import { useSession } from "../../session/context.ts"
import type { Scope } from "../../session/replacing.ts"
import type { Session } from "../../session/session.ts"
import { directionOf } from "../direction.ts"
import { Keys } from "../Keys.tsx"
import { Switch } from "../Switch.tsx"
import { Articles } from "./Articles.tsx"
import { Changes } from "./Changes.tsx"
import { Foot } from "./Foot.tsx"

const scopes: readonly Scope[] = ["article", "listed", "newsroom"]
const view = () => document.querySelector<HTMLElement>('[data-pane="replacing"]')
const fields = () => [...(view()?.querySelectorAll<HTMLInputElement>(".replacing-field") ?? [])]

/** Opens the article `id`, and looks for the same words in it. */
async function openThere(session: Session, id: string) {
  const query = session.replacing.query.peek()
  session.replacing.close()
  await session.open(id)
  session.finding.change(query)
  session.finding.go(1)
}

/** The view. */
export function Replacing() {
  const session = useSession()
  const { replacing } = session
  /** The chosen article, and the chosen hit of it. */
  const chosen = useSignal({ article: 0, hit: 0 })
  const whole = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    fields()[0]?.focus()
    fields()[0]?.select()
  }, [])
  const query = replacing.query.value
  const replacement = replacing.replacement.value
  const said = session.words.value.window.replacing
  const how = session.words.value.window.finding
  const found = replacing.found.value
  const article = found[Math.min(chosen.value.article, found.length - 1)]
  const choose = (at: number, hit = 0) => {
    const last = replacing.found.peek().length - 1
    chosen.value = { article: Math.max(0, Math.min(at, last)), hit }
  }
  const step = (direction: 1 | -1) => {
    const { article: at, hit } = chosen.peek()
    const list = replacing.found.peek()
    const next = hit + direction
    const count = list[at]?.hits.length ?? 0
    if (next >= 0 && next < count) chosen.value = { article: at, hit: next }
    else if (direction > 0 && at < list.length - 1) choose(at + 1)
    else if (direction < 0 && at > 0) choose(at - 1, (list[at - 1]?.hits.length ?? 1) - 1)
  }
  const turns = {
    [findKeys.whole]: () => replacing.change({ whole: !replacing.query.peek().whole }),
    [findKeys.tashkeel]: () => replacing.change({ tashkeel: !replacing.query.peek().tashkeel }),
    [findKeys.expression]: () => replacing.change({ expression: !replacing.query.peek().expression }),
    [findKeys.exact]: () => replacing.change({ exact: !replacing.query.peek().exact }),
    [findKeys.keep]: () => replacing.put({ keep: !replacing.replacement.peek().keep }),
    [findKeys.published]: () => replacing.look(replacing.scope.peek(), !replacing.published.peek()),
    [findKeys.scope]: () => {
      const wanted = scopes.filter((scope) => scope !== "article" || session.current.peek())
      replacing.look(wanted[(wanted.indexOf(replacing.scope.peek()) + 1) % wanted.length] ?? "newsroom")
    },
    F3: () => step(1),
    "Shift-F3": () => step(-1),
    [session.keys.of("find") ?? "Mod-f"]: () => fields()[0]?.focus(),
    [session.keys.of("replace") ?? "Mod-h"]: () => {
      const [first, second] = fields()
      const next = document.activeElement === first ? second : first
      next?.focus()
      next?.select()
    },
    "Mod-PageDown": () => choose(chosen.peek().article + 1),
    "Mod-PageUp": () => choose(chosen.peek().article - 1),
    "Mod-Shift-Enter": () => void replacing.replace(),
    "Shift-Enter": () => article && void replacing.replace(article.id),
    "Mod-Enter": () => article && void openThere(session, article.id),
    Escape: () => (replacing.progress.peek() ? replacing.stop() : replacing.close()),
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented) return
    const { platform } = session.scene.peek()
    const turn = Object.entries(turns).find(([key]) => matches(event, key, platform))?.[1]
    const inField = event.target instanceof HTMLInputElement
    if (turn) turn()
    else if (inField && (event.key === "ArrowDown" || event.key === "Enter") && found.length > 0)
      view()?.querySelector<HTMLElement>(".replacing-hits")?.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <main class="replacing" data-pane="replacing" aria-label={said.name} onKeyDown={onKeyDown} ref={whole}>
      <header class="replacing-head">
        <h1 class="unseen">{said.name}</h1>
        <div class="replacing-tops">
          <div class="replacing-fields">
            <label>
              <span>{said.find}</span>
              <input
                type="text"
                class="replacing-field"
                data-first
                dir={directionOf(query.text)}
                autocomplete="off"
                spellcheck={false}
                maxLength={longestQuery}
                aria-invalid={replacing.problem.value !== null}
                value={query.text}
                onInput={(event) => {
                  choose(0)
                  replacing.change({ text: event.currentTarget.value })
                }}
              />
            </label>
            <label>
              <span>{said.replace}</span>
              <input
                type="text"
                class="replacing-field"
                dir={directionOf(replacement.text)}
                autocomplete="off"
                spellcheck={false}
                maxLength={longestQuery}
                value={replacement.text}
                onInput={(event) => replacing.put({ text: event.currentTarget.value })}
              />
            </label>
          </div>
          <div class="replacing-ways">
            <div class="replacing-row">
              <fieldset class="segments" aria-label={said.scope}>
                {scopes.map((scope) => (
                  <button
                    key={scope}
                    type="button"
                    aria-pressed={replacing.scope.value === scope}
                    disabled={scope === "article" && !session.current.value}
                    onClick={() => replacing.look(scope)}
                  >
                    {said.scopes[scope]}
                  </button>
                ))}
              </fieldset>
              <Keys key_={findKeys.scope} />
              <span class="spring" />
              <button type="button" class="quiet" onClick={() => replacing.close()}>
                {said.close} <Keys key_="Escape" />
              </button>
            </div>
            <div class="replacing-row">
              <Switch
                name={how.exact}
                on={query.exact}
                turn={turns[findKeys.exact]}
                hint={findKeys.exact}
                help={how.exactHelp}
              />
              <span class="spring" />
              <span class="replacing-hint">
                {said.fields} <Keys of="replace" />
              </span>
            </div>
          </div>
        </div>
        <div class="replacing-row replacing-switches">
          <Switch name={how.whole} on={query.whole} turn={turns[findKeys.whole]} hint={findKeys.whole} />
          <Switch
            name={how.tashkeel}
            on={query.tashkeel}
            turn={turns[findKeys.tashkeel]}
            hint={findKeys.tashkeel}
          />
          <Switch
            name={how.expression}
            on={query.expression}
            turn={turns[findKeys.expression]}
            hint={findKeys.expression}
          />
          <Switch name={how.keep} on={replacement.keep} turn={turns[findKeys.keep]} hint={findKeys.keep} />
          <span class="spring" />
          <Switch
            name={said.published}
            on={replacing.published.value}
            turn={turns[findKeys.published]}
            hint={findKeys.published}
          />
        </div>
      </header>
      <Articles chosen={chosen.value.article} choose={choose} />
      {article ? (
        <Changes
          article={article}
          hit={chosen.value.hit}
          choose={(hit) => choose(chosen.peek().article, hit)}
          step={step}
        />
      ) : (
        <p class="replacing-empty" role="status">
          {replacing.problem.value
            ? problemText(session.settings.value.language, replacing.problem.value)
            : query.text === ""
              ? said.empty
              : replacing.looked.value?.done
                ? said.nothing(query.text)
                : ""}
        </p>
      )}
      <Foot article={article ?? null} />
    </main>
  )
}
