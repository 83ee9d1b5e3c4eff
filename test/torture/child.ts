/**
 * The desk that is killed. It recovers the newsroom that it is given, tells what it found, and goes on
 * writing by chance until it is killed: by its parent, or where it stands still in the middle of an
 * operation on the disk. What it tells are lines of JSON on standard output, written at once, so that
 * they outlive it.
 */
import { readFileSync } from "node:fs"
import type { ArticleJSON } from "../../main/contract/desk.ts"
import { createDesk } from "../../main/desk/desk.ts"
import { seeded } from "../bench/prose.ts"
import { type Halt, haltingDisk, tellParent } from "./halting.ts"
import type { Told } from "./ledger.ts"
import { recover } from "./recover.ts"
import { createScript } from "./script.ts"

/** What the parent asks for, as JSON in the first argument. */
export type Task = Halt & {
  root: string
  seed: number
  /** A file with articles to begin with. */
  stock: string
  /** Articles that are known to be there. */
  ids: string[]
  /** Whether operations count from the recovery on, or from the first change of the writer. */
  from: "start" | "script"
  /** Whether to recover only. */
  only: boolean
}

/** What the child tells. */
export type Line =
  | Told
  | { what: "found"; id: string; hash: string | null }
  | { what: "unreadable"; words: string }
  /** Everything is recovered, the writer begins. */
  | { what: "recovered" }
  /** It stands still here, waiting to be killed. */
  | { what: "stopped"; name: string; path: string }

const task = JSON.parse(process.argv[2] ?? "") as Task
const tell: (line: Line) => void = tellParent
let seconds = task.seed % 1_000_000

const { disk, count } = haltingDisk(task)
if (task.from === "start") count()
const random = seeded(task.seed)
let made = 0
const desk = createDesk({
  root: task.root,
  disk,
  clock: () => new Date(Date.UTC(2026, 0, 1) + 1000 * seconds++),
  makeId: () => `article-${task.seed}-${++made}`,
})
const { found, unreadable } = await recover(desk, task.ids)
for (const [id, hash] of found) tell({ what: "found", id, hash })
for (const words of unreadable) tell({ what: "unreadable", words })
tell({ what: "recovered" })
if (!task.only) {
  count()
  const script = createScript({
    desk,
    random,
    stock: JSON.parse(readFileSync(task.stock, "utf8")) as ArticleJSON[],
    tell,
    found: (id, hash) => tell({ what: "found", id, hash }),
  })
  for (const [id, hash] of found) if (hash !== null) await script.open(id)
  for (;;) await script.act()
}
await desk.close()
