/**
 * What the window does when the desk tells it of something that concerns more than one part of the session, in records
 * by subject. What concerns one part alone is heard by that part.
 */
import { batch, type ReadonlySignal, type Signal } from "@preact/signals"
import type { CommandId } from "../../main/contract/commands.ts"
import type { EventData, EventName, Scene } from "../../main/contract/desk.ts"
import type { LibraryNews } from "../../main/contract/library.ts"
import type { Problem } from "../../main/contract/problem.ts"
import type { Words } from "../../main/contract/words/index.ts"
import type { Openings } from "./article/openings.ts"
import type { Page } from "./article/page.ts"
import type { Desk } from "./desk.ts"
import type { Dialogs } from "./dialogs.ts"
import type { Keys } from "./keys.ts"
import type { Notices } from "./notices.ts"
import type { Preferences } from "./preferences.ts"

type Handlers = {
  readonly [Name in EventName]?: (data: EventData<Name>, newsroom: string | null) => void
}

/** Has the events of these records handled. */
export function listenTo(desk: Pick<Desk, "on">, ...records: readonly Handlers[]): void {
  for (const record of records)
    for (const name of Object.keys(record) as EventName[])
      desk.on(name, record[name] as (data: EventData<typeof name>, newsroom: string | null) => void)
}

/** What the application tells the window: a command of the menu, a problem of its own, and that it wants to close. */
export function applicationEvents(options: {
  desk: Pick<Desk, "attempt">
  openings: Pick<Openings, "flush">
  command: (id: CommandId) => void
  warn: (problem: Problem) => void
}): Handlers {
  const { desk, openings, command, warn } = options
  return {
    command: ({ id }) => command(id),
    problem: warn,
    async flush() {
      await desk.attempt("flushed", { unkept: await openings.flush() })
    },
  }
}

/** The newsroom: another one, whose articles replace all that the window knows, or one of its articles to open. */
export function newsroomEvents(options: {
  scene: Signal<Scene>
  preferences: Pick<Preferences, "take">
  keys: Pick<Keys, "take">
  openings: Pick<Openings, "leave">
  page: Pick<Page, "clear" | "forget">
  facets: { reset(): void }
  /** The other parts that know something of the newsroom's articles, in the order in which they forget it. */
  parts: readonly { reset(): void }[]
  notices: Pick<Notices, "say">
  dialogs: Pick<Dialogs, "dialog" | "show" | "dismiss">
  words: ReadonlySignal<Words>
  /** Opens an article and gives its text the focus. */
  enter: (id: string) => Promise<void>
}): Handlers {
  const { scene, preferences, keys, openings, page, facets, parts, notices, dialogs, words, enter } = options
  return {
    open: ({ id }) => void enter(id),
    newsroom(next) {
      openings.leave()
      batch(() => {
        scene.value = next
        preferences.take(next.settings)
        keys.take(next.keys)
        facets.reset()
        page.clear()
      })
      // An article there may have the id of one here.
      page.forget()
      for (const part of parts) part.reset()
      if (next.away) dialogs.show({ kind: "away" })
      else {
        if (dialogs.dialog.peek()?.kind === "away") dialogs.dismiss()
        notices.say(words.peek().window.notices.newsroom(next.newsroom.name))
      }
      if (next.open) void enter(next.open)
    },
  }
}

/**
 * The library: every one of `parts` takes over what changed in it, in their order. News of another newsroom than the
 * one that is shown are about none of them.
 */
export function libraryEvents(
  desk: Pick<Desk, "newsroom">,
  parts: readonly { changed(news: LibraryNews): void }[],
): Handlers {
  return {
    library(news, newsroom) {
      if (newsroom !== desk.newsroom()) return
      for (const part of parts) part.changed(news)
    },
  }
}
