/**
 * The checks of a newsroom: its thread, the names that it agreed on, and what it lets stand. Its lists are read anew with
 * every question, as others write them too.
 */
import type { AgreedName } from "../../checks/agreed.ts"
import type { CheckedBlock, Finding } from "../../contract/checking.ts"
import { DeskError, type Problem } from "../../contract/problem.ts"
import type { Disk } from "../disk/disk.ts"
import { type AgreedNames, createAgreedNames } from "./agreed-names.ts"
import { type CheckThreadOptions, createCheckThread } from "./client.ts"
import { createIgnored, type Ignored } from "./ignored.ts"
import type { BlockFindings } from "./protocol.ts"

export type Checks = {
  /** As `CheckThread.check`, without what is let stand. */
  check(article: string, changed: CheckedBlock[], order: string[]): Promise<BlockFindings>
  readonly names: Pick<AgreedNames, "add" | "takeBack">
  readonly ignored: Pick<Ignored, "add" | "takeBack">
  /** The article is closed. */
  forget(article: string): Promise<void>
  /** Ends the thread. */
  end(): Promise<void>
}

/** Returns no findings if the thread was ended because the newsroom was left; throws any other `error`. */
function unlessEnded(error: unknown): BlockFindings {
  if (error instanceof DOMException && error.name === "AbortError")
    return { own: {}, across: {}, missing: [] }
  throw error
}

/** The checks of the newsroom at `root`. Nothing is read or started before the first question. */
export function createChecks({
  root,
  disk,
  clock,
  who,
  log,
  onProblem,
  thread: options = {},
}: {
  root: string
  disk: Disk
  clock: () => Date
  who: string
  log: (message: string, error?: unknown) => void
  /** Called with what is wrong with a list of the newsroom, once for each fault. */
  onProblem: (problem: Problem) => void
  thread?: CheckThreadOptions
}): Checks {
  const thread = createCheckThread([], log, options)
  const names = createAgreedNames(root, disk)
  const ignored = createIgnored({ root, disk, clock, who })
  let agreed = "[]"
  const told = new Set<string>()

  /** What a list gives, or `without` while it cannot be read, which is said once. */
  async function orWithout<Given>(reading: Promise<Given>, without: Given): Promise<Given> {
    try {
      return await reading
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      const fault = JSON.stringify(error.problem)
      if (!told.has(fault)) onProblem(error.problem)
      told.add(fault)
      return without
    }
  }

  async function agree(now: AgreedName[]): Promise<void> {
    const text = JSON.stringify(now)
    if (text === agreed) return
    agreed = text
    await thread.agree(now)
  }

  return {
    async check(article, changed, order) {
      const [now, isIgnored] = await Promise.all([
        orWithout(names.read(), []),
        orWithout(ignored.test(article), () => false),
      ])
      await agree(now)
      const { own, across, missing } = await thread.check(article, changed, order).catch(unlessEnded)
      const heeded = (all: Record<string, Finding[]>) =>
        Object.fromEntries(
          Object.entries(all).map(([key, findings]) => [key, findings.filter((one) => !isIgnored(one))]),
        )
      return { own: heeded(own), across: heeded(across), missing }
    },
    names,
    ignored,
    async forget(article) {
      await thread.forget(article)
    },
    end: thread.end,
  }
}
