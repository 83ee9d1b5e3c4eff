/**
 * The kill test of a shared newsroom: two desks and other programs work on it, one desk is killed, the other goes on
 * for a moment and is killed, too. Then a fresh one looks whether all that was acknowledged is offered.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { seeded } from "../bench/prose.ts"
import { createMarkLedger, createMarks, type MarkLedger } from "./marks.ts"
import { createOtherProgram, type OtherProgram } from "./other-program.ts"
import type { SharedLine, SharedTask } from "./shared-child.ts"
import { type Spawned, spawnDesk } from "./spawned.ts"
import type { Toll } from "./toll.ts"

export type SharedOptions = {
  folder: string
  stock: string
  seed: number
  toll: Toll
  log: (words: string) => void
}

/** How many kills a newsroom sees. */
export const sharedKills = 12

/** How long a desk works at most that was to stand still at an operation, in milliseconds. */
const longest = 4000

/** Works in a newsroom of its own until `kills` desks of it were killed. */
export async function shareNewsroom(
  number: number,
  kills: number,
  { folder, stock, seed, toll, log }: SharedOptions,
): Promise<void> {
  const root = join(folder, `shared-${number}`)
  const path = join(folder, `pages-${number}`)
  mkdirSync(root)
  mkdirSync(path)
  const ledger = createMarkLedger()
  const random = seeded(seed * 1_000_003 + 500_000 + number)
  const pageMark = createMarks(`${number}page`)
  const marks = Array.from({ length: 4 }, () => pageMark())
  for (const [index, mark] of marks.entries())
    writeFileSync(
      join(path, `${index}.html`),
      `<!doctype html><title>خبر ${mark}</title><article><h1>خبر من الأرشيف</h1><p>قال المدير إن ${mark} تم.</p><p>وتنتهي الأعمال قريبا.</p></article>`,
    )
  const others = createOtherProgram(root, random, `${number}other`, marks)
  const amissBefore = toll.amiss()
  const acts: string[] = []
  const life = { root, acts, path, marks, ledger, others, random, folder, stock, seed, toll, log }
  for (let killed = 0; killed < kills; killed += 2) await live(life)
  await look(life)
  rmSync(path, { recursive: true })
  // What was lost stays to be looked at.
  if (toll.amiss() === amissBefore) rmSync(root, { recursive: true, force: true })
  else writeFileSync(`${root}.acts`, acts.join("\n"))
}

type Life = {
  root: string
  /** What desks and other programs did, in the order in which it was heard. */
  acts: string[]
  path: string
  marks: string[]
  ledger: MarkLedger
  others: OtherProgram
  random: () => number
} & SharedOptions

/** Begins a desk; `heard` gets what is not about marks. */
function begin(
  life: Life,
  change: Partial<SharedTask>,
  heard: (line: SharedLine, desk: () => Spawned) => void,
): Spawned {
  const { root, acts, stock, path, marks, others, ledger, toll, log, folder, seed } = life
  const task: SharedTask = {
    root,
    stock,
    pages: { path, marks },
    damaged: others.damaged(),
    seed: 0,
    at: null,
    side: "before",
    looks: false,
    counts: "work",
    only: false,
    ...change,
  }
  const place = `seed ${seed}, desk ${task.seed}, operation ${task.at} ${task.side}, newsroom ${root}`
  const found = new Set<string>()
  const note = (words: string) => acts.push(`${new Date().toISOString()} ${task.seed} ${words}`)
  note("begins")
  const desk = spawnDesk<SharedLine>("shared-child.ts", task, folder, (line) => {
    if (line.what === "did") note(line.words)
    else if (line.what === "out") {
      note(`takes out ${line.marks.join(" ")}`)
      ledger.takeOut(line.marks)
    } else if (line.what === "kept") {
      ledger.keep(line.marks)
      toll.worst = Math.max(toll.worst, line.ms)
    } else if (line.what === "offered") for (const mark of line.marks) found.add(mark)
    else if (line.what === "unreadable" || line.what === "twice" || line.what === "unrestored") {
      toll[line.what]++
      log(`${line.what}: ${line.words} (${place})`)
    } else {
      if (line.what === "recovered" && task.looks)
        for (const mark of ledger.missing(found)) {
          toll.lost++
          note(`misses ${mark}`)
          log(`lost: ${mark} is offered nowhere (${place})`)
        }
      heard(line, () => desk)
    }
  })
  void desk.ended.then(({ code, faults }) => {
    if (desk.killed || (task.only && code === 0)) return
    toll.faults++
    log(`fault: the desk ended with ${code} (${place}): ${faults}`)
  })
  return desk
}

/** Two desks begin and die. */
async function live(life: Life): Promise<void> {
  const { random, others, toll, ledger, acts } = life
  const disturbOnce = () => {
    const act = others.act()
    acts.push(`${new Date().toISOString()} other: ${act.words}`)
    ledger.takeOut(act.destroyed)
    return act
  }
  const halt = (): Pick<SharedTask, "seed" | "at" | "side"> => ({
    seed: Math.floor(random() * 1e9),
    at: random() < 0.25 ? null : 1 + Math.floor(random() ** 2 * 600),
    side: (["before", "half", "half", "after"] as const)[Math.floor(random() * 4)]!,
  })
  const early = random() < 0.15
  const tasks = [halt(), halt()] as const
  const [delay, rest, pause] = [random() * 1500, random() * 600, random() * 60]
  const desks: Spawned[] = []
  let first = true

  /** Kills a desk, and after a moment the other one. */
  const die = (desk: Spawned, name: string) => {
    if (desk.killed) return
    desk.kill()
    acts.push(`${new Date().toISOString()} killed at ${name}`)
    toll.kills++
    toll.places.set(name, (toll.places.get(name) ?? 0) + 1)
    if (!first) return
    first = false
    setTimeout(() => {
      for (const other of desks) die(other, "any")
    }, rest)
  }
  const timers = new Set<NodeJS.Timeout>()
  const disturb = () => {
    // What is written in the moment between a desk's last look and its rename cannot be kept: these marks are not due.
    disturbOnce()
    timers.add(setTimeout(disturb, 30 + random() * 200))
  }
  const begun = await new Promise<boolean>((resolve) => {
    const [one] = tasks
    const desk = begin(life, { ...one, looks: true, counts: early ? "start" : "work" }, (line) => {
      if (line.what === "stopped") die(desk, line.name)
      if (line.what === "recovered") resolve(true)
    })
    desks.push(desk)
    void desk.ended.then(() => resolve(false))
  })
  if (begun) {
    const other = begin(life, tasks[1], (line) => {
      if (line.what === "stopped") die(other, line.name)
    })
    desks.push(other)
    timers.add(setTimeout(disturb, pause))
    for (const [index, { at }] of tasks.entries())
      timers.add(setTimeout(() => die(desks[index]!, "any"), at === null ? 300 + delay : longest))
  }
  await Promise.all(desks.map(({ ended }) => ended))
  for (const timer of timers) clearTimeout(timer)
  for (let left = Math.floor(random() * 3); left > 0; left--) {
    ledger.keep(disturbOnce().wrote)
  }
}

/** A desk that only looks, and restores what is in the bin. */
async function look(life: Life): Promise<void> {
  await begin(life, { looks: true, only: true }, () => undefined).ended
}
