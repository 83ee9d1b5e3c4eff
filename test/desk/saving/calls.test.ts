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
 * holds, and all that follows it. Before these were counted it took 4 fsyncs of files and 7 of folders besides the
 * journal's, 3 renames, 14 listings of folders, and the article's file was read twice.
 */
test("an autosave flushes the journal, the article and its list of versions, and renames one file", async () => {
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
  let wholes = 0
  const saves = 120
  for (let save = 0; save < saves; save++) {
    await autosave()
    // The journal gets the steps, or now and then is written anew with them.
    const whole = 1 - count("file.datasync")
    expect(whole === 0 || whole === 1).toBe(true)
    wholes += whole
    // The article's file and the list of versions, which has the version too.
    expect(count("file.sync") - whole).toBe(2)
    expect(count("rename")).toBe(0)
    // A file that is replaced keeps a second name until it was looked at.
    expect(count("replace") - whole).toBe(1)
    expect(count("unlink") - whole).toBe(1)
    expect(count("syncFolder") - whole).toBe(1)
    expect(count("names")).toBe(0)
    expect(count("read", "عنوان.html")).toBe(1)
    // Among them once for each work whether the folder still is the newsroom.
    expect(count("folderId", root)).toBeLessThan(7)
    // A journal that is written anew is looked at before and after, as another desk may have put its own there.
    expect(all()).toBeLessThan(whole ? 112 : 96)
  }
  expect(wholes).toBeLessThan(saves / 10)
  expect(await desk.listVersions({ id: writer.id })).toHaveLength(saves + 1)
})
