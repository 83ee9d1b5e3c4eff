/**
 * Notices, where they cover nothing: at the foot of the end column, in the margin that it leaves, or in a line above the
 * status bar. A screen reader hears them as they come; `frame.css` says which of the places it is.
 */
import { useSignal } from "@preact/signals"
import { useLayoutEffect, useRef } from "preact/hooks"
import { showPane } from "../commands/panes.ts"
import { useSession } from "../session/context.ts"
import { inOrder, type Notice, shownOf } from "../session/notices.ts"
import type { Session } from "../session/session.ts"
import { Keys } from "./Keys.tsx"
import { NoticeCard, take } from "./NoticeCard.tsx"

/** How many stand at once. The others are counted, and shown while the focus is among them. */
const most = 3

/** Draws the notices of the session; problems are alerts for screen readers, the others statuses. */
export function Notices() {
  const session = useSession()
  const { notices } = session
  const region = useRef<HTMLElement>(null)
  const entered = useSignal(false)
  const list = notices.list.value
  const { notices: words } = session.words.value.window
  const shown = entered.value ? inOrder(list) : shownOf(list, most)

  /** Whether one is read or has the focus: then none goes by itself. */
  const look = () => {
    entered.value = region.current?.contains(document.activeElement) ?? false
    notices.hold(region.current?.matches(":hover, :focus-within") ?? false)
  }
  // The place among them that had the focus, so that the next one gets it when that one goes.
  const at = useRef(-1)
  useLayoutEffect(() => {
    const cards = [...(region.current?.querySelectorAll<HTMLElement>(".notice") ?? [])]
    const lost = at.current >= 0 && !region.current?.contains(document.activeElement)
    if (lost && cards.length > 0) cards[Math.min(at.current, cards.length - 1)]?.focus()
    else if (lost) {
      at.current = -1
      leave(session)
    }
    look()
  }, [list])

  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const cards = [...event.currentTarget.querySelectorAll<HTMLElement>(".notice")]
    const index = cards.findIndex((card) => card.contains(document.activeElement))
    const notice = shown[index]
    const onCard = event.target === cards[index]
    if (event.key === "ArrowDown") cards[Math.min(index + 1, cards.length - 1)]?.focus()
    else if (event.key === "ArrowUp") cards[Math.max(index - 1, 0)]?.focus()
    else if (event.key === "Escape") {
      at.current = -1
      leave(session)
    } else if (event.key === "Delete" && event.shiftKey) notices.putAllAway()
    else if (event.key === "Delete" && notice) notices.putAway(notice.key)
    else if (event.key === "Enter" && onCard && notice?.action) {
      at.current = -1
      leave(session)
      take(session, notice)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  // The key answers the newest.
  const answered = list.findLast((notice) => notice.action)
  const newest = list.at(-1)
  const draw = (notice: Notice) => (
    <NoticeCard
      key={notice.key}
      notice={notice}
      isNewest={notice === newest}
      isAnswered={notice === answered}
    />
  )
  const older = list.length - shown.length
  const quiet = shown.filter(({ kind }) => kind === "quiet")
  const problems = shown.filter(({ kind }) => kind === "problem")
  return (
    <section
      class="notices"
      data-pane={list.length > 0 ? "notices" : undefined}
      data-empty={list.length === 0}
      aria-label={words.region}
      ref={region}
      onKeyDown={onKeyDown}
      onPointerEnter={look}
      onPointerLeave={look}
      onFocusIn={(event) => {
        const cards = [...event.currentTarget.querySelectorAll(".notice")]
        at.current = cards.findIndex((card) => card.contains(event.target as Node))
        look()
      }}
      onFocusOut={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget as Node)) at.current = -1
        queueMicrotask(look)
      }}
      // A press leaves the focus, the caret and the selection where they are.
      onMouseDown={(event) => event.preventDefault()}
    >
      {list.length > 0 && (
        <header class="notices-head">
          <h2>{words.name}</h2>
          <span>{older > 0 ? words.some(shown.length, list.length) : list.length}</span>
          <span class="notices-go">
            <Keys of={answered ? "goNotices" : "answerNotice"} />
          </span>
        </header>
      )}
      <div class="notices-list">
        <div role="alert" aria-live="assertive">
          {problems.map(draw)}
        </div>
        <div role="status" aria-live="polite">
          {quiet.map(draw)}
        </div>
      </div>
      <div role="status" aria-live="polite" class="unseen">
        {notices.whispered.value}
      </div>
      {older > 0 && <p class="notices-more">{words.older(older)}</p>}
      {list.length > 1 && <p class="notices-rest">{words.older(list.length - 1)}</p>}
      {list.length > 1 && (
        <p class="notices-all" aria-hidden="true">
          {words.dismissAll} <Keys key_="Shift-Delete" />
        </p>
      )}
    </section>
  )
}

/** Goes back to where one was before: the caret in the text, or the list that covers it. */
function leave(session: Session): void {
  const { board, current, replacing } = session
  const over = replacing.open.peek() ? "replacing" : board.open.peek() ? "board" : null
  showPane(session, over ?? (current.peek() ? "editor" : "library"))
}
