/** A way in the own folder is plain before anything is done at its end. */
import { mkdir, symlink, truncate, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { expect, test } from "vitest"
import { realDisk } from "../../../main/desk/disk/disk.ts"
import { createOwnFolder } from "../../../main/desk/disk/own-folder.ts"
import { createPlainWay, limitOf } from "../../../main/desk/disk/plain-way.ts"
import { temporaryFolder } from "../temporary.ts"

/** A newsroom with a folder of journals and a folder elsewhere. `stays`: nothing can be set aside. */
async function bench({ stays = false } = {}) {
  const root = await temporaryFolder()
  const journals = join(root, ".midad", "journal")
  await mkdir(journals, { recursive: true })
  const elsewhere = await temporaryFolder()
  const aside: string[] = []
  const cleared = createPlainWay({
    disk: realDisk,
    folder: createOwnFolder(root),
    async setAside(base, part) {
      aside.push(part.slice(base.length + 1).replaceAll("\\", "/"))
      if (!stays) await realDisk.rename(part, `${part} ${aside.length}`)
      return !stays
    },
  })
  return { root, journals, elsewhere, aside, cleared }
}

test("a plain file, nothing at all and everything outside of the own folder are left alone", async () => {
  const { root, journals, elsewhere, aside, cleared } = await bench()
  await writeFile(join(journals, "one.jsonl"), "")
  await symlink(elsewhere, join(root, "2026-11"))
  await cleared(join(journals, "one.jsonl"), "file")
  await cleared(join(journals, "none.jsonl"), "file")
  await cleared(join(root, ".midad", "none", "none.jsonl"), "file")
  await cleared(join(root, "2026-11", "خبر.html"), "file")
  expect(aside).toEqual([])
})

test("a link on the way, or at its end, is set aside", async () => {
  const { root, journals, elsewhere, aside, cleared } = await bench()
  await symlink(elsewhere, join(root, ".midad", "history"))
  await symlink(join(elsewhere, "text"), join(journals, "one.jsonl"))
  await cleared(join(root, ".midad", "history", "articles", "one.jsonl"), "file")
  await cleared(join(journals, "one.jsonl"), "file")
  expect(aside).toEqual([".midad/history", ".midad/journal/one.jsonl"])
})

test("a folder for a file, a file for a folder, and a file that is too long are set aside", async () => {
  const { root, journals, aside, cleared } = await bench()
  await mkdir(join(journals, "one.jsonl"))
  await writeFile(join(root, ".midad", "locks"), "")
  await writeFile(join(root, ".midad", "note.json"), "")
  await truncate(join(root, ".midad", "note.json"), limitOf("note.json") + 1)
  await cleared(join(journals, "one.jsonl"), "file")
  await cleared(join(root, ".midad", "locks"), "folder")
  await cleared(join(root, ".midad", "note.json"), "file")
  expect(aside).toEqual([".midad/journal/one.jsonl", ".midad/locks", ".midad/note.json"])
})

test("a file is as good as a folder where either may be", async () => {
  const { journals, aside, cleared } = await bench()
  await writeFile(join(journals, "one.jsonl"), "")
  await cleared(join(journals, "one.jsonl"), "either")
  await cleared(journals, "either")
  expect(aside).toEqual([])
})

test("what stays counts as missing, and is not asked for again", async () => {
  const { journals, elsewhere, aside, cleared } = await bench({ stays: true })
  await symlink(elsewhere, join(journals, "one.jsonl"))
  await expect(cleared(join(journals, "one.jsonl"), "file")).rejects.toMatchObject({ code: "ENOENT" })
  expect(aside).toEqual([".midad/journal/one.jsonl"])
})
