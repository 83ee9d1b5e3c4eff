import { expect, test } from "vitest"
import { failuresTold, lastCount, readRealElectron } from "./output.ts"

const progress = `[0 s] copying and building
  ✓ test/app/smoke.test.ts > an empty profile opens 900 ms
    Log and screenshot: /tmp/x
  ✗ test/app/shell.test.ts > a menu follows
      expected 1 to be 2
      at test/app/shell.test.ts:9
  ✓ closing the window saves 30 ms
  ✗ Ctrl+Q saves
      The exit code
[9 s] done
`

test("the last closing line counts", () => {
  expect(
    lastCount("3 passed, 1 failed, 2 skipped\nnpm notice\n4 passed, 0 failed, 1 skipped\nnpm notice\n"),
  ).toEqual({
    passed: 4,
    failed: 0,
    skipped: 1,
  })
  expect(lastCount("npm error code ENOTFOUND\n")).toBe(null)
})

test("the failures of the tests are told again, with their first lines", () => {
  const stack = Array.from({ length: 40 }, (_, at) => `  at line ${at}`).join("\n")
  const told = failuresTold(
    `  ✓ a test\n✗ test/a.test.ts: is one\nexpected 1\n${stack}\n✗ types: not run\n3 passed, 2 failed, 0 skipped\nnpm error\n`,
  )
  expect(told).toHaveLength(2)
  expect(told[0]!.split("\n").slice(0, 3)).toEqual(["test/a.test.ts: is one", "expected 1", "  at line 0"])
  expect(told[0]!.split("\n")).toHaveLength(12)
  expect(told[1]).toBe("types: not run")
  expect(failuresTold("3 passed, 0 failed, 0 skipped\n")).toEqual([])
})

test("the tests of the app and the native checks on a real Electron are counted together, with their failures", () => {
  const line = "real Electron 22.3.25: app 1 passed, 1 failed, 2 not run; native 1 passed, 1 failed\n"
  expect(readRealElectron(progress + line, 1)).toEqual({
    count: { passed: 2, failed: 2, skipped: 2 },
    failed: [
      "test/app/shell.test.ts > a menu follows\n  expected 1 to be 2\n  at test/app/shell.test.ts:9",
      "Ctrl+Q saves\n  The exit code",
    ],
    notRun: null,
  })
})

test.each([3, 0])(
  "a real Electron that cannot be had is one test that was not run, and why is said (ended with %d)",
  (ended) => {
    const output =
      "real Electron: fetching Electron (100 MB)\nreal Electron: not run (pip could not fetch the wheel)\n"
    const count = { passed: 0, failed: 0, skipped: 1 }
    expect(readRealElectron(output, ended)).toEqual({
      count,
      failed: [],
      notRun: "pip could not fetch the wheel",
    })
  },
)

test("a run that was cut off counts what it did, and that it is not whole", () => {
  const { count, notRun } = readRealElectron(progress, null)
  expect(count).toEqual({ passed: 2, failed: 2, skipped: 1 })
  expect(notRun).toContain("time")
})

test("a run that ends without a count, or badly with a good one, has failed", () => {
  expect(readRealElectron("[0 s] copying and building\n", 1).count).toEqual({
    passed: 0,
    failed: 1,
    skipped: 0,
  })
  const line = "real Electron 22.3.25: app 5 passed, 0 failed, 1 not run; native 2 passed, 0 failed\n"
  expect(readRealElectron(line, 1).count).toEqual({ passed: 7, failed: 1, skipped: 1 })
  expect(readRealElectron(line, 0).count).toEqual({ passed: 7, failed: 0, skipped: 1 })
})
