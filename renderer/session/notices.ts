/** Notices: quiet ones that disappear after some seconds, and problems that stay until they are put away. */
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
  /** The notices that stand, oldest first. */
  readonly list: ReadonlySignal<readonly Notice[]>
  /** Shows `text` for six seconds. Returns a function that takes it back. */
  say(text: string, action?: Notice["action"]): () => void
  /** Has screen readers say `text`, and shows nothing. */
  whisper(text: string): void
  /** The text that screen readers said last. */
  readonly whispered: ReadonlySignal<string>
  /** Shows `text` and an action for 20 seconds. Returns a function that takes it back. */
  offer(text: string, action: NonNullable<Notice["action"]>): () => void
  /** Shows `text`, quietly, until it is dismissed or its action is taken. Returns a function that takes it back. */
  stand(text: string, action?: Notice["action"]): () => void
  /** Runs the action of the newest notice that has one; returns whether there was one. */
  answer(): boolean
  /** Shows `text` until it is dismissed, in the place of a notice of the same text. Returns a function that takes it back. */
  warn(text: string, action?: Notice["action"], dismissed?: () => void): () => void
  /** Takes the notice `key` away. */
  dismiss(key: number): void
  /** Takes the notice `key` away for the user, who does not want its action. */
  putAway(key: number): void
  /** The same with the newest notice; returns whether there was one. */
  putNewestAway(): boolean
  putAllAway(): void
  /** While `held`, no notice goes by itself. Afterwards each stays for as long as a new one. */
  hold(held: boolean): void
}

/** How long quiet notices stay, without an action and with one, in milliseconds. */
const quietFor = 6000
const offeredFor = 20_000

/** There are no notices at first. */
export function createNotices(): Notices {
  let next = 0
  let held = false
  const list = signal<readonly Notice[]>([])
  /** How long each of the notices that go by themselves stays, and the timer that ends it; null while it is held. */
  const passing = new Map<number, { time: number; timer: ReturnType<typeof setTimeout> | null }>()
  const drop = (gone: (notice: Notice) => boolean) => {
    for (const { key } of list.peek().filter(gone)) {
      const timer = passing.get(key)?.timer
      if (timer) clearTimeout(timer)
      passing.delete(key)
    }
    list.value = list.peek().filter((notice) => !gone(notice))
    if (list.peek().length === 0) held = false
  }
  const dismiss = (key: number) => drop((notice) => notice.key === key)
  const putAway = (key: number) => {
    const notice = list.peek().find((each) => each.key === key)
    dismiss(key)
    notice?.dismissed?.()
  }
  const timed = (key: number, time: number) => ({
    time,
    timer: held ? null : setTimeout(dismiss, time, key),
  })
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
  function pass(text: string, time: number, action?: Notice["action"]): () => void {
    const key = add("quiet", text, action)
    passing.set(key, timed(key, time))
    return () => dismiss(key)
  }
  const whispered = signal("")
  return {
    list,
    whispered,
    whisper(text) {
      whispered.value = text
    },
    say: (text, action) => pass(text, quietFor, action),
    offer: (text, action) => pass(text, offeredFor, action),
    stand(text, action) {
      const key = add("quiet", text, action)
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
    putAway,
    putNewestAway() {
      const newest = list.peek().at(-1)
      if (newest) putAway(newest.key)
      return newest !== undefined
    },
    putAllAway() {
      for (const { key } of list.peek()) putAway(key)
    },
    hold(next) {
      if (next === held) return
      held = next
      for (const [key, { time, timer }] of passing) {
        if (timer) clearTimeout(timer)
        passing.set(key, timed(key, time))
      }
    },
  }
}

/** The order in which notices stand: problems before the others, of each the newest first. */
export function inOrder(list: readonly Notice[]): readonly Notice[] {
  const newest = list.toReversed()
  return [
    ...newest.filter(({ kind }) => kind === "problem"),
    ...newest.filter(({ kind }) => kind !== "problem"),
  ]
}

/** As many of `list` as there is room for, as `inOrder` has them; the newest is always among them. */
export function shownOf(list: readonly Notice[], most: number): readonly Notice[] {
  const ordered = inOrder(list)
  const newest = list.at(-1)
  if (!newest || ordered.indexOf(newest) < most) return ordered.slice(0, most)
  return [...ordered.slice(0, most - 1), newest]
}
