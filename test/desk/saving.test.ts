/** Saves of an open article among what else happens to its file and its history. */
import { rm } from "node:fs/promises"
import { join } from "node:path"
import { expect, test } from "vitest"
import { halfSaved, open, start } from "./journal/room.ts"
import { createWriter } from "./journal/writer.ts"
import { temporaryFolder } from "./temporary.ts"

test("a version that a crash kept from being listed is listed before it is replaced", async () => {
  const root = await temporaryFolder()
  const { writer } = await halfSaved(root)
  await rm(join(root, ".midad", "history", "articles", `${writer.id}.jsonl`))
  const { desk } = await start(root)
  const again = await createWriter(desk, await open(desk, writer.id))
  await again.save(false)
  await desk.idle()
  expect(await desk.listVersions({ id: writer.id })).toHaveLength(2)
})
