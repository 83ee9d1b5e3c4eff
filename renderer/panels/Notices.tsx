/** Notices above the status bar; a screen reader hears them as they come. */
import { useSession } from "../session/context.ts"
import type { Notice } from "../session/notices.ts"
import { Cross, Warning } from "./icons.tsx"
import { Keys } from "./Keys.tsx"

/** Draws the notices of the session; problems are alerts for screen readers, the others statuses. */
export function Notices() {
  const session = useSession()
  const list = session.notices.list.value
  const { notices } = session.words.value.window
  // The key answers the newest.
  const answered = list.findLast((notice) => notice.action)
  const back = (notice: Notice) => {
    session.notices.dismiss(notice.key)
    notice.dismissed?.()
    session.editor()?.focus()
  }
  const draw = (notice: Notice) => (
    <div class="notice" data-kind={notice.kind} key={notice.key}>
      {notice.kind === "problem" && <Warning />}
      <span>{notice.text}</span>
      {notice.action && (
        <button
          type="button"
          onClick={() => {
            session.notices.dismiss(notice.key)
            notice.action?.run()
          }}
        >
          {notice.action.label} {notice === answered && <Keys of="answerNotice" />}
        </button>
      )}
      {notice.kind === "problem" && (
        <button type="button" class="quiet" aria-label={notices.dismiss} onClick={() => back(notice)}>
          <Cross />
        </button>
      )}
    </div>
  )
  return (
    <section class="notices" aria-label={notices.region}>
      <div role="status" aria-live="polite">
        {list.filter((notice) => notice.kind === "quiet").map(draw)}
      </div>
      <div role="status" aria-live="polite" class="unseen">
        {session.notices.whispered.value}
      </div>
      <div role="alert" aria-live="assertive">
        {list.filter((notice) => notice.kind === "problem").map(draw)}
      </div>
    </section>
  )
}
