/** What is remembered of newsrooms. */
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { createKnownNewsrooms } from "../../main/shell/known-newsrooms.ts"
import { openMemory } from "../../main/shell/memory.ts"
import { temporaryFolder } from "../desk/temporary.ts"

/** A memory in a file, and what the system was told of recent newsrooms. */
async function bench() {
  const folder = await temporaryFolder()
  const log = () => undefined
  const memory = await openMemory(join(folder, "memory.json"), log)
  // What is noted without waiting is written before the folder goes.
  onTestFinished(() => memory.change({}))
  const listed: (readonly string[])[] = []
  const recents = {
    add: (recent: readonly string[]) => void listed.push(recent),
    clear: () => void listed.push([]),
  }
  const known = createKnownNewsrooms({ memory, recents, log })
  const paths = () => known.recent().map(({ path }) => path)
  const again = async () =>
    createKnownNewsrooms({ memory: await openMemory(join(folder, "memory.json"), log), recents, log })
  /** Paths as this system writes them. */
  const [one, two] = [join(folder, "one"), join(folder, "two")]
  return { known, paths, listed, memory, again, one, two }
}

test("the newsroom that was opened last is the first of the recent ones, each of them once", async () => {
  const { known, paths, listed, one, two } = await bench()
  for (const path of [one, two, one]) known.noteRecent(path)
  expect(paths()).toEqual([one, two])
  expect(listed).toEqual([[one], [two, one], [one, two]])
})

test("a newsroom is the same one with a separator at the end of its path", async () => {
  const { known, paths, one } = await bench()
  known.noteRecent(one)
  await known.noteId(join(one, "/"), "id-one")
  known.noteRecent(join(one, "/"))
  expect([paths(), known.idOf(one)]).toEqual([[one], "id-one"])
})

test("ids and last articles are known at the next start", async () => {
  const { known, again, one, two } = await bench()
  known.noteRecent(one)
  await known.noteId(one, "id-one")
  await known.noteArticle(one, "article-one")
  const next = await again()
  expect([next.idOf(one), next.lastArticle(one)]).toEqual(["id-one", "article-one"])
  expect([next.idOf(two), next.lastArticle(two)]).toEqual([null, null])
})

test("one id is forgotten, and those of other newsrooms stay", async () => {
  const { known, one, two } = await bench()
  await known.noteId(one, "id-one")
  await known.noteId(two, "id-two")
  await known.forgetId(one)
  expect([known.idOf(one), known.idOf(two)]).toEqual([null, "id-two"])
})

test("a newsroom that is not recent any more has no id that is remembered", async () => {
  const { known, memory, one, two } = await bench()
  known.noteRecent(one)
  await known.noteId(one, "id-one")
  await known.noteId(two, "id-two")
  known.noteRecent(one)
  expect(memory.get().ids).toEqual({ [one]: "id-one" })
})

test("what is known of all others is forgotten, also by the system, and that of one stays", async () => {
  const { known, paths, listed, memory, one, two } = await bench()
  for (const [path, name] of [
    [one, "one"],
    [two, "two"],
  ] as const) {
    known.noteRecent(path)
    await known.noteId(path, `id-${name}`)
    await known.noteArticle(path, `article-${name}`)
  }
  await known.forgetOthers(one)
  expect(paths()).toEqual([one])
  expect(memory.get()).toMatchObject({ ids: { [one]: "id-one" }, lastArticle: { [one]: "article-one" } })
  expect([known.idOf(two), known.lastArticle(two)]).toEqual([null, null])
  expect(listed.at(-1)).toEqual([])
})
