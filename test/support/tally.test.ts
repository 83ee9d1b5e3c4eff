import { expect, test } from "vitest"
import { closingLine, readReport } from "./tally.ts"

test("a report is counted, with the tests that did not run or failed by name", () => {
  const of = (...states: string[]) =>
    states.map((status, at) => ({
      status,
      fullName: `test ${at}`,
      failureMessages: status === "failed" ? ["expected 1 to be 2"] : [],
    }))
  const { count, skipped, failed } = readReport(
    {
      testResults: [
        { name: "/x/a.test.ts", status: "failed", assertionResults: of("passed", "failed", "pending") },
        { name: "/x/b.test.ts", status: "passed", assertionResults: of("passed", "skipped", "todo") },
        // A file that could not even be read.
        { name: "/x/c.test.ts", status: "failed", message: "no such module", assertionResults: [] },
      ],
    },
    (file) => file.slice(3),
  )
  expect(closingLine(count)).toBe("2 passed, 2 failed, 3 skipped")
  expect(failed).toEqual([
    "a.test.ts: test 1\nexpected 1 to be 2",
    "c.test.ts: did not run to its end\nno such module",
  ])
  expect(skipped).toEqual(["a.test.ts: test 2", "b.test.ts: test 1", "b.test.ts: test 2"])
})
