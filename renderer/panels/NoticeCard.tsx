/** One notice, with its action and the button that puts it away. */
import { useSession } from "../session/context.ts"
import type { Notice } from "../session/notices.ts"
import type { Session } from "../session/session.ts"
import { Cross, Information, Warning } from "./icons.tsx"
import { Keys } from "./Keys.tsx"

/** Takes a notice away and runs its action, if it has one. */
export function take(session: Session, notice: Notice): void {
  session.notices.dismiss(notice.key)
  notice.action?.run()
}

/** Draws `notice`. `isNewest`: it came last; `isAnswered`: the key of answering takes its action. */
export function NoticeCard({
  notice,
  isNewest,
  isAnswered,
}: {
  notice: Notice
  isNewest: boolean
  isAnswered: boolean
}) {
  const session = useSession()
  const { notices: words } = session.words.value.window
  return (
    // biome-ignore lint/a11y/useSemanticElements: it groups no form fields.
    <div
      class="notice"
      data-kind={notice.kind}
      data-newest={isNewest}
      data-first={isNewest ? "" : undefined}
      role="group"
      aria-label={notice.text}
      tabIndex={-1}
    >
      {notice.kind === "problem" ? <Warning /> : <Information />}
      <span class="notice-text">{notice.text}</span>
      <button
        type="button"
        class="quiet notice-away"
        aria-label={words.dismiss}
        title={words.dismiss}
        onClick={() => session.notices.putAway(notice.key)}
      >
        <Cross />
      </button>
      <span class="notice-acts">
        {notice.action && (
          <button type="button" class="quiet notice-act" onClick={() => take(session, notice)}>
            {notice.action.label}{" "}
            {isAnswered && (
              <span class="notice-key">
                <Keys of="answerNotice" />
              </span>
            )}
            <span class="notice-own">
              <Keys key_="Enter" />
            </span>
          </button>
        )}
        <span class="notice-own" aria-hidden="true">
          {words.dismiss} <Keys key_="Delete" />
        </span>
      </span>
    </div>
  )
}
