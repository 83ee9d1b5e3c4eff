/** What is read for a window before it asks: the scene that it begins with, and the article that it opens in it. */
import type { ArticleId } from "../article/dossier.ts"
import type { Opened, Scene } from "../contract/desk.ts"
import type { Desk } from "../desk/desk.ts"
import type { Log } from "./log.ts"

/** An article that was opened before the window asked for it, and the desk that it came from. */
type Early = { id: ArticleId; from: Desk; opened: Promise<Opened> }

export type Prepared = {
  /** Begins to read for the window: the scene with the article `wanted`, if it is there, else the one that was open last. */
  begin(wanted?: Promise<ArticleId | null>): void
  /** The scene that was read, the first time that it is asked for; after that the scene as it is now. */
  scene(): Promise<Scene>
  /** Opens an article of a newsroom: the one that was opened early if it is that, which else is left. */
  openArticle(id: ArticleId, from: Desk): Promise<Opened>
  /** Leaves the article that was opened early, if the window never asked for it. */
  leave(): Promise<void>
}

export type PreparedOptions = {
  /** The desk of the newsroom that is shown. */
  shown(): Desk
  /** Reads the scene as it is now, with the article `wanted` in it. */
  sceneNow(wanted?: Promise<ArticleId | null>): Promise<Scene>
  /** Keeps a newsroom's desk open until `work` has ended; returns `work`. */
  keep<Result>(desk: Desk, work: Promise<Result>): Promise<Result>
  log: Log
}

/** Makes what reads ahead for a window. Nothing is read before `begin`. */
export function createPrepared({ shown, sceneNow, keep, log }: PreparedOptions): Prepared {
  /** What `begin` began and the window has not asked for yet. */
  let begun: { scene: Promise<Scene> | null; opening: Promise<Early | null> } | null = null

  /** Returns the prepared opening and forgets it. The caller has to use or to leave it. */
  async function takeEarly(): Promise<Early | null> {
    const opening = begun?.opening ?? null
    begun = null
    return opening
  }

  /** Leaves an article that was opened early and that the window never asked for. */
  async function leaveEarly({ id, from, opened }: Early): Promise<void> {
    try {
      const early = await opened
      if (early.kind === "article") await from.leaveArticle({ id, epoch: early.epoch })
    } catch (error) {
      log(`Could not leave ${id}`, error)
    }
  }

  return {
    begin(wanted) {
      const from = shown()
      const scene = sceneNow(wanted)
      const opening = scene.then(({ open: id }): Early | null => {
        if (id === null) return null
        const opened = keep(from, from.openArticle({ id }))
        // The caller that takes it handles the error.
        opened.catch(() => undefined)
        return { id, from, opened }
      })
      opening.catch(() => undefined)
      begun = { scene, opening }
    },
    scene() {
      const scene = begun?.scene ?? sceneNow()
      if (begun) begun.scene = null
      return scene
    },
    async openArticle(id, from) {
      const early = await takeEarly()
      if (early?.id === id && early.from === from) return early.opened
      if (early) void leaveEarly(early)
      return from.openArticle({ id })
    },
    async leave() {
      const early = await takeEarly()
      if (early) await leaveEarly(early)
    },
  }
}
