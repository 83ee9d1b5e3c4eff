/** Loads the code of importing with the first import, so that the start is faster. */
import type { Problem } from "../../contract/problem.ts"
import type { createImportThread, Imports } from "./client.ts"

/** The imports of a newsroom, whose code and thread are there when they are used. */
export type ImportsLater = {
  (): Promise<Imports>
  /** Ends the thread, if there is one. */
  end(): Promise<void>
}

/** Returns a function that loads the code once and returns the imports of the newsroom at `root`; see `Imports`. */
export function createImportsLater(
  root: string,
  options: Parameters<typeof createImportThread>[1] & {
    /** Called if the newsroom's own patterns are not valid and are ignored. */
    onProblem: (problem: Problem) => void
  },
): ImportsLater {
  let loading: Promise<Imports> | null = null
  async function load(): Promise<Imports> {
    const client = await import("./client.ts")
    return client.createImportThread(root, options)
  }
  const later = () => {
    // If the code could not be loaded, the next import tries again.
    loading ??= load().catch((error: unknown) => {
      loading = null
      throw error
    })
    return loading
  }
  return Object.assign(later, { end: async () => (await loading)?.end() })
}
