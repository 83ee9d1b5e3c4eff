/** Folders of the desk's own, whose names are on the disk itself. */
import { mkdir, rename, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { expect, test } from "vitest"
import { realDisk } from "../../../main/desk/disk/disk.ts"
import { makeDurable } from "../../../main/desk/disk/durable.ts"
import { tapped } from "../../torture/tap.ts"
import { codeOf } from "../refusal.ts"
import { temporaryFolder } from "../temporary.ts"

/** A newsroom, and what is asked of the disk in it, as `operation path`. */
async function newsroom() {
  const root = await temporaryFolder()
  const asked: string[] = []
  const refused = new Set<string>()
  const disk = tapped(realDisk, async ({ name, path }, run) => {
    const operation = `${name} ${path === root ? "." : path.slice(root.length + 1)}`
    asked.push(operation)
    if (refused.has(operation)) throw Object.assign(new Error("On purpose"), { code: "EIO" })
    return run()
  })
  return {
    root,
    refused,
    /** Makes the folder and returns what that asked of the disk, beside where the newsroom is. */
    async make(name: string): Promise<string[]> {
      asked.length = 0
      await makeDurable(join(root, name), root, disk)
      return asked.filter((operation) => !operation.startsWith("realpath"))
    },
  }
}

const syncs = (operations: string[]) => operations.filter((one) => one.startsWith("syncFolder"))

test("are made from the outside inwards, and every name on the way is brought to the disk", async () => {
  const { make } = await newsroom()
  const asked = await make("a/b/c")
  expect(asked.filter((one) => one.startsWith("makeFolder"))).toEqual([
    "makeFolder a",
    "makeFolder a/b",
    "makeFolder a/b/c",
  ])
  expect(syncs(asked)).toEqual(["syncFolder a/b", "syncFolder a", "syncFolder ."])
})

test("are asked for by one look once they are durable, however much is in them", async () => {
  const { make } = await newsroom()
  await make("a/b")
  expect(await make("a/b")).toEqual(["folderId a/b"])
})

test("only a new one is brought to the disk where the folder around it is durable", async () => {
  const { make } = await newsroom()
  await make("a/b")
  expect(syncs(await make("a/c"))).toEqual(["syncFolder a"])
})

test("are brought to the disk once where somebody else made them, who may not have done that", async () => {
  const { root, make } = await newsroom()
  await mkdir(join(root, "a", "b"), { recursive: true })
  expect(syncs(await make("a/b"))).toEqual(["syncFolder a", "syncFolder ."])
  expect(syncs(await make("a/b"))).toEqual([])
})

test("are brought to the disk again where somebody removed them and made them anew", async () => {
  const { root, make } = await newsroom()
  await make("a/b")
  await rm(join(root, "a"), { recursive: true })
  await mkdir(join(root, "a", "b"), { recursive: true })
  expect(syncs(await make("a/b"))).toEqual(["syncFolder a", "syncFolder ."])
})

test("are not taken for durable where the disk did not confirm it", async () => {
  const { make, refused } = await newsroom()
  refused.add("syncFolder .")
  expect(await codeOf(make("a"))).toBe("unexpected")
  refused.clear()
  expect(syncs(await make("a"))).toEqual(["syncFolder ."])
})

test("are none where a file has their name, nor where the newsroom is away", async () => {
  const { root, make } = await newsroom()
  await writeFile(join(root, "a"), "")
  expect(await codeOf(make("a"))).toBe("unexpected")
  await rename(root, `${root}-away`)
  expect(await codeOf(make("b"))).toBe("newsroom-missing")
  await rename(`${root}-away`, root)
})
