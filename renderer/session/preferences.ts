/** The settings, and the words of the language that is set. */
import { computed, type ReadonlySignal, signal } from "@preact/signals"
import type { Managed, Settings } from "../../main/contract/desk.ts"
import { type Words, wordsIn } from "../../main/contract/words/index.ts"
import type { Desk } from "./desk.ts"

/** The settings as the parts of the session use them. */
export type Preferences = {
  readonly settings: ReadonlySignal<Settings>
  readonly words: ReadonlySignal<Words>
  /** Changes settings in the window at once, and has the desk keep them. */
  set(change: Partial<Settings>): Promise<void>
  /** Takes settings that come from the desk. */
  take(settings: Settings): void
}

/** What administrators have set: it cannot be changed, and `refuse` is called if somebody would. */
type Policy = { names(): readonly Managed[]; refuse(name: Managed): void }

/** @param first the settings as the desk has them at the start */
export function createPreferences(
  first: Settings,
  desk: Pick<Desk, "attempt">,
  policy: Policy = { names: () => [], refuse: () => undefined },
): Preferences {
  const settings = signal(first)
  return {
    settings,
    words: computed(() => wordsIn(settings.value.language)),
    async set(change) {
      const fixed = policy.names().find((name) => name in change)
      if (fixed) return policy.refuse(fixed)
      settings.value = { ...settings.peek(), ...change }
      const kept = await desk.attempt("changeSettings", change)
      if (kept) settings.value = kept
    },
    take(next) {
      settings.value = next
    },
  }
}
