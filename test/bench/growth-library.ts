/**
 * What the library costs as the newsroom grows: each figure at ten times the newsroom has that at one as its baseline.
 * The files are many and small, in as many folders at either size.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { writeArticle } from "../../main/article/html.ts"
import { emptyArticle, schema } from "../../main/article/schema.ts"
import { createLibrary, type Library } from "../../main/desk/library/library.ts"
import { openMemory } from "../../main/shell/memory.ts"
import { createOpenNewsroom } from "../../main/shell/open-newsroom.ts"
import { createOutbox } from "../../main/shell/outbox.ts"
import { createFlusher } from "../../main/shell/quit.ts"
import { type Figure, figure, median } from "./figures.ts"

const small = 2_000
const folders = 20
/** How many focuses, and how many saves at least, are measured. */
const focuses = 201
const saves = 101
/** How much more one may cost at ten times the size: two measurements on a busy machine differ by less. */
const target = 2

function page(id: string): string {
  const article = emptyArticle({ id, updated: "2026-11-20T12:00:00.000Z" })
  const headline = schema.nodes.headline.create(null, schema.text(id))
  return writeArticle(article.copy(article.content.replaceChild(0, headline)))
}

/** Writes `count` small articles, and returns their names. */
function write(root: string, count: number): string[] {
  for (let folder = 0; folder < folders; folder++) mkdirSync(join(root, `${folder}`), { recursive: true })
  return Array.from({ length: count }, (_, number) => {
    const name = `${number % folders}/article-${number}.html`
    writeFileSync(join(root, name), page(`article-${number}`))
    return name
  })
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

type Costs = { scan: number; focus: number; save: number; saveBesideScan: number }

/** The middle time of noting a saved file; while scans of the whole folder are under way if `beside`. */
async function saving(
  library: Library,
  root: string,
  names: readonly string[],
  beside: boolean,
): Promise<number> {
  const times: number[] = []
  while (times.length < saves) {
    let scanning = beside
    const scan = beside ? library.look() : Promise.resolve()
    void scan.finally(() => {
      scanning = false
    })
    do {
      const name = names[(times.length * 37) % names.length]!
      writeFileSync(join(root, name), page(`saved-article-${times.length}`))
      times.push(await timed(() => library.refreshFile(name)))
    } while (scanning)
    await scan
  }
  return median(times)
}

async function costs(count: number): Promise<Costs> {
  const root = mkdtempSync(join(tmpdir(), "midad-bench-"))
  const library = createLibrary(root, console.error, { tells: async () => true })
  try {
    const names = write(root, count)
    library.watch()
    await library.look()
    const scan = median([await timed(library.look), await timed(library.look), await timed(library.look)])
    const times: number[] = []
    for (let n = 0; n < focuses; n++) times.push(await timed(library.catchUp))
    const save = await saving(library, root, names, false)
    return { scan, focus: median(times), save, saveBesideScan: await saving(library, root, names, true) }
  } finally {
    library.close()
    rmSync(root, { recursive: true, force: true })
  }
}

/** The threads of this process; 0 where the system does not tell. */
function threads(): number {
  return process.platform === "linux" ? readdirSync("/proc/self/task").length : 0
}

/** How many threads there are after one newsroom was opened, and after ten more were, one after the other. */
async function threadsOf(): Promise<{ one: number; ten: number }> {
  const folder = mkdtempSync(join(tmpdir(), "midad-bench-"))
  const roots = Array.from({ length: 10 }, (_, n) => join(folder, `newsroom-${n}`))
  for (const root of roots) write(root, 200)
  const memory = await openMemory(join(folder, "memory.json"), console.error)
  const outbox = createOutbox(() => undefined)
  const room = createOpenNewsroom({
    path: roots[0]!,
    memory,
    seen: { nameOf: () => null, pageOf: () => null },
    outbox,
    flusher: createFlusher(outbox),
    platform: "linux",
    clock: () => new Date(),
    log: console.error,
  })
  room.attend()
  try {
    await room.desk().settled()
    const one = threads()
    for (const root of roots.slice(1)) {
      await room.open(root)
      await room.desk().settled()
    }
    // The thread of the last but one may still be ending.
    for (let tries = 0; tries < 100 && threads() > one; tries++)
      await new Promise((done) => setTimeout(done, 100))
    return { one, ten: threads() }
  } finally {
    await room.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Focus, a save beside a scan, and newsrooms opened one after the other: each at ten times beside one. */
export async function growthLibraryFigures(): Promise<Figure[]> {
  const one = await costs(small)
  const ten = await costs(small * 10)
  const newsrooms = await threadsOf()
  const files = (count: number) => `${count.toLocaleString("en")} files`
  const grown = (name: string, cost: keyof Costs, wanted: number | null) =>
    figure(
      `${name}, ${files(small * 10)}`,
      "ms",
      ten[cost],
      { name: files(small), measured: one[cost] },
      wanted,
    )
  return [
    grown("a scan of the whole newsroom", "scan", null),
    grown("a focus of the window", "focus", target),
    grown("note a saved file", "save", target),
    grown("the same while a scan is under way", "saveBesideScan", target),
    figure(
      "threads after ten newsrooms, one after the other",
      "threads",
      newsrooms.ten,
      { name: "after one", measured: newsrooms.one },
      1,
    ),
  ]
}
