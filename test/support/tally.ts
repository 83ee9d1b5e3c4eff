/** Counts of tests, and how they are read from vitest's report. */
export type Count = { passed: number; failed: number; skipped: number }

/** The part of vitest's JSON report that is read. */
export type Report = {
  testResults: {
    name: string
    status: string
    message?: string
    assertionResults: { status: string; fullName: string; failureMessages?: string[] }[]
  }[]
}

/** The result of a report: the counts, the tests that did not run, and those that failed with their messages. */
export type Told = { count: Count; skipped: string[]; failed: string[] }

export function add(a: Count, b: Count): Count {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }
}

/** The one line that a run ends with. */
export function closingLine({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

/**
 * Counts a report, and names the tests that did not run, whose titles say why, and those that failed. A file that
 * failed before its first test counts as one failure.
 */
export function readReport(report: Report, nameOf: (file: string) => string): Told {
  const count: Count = { passed: 0, failed: 0, skipped: 0 }
  const skipped: string[] = []
  const failed: string[] = []
  for (const file of report.testResults) {
    for (const { status, fullName, failureMessages = [] } of file.assertionResults) {
      if (status === "passed") count.passed++
      else if (status === "failed") {
        count.failed++
        failed.push([`${nameOf(file.name)}: ${fullName}`, ...failureMessages].join("\n"))
      } else {
        count.skipped++
        skipped.push(`${nameOf(file.name)}: ${fullName}`)
      }
    }
    if (file.status === "failed" && !file.assertionResults.some(({ status }) => status === "failed")) {
      count.failed++
      failed.push([`${nameOf(file.name)}: did not run to its end`, file.message ?? ""].join("\n"))
    }
  }
  return { count, skipped, failed }
}
