/** Loads the code of importing with the first import, so that the start is faster. */
import type { Problem } from "../../contract/problem.ts"
import type { Disk } from "../disk/disk.ts"
import type { Imports, ImportsOptions } from "./imports.ts"

/** Returns a function that loads the code once and returns the imports of a newsroom; see `createImports`. */
export function createImportsLater(
  root: string,
  options: Pick<ImportsOptions, "clock" | "makeId"> & {
    disk: Disk
    /** Called if the newsroom's own patterns are not valid and are ignored. */
    onProblem: (problem: Problem) => void
  },
): () => Promise<Imports> {
  let loading: Promise<Imports> | null = null
  async function load(): Promise<Imports> {
    const [{ createImports }, { readPatterns }] = await Promise.all([
      import("./imports.ts"),
      import("./patterns.ts"),
    ])
    return createImports({
      clock: options.clock,
      makeId: options.makeId,
      // The newsroom's own are read anew for each import, so that a correction of them is seen at once.
      async patterns() {
        const { patterns, problem } = await readPatterns(root, options.disk)
        if (problem) options.onProblem(problem.problem)
        return patterns
      },
    })
  }
  return () => {
    // If the code could not be loaded, the next import tries again.
    loading ??= load().catch((error: unknown) => {
      loading = null
      throw error
    })
    return loading
  }
}
