/** New versions of Midad: a notice says that one is there, and what to do with it next. */
import type { ReadonlySignal } from "@preact/signals"
import type { Settings } from "../../main/contract/desk.ts"
import type { Words } from "../../main/contract/words/index.ts"
import type { Desk } from "./desk.ts"
import type { Notices } from "./notices.ts"
import type { Preferences } from "./preferences.ts"

export type Updates = {
  /** Looks for a new version now, and says what it found. */
  check(): Promise<void>
  /** Turns looking by itself on or off, and says which. */
  turn(): Promise<void>
}

/** Listens for new versions that Midad found by itself, and makes the functions for the commands. */
export function createUpdates(options: {
  desk: Pick<Desk, "attempt" | "on">
  preferences: Pick<Preferences, "set">
  settings: ReadonlySignal<Settings>
  notices: Pick<Notices, "say" | "stand">
  words: ReadonlySignal<Words>
}): Updates {
  const { desk, preferences, settings, notices, words } = options
  const said = () => words.peek().window.updates

  function offer(version: string): void {
    notices.stand(said().there(version), { label: said().download, run: () => void download(version) })
  }
  async function download(version: string): Promise<void> {
    const away = notices.stand(said().downloading(version))
    const downloaded = await desk.attempt("downloadUpdate", {})
    away()
    if (downloaded) ready(downloaded.version)
    else offer(version)
  }
  function ready(version: string): void {
    notices.stand(said().ready(version), { label: said().restart, run: () => void restart(version) })
  }
  async function restart(version: string): Promise<void> {
    // If it may not be now, it is offered again.
    if ((await desk.attempt("installUpdate", {})) === null) ready(version)
  }

  desk.on("update", ({ version }) => offer(version))
  return {
    async check() {
      const away = notices.stand(said().looking)
      const looked = await desk.attempt("checkUpdates", {})
      away()
      if (looked?.version) offer(looked.version)
      else if (looked) notices.say(said().newest)
    },
    async turn() {
      const updates = settings.peek().updates === "off" ? "notify" : "off"
      await preferences.set({ updates })
      if (settings.peek().updates === updates) notices.say(said()[updates])
    },
  }
}
