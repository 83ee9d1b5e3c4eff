/** A journal that has grown long is written whole with the next steps: a crash before or after that loses nothing. */
import { cp, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import { expect, test } from "vitest"
import { articleFromJSON } from "../../../main/article/schema.ts"
import { createDesk } from "../../../main/desk/desk.ts"
import { temporaryFolder } from "../temporary.ts"
import { createWriter } from "./writer.ts"

test("what was journaled is there after a crash, whether the long journal was written whole by then or not", async () => {
  const root = await temporaryFolder()
  const desk = createDesk({ root })
  const writer = await createWriter(desk)
  await writer.type("عنوان")
  await writer.save(true)
  await desk.idle()
  const length = async () => (await stat(join(root, ".midad", "journal", `${writer.id}.journal`))).size

  /** What another desk opens where this one was killed. */
  async function afterCrash(): Promise<string> {
    const copy = await temporaryFolder()
    await cp(root, copy, { recursive: true, preserveTimestamps: true })
    await rm(join(copy, ".midad", "locks"), { recursive: true, force: true })
    const other = createDesk({ root: copy })
    const opened = await other.openArticle({ id: writer.id })
    await other.close()
    return opened.kind === "article" ? articleFromJSON(opened.doc).child(0).textContent : ""
  }

  let wholes = 0
  for (let save = 0; wholes < 2; save++) {
    expect(save).toBeLessThan(400)
    await writer.type("ا")
    const before = await length()
    await writer.saveJournaled()
    await desk.idle()
    // Nothing was written for the save: the journal is long.
    if ((await length()) > before) continue
    expect(await afterCrash()).toBe(writer.doc().child(0).textContent)
    await writer.type("ب")
    expect(await length()).toBeLessThan(before)
    expect(await afterCrash()).toBe(writer.doc().child(0).textContent)
    wholes += 1
  }
  await desk.close()
})
