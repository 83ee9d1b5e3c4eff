/** Figures of a benchmark: what was measured beside its baseline in the same run. */

export type Figure = {
  /** What was measured. */
  name: string
  unit: "ms" | "bytes" | "words" | "threads"
  measured: number
  /** What it is measured against, in the same run. */
  baseline: { name: string; measured: number } | null
  /** `measured` by the baseline; null without one. */
  ratio: number | null
  /** The ratio that we want to stay under; null where none was set. */
  target: number | null
}

/** The middle one of an odd number of measurements. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

const round = (value: number) => Number(value.toPrecision(3))

/** A figure with its ratio. */
export function figure(
  name: string,
  unit: Figure["unit"],
  measured: number,
  baseline: Figure["baseline"] = null,
  target: number | null = null,
): Figure {
  return {
    name,
    unit,
    measured: round(measured),
    baseline: baseline && { name: baseline.name, measured: round(baseline.measured) },
    ratio: baseline && round(measured / baseline.measured),
    target,
  }
}

/** The figures as a Markdown table, as the README shows them. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, unit, measured, baseline, ratio, target }) =>
    [
      name,
      `${measured} ${unit}`,
      baseline ? `${baseline.measured} ${unit} (${baseline.name})` : "",
      ratio ?? "",
      target ?? "",
    ].join(" | "),
  )
  return ["measured | Midad | baseline | ratio | target", "--- | --- | --- | --- | ---", ...rows]
    .map((row) => `| ${row} |`)
    .join("\n")
}
