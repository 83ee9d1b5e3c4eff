/** What one autosave asks of the disk. */
import { expect, test } from "vitest"
import { realDisk } from "../../../main/desk/disk/disk.ts"
import { tapped } from "../../torture/tap.ts"
import { start } from "../journal/newsroom.ts"
import { createWriter } from "../journal/writer.ts"
import { temporaryFolder } from "../temporary.ts"

/** How often each operation of a disk was asked for, in all and for each path. */
function counting() {
  const asked: { name: string; path: string }[] = []
  const disk = tapped(realDisk, ({ name, path }, run) => {
    asked.push({ name, path })
    return run()
  })
  return {
    disk,
    reset: () => void asked.splice(0),
    count: (name: string, path = "") =>
      asked.filter((one) => one.name === name && one.path.endsWith(path)).length,
    all: () => asked.length,
  }
}

/**
 * An autosave of an open article that is journaled: a letter, its way into the journal, the save of what the journal
 * holds, and all that follows it. Before these were counted it took 4 fsyncs of files and 7 of folders, 3 renames,
 * 3 listings of folders, and the article's file was read twice.
 */
test("an autosave flushes three files and two or three folders, renames two files and lists no folder", async () => {
  const root = await temporaryFolder()
  const { disk, reset, count, all } = counting()
  const { desk } = await start(root, disk)
  const writer = await createWriter(desk)
  await writer.type("عنوان")
  await writer.save(true)
  await desk.idle()
  const autosave = async () => {
    reset()
    await writer.type("ا")
    await writer.saveJournaled()
    await desk.idle()
  }
  for (let save = 0; save < 30; save++) {
    await autosave()
    // The steps, once.
    expect(count("file.datasync")).toBe(1)
    // The article, its version and the list of versions. Now and then the journal is written anew.
    const whole = count("rename") - 2
    expect(whole).toBeLessThanOrEqual(1)
    expect(count("file.sync")).toBe(3 + whole)
    // The folders of the article and of the version, and the one around that if this run has not seen it yet.
    expect(count("syncFolder") - whole).toBeLessThanOrEqual(3)
    expect(count("names")).toBe(0)
    expect(count("read", "عنوان.html")).toBe(1)
    expect(all()).toBeLessThan(60)
  }
  expect(await desk.listVersions({ id: writer.id })).toHaveLength(31)
})
