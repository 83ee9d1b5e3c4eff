/**
 * `npm run torture -- --kills N --seed S`: kills desks N times while they work and looks each time whether everything that
 * was acknowledged is there. Every other newsroom is shared by two desks and other programs (`--newsrooms alone|shared|both`).
 * The writers' changes, the articles and the operations that desks are killed at follow from the seed. What does not:
 * how operations that run at the same time follow one another, and where the kills by the clock hit.
 */
import { parseArgs } from "node:util"
import { type Newsrooms, torture } from "./run.ts"
import { type Toll, tollLine } from "./toll.ts"

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "200" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    newsrooms: { type: "string", default: "both" },
    lanes: { type: "string", default: "2" },
  },
})
const kills = Number(values.kills)
const seed = Number(values.seed)
const lanes = Number(values.lanes)
const isKind = (word: string): word is Newsrooms => ["alone", "shared", "both"].includes(word)
const { newsrooms } = values
const whole = [kills, seed, lanes].every(Number.isSafeInteger)
if (!whole || kills < 1 || lanes < 1 || !isKind(newsrooms)) {
  console.error("npm run torture -- --kills 200 --seed 1 --newsrooms alone|shared|both --lanes 2")
  process.exit(2)
}
console.log(`seed ${seed}`)
let told = 0
/** Says every hundred kills how it stands, as a long run is looked at while it goes on. */
function progress(now: Toll): void {
  if (now.kills - told < 100) return
  told = now.kills
  console.log(tollLine(now))
}
const toll = await torture({ kills, seed, newsrooms, lanes, log: (words) => console.log(words), progress })
const places = [...toll.places].sort(([, a], [, b]) => b - a)
console.log(`killed at ${places.map(([name, count]) => `${name} ${count}`).join(", ")}`)
console.log(tollLine(toll))
process.exitCode = toll.amiss() === 0 ? 0 : 1
