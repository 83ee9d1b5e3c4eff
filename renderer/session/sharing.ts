/** Ways back: the link to the open article, the file that opens the newsroom, and the list of recent newsrooms. */
import type { ReadonlySignal, Signal } from "@preact/signals"
import type { Scene } from "../../main/contract/desk.ts"
import type { Words } from "../../main/contract/words/index.ts"
import type { Page } from "./article/page.ts"
import type { Desk } from "./desk.ts"
import type { Notices } from "./notices.ts"

export type Sharing = {
  /** Puts the link to the open article on the clipboard. Does nothing if no article is open. */
  copyLink(): Promise<void>
  /** Has the file made that opens the newsroom; a notice names it. */
  makeMarker(): Promise<void>
  /** Has the recent newsrooms forgotten, but the open one. */
  forgetRecent(): Promise<void>
}

/** Makes the functions for these commands. */
export function createSharing(options: {
  desk: Pick<Desk, "attempt">
  page: Pick<Page, "currentId">
  scene: Signal<Scene>
  notices: Pick<Notices, "say">
  words: ReadonlySignal<Words>
}): Sharing {
  const { desk, page, scene, notices, words } = options
  const said = () => words.peek().window.notices
  return {
    async copyLink() {
      const id = page.currentId.peek()
      const link = id && (await desk.attempt("articleLink", { id }))
      if (!link) return
      await navigator.clipboard.writeText(link.href)
      notices.say(said().linkCopied)
    },
    async makeMarker() {
      const made = await desk.attempt("makeMarker", {})
      if (made) notices.say(said().markerMade(made.name))
    },
    async forgetRecent() {
      const left = await desk.attempt("forgetRecent", {})
      if (!left) return
      scene.value = { ...scene.peek(), recent: left.recent }
      notices.say(said().recentForgotten)
    },
  }
}
