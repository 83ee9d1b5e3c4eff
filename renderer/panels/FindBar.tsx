/** The bar over the page that finds words in the open article. Its keys work while the focus is in it. */
import { useLayoutEffect, useRef } from "preact/hooks"
import { longestQuery } from "../../main/article/find/query.ts"
import { findKeys } from "../../main/contract/commands.ts"
import { matches } from "../../main/contract/keys.ts"
import { useSession } from "../session/context.ts"
import type { Session } from "../session/session.ts"
import { directionOf } from "./direction.ts"
import { Cross, Down, Search, Up } from "./icons.tsx"
import { Keys } from "./Keys.tsx"
import { Switch } from "./Switch.tsx"

/** Draws nothing while nothing is looked for. */
export function FindBar() {
  const session = useSession()
  return session.finding.open.value && session.current.value ? <Bar /> : null
}

/** Goes back to the text, to the hit that was gone to last. */
function leave(session: Session) {
  session.finding.close()
  session.editor()?.focus()
}

function Bar() {
  const session = useSession()
  const { finding } = session
  const { finding: said } = session.words.value.window
  const { text, exact, whole, tashkeel, expression } = finding.query.value
  const field = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  const switches = [
    { key: findKeys.exact, name: said.exact, on: exact, turn: () => finding.change({ exact: !exact }) },
    { key: findKeys.whole, name: said.whole, on: whole, turn: () => finding.change({ whole: !whole }) },
    {
      key: findKeys.tashkeel,
      name: said.tashkeel,
      on: tashkeel,
      turn: () => finding.change({ tashkeel: !tashkeel }),
    },
    {
      key: findKeys.expression,
      name: said.expression,
      on: expression,
      turn: () => finding.change({ expression: !expression }),
    },
    {
      key: findKeys.scope,
      name: said.within,
      on: finding.within.value,
      turn: () => finding.narrow(!finding.within.peek()),
    },
  ]
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const { platform } = session.scene.peek()
    const turned = switches.find(({ key }) => matches(event, key, platform))
    if (event.key === "Escape") leave(session)
    else if (turned) turned.turn()
    else if (event.key === "Enter" && event.target === field.current && !event.ctrlKey && !event.altKey)
      finding.go(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <search class="find-bar" data-pane="find" aria-label={said.bar} onKeyDown={onKeyDown}>
      <div class="find-line">
        <label class="find-field">
          <Search />
          <input
            ref={field}
            type="text"
            data-first
            dir={directionOf(text)}
            aria-label={said.field}
            aria-describedby="find-count"
            aria-invalid={finding.bad.value}
            placeholder={said.field}
            autocomplete="off"
            spellcheck={false}
            maxLength={longestQuery}
            value={text}
            onInput={(event) => finding.change({ text: event.currentTarget.value })}
          />
        </label>
        <Count />
        <button type="button" class="quiet" title={said.previous} onClick={() => finding.go(-1)}>
          <Up /> <span class="unseen">{said.previous}</span>
          <Keys of="findPrevious" />
        </button>
        <button type="button" class="quiet" title={said.next} onClick={() => finding.go(1)}>
          <Down /> <span class="unseen">{said.next}</span>
          <Keys of="findNext" />
        </button>
        <button type="button" class="quiet" onClick={() => session.replacing.show()}>
          {said.replaceAll} <Keys of="replace" />
        </button>
        <button type="button" class="quiet" title={said.close} onClick={() => leave(session)}>
          <Cross /> <span class="unseen">{said.close}</span>
          <Keys key_="Escape" />
        </button>
      </div>
      <fieldset class="find-switches" aria-label={said.options}>
        {switches.map(({ key, name, on, turn }) => (
          <Switch key={key} name={name} on={on} turn={turn} hint={key} />
        ))}
      </fieldset>
    </search>
  )
}

/** How many hits there are, and which one was gone to. Screen readers are told when typing pauses. */
function Count() {
  const session = useSession()
  const { finding } = session
  const { finding: said } = session.words.value.window
  const { total, at, complete, current } = finding.hits.value
  const asked = finding.query.value.text !== ""
  const place = current && current.place.at !== "block" ? said.inField(said.places[current.place.kind]) : ""
  const text = !asked
    ? ""
    : finding.bad.value
      ? said.badExpression
      : total === 0
        ? complete
          ? said.none
          : said.searching(0)
        : at >= 0
          ? said.count(at + 1, total)
          : complete
            ? said.hits(total)
            : said.searching(total)
  return (
    <p
      id="find-count"
      class="find-count"
      role="status"
      data-bad={finding.bad.value || (asked && complete && total === 0)}
    >
      {text} {place}
    </p>
  )
}

/** Where the hits are, beside the scroll bar. */
export function HitRail() {
  const session = useSession()
  if (!session.finding.open.value || !session.current.value) return null
  return (
    <div class="hit-rail" aria-hidden="true">
      {session.finding.hits.value.spread.map((at) => (
        <i key={at} class="hit-tick" style={{ insetBlockStart: `${at * 100}%` }} />
      ))}
    </div>
  )
}
