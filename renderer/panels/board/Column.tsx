/** A column of the board: the cards of one status. Only those on the screen are drawn. */
import { useComputed, useSignalEffect } from "@preact/signals"
import { useLayoutEffect, useRef } from "preact/hooks"
import type { Status } from "../../../main/article/dossier.ts"
import type { Hit } from "../../../main/contract/library.ts"
import { ago } from "../../../main/contract/time.ts"
import { number } from "../../../main/contract/words/plural.ts"
import { useSession } from "../../session/context.ts"
import { rowAt } from "../../session/library/answer.ts"
import { columnOf } from "../../session/library/board.ts"
import { directionOf } from "../direction.ts"
import { presently } from "../library/Row.tsx"
import { Marked } from "../Marked.tsx"
import { reveal, useView } from "../viewport.ts"

/** The height of a card with the space below it, in rem; `board.css` has the same. */
const cardHeight = 6.5
/** Cards that are drawn beyond those that are seen. */
const overscan = 4

/** The column of a status. */
export function Column({ status }: { status: Status }) {
  const session = useSession()
  const { board } = session
  const box = useRef<HTMLDivElement>(null)
  const view = useView(box)
  const answer = board.listing.answer.value
  const { from, count } = columnOf(answer, status)
  const range = useComputed(() => {
    const { top, height } = view.value
    const { count } = columnOf(board.listing.answer.value, status)
    const first = Math.max(0, Math.floor(top / cardHeight) - overscan)
    return `${first} ${Math.min(count, Math.ceil((top + height) / cardHeight) + overscan)}`
  })
  useSignalEffect(() => {
    const [first = 0, last = 0] = range.value.split(" ").map(Number)
    board.see(status, { from: first, to: last })
  })
  const chosen = board.chosen.value
  const mine = chosen.status === status
  useLayoutEffect(() => {
    if (mine && box.current) reveal(box.current, chosen.at * cardHeight, (chosen.at + 1) * cardHeight, 0)
  }, [mine, chosen.at, answer])
  const { board: words } = session.words.value.window
  const counted = number(session.settings.value.language, count)
  const [first = 0, last = 0] = range.value.split(" ").map(Number)
  const drawn = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index)
  if (mine && chosen.at < count && !drawn.includes(chosen.at)) drawn.push(chosen.at)
  const active = mine ? rowAt(answer, from + chosen.at) : undefined
  const name = words.columns[status]
  return (
    <section class="column" data-status={status} data-active={mine}>
      <h2 class="column-head">
        <span class="status-dot" data-status={status} /> {name} <span class="column-count">{counted}</span>
      </h2>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: either role takes a name. */}
      <div
        class="column-cards"
        role={count > 0 ? "listbox" : "group"}
        aria-label={words.column(name, counted)}
        aria-activedescendant={active && `card-${active.id}`}
        tabIndex={mine ? 0 : -1}
        data-keys={mine}
        ref={box}
      >
        <div role="presentation" class="column-space" style={{ blockSize: `${count * cardHeight}rem` }}>
          {drawn.map((at) => {
            const hit = rowAt(answer, from + at)
            if (!hit || at >= count) return null
            return (
              <Card
                key={hit.id}
                hit={hit}
                at={at}
                count={count}
                active={mine && at === chosen.at}
                choose={() => {
                  board.choose({ status, at })
                  box.current?.focus()
                }}
              />
            )
          })}
        </div>
        {answer && count === 0 && <p class="column-empty">{words.empty}</p>}
      </div>
    </section>
  )
}

function Card(props: { hit: Hit; at: number; count: number; active: boolean; choose(): void }) {
  const session = useSession()
  const hit = presently(session, props.hit)
  const words = session.words.value
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the card's keys are the column's.
    <div
      id={`card-${hit.id}`}
      data-card={hit.id}
      class="card"
      role="option"
      tabIndex={-1}
      aria-selected={props.active}
      aria-setsize={props.count}
      aria-posinset={props.at + 1}
      style={{ insetBlockStart: `${props.at * cardHeight}rem` }}
      onClick={props.choose}
      onDblClick={() => void session.open(hit.id)}
    >
      <div class="entry-headline" dir={directionOf(hit.headline)}>
        {hit.headline ? <Marked text={hit.headline} marks={hit.marks} /> : words.window.library.untitled}
      </div>
      <div class="entry-facts">
        <bdi>{hit.section}</bdi>
        <time dateTime={hit.updated}>
          {ago(hit.updated, Date.now(), session.settings.value.language, words)}
        </time>
      </div>
    </div>
  )
}
