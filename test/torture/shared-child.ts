/**
 * One of the two desks of a shared newsroom, which are killed. The one that is asked to look tells all that the newsroom
 * offers before it begins to work.
 */
import { readFileSync } from "node:fs"
import { basename } from "node:path"
import type { ArticleJSON } from "../../main/contract/desk.ts"
import { createDesk } from "../../main/desk/desk.ts"
import { seeded } from "../bench/prose.ts"
import { createColleague, type Word } from "./colleague.ts"
import { type Halt, haltingDisk, tellParent } from "./halting.ts"
import { createMarks } from "./marks.ts"
import { lookAround } from "./offered.ts"
import { changes, tapped } from "./tap.ts"

/** What the parent asks for, as JSON in the first argument. */
export type SharedTask = Halt & {
  root: string
  seed: number
  /** A file with articles to begin with. */
  stock: string
  pages: { path: string; marks: string[] }
  /** The hashes of the files that other programs have damaged. */
  damaged: string[]
  /** Whether it looks at everything first, and whether operations count from there on. */
  looks: boolean
  counts: "start" | "work"
  /** Whether it looks only; then it restores all that is in the bin, too. */
  only: boolean
}

/** What the child tells. */
export type SharedLine =
  | Word
  /** Marks that the newsroom offers. */
  | { what: "offered"; marks: string[] }
  | { what: "unreadable" | "twice" | "unrestored"; words: string }
  /** Everything was looked at. */
  | { what: "recovered" }
  | { what: "stopped"; name: string; path: string }

const task = JSON.parse(process.argv[2] ?? "") as SharedTask
const tell: (line: SharedLine) => void = tellParent
const halting = haltingDisk(task)
const { count } = halting
const did = (words: string) => tell({ what: "did", words })
/** Journals and locks are what desks take from one another: what is done to their files is told. */
const disk = tapped(halting.disk, async (operation, run) => {
  const { name, path, to, kept } = operation
  const isTold = changes(operation) && /[/\\]\.midad[/\\](journal|locks)[/\\]/.test(path)
  const words = `${name} ${[path, to, kept].map((one) => one && basename(one)).join(" ")}`
  if (isTold) did(`begins ${words}`)
  const result = await run()
  if (isTold) did(`did ${words}`)
  return result
})
if (task.counts === "start") count()
let made = 0
const desk = createDesk({
  root: task.root,
  disk,
  makeId: () => `article-${task.seed}-${++made}`,
  log: (message, error) => did(`log: ${message} ${String(error ?? "")}`),
})
if (task.looks) await lookAround(desk, { damaged: new Set(task.damaged), restores: task.only, tell })
tell({ what: "recovered" })
if (!task.only) {
  count()
  const act = createColleague({
    desk,
    random: seeded(task.seed),
    mark: createMarks(String(task.seed)),
    stock: JSON.parse(readFileSync(task.stock, "utf8")) as ArticleJSON[],
    pages: task.pages,
    tell,
  })
  for (;;) await act()
}
await desk.close()
