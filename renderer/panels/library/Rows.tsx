/** The list of the library. Only the lines that are seen are drawn, and a few before and after; the rest is empty space. */
import { useComputed, useSignal, useSignalEffect } from "@preact/signals"
import { useEffect, useLayoutEffect, useRef } from "preact/hooks"
import { type Status, statuses } from "../../../main/article/dossier.ts"
import type { Age } from "../../../main/contract/time.ts"
import { number } from "../../../main/contract/words/plural.ts"
import { useSession } from "../../session/context.ts"
import { type Answer, rowAt } from "../../session/library/answer.ts"
import type { Session } from "../../session/session.ts"
import { rem, reveal, scrollTo, useView } from "../viewport.ts"
import { Bars } from "./Bars.tsx"
import { chosenElement, focusLibrary, openChosen, openHit } from "./chosen.ts"
import { Empty } from "./Empty.tsx"
import { type Group, groupAt, layOut, linesBetween, topOf } from "./layout.ts"
import { listKey, typesText } from "./listKeys.ts"
import { Row } from "./Row.tsx"

/** Heights in rem: of a line, of a line with a piece of its text, of a group's head. `library.css` has the same. */
const line = 5.125
const foundLine = 7.75
const headline = 2.25
/** Lines that are drawn beyond those that are seen. */
const overscan = 6

/** The list of the library. */
export function Rows() {
  const session = useSession()
  const { library } = session
  const box = useRef<HTMLDivElement>(null)
  const view = useView(box)
  const now = useSignal(Date.now())
  useEffect(() => {
    const ticking = setInterval(() => {
      now.value = Date.now()
    }, 30_000)
    return () => clearInterval(ticking)
  }, [now])

  const layout = useComputed(() => {
    const answer = library.listing.answer.value
    const found = (answer?.question.text.trim() ?? "") !== ""
    const grouped = answer !== null && answer.question.group !== "none"
    return layOut(answer?.groups ?? [], { row: found ? foundLine : line, head: grouped ? headline : 0 })
  })
  const range = useComputed(() => {
    const { top, height } = view.value
    const { from, to } = linesBetween(layout.value, top, top + height, overscan)
    return `${from} ${to}`
  })
  useSignalEffect(() => {
    const [from = 0, to = 0] = range.value.split(" ").map(Number)
    library.see({ from, to })
  })

  // The list scrolls to the chosen line after the user chose it. If only the list changed, it scrolls so that the
  // chosen line stays at its place on the screen.
  const shown = useRef({ count: -1, at: -1, top: 0 })
  const answer = library.listing.answer.value
  const chosen = library.chosen.value
  const count = library.scrollRequests.value
  useLayoutEffect(() => {
    const element = box.current
    if (!element || chosen < 0) return
    const top = topOf(layout.peek(), chosen)
    const before = shown.current
    if (before.count !== count) reveal(element, top, top + layout.peek().row, layout.peek().head)
    else if (before.top !== top && element.scrollTop > 0)
      scrollTo(element, element.scrollTop + (top - before.top) * rem())
    shown.current = { count, at: chosen, top }
  }, [answer, chosen, count, layout])

  const { library: words } = session.words.value.window
  const [from = 0, to = 0] = range.value.split(" ").map(Number)
  const groups = layout.value.groups.filter((group) => group.from < to && group.from + group.count > from)
  const away = groupAt(layout.value, chosen)
  if (away && !groups.includes(away)) groups.push(away)
  const empty = answer !== null && answer.total === 0
  useLayoutEffect(() => {
    if (empty && box.current?.contains(document.activeElement)) focusLibrary("field")
  }, [empty])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) void openChosen(session)
    else if (event.key === "Escape") {
      if (library.selected.peek().size > 0) library.clear()
      else focusLibrary("field")
    } else if (event.key === "ArrowUp" && !event.shiftKey && library.chosen.peek() <= 0) focusLibrary("field")
    else if (typesText(event)) {
      // The field has the focus now and receives the key.
      focusLibrary("field")
      return
    } else if (!listKey(session, event)) return
    event.preventDefault()
  }
  return (
    <div
      class="rows"
      ref={box}
      data-found={layout.value.row === foundLine}
      data-selecting={library.selected.value.size > 0}
    >
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: either role takes a name. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it has a role. */}
      <div
        class="rows-list"
        id="library-list"
        role={empty ? "group" : "listbox"}
        aria-multiselectable={empty ? undefined : "true"}
        tabIndex={empty ? -1 : 0}
        aria-label={words.list}
        aria-activedescendant={empty ? undefined : chosenElement(session)}
        style={{ blockSize: `${layout.value.height}rem` }}
        onKeyDown={onKeyDown}
      >
        {groups.map((group) => (
          <GroupRows
            key={group.key}
            group={group}
            answer={answer}
            from={from}
            to={to}
            head={layout.value.head}
            row={layout.value.row}
            now={now.value}
          />
        ))}
      </div>
      {empty && <Empty text={answer.question.text} />}
      {answer === null && <Bars />}
    </div>
  )
}

/** The lines of a group that are drawn. */
function GroupRows(props: {
  group: Group
  answer: Answer | null
  from: number
  to: number
  head: number
  row: number
  now: number
}) {
  const session = useSession()
  const { library } = session
  const { group, answer, head, row } = props
  const chosen = library.chosen.value
  const selected = library.selected.value
  const open = session.current.value?.id
  const first = Math.max(group.from, props.from)
  const last = Math.min(group.from + group.count, props.to)
  const drawn = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index)
  // The chosen line is always drawn, because the element with the focus names it.
  if (chosen >= group.from && chosen < group.from + group.count && !drawn.includes(chosen)) drawn.push(chosen)
  const name = nameOf(session, answer, group.key)
  const count = number(session.settings.value.language, group.count)
  const lines = drawn.map((at) => {
    const hit = rowAt(answer, at)
    const top = head + (at - group.from) * row
    if (!hit) return <div key={at} class="entry waiting" style={{ insetBlockStart: `${top}rem` }} />
    return (
      <Row
        key={hit.id}
        hit={hit}
        at={at}
        total={answer?.total ?? 0}
        top={top}
        open={hit.id === open}
        active={at === chosen}
        selected={selected.has(hit.id)}
        now={props.now}
        choose={(event) => {
          if (event.shiftKey) void library.extend(at)
          else if (event.ctrlKey || event.metaKey) {
            library.choose(at)
            library.toggle(at)
          } else {
            library.choose(at)
            void openHit(session, hit)
          }
        }}
      />
    )
  })
  const box = { insetBlockStart: `${group.top}rem`, blockSize: `${group.height}rem` }
  if (head === 0)
    return (
      <div role="presentation" class="rows-group" style={box}>
        {lines}
      </div>
    )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a listbox groups its options, not form fields.
    <div
      role="group"
      aria-label={session.words.value.window.library.groupOf(name, count)}
      class="rows-group"
      style={box}
    >
      <div class="rows-head" aria-hidden="true">
        <bdi>{name}</bdi> <span>{count}</span>
      </div>
      {lines}
    </div>
  )
}

/** The name of a group. */
function nameOf(session: Session, answer: Answer | null, key: string): string {
  const { window: words } = session.words.value
  switch (answer?.question.group) {
    case "age":
      return words.library[key as Age] ?? key
    case "status":
      return statuses.includes(key as Status) ? words.statuses[key as Status] : words.library.foreign
    default:
      return key || words.library.noSection
  }
}
