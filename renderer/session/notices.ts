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
  /** Says `text` for six seconds. */
  say(text: string, action?: Notice["action"]): void
  /** Says `text` until it is put away; the same text is not said twice. */
  warn(text: string, action?: Notice["action"]): void
  dismiss(key: number): void
}

const quietFor = 6000

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
  return {
    list,
    say(text, action) {
      const key = add("quiet", text, action)
      setTimeout(dismiss, quietFor, key)
    },
    warn(text, action) {
      add("problem", text, action)
    },
    dismiss,
  }
}
