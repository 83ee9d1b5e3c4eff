/** What the window tells its user in passing: quiet notices, and problems that stay until they are put away. */
import { type ReadonlySignal, signal } from "@preact/signals"

export type Notice = {
  key: number
  text: string
  kind: "quiet" | "problem"
  action?: { label: string; run(): void }
}

export type Notices = {
  readonly list: ReadonlySignal<readonly Notice[]>
  /** Says `text` for six seconds. Gives back how to take it back. */
  say(text: string, action?: Notice["action"]): () => void
  /** Tells a screen reader `text`; nothing is seen of it. */
  whisper(text: string): void
  readonly whispered: ReadonlySignal<string>
  /** Says `text` with something to do about it, long enough to read both. Gives back how to take it back. */
  offer(text: string, action: NonNullable<Notice["action"]>): () => void
  /** Does what the newest notice offers; gives back whether one did. */
  answer(): boolean
  /** Says `text` until it is put away; the same text is not said twice. Gives back how to take it back. */
  warn(text: string, action?: Notice["action"]): () => void
  dismiss(key: number): void
}

const quietFor = 6000
const offeredFor = 20_000

export function createNotices(): Notices {
  let next = 0
  const list = signal<readonly Notice[]>([])
  const dismiss = (key: number) => {
    list.value = list.peek().filter((notice) => notice.key !== key)
  }
  function add(kind: Notice["kind"], text: string, action?: Notice["action"]): number {
    const key = next++
    const others = list.peek().filter((notice) => notice.text !== text)
    list.value = [...others, action ? { key, text, kind, action } : { key, text, kind }]
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
    warn(text, action) {
      const key = add("problem", text, action)
      return () => dismiss(key)
    },
    dismiss,
  }
}
