/**
 * New versions: looks for them, and does everything else only when the user asks. Nothing is downloaded unasked, and
 * Midad starts again only when everything that was written is saved.
 */
import { DeskError, type ProblemCode } from "../../contract/problem.ts"
import type { Settings } from "../../contract/settings.ts"
import type { Log } from "../log.ts"
import type { Flusher } from "../quit.ts"
import type { UpdateSource } from "./source.ts"

/** How long after the start the first look is, and how long after each the next, in milliseconds. */
export const firstLook = 60_000
export const nextLook = 12 * 60 * 60_000

export type UpdatesOptions = {
  /** Loads what looks for versions, at its first use. */
  source: () => Promise<UpdateSource>
  mode: () => Settings["updates"]
  /** Whether administrators have set the mode: then off is off, also for who asks. */
  isManaged: boolean
  flusher: Pick<Flusher, "flush">
  /** Tells the window of a version that was found without being asked for. */
  tell: (version: string) => void
  /** Ends the app as the menu does: the window saves first. */
  quit: () => void
  /** Calls `work` after `wait` milliseconds. */
  schedule: (work: () => void, wait: number) => void
  log: Log
}

export type Updates = {
  /** Begins to look by itself, as often as the mode then says. */
  begin(): void
  /**
   * Looks now. Returns the version that can be had, null if this is the newest. Throws `DeskError` update-off,
   * update-unsupported, update-check.
   */
  check(): Promise<string | null>
  /** Downloads the version that was found last, and returns it. Throws `DeskError` update-download. */
  download(): Promise<string>
  /** Saves, ends the app, and has the new version installed and started. Throws `DeskError` update-unsaved. */
  restart(): Promise<void>
  /** The app was not ended after all. */
  stayed(): void
  /** The app has put everything away: installs what `restart` was asked for. Returns whether it was. */
  install(): boolean
}

/** Returns the functions for looking, downloading and installing; nothing is loaded yet. */
export function createUpdates(options: UpdatesOptions): Updates {
  const { source, mode, isManaged, flusher, tell, quit, schedule, log } = options
  /** What was found, what was told of unasked, and what is on the disk, by their versions. */
  let found: string | null = null
  let told: string | null = null
  let ready: UpdateSource | null = null
  let restarting = false
  let downloading: Promise<string> | null = null

  /** What `work` answers; a failure becomes the problem `code`, unless it is one already. */
  async function orProblem<Answer>(code: ProblemCode, work: Promise<Answer>): Promise<Answer> {
    try {
      return await work
    } catch (error) {
      if (error instanceof DeskError) throw error
      log("A new version could not be had", error)
      const message = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)
      throw new DeskError(code, { message: message.slice(0, 300) }, error)
    }
  }

  async function look(): Promise<string | null> {
    found = await orProblem(
      "update-check",
      source().then((from) => from.check()),
    )
    return found
  }

  async function lookUnasked(): Promise<void> {
    schedule(() => void lookUnasked(), nextLook)
    if (mode() === "off" || restarting || ready) return
    // Nobody asked, so a failure is only logged.
    const version = await look().catch(() => null)
    if (version === null || version === told) return
    told = version
    tell(version)
  }

  async function load(version: string): Promise<string> {
    const from = await source()
    await from.download()
    ready = from
    return version
  }

  return {
    begin: () => schedule(() => void lookUnasked(), firstLook),
    async check() {
      if (isManaged && mode() === "off") throw new DeskError("update-off")
      return look()
    },
    async download() {
      if (isManaged && mode() === "off") throw new DeskError("update-off")
      if (found === null) throw new DeskError("invalid-call", { update: "none" })
      downloading ??= orProblem("update-download", load(found)).finally(() => {
        downloading = null
      })
      return downloading
    },
    async restart() {
      if (!ready) throw new DeskError("invalid-call", { update: "not downloaded" })
      const flushed = await flusher.flush()
      if (!flushed || flushed.unkept.length > 0) throw new DeskError("update-unsaved")
      restarting = true
      quit()
    },
    stayed() {
      restarting = false
    },
    install() {
      if (!restarting || !ready) return false
      ready.install()
      return true
    },
  }
}
