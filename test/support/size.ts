/**
 * How many examples the tests with random input try. `npm test` runs the quick size; `npm run test:long`, which is
 * what CI runs, the full one. `test.ts` passes the size on in `MIDAD_TEST_SIZE`.
 */
export type Size = "quick" | "full"

/** The size of this run. Throws if `MIDAD_TEST_SIZE` is neither. */
function sizeHere(): Size {
  const said = process.env.MIDAD_TEST_SIZE || "quick"
  if (said !== "quick" && said !== "full") throw new Error(`MIDAD_TEST_SIZE is quick or full, not ${said}`)
  return said
}

/** The quick size tries one in this many of the full number of examples, and a minimum. */
const quickPart = 20
const least = 100

/** How many examples to try where the full size tries `full`. */
export function sized(full: number): number {
  return sizeHere() === "full" ? full : Math.min(full, Math.max(least, Math.ceil(full / quickPart)))
}
