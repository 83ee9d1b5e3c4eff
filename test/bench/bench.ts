/**
 * `npm run bench`: what Midad costs beside a baseline measured in the same run. Prints a table as it
 * goes on standard error and JSON on standard output. `npm run bench -- files` measures one room only.
 */
import { build } from "../support/build.ts"
import { chooseRuntime } from "../support/runtime.ts"
import type { Figure } from "./figures.ts"
import { table } from "./figures.ts"
import { fileFigures } from "./files.ts"
import { findFigures } from "./find.ts"
import { growthEventFigures } from "./growth-events.ts"
import { growthHistoryFigures } from "./growth-history.ts"
import { growthLibraryFigures } from "./growth-library.ts"
import { historyFigures } from "./history.ts"
import { journalFigures } from "./journal.ts"
import { searchFigures } from "./search.ts"
import { sizeFigures } from "./size.ts"
import { smoothnessFigures } from "./smoothness.ts"
import { startFigures } from "./start.ts"
import { textFigures } from "./text.ts"
import { journaledTypingFigure, typingFigures } from "./window.ts"

const suites: Record<string, () => Promise<Figure[]>> = {
  typing: typingFigures,
  files: async () => [...(await fileFigures(1_000)), ...(await fileFigures(60_000))],
  journal: async () => [
    await journaledTypingFigure(9_000),
    await journaledTypingFigure(60_000),
    ...(await journalFigures()),
  ],
  growth: async () => [
    ...(await growthHistoryFigures()),
    ...(await growthLibraryFigures()),
    ...(await growthEventFigures()),
  ],
  text: textFigures,
  history: historyFigures,
  search: searchFigures,
  size: sizeFigures,
  find: findFigures,
  smoothness: smoothnessFigures,
  start: startFigures,
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in suites))
if (unknown.length > 0) {
  console.error(`No such benchmark: ${unknown.join(", ")}. There are: ${Object.keys(suites).join(", ")}`)
  process.exit(2)
}
const runtime = chooseRuntime({ setUp: true })
console.error(runtime.why)
await build()
const figures: Figure[] = []
for (const [name, measure] of Object.entries(suites)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.error(`measuring ${name}…`)
  figures.push(...(await measure()))
}
console.error(`\n${table(figures)}\n`)
console.log(JSON.stringify({ date: new Date().toISOString(), runtime: runtime.kind, figures }, null, 2))
