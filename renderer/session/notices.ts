/** Notices: quiet ones that disappear after some seconds, and problems that stay until they are dismissed. */
import { type ReadonlySignal, signal } from "@preact/signals"

/** A notice with the action that it offers, if any. */
export type Notice = {
  key: number
  text: string
  kind: "quiet" | "problem"
  action?: { label: string; run(): void }
  /** Called when the user takes it away without its action. */
  dismissed?: () => void
}

/** Notices as the parts of the session use them. */
export type Notices = {
  readonly list: ReadonlySignal<readonly Notice[]>
  /** Shows `text` for six seconds. Returns a function that takes it back. */
  say(text: string, action?: Notice["action"]): () => void
  /** Has screen readers say `text`, and shows nothing. */
  whisper(text: string): void
  /** The text that screen readers said last. */
  readonly whispered: ReadonlySignal<string>
  /** Shows `text` and an action for 20 seconds. Returns a function that takes it back. */
  offer(text: string, action: NonNullable<Notice["action"]>): () => void
  /** Runs the action of the newest notice that has one; returns whether there was one. */
  answer(): boolean
  /** Shows `text` until it is dismissed, in the place of a notice of the same text. Returns a function that takes it back. */
  warn(text: string, action?: Notice["action"], dismissed?: () => void): () => void
  /** Takes the notice `key` away. */
  dismiss(key: number): void
}

/** How long quiet notices stay, without an action and with one, in milliseconds. */
const quietFor = 6000
const offeredFor = 20_000

/** There are no notices at first. */
export function createNotices(): Notices {
  let next = 0
  const list = signal<readonly Notice[]>([])
  const dismiss = (key: number) => {
    list.value = list.peek().filter((notice) => notice.key !== key)
  }
  function add(
    kind: Notice["kind"],
    text: string,
    action?: Notice["action"],
    dismissed?: () => void,
  ): number {
    const key = next++
    const others = list.peek().filter((notice) => notice.text !== text)
    list.value = [
      ...others,
      { key, text, kind, ...(action ? { action } : {}), ...(dismissed ? { dismissed } : {}) },
    ]
    return key
  }
  const whispered = signal("")
  return {
    list,
    whispered,
    whisper(text) {
      whispered.value = text
    },
    say(text, action) {
      const key = add("quiet", text, action)
      setTimeout(dismiss, quietFor, key)
      return () => dismiss(key)
    },
    offer(text, action) {
      const key = add("quiet", text, action)
      setTimeout(dismiss, offeredFor, key)
      return () => dismiss(key)
    },
    answer() {
      const notice = list.peek().findLast((each) => each.action)
      if (!notice) return false
      dismiss(notice.key)
      notice.action?.run()
      return true
    },
    warn(text, action, dismissed) {
      const key = add("problem", text, action, dismissed)
      return () => dismiss(key)
    },
    dismiss,
  }
}
