/** The settings, and the words of the language that is set. */
import { computed, type ReadonlySignal, signal } from "@preact/signals"
import type { Settings } from "../../main/contract/desk.ts"
import { type Words, wordsIn } from "../../main/contract/words/index.ts"
import type { Desk } from "./desk.ts"

export type Preferences = {
  readonly settings: ReadonlySignal<Settings>
  readonly words: ReadonlySignal<Words>
  /** Changes settings in the window at once, and has the desk keep them. */
  set(change: Partial<Settings>): Promise<void>
  /** Takes settings that come from the desk. */
  take(settings: Settings): void
}

/** @param first the settings as the desk has them at the start */
export function createPreferences(first: Settings, desk: Pick<Desk, "attempt">): Preferences {
  const settings = signal(first)
  return {
    settings,
    words: computed(() => wordsIn(settings.value.language)),
    async set(change) {
      settings.value = { ...settings.peek(), ...change }
      const kept = await desk.attempt("changeSettings", change)
      if (kept) settings.value = kept
    },
    take(next) {
      settings.value = next
    },
  }
}
