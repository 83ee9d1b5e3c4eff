import { expect, test } from "vitest"
import { closingLine, readReport } from "./tally.ts"

test("a report is counted, with the tests that did not run by name", () => {
  const of = (...states: string[]) => states.map((status, at) => ({ status, fullName: `test ${at}` }))
  const { count, skipped } = readReport(
    {
      testResults: [
        { name: "/x/a.test.ts", status: "failed", assertionResults: of("passed", "failed", "pending") },
        { name: "/x/b.test.ts", status: "passed", assertionResults: of("passed", "skipped", "todo") },
        // A file that could not even be read.
        { name: "/x/c.test.ts", status: "failed", assertionResults: [] },
      ],
    },
    (file) => file.slice(3),
  )
  expect(closingLine(count)).toBe("2 passed, 2 failed, 3 skipped")
  expect(skipped).toEqual(["a.test.ts: test 2", "b.test.ts: test 1", "b.test.ts: test 2"])
})
