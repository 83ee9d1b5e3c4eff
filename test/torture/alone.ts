/**
 * The kill test of a newsroom with one desk: after each kill every article must be the newest acknowledged document or
 * one that was sent later.
 */
import { mkdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { seeded } from "../bench/prose.ts"
import type { Line, Task } from "./child.ts"
import { createLedger, type Ledger } from "./ledger.ts"
import { spawnDesk } from "./spawned.ts"
import type { Toll } from "./toll.ts"

export type AloneOptions = {
  folder: string
  /** A file with articles to begin with. */
  stock: string
  seed: number
  toll: Toll
  log: (words: string) => void
}

/** How many desks die in one newsroom before a new one is begun. */
export const aloneKills = 10

/** Kills `kills` desks one after the other in a newsroom of its own. */
export async function workAlone(number: number, kills: number, options: AloneOptions): Promise<void> {
  const { folder, stock, seed, toll } = options
  const root = join(folder, `newsroom-${number}`)
  mkdirSync(root)
  const ledger = createLedger()
  const before = toll.amiss()
  const task = (change: Partial<Task>): Task => ({
    seed: 0,
    at: null,
    side: "before",
    from: "start",
    only: false,
    root,
    stock,
    ids: ledger.ids(),
    ...change,
  })
  const random = seeded(seed * 1_000_003 + number)
  for (let life = 0; life < kills; life++) {
    const side = (["before", "half", "half", "after"] as const)[Math.floor(random() * 4)] ?? "before"
    // Most stand still at an operation; every fifth is killed by the clock, and some while they recover.
    const byClock = random() < 0.2
    const from = random() < 0.15 ? "start" : "script"
    const operation = 1 + Math.floor(random() ** 2 * (from === "start" ? 30 : 150))
    const own = { seed: Math.floor(random() * 1e9), at: byClock ? null : operation, side, from } as const
    await run(task(own), random() * 120, ledger, options)
    toll.kills++
  }
  await run(task({ only: true }), 0, ledger, options)
  // What was lost stays to be looked at.
  if (toll.amiss() === before) rmSync(root, { recursive: true, force: true })
}

/** Runs one desk until it is killed, or, if the task is to recover only, until it is done. */
async function run(
  task: Task,
  delay: number,
  ledger: Ledger,
  { folder, seed, toll, log }: AloneOptions,
): Promise<void> {
  const inWords = `seed ${seed}, desk ${task.seed}, operation ${task.at} ${task.side}, newsroom ${task.root}`
  const kill = (place: string) => {
    if (desk.killed) return
    toll.places.set(place, (toll.places.get(place) ?? 0) + 1)
    desk.kill()
  }
  const desk = spawnDesk<Line>("child.ts", task, folder, (line) => {
    if (line.what === "stopped") kill(line.name)
    else if (line.what === "unreadable") {
      toll.unreadable++
      log(`unreadable: ${line.words} (${inWords})`)
    } else if (line.what === "found") {
      if (ledger.found(line.id, line.hash)) return
      toll.lost++
      log(`lost: ${line.id} came back ${line.hash ? "older" : "not at all"} (${inWords})`)
    } else if (line.what === "recovered") {
      if (task.at === null && !task.only) setTimeout(() => kill("any"), delay)
    } else {
      if (line.what === "acked") toll.worst = Math.max(toll.worst, line.ms)
      ledger.tell(line)
    }
  })
  const { code, faults } = await desk.ended
  if (desk.killed || (task.only && code === 0)) return
  toll.faults++
  log(`fault: the desk ended with ${code} (${inWords}): ${faults}`)
}
