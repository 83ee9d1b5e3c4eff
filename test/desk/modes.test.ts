/** Who may read what Midad makes in a newsroom. */
import { chmod, mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises"
import { join, sep } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { createDesk } from "../../main/desk/desk.ts"
import { type Disk, realDisk } from "../../main/desk/disk/disk.ts"
import { createWriter } from "./journal/writer.ts"
import { inRoot, temporaryFolder } from "./temporary.ts"

/** Works in a newsroom whose folder has these permissions, with an article that only its owner may read. */
async function worked(mode: number, disk: Disk = realDisk): Promise<string> {
  const root = await temporaryFolder()
  await chmod(root, mode)
  const desk = createDesk({ root, disk, settings: inRoot })
  onTestFinished(() => desk.close())
  const binned = await createWriter(desk)
  await binned.type("محذوف")
  await binned.save(true)
  await binned.leave()
  await desk.deleteArticle({ id: binned.id })
  const writer = await createWriter(desk)
  await writer.type("سري")
  await writer.save(true)
  await chmod(join(root, "سري.html"), 0o600)
  await writer.type("!")
  await writer.saveJournaled()
  await writer.type("؟")
  await desk.keepPlace({ id: writer.id, place: writer.place() })
  await desk.search("سري", 5)
  await desk.idle()
  return root
}

/** The permission bits of everything in a newsroom's own folder, by what it is, each once. */
async function modesIn(root: string): Promise<{ files: Set<number>; folders: Set<number> }> {
  const found = { files: new Set<number>(), folders: new Set<number>() }
  const own = join(root, ".midad")
  for (const path of [own, ...(await readdir(own, { recursive: true })).map((name) => join(own, name))]) {
    const stats = await stat(path)
    if (/\.sqlite-(wal|shm)$|\.seal$/.test(path)) continue
    const bits = stats.mode & 0o777
    if (stats.isDirectory()) found.folders.add(bits)
    // A file that was moved to the bin keeps the permissions that it had.
    else if (!/bin[\\/][^\\/]*\.html$/.test(path)) found.files.add(bits)
  }
  return found
}

describe.skipIf(process.platform === "win32")(
  "the newsroom's own folder (not run on Windows, which has no modes)",
  () => {
    test.each([0o700, 0o755, 0o750])(
      "is its owner's alone where only its owner may write in the newsroom: %o",
      async (mode) => {
        const root = await worked(mode)
        expect(await modesIn(root)).toEqual({ files: new Set([0o600]), folders: new Set([0o700]) })
        expect((await stat(join(root, "سري.html"))).mode & 0o777).toBe(0o600)
      },
    )

    test.each([0o770, 0o775, 0o2775])(
      "is the group's too where the group writes in the newsroom: %o",
      async (mode) => {
        const { files, folders } = await modesIn(await worked(mode))
        expect(files).toEqual(new Set([0o660]))
        expect(new Set([...folders].map((bits) => bits & 0o777))).toEqual(new Set([0o770]))
      },
    )

    test("that an earlier version made is closed to others when the newsroom is opened", async () => {
      const root = await temporaryFolder()
      await mkdir(join(root, ".midad", "history", "articles"), { recursive: true })
      await writeFile(join(root, ".midad", "history", "articles", "one.jsonl"), "")
      await chmod(join(root, ".midad"), 0o755)
      const desk = createDesk({ root, settings: inRoot })
      onTestFinished(() => desk.close())
      const writer = await createWriter(desk)
      await writer.type("خبر")
      expect((await stat(join(root, ".midad"))).mode & 0o777).toBe(0o700)
    })
  },
)

test.skipIf(process.platform === "win32")(
  "what is written beside an article is never open to more than the article (not run on Windows, which has no modes)",
  async () => {
    const seen: number[] = []
    const disk: Disk = {
      ...realDisk,
      async create(path, mode) {
        const file = await realDisk.create(path, mode)
        if (!path.includes(`${sep}.midad${sep}`)) seen.push((await stat(path)).mode & 0o077)
        return file
      },
    }
    const root = await worked(0o755, disk)
    expect(await readFile(join(root, "سري.html"), "utf8")).toContain("سري!")
    // New articles get what the system gives new files; the last one replaces a file that is its owner's alone.
    expect(seen.at(-1)).toBe(0)
  },
)
