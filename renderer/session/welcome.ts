/** The three sentences of the first start: shown until they are put away, or another newsroom is opened. */
import { type ReadonlySignal, signal } from "@preact/signals"

export type Welcome = {
  readonly shown: ReadonlySignal<boolean>
  /** Puts them away for good; returns whether they were there. */
  putAway(): boolean
  /** Another newsroom was opened, so they have done their work. */
  reset(): void
}

/** @param first whether this is the first start */
export function createWelcome(first: boolean): Welcome {
  const shown = signal(first)
  return {
    shown,
    putAway() {
      const there = shown.peek()
      shown.value = false
      return there
    },
    reset() {
      shown.value = false
    },
  }
}
