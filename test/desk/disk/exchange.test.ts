/** A file takes the place of another one, and what was there is kept whatever another program did a moment ago. */
import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { writeAtomic } from "../../../main/desk/disk/atomic.ts"
import { type Disk, realDisk } from "../../../main/desk/disk/disk.ts"
import { temporaryFolder } from "../temporary.ts"

/** A folder with the file `a.html` of that text, and how to replace it carefully on a disk that is changed. */
async function folder(changes: Partial<Disk> = {}) {
  const root = await temporaryFolder()
  const path = join(root, "a.html")
  writeFileSync(path, "old")
  let kept: string | null = null
  const replace = () =>
    writeAtomic(path, new TextEncoder().encode("new"), {
      disk: { ...realDisk, ...changes },
      keepIn: join(root),
      careful: true,
      onReplaced: (name) => {
        kept = name
      },
    })
  const files = () =>
    readdirSync(root)
      .map((name) => readFileSync(join(root, name), "utf8"))
      .sort()
  return { path, replace, files, kept: () => kept && readFileSync(kept, "utf8") }
}

test("what another program put there right before is the file that is kept", async () => {
  const { path, replace, files, kept } = await folder({
    async exchange(from, to, kept) {
      writeFileSync(`${to}.part`, "theirs")
      renameSync(`${to}.part`, to)
      return realDisk.exchange(from, to, kept)
    },
  })
  expect(await replace()).toBe(true)
  expect(readFileSync(path, "utf8")).toBe("new")
  expect(kept()).toBe("theirs")
  expect(files()).toEqual(["new", "theirs"])
})

test("where the file is gone nothing is written", async () => {
  const { path, replace, files } = await folder({
    async exchange(from, to, kept) {
      renameSync(path, `${path}.elsewhere`)
      return realDisk.exchange(from, to, kept)
    },
  })
  expect(await replace()).toBe(false)
  expect(files()).toEqual(["old"])
})

test("where the second name would be on another file system, the file is replaced as ever", async () => {
  const { replace, files, kept } = await folder({
    async exchange() {
      throw Object.assign(new Error("EXDEV"), { code: "EXDEV" })
    },
  })
  expect(await replace()).toBe(true)
  expect(kept()).toBe("old")
  expect(files()).toEqual(["new", "old"])
})

test("a file that cannot be put there leaves the other one as it was", async () => {
  const root = await temporaryFolder()
  const path = join(root, "a.html")
  writeFileSync(path, "old")
  const missing = join(root, "missing")
  await expect(realDisk.exchange(missing, path, join(root, "kept"))).rejects.toThrow("ENOENT")
  expect(readdirSync(root)).toEqual(["a.html"])
  expect(readFileSync(path, "utf8")).toBe("old")
})

test("a file that another program put there in between stays, and the one before is kept", async () => {
  const { path, replace, files, kept } = await folder({
    async exchange(from, to, kept) {
      await realDisk.rename(to, kept)
      writeFileSync(to, "theirs")
      return realDisk.link(from, to).then(
        () => true,
        () => false,
      )
    },
  })
  expect(await replace()).toBe(false)
  expect(readFileSync(path, "utf8")).toBe("theirs")
  expect(kept()).toBe("old")
  expect(files()).toEqual(["old", "theirs"])
})
