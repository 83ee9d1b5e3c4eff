/** The head of find and replace: the fields, the place, and the switches. */
import { longestQuery } from "../../../main/article/find/query.ts"
import { findKeys } from "../../../main/contract/commands.ts"
import { useSession } from "../../session/context.ts"
import { directionOf } from "../direction.ts"
import { Keys } from "../Keys.tsx"
import { Switch } from "../Switch.tsx"
import { scopes, switchesOf } from "./keys.ts"

/** Draws the head. `typed` is called before something else is looked for. */
export function Head({ typed }: { typed(): void }) {
  const session = useSession()
  const said = session.words.value.window.replacing
  return (
    <header class="replacing-head">
      <h1 class="unseen">{said.name}</h1>
      <div class="replacing-tops">
        <Fields typed={typed} />
        <Ways />
      </div>
      <Switches />
    </header>
  )
}

/** What is looked for, and what is put there. */
function Fields({ typed }: { typed(): void }) {
  const session = useSession()
  const { replacing } = session
  const query = replacing.query.value
  const replacement = replacing.replacement.value
  const said = session.words.value.window.replacing
  return (
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
            typed()
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
  )
}

/** Where it is looked for, and whether letters count as they are written. */
function Ways() {
  const session = useSession()
  const { replacing } = session
  const said = session.words.value.window.replacing
  const how = session.words.value.window.finding
  return (
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
          on={replacing.query.value.exact}
          turn={switchesOf(session)[findKeys.exact]}
          hint={findKeys.exact}
          help={how.exactHelp}
        />
        <span class="spring" />
        <span class="replacing-hint">
          {said.fields} <Keys of="replace" />
        </span>
      </div>
    </div>
  )
}

function Switches() {
  const session = useSession()
  const { replacing } = session
  const query = replacing.query.value
  const replacement = replacing.replacement.value
  const said = session.words.value.window.replacing
  const how = session.words.value.window.finding
  const turns = switchesOf(session)
  return (
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
  )
}
