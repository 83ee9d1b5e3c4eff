/** Saves of an open article among what else happens to its file and its history. */
import { copyFile, readFile, rm } from "node:fs/promises"
import { join } from "node:path"
import { expect, test } from "vitest"
import { articleFromJSON, dossierOf } from "../../../main/article/schema.ts"
import { halfSaved, open, start } from "../journal/newsroom.ts"
import { createWriter } from "../journal/writer.ts"
import { temporaryFolder } from "../temporary.ts"

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

test("a status that is set in the list stays when the window that has the article open saves", async () => {
  const root = await temporaryFolder()
  const { writer, started } = await halfSaved(root)
  const { desk } = started
  await desk.changeArticles({ ids: [writer.id], change: { status: "ready" } })
  expect(await writer.save(false)).toMatchObject({ kind: "saved", merged: { attrs: { status: "ready" } } })
  const { doc } = await desk.peek({ id: writer.id })
  expect(dossierOf(articleFromJSON(doc)).status).toBe("ready")
})

test("an open article stays in its file when somebody copies that to a shorter name", async () => {
  const root = await temporaryFolder()
  const { writer, started } = await halfSaved(root)
  await copyFile(join(root, "عنوان.html"), join(root, "ع.html"))
  const copied = await readFile(join(root, "ع.html"))
  await started.desk.rescan()
  expect(await writer.save(false)).toMatchObject({ name: "عنوان.html" })
  expect(await readFile(join(root, "عنوان.html"), "utf8")).toContain("عنوان١٢")
  expect(await readFile(join(root, "ع.html"))).toEqual(copied)
})
