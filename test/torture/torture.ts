/**
 * `npm run torture -- --kills N --seed S`: kills the desk N times while it works and looks each time
 * whether everything that it had acknowledged is there. The writer's changes, the articles and the
 * operations that the desk is killed at follow from the seed. What does not: how operations that run at
 * the same time follow one another, and where the kills by the clock (every fifth) hit.
 */
import { parseArgs } from "node:util"
import { tollLine, torture } from "./run.ts"

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "200" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
  },
})
const kills = Number(values.kills)
const seed = Number(values.seed)
if (!Number.isSafeInteger(kills) || kills < 1 || !Number.isSafeInteger(seed)) {
  console.error("npm run torture -- --kills 200 --seed 1")
  process.exit(2)
}
console.log(`seed ${seed}`)
const toll = await torture({ kills, seed, log: (words) => console.log(words) })
const places = [...toll.places].sort(([, a], [, b]) => b - a)
console.log(`killed at ${places.map(([name, count]) => `${name} ${count}`).join(", ")}`)
console.log(tollLine(toll))
process.exitCode = toll.lost + toll.unreadable + toll.faults === 0 ? 0 : 1
