/** Imports whole folders in the background, tells the window how far the import is, and can be stopped. */
import { basename } from "node:path"
import type { ArchiveState } from "../contract/importing.ts"
import type { Desk } from "../desk/desk.ts"
import type { Outcome } from "../desk/import/archive.ts"
import { problemOf } from "./answer.ts"
import type { Log } from "./log.ts"
import type { Outbox } from "./outbox.ts"

/** How long outcomes are gathered before the window is told, in milliseconds. */
const pause = 150

export type Archiving = {
  /**
   * Imports files and folders into the desk's newsroom, after the imports that were begun before. Resolves when it
   * has ended; never rejects.
   */
  begin(desk: Desk, paths: readonly string[]): Promise<void>
  /**
   * Stops the running import after the file that is being read, and drops the imports that wait. Resolves when
   * nothing is running.
   */
  stop(): Promise<void>
}

const told = (outcome: Outcome): ArchiveState["fresh"][number] => ({
  source: outcome.source.name,
  kind: outcome.kind,
  id: outcome.kind === "failed" ? null : outcome.id,
  problem: outcome.kind === "failed" ? outcome.problem : null,
  guessed: outcome.kind === "made" && outcome.draft?.certainty === "guess",
})

/** The imports of archives. Their progress goes to the window as the event `archive`. */
export function createArchiving(outbox: Outbox, log: Log): Archiving {
  let stopping = new AbortController()
  let running: Promise<void> = Promise.resolve()
  let runs = 0

  async function run(desk: Desk, paths: readonly string[], signal: AbortSignal): Promise<void> {
    const state: ArchiveState = {
      run: ++runs,
      phase: "running",
      total: 0,
      others: 0,
      made: 0,
      known: 0,
      failed: 0,
      fresh: [],
    }
    const tell = () => {
      outbox.send("archive", { ...state, fresh: state.fresh.splice(0) })
    }
    const timer = setInterval(tell, pause)
    try {
      await desk.importArchive(
        paths.map((path) => ({ path, name: basename(path) })),
        {
          signal,
          counted(total, others) {
            Object.assign(state, { total, others })
            tell()
          },
          each(outcome) {
            state[outcome.kind] += 1
            state.fresh.push(told(outcome))
          },
        },
      )
    } catch (error) {
      outbox.send("problem", problemOf(error, log, "Could not import a folder"))
    } finally {
      clearInterval(timer)
      state.phase = state.made + state.known + state.failed < state.total ? "stopped" : "done"
      tell()
    }
  }

  return {
    begin(desk, paths) {
      const { signal } = stopping
      running = running.then(() => (signal.aborted ? undefined : run(desk, paths, signal)))
      return running
    },
    async stop() {
      stopping.abort()
      stopping = new AbortController()
      await running
    },
  }
}
