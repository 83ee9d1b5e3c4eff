/**
 * The signs of life of those who hold locks. Clocks of two machines differ, so no time in a file is ever compared with
 * ours: a lock is stale when this desk has watched it for long enough and saw no beat. A lock of this machine is stale as
 * soon as its process is gone.
 */
import { randomUUID } from "node:crypto"
import { codeOf } from "../disk/disk.ts"
import type { Present } from "./content.ts"

/** After how many beats without a sign of life a lock is stale. */
const patience = 4

/** How long something was seen without a change. */
type Sight = { text: string; unchanged: number; at: number; since: string }

/**
 * The tokens of this process. A lock with this process's number and another token is from an earlier process of that
 * number.
 */
const tokens = new Set<string>()

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs and belongs to another user.
    return codeOf(error) !== "ESRCH"
  }
}

/** A token for a lock that this process takes. */
export function newToken(): string {
  const token = randomUUID()
  tokens.add(token)
  return token
}

/** Notes that this process does not hold the lock with this token any more, so that its file counts as stale. */
export function retireToken(token: string): void {
  tokens.delete(token)
}

export type SignsOfLife = {
  /** Since when the content `there` of the file at `path` was seen unchanged. */
  since(path: string, there: Present): string
  /** Whether the file at `path` was not renewed for long enough while this desk watched it, or its process is gone. */
  isStale(path: string, there: Present): boolean
  /** Forgets how long the file at `path` was seen without a change. */
  forget(path: string): void
}

export type SignsOfLifeOptions = {
  clock: () => Date
  /** Names this machine. */
  machine: string
  /** How often a lock is renewed, in milliseconds. */
  beat: number
}

/** Makes what watches the files of locks and claims. Nothing was seen at first. */
export function createSignsOfLife({ clock, machine, beat }: SignsOfLifeOptions): SignsOfLife {
  const sights = new Map<string, Sight>()

  /** Notes the content of the lock at `path`; returns for how long it was seen unchanged, and since when. */
  function seen(path: string, { text }: Present): Sight {
    const at = performance.now()
    const known = sights.get(path)
    // Time in which this desk did not look, as while the machine sleeps, does not count.
    const sight =
      known?.text === text
        ? { ...known, unchanged: known.unchanged + Math.min(at - known.at, 2 * beat), at }
        : { text, unchanged: 0, at, since: clock().toISOString() }
    sights.set(path, sight)
    return sight
  }

  return {
    since: (path, there) => seen(path, there).since,
    isStale(path, there) {
      const { file } = there
      if (seen(path, there).unchanged >= patience * beat) return true
      if (file?.machine !== machine) return false
      return file.pid === process.pid ? !tokens.has(file.token) : !isRunning(file.pid)
    },
    forget: (path) => void sights.delete(path),
  }
}
