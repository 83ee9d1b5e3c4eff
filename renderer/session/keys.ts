/** The keys of commands as they are now. */
import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals"
import type { CommandId } from "../../main/contract/commands.ts"
import { type Keymap, type KeySettings, keymapOf } from "../../main/contract/keymap.ts"
import type { Desk } from "./desk.ts"

/** The keys as the window uses them. */
export type Keys = {
  readonly settings: ReadonlySignal<KeySettings>
  readonly map: ReadonlySignal<Keymap>
  /** Whether the next key is to be given to a command: then no command acts. */
  readonly recording: Signal<boolean>
  /** The key of a command that is shown; undefined if it has none. Reads a signal. */
  of(id: CommandId): string | undefined
  /** Changes the keys in the window at once, and has them kept. */
  set(next: KeySettings): Promise<void>
  /** Takes the keys that come from the desk. */
  take(next: KeySettings): void
}

/** @param first the keys as they are at the start */
export function createKeys(first: KeySettings, desk: Pick<Desk, "attempt">): Keys {
  const settings = signal(first)
  const map = computed(() => keymapOf(settings.value))
  return {
    settings,
    map,
    recording: signal(false),
    of: (id) => map.value[id][0],
    async set(next) {
      settings.value = next
      await desk.attempt("changeKeys", { ...next, own: mutable(next.own) })
    },
    take(next) {
      settings.value = next
    },
  }
}

const mutable = (own: KeySettings["own"]) =>
  Object.fromEntries(Object.entries(own).map(([name, keys]) => [name, [...keys]]))
