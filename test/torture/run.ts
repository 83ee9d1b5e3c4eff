/**
 * The kill test: a desk is killed again and again while it works, and after each kill a fresh one must
 * find everything that was acknowledged.
 */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import fc from "fast-check"
import { seeded } from "../bench/prose.ts"
import { arbitraryArticle } from "../support/arbitrary-article.ts"
import type { Line, Task } from "./child.ts"
import { createLedger, type Ledger } from "./ledger.ts"

export type TortureOptions = {
  kills: number
  seed: number
  /** Newsrooms that are worked on at the same time. */
  lanes?: number
  /** Is told in words what was lost and what cannot be read. */
  log: (words: string) => void
}

export type Toll = {
  kills: number
  /** Articles that came back without a change that was acknowledged. */
  lost: number
  /** Files that are no articles, and versions that do not open to their bytes. */
  unreadable: number
  /** Desks that ended by themselves, which none should. */
  faults: number
  /** The longest time from sending a change to its acknowledgement, in milliseconds. */
  worst: number
  /** How often the desk was killed at which operation; "any" are kills by the clock. */
  places: Map<string, number>
}

/** Recovers a newsroom in which nothing was told yet. */
const blank: Omit<Task, "root" | "stock"> = {
  seed: 0,
  ids: [],
  at: null,
  side: "before",
  from: "start",
  only: false,
}

/** How many desks die in one newsroom before a new one is begun. */
const lives = 10
const child = fileURLToPath(new URL("child.ts", import.meta.url))

/** The line that a run ends with. */
export function tollLine({ kills, lost, unreadable, worst }: Toll): string {
  return `kills ${kills}, lost ${lost}, unreadable ${unreadable}, worst window ${Math.ceil(worst)} ms`
}

export async function torture({ kills, seed, lanes = 2, log }: TortureOptions): Promise<Toll> {
  const toll: Toll = { kills: 0, lost: 0, unreadable: 0, faults: 0, worst: 0, places: new Map() }
  const folder = mkdtempSync(join(tmpdir(), "midad-torture-"))
  const stock = join(folder, "stock.json")
  const articles = fc.sample(arbitraryArticle, { seed, numRuns: 30 })
  writeFileSync(stock, JSON.stringify(articles.map((article) => article.toJSON())))

  const amiss = () => toll.lost + toll.unreadable + toll.faults

  /** Runs one desk until it is killed, or, if the task is to recover only, until it is done. */
  async function run(task: Task, delay: number, ledger: Ledger): Promise<void> {
    const born = spawn(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", child, JSON.stringify(task)],
      {
        stdio: ["ignore", "pipe", "pipe"],
        env: { ...process.env, NODE_COMPILE_CACHE: join(folder, "compiled") },
      },
    )
    const exited = once(born, "exit")
    const faults: string[] = []
    born.stderr.on("data", (part: Buffer) => faults.push(part.toString()))
    let killed = false
    const kill = (place: string) => {
      if (killed) return
      killed = true
      toll.places.set(place, (toll.places.get(place) ?? 0) + 1)
      born.kill("SIGKILL")
    }
    const inWords = `seed ${seed}, desk ${task.seed}, operation ${task.at} ${task.side}, newsroom ${task.root}`
    for await (const text of createInterface({ input: born.stdout })) {
      const line = JSON.parse(text) as Line
      if (line.what === "stopped") kill(line.name)
      else if (line.what === "unreadable") {
        toll.unreadable++
        log(`unreadable: ${line.words} (${inWords})`)
      } else if (line.what === "found") {
        if (ledger.found(line.id, line.hash)) continue
        toll.lost++
        log(`lost: ${line.id} came back ${line.hash ? "older" : "not at all"} (${inWords})`)
      } else if (line.what === "recovered") {
        if (task.at === null && !task.only) setTimeout(() => kill("any"), delay)
      } else {
        if (line.what === "acked") toll.worst = Math.max(toll.worst, line.ms)
        ledger.tell(line)
      }
    }
    const [code] = (await exited) as [number | null]
    if (killed || (task.only && code === 0)) return
    toll.faults++
    log(`fault: the desk ended with ${code} (${inWords}): ${faults.join("")}`)
  }

  /** Kills desks in newsrooms of its own until it is their turn no more. */
  async function lane(number: number): Promise<void> {
    for (let at = number; at < kills; at += lanes * lives) {
      const root = join(folder, `newsroom-${at}`)
      mkdirSync(root)
      const ledger = createLedger()
      const before = amiss()
      const task = (change: Partial<Task>): Task => ({
        ...blank,
        root,
        stock,
        ids: ledger.ids(),
        ...change,
      })
      for (let life = at; life < kills && life < at + lanes * lives; life += lanes) {
        const random = seeded(seed * 1_000_003 + life)
        const side = (["before", "half", "half", "after"] as const)[Math.floor(random() * 4)] ?? "before"
        // Most stand still at an operation; every fifth is killed by the clock, and some while they recover.
        const byClock = random() < 0.2
        const from = random() < 0.15 ? "start" : "script"
        const operation = 1 + Math.floor(random() ** 2 * (from === "start" ? 30 : 150))
        const own = { seed: Math.floor(random() * 1e9), at: byClock ? null : operation, side, from } as const
        await run(task(own), random() * 120, ledger)
        toll.kills++
      }
      await run(task({ only: true }), 0, ledger)
      // What was lost stays to be looked at.
      if (amiss() === before) rmSync(root, { recursive: true, force: true })
    }
  }

  // A desk that ends by itself leaves its compiled code to all those after it, which are killed before they could.
  const first = join(folder, "first")
  mkdirSync(first)
  await run({ ...blank, root: first, stock, only: true }, 0, createLedger())
  await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)))
  if (amiss() === 0) rmSync(folder, { recursive: true, force: true })
  return toll
}
