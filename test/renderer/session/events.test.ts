/** What the window does when the desk tells it of something that concerns several of its parts. */
import { effect, signal } from "@preact/signals"
import { describe, expect, test } from "vitest"
import { defaultSettings, type EventData, type EventName, type Scene } from "../../../main/contract/desk.ts"
import { wordsIn } from "../../../main/contract/words/index.ts"
import {
  applicationEvents,
  libraryEvents,
  listenTo,
  newsroomEvents,
} from "../../../renderer/session/events.ts"

/** A desk that tells of events; what the window does then is noted in its order. */
function telling() {
  const did: string[] = []
  const note = (what: string) => () => void did.push(what)
  const heard = new Map<EventName, (data: never, newsroom: string) => unknown>()
  const desk = {
    on(name: EventName, listener: (data: never, newsroom: string) => unknown) {
      heard.set(name, listener)
      return () => heard.delete(name)
    },
    attempt: async (name: string) => {
      did.push(name)
      return null
    },
  }
  const tell = <Name extends EventName>(name: Name, data: EventData<Name>, newsroom = "shown") =>
    heard.get(name)?.(data as never, newsroom)
  return { did, note, desk: desk as never, tell }
}

const sceneOf = (name: string, open: string | null): Scene => ({
  newsroom: { name, path: `/${name}` },
  key: name,
  recent: [],
  managed: [],
  kept: { settings: "", keys: "" },
  keys: { preset: "midad", own: {} },
  settings: { ...defaultSettings, language: "en" },
  platform: "linux",
  first: false,
  away: null,
  open,
  listed: null,
})

/** The window in the newsroom "Old". */
function inNewsroom() {
  const telled = telling()
  const { did, note, desk } = telled
  const scene = signal(sceneOf("Old", null))
  listenTo(
    desk,
    newsroomEvents({
      scene,
      keys: { take: () => undefined },
      preferences: { take: note("settings") },
      openings: { leave: note("leave") } as never,
      page: { clear: note("clear the page"), forget: note("forget what can be undone") },
      facets: { reset: note("facets") },
      parts: [{ reset: note("board") }, { reset: note("library") }],
      dialogs: {
        dialog: signal({ kind: "away" }),
        show: ({ kind }: { kind: string }) => void did.push(`ask ${kind}`),
        dismiss: note("close the dialog"),
      } as never,
      notices: { say: (text: string) => void did.push(text) } as never,
      words: signal(wordsIn("en")),
      enter: async (id) => void did.push(`enter ${id}`),
    }),
  )
  effect(() => void did.push(`see ${scene.value.newsroom.name}`))
  did.length = 0
  return telled
}

describe("another newsroom", () => {
  const { newsroom } = wordsIn("en").window.notices

  test("is seen when the open article was left and its page is empty; then every part forgets the old one", () => {
    const { did, tell } = inNewsroom()
    tell("newsroom", sceneOf("New", null))
    expect(did).toEqual([
      "leave",
      "settings",
      "facets",
      "clear the page",
      "see New",
      "forget what can be undone",
      "board",
      "library",
      "close the dialog",
      newsroom("New"),
    ])
  })

  test("that is not there is not said to be open; what to do is asked", () => {
    const { did, tell } = inNewsroom()
    tell("newsroom", { ...sceneOf("New", null), away: "other" })
    expect(did.slice(-2)).toEqual(["library", "ask away"])
  })

  test("opens the article that it was left with, when all is forgotten", () => {
    const { did, tell } = inNewsroom()
    tell("newsroom", sceneOf("New", "article-one"))
    expect(did.slice(-4)).toEqual(["library", "close the dialog", newsroom("New"), "enter article-one"])
  })
})

test("an article that is opened from outside gets the focus", () => {
  const { did, tell } = inNewsroom()
  tell("open", { id: "article-two" })
  expect(did).toEqual(["enter article-two"])
})

describe("the application", () => {
  /** A window whose articles are saved when `saved` resolves. */
  function inApplication(saved: Promise<void> = Promise.resolve()) {
    const telled = telling()
    const { did, desk } = telled
    listenTo(
      desk,
      applicationEvents({
        desk,
        openings: {
          async flush() {
            await saved
            did.push("saved")
            return true
          },
        } as never,
        command: (id) => void did.push(`run ${id}`),
        warn: ({ code }) => void did.push(`warn ${code}`),
      }),
    )
    return telled
  }

  test("hears that it may close only when everything is saved", async () => {
    let save: () => void = () => undefined
    const saved = new Promise<void>((resolve) => {
      save = resolve
    })
    const { did, tell } = inApplication(saved)
    const done = tell("flush", {})
    await Promise.resolve()
    expect(did).toEqual([])
    save()
    await done
    expect(did).toEqual(["saved", "flushed"])
  })

  test("has commands of its menu run, and its problems told", () => {
    const { did, tell } = inApplication()
    tell("command", { id: "save" })
    tell("problem", { code: "no-index", details: {} })
    expect(did).toEqual(["run save", "warn no-index"])
  })
})

test("what changed in the library is told to every part, in their order", () => {
  const { did, desk, tell } = telling()
  const part = (name: string) => ({
    changed: (news: object) => void did.push(`${name} ${"changes" in news}`),
  })
  const shown = { newsroom: () => "shown" }
  listenTo(desk, libraryEvents(shown, [part("library"), part("board")]))
  const news = { total: 1, indexing: null, version: 1, before: 0, changes: [] } as never
  tell("library", news, "left")
  expect(did).toEqual([])
  tell("library", news, "shown")
  expect(did).toEqual(["library true", "board true"])
})
