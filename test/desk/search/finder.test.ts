/** What a window is told of the library and its index, with an index that answers when the test says so. */
import { expect, onTestFinished, test } from "vitest"
import type { LibraryNews } from "../../../main/contract/library.ts"
import { createLibrary } from "../../../main/desk/library/library.ts"
import type { Index } from "../../../main/desk/search/client.ts"
import { createFinder } from "../../../main/desk/search/finder.ts"
import { temporaryFolder } from "../temporary.ts"

test("an index that meets the library late has the list asked for again, as that lacks what has no file", async () => {
  const root = await temporaryFolder()
  const library = createLibrary(root, () => undefined)
  onTestFinished(() => library.close())
  const held = Promise.withResolvers<void>()
  const index = {
    ready: Promise.resolve(1),
    async ask() {
      await held.promise
      return { files: [], total: 0 }
    },
    change: () => undefined,
    unfiled: () => undefined,
    close: async () => undefined,
  } as unknown as Index
  const finder = createFinder({
    folder: async () => root,
    library,
    clock: () => new Date("2026-11-24T12:00:00.000Z"),
    log: () => undefined,
    onProblem: () => undefined,
    withUnfiled: (listed) => [...listed],
    unfiled: () => [],
    start: () => index,
  })
  onTestFinished(() => finder.close())
  const news: LibraryNews[] = []
  let come: () => void = () => undefined
  finder.onChange((one) => {
    news.push(one)
    come()
  })
  const next = () =>
    new Promise<void>((resolve) => {
      come = resolve
    })
  const first = next()
  const opened = finder.open()
  await first
  expect(news.at(-1)?.changes).toBeNull()
  const second = next()
  held.resolve()
  await opened
  await second
  expect(news.at(-1)?.changes).toBeNull()
})
