import { rename } from "node:fs/promises"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { createHistory } from "../../../main/desk/history/history.ts"
import { startUpkeep } from "../../../main/desk/history/upkeep.ts"
import { temporaryFolder } from "../temporary.ts"

test("a history is thinned again and again, also after its newsroom was away", async () => {
  const folder = await temporaryFolder()
  const root = join(folder, "newsroom")
  const logged: string[] = []
  const log = (message: string) => void logged.push(message)
  let now = Date.parse("2026-01-01T00:00:00.000Z")
  const clock = () => new Date(now)
  const add = async (text: string) =>
    history.add("article-one1", new TextEncoder().encode(text), { cause: "save", status: "draft", words: 1 })
  await rename(await temporaryFolder(), root)
  const history = createHistory({ root, clock, log })
  const kept: string[] = []
  for (const text of ["a", "b", "c", "d"]) {
    const added = await add(text)
    // What an open article stands on.
    if (text === "b" && added) kept.push(added.hash)
  }
  now += 30 * 24 * 60 * 60_000
  onTestFinished(
    startUpkeep({
      history,
      present: async () => clock(),
      log,
      keep: () => new Set(kept),
      first: 1,
      every: 1,
    }),
  )
  await expect.poll(() => history.list("article-one1")).toHaveLength(3)

  await rename(root, join(folder, "away"))
  await expect.poll(() => logged).toContain("Could not thin the history")
  await rename(join(folder, "away"), root)
  await add("e")
  await add("f")
  now += 30 * 24 * 60 * 60_000
  // The first, the one that is kept, the newest, and the last of the day of d, e and f.
  await expect.poll(async () => (await history.list("article-one1")).length).toBeLessThanOrEqual(4)
  expect((await history.list("article-one1")).map(({ hash }) => hash)).toContain(kept[0])
})
