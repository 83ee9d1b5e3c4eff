/** The suites of tests, and which of them a filter selects. */
import { globSync } from "node:fs"
import { isAbsolute, relative } from "node:path"

export type SuiteName = "core" | "editor" | "app"

type Suite = {
  /** The suite's test files, as patterns from the checkout. */
  include: string[]
  /** Files that the patterns fit and that belong to another suite. */
  exclude: string[]
  /** Whether its tests draw in a Chromium. */
  needsBrowser: boolean
  /** Whether its tests run the built app. */
  needsBuild: boolean
}

/** Tests of the tools that start a whole app. They run one after the other, as the tests of Midad do. */
const startingApps = ["test/support/standin.test.ts", "test/support/dev.test.ts"]

export const suites: Record<SuiteName, Suite> = {
  core: {
    include: [
      "test/article/**/*.test.ts",
      "test/cli/**/*.test.ts",
      "test/contract/**/*.test.ts",
      "test/checks/**/*.test.ts",
      "test/desk/**/*.test.ts",
      "test/shell/**/*.test.ts",
      "test/layers/**/*.test.ts",
      "test/pack/**/*.test.ts",
      "test/support/**/*.test.ts",
      "test/torture/**/*.test.ts",
    ],
    exclude: startingApps,
    needsBrowser: false,
    needsBuild: false,
  },
  editor: {
    include: ["test/renderer/**/*.test.ts", "test/renderer/**/*.test.tsx"],
    exclude: [],
    needsBrowser: true,
    needsBuild: false,
  },
  app: {
    include: ["test/app/**/*.test.ts", ...startingApps],
    exclude: [],
    needsBrowser: true,
    needsBuild: true,
  },
}

/** The names of all suites, in the order in which they run. */
const suiteNames = Object.keys(suites) as SuiteName[]

/** Whether vitest takes `filter` for `file`, a path from the checkout: as a part of its path, a line number aside. */
function fits(file: string, filter: string, root: string): boolean {
  const plain = filter.replace(/:\d+$/, "")
  const part = (isAbsolute(plain) ? relative(root, plain) : plain).replaceAll("\\", "/").replace(/^\.\//, "")
  return file.toLowerCase().includes(part.toLowerCase())
}

/** The suites that have a file which one of `filters` selects; all suites without a filter. */
export function suitesFor(filters: readonly string[], root: string): SuiteName[] {
  if (filters.length === 0) return suiteNames
  return suiteNames.filter((name) => {
    const { include, exclude } = suites[name]
    return globSync(include, { cwd: root, exclude })
      .map((file) => file.replaceAll("\\", "/"))
      .some((file) => filters.some((filter) => fits(file, filter, root)))
  })
}
