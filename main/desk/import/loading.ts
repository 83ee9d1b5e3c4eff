/** The code of importing, which no start needs: it is loaded with the first import. */
import type { Problem } from "../../contract/problem.ts"
import type { Imports, ImportsOptions } from "./imports.ts"

/** Returns how to have the imports of a newsroom, as `createImports` makes them, when they are needed. */
export function createImportsLater(
  root: string,
  options: Pick<ImportsOptions, "clock" | "makeId"> & {
    /** Is told that the newsroom's own patterns are left out. */
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
        const { patterns, problem } = await readPatterns(root)
        if (problem) options.onProblem(problem.problem)
        return patterns
      },
    })
  }
  return () => {
    // Code that could not be loaded is asked for again by the next import.
    loading ??= load().catch((error: unknown) => {
      loading = null
      throw error
    })
    return loading
  }
}
