/** Counts of tests, and how they are read from vitest's report. */
export type Count = { passed: number; failed: number; skipped: number }

/** The part of vitest's JSON report that is read. */
export type Report = {
  testResults: {
    name: string
    status: string
    message?: string
    assertionResults: { status: string; fullName: string }[]
  }[]
}

export function add(a: Count, b: Count): Count {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }
}

/** The one line that a run ends with. */
export function closingLine({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

/**
 * Counts a report, and names the tests that did not run; their titles say why. A file that failed
 * before any of its tests could counts as one failure.
 */
export function readReport(
  report: Report,
  nameOf: (file: string) => string,
): { count: Count; skipped: string[] } {
  const count: Count = { passed: 0, failed: 0, skipped: 0 }
  const skipped: string[] = []
  for (const file of report.testResults) {
    for (const { status, fullName } of file.assertionResults) {
      if (status === "passed") count.passed++
      else if (status === "failed") count.failed++
      else {
        count.skipped++
        skipped.push(`${nameOf(file.name)}: ${fullName}`)
      }
    }
    if (file.status === "failed" && !file.assertionResults.some(({ status }) => status === "failed"))
      count.failed++
  }
  return { count, skipped }
}
