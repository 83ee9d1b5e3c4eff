/**
 * The settings as a screen: what is searched for in them, and the changes made there, which act at once and can be taken
 * back one by one.
 */
import { batch, type ReadonlySignal, signal } from "@preact/signals"
import type { Settings } from "../../main/contract/desk.ts"
import type { NewsroomSettings, NewsroomSettingsState } from "../../main/contract/newsroom-settings.ts"
import type { Desk } from "./desk.ts"
import type { Preferences } from "./preferences.ts"

/** A change that was made in the screen: `undo` takes it back. */
type Step = { undo(): void }

/** The screen as the window draws it. */
export type SettingsScreen = {
  readonly open: ReadonlySignal<boolean>
  /** What is searched for. */
  readonly query: ReadonlySignal<string>
  /** The settings as they were when the screen was opened. */
  readonly before: ReadonlySignal<Settings>
  /** The newsroom's own settings; null until they are read. */
  readonly newsroom: ReadonlySignal<NewsroomSettingsState | null>
  /** Opens the screen, with nothing searched for. */
  show(): void
  close(): void
  search(query: string): void
  /** Changes settings so that it can be undone. */
  set(change: Partial<Settings>): void
  /** Changes the newsroom's own settings so that it can be undone. */
  setNewsroom(change: Partial<NewsroomSettings>): Promise<void>
  /** Notes a change that was made from what `was`, as a whole, such as the way of a slider. */
  noteFrom(was: Partial<Settings>): void
  /** Notes another change that can be undone here. */
  note(step: Step): void
  /** Takes the last change back; returns whether there was one. */
  undo(): boolean
  /** Another newsroom is shown. */
  reset(): void
}

/** A setting of the person's or the newsroom's, by its name. */
export type AnySetting = keyof Settings | keyof NewsroomSettings

/** @param undone called with the settings that were taken back */
export function createSettingsScreen(
  { settings, set }: Pick<Preferences, "settings" | "set">,
  desk: Pick<Desk, "attempt" | "newsroom">,
  undone: (names: readonly AnySetting[]) => void,
): SettingsScreen {
  const open = signal(false)
  const query = signal("")
  const before = signal(settings.peek())
  const newsroom = signal<NewsroomSettingsState | null>(null)
  let steps: Step[] = []

  /** Takes an answer of the desk, unless another newsroom is shown by now. */
  async function take(asked: Promise<NewsroomSettingsState | null>): Promise<boolean> {
    const of = desk.newsroom()
    const answer = await asked
    if (!answer || of !== desk.newsroom()) return false
    newsroom.value = answer
    return true
  }

  const screen: SettingsScreen = {
    open,
    query,
    before,
    newsroom,
    show() {
      if (open.peek()) return
      steps = []
      batch(() => {
        before.value = settings.peek()
        query.value = ""
        open.value = true
      })
      void take(desk.attempt("readNewsroomSettings", {}))
    },
    close() {
      open.value = false
    },
    search(next) {
      query.value = next
    },
    set(change) {
      const now = settings.peek()
      const names = Object.keys(change) as (keyof Settings)[]
      const was = Object.fromEntries(names.map((name) => [name, now[name]]))
      void set(change)
      screen.noteFrom(was)
    },
    async setNewsroom(change) {
      const was = newsroom.peek()?.settings
      if (!was || !(await take(desk.attempt("changeNewsroomSettings", change)))) return
      const names = Object.keys(change) as (keyof NewsroomSettings)[]
      const back = Object.fromEntries(names.map((name) => [name, was[name]]))
      screen.note({
        undo() {
          void take(desk.attempt("changeNewsroomSettings", back))
          undone(names)
        },
      })
    },
    noteFrom(was) {
      const names = Object.keys(was) as (keyof Settings)[]
      // What a policy has set stays as it was, and there is nothing to undo.
      if (names.every((name) => settings.peek()[name] === was[name])) return
      screen.note({
        undo() {
          void set(was)
          undone(names)
        },
      })
    },
    note(step) {
      steps.push(step)
    },
    undo() {
      const last = steps.pop()
      last?.undo()
      return last !== undefined
    },
    reset() {
      newsroom.value = null
      screen.close()
    },
  }
  return screen
}
