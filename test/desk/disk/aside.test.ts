/** What is set aside is never deleted, never followed, and never takes the place of anything. */
import { mkdir, readdir, readFile, readlink, symlink, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { expect, test } from "vitest"
import { createAside, isSetAside, type SetAside } from "../../../main/desk/disk/aside.ts"
import { type Disk, realDisk } from "../../../main/desk/disk/disk.ts"
import { temporaryFolder } from "../temporary.ts"

async function bench({ disk = realDisk as Disk, mend = true } = {}) {
  const root = await temporaryFolder()
  await mkdir(join(root, ".midad"))
  const told: SetAside[] = []
  const setAside = createAside({ disk, mend, onSetAside: (what) => void told.push(what) })
  return {
    root,
    path: join(root, ".midad", "journal"),
    told,
    setAside,
    names: () => readdir(join(root, ".midad")),
  }
}

test("a file keeps its bytes under its new name, which is told", async () => {
  const { root, path, told, setAside, names } = await bench()
  await writeFile(path, "نص")
  expect(await setAside(root, path)).toBe(true)
  const [name] = await names()
  expect(isSetAside(name!)).toBe(true)
  expect(await readFile(join(root, ".midad", name!), "utf8")).toBe("نص")
  expect(told).toEqual([{ name: ".midad/journal", aside: `.midad/${name}` }])
})

test("two things that were at one path are both there afterwards", async () => {
  const { root, path, setAside, names } = await bench()
  for (const text of ["أول", "ثان"]) {
    await writeFile(path, text)
    await setAside(root, path)
  }
  const texts = (await names()).map((name) => readFile(join(root, ".midad", name), "utf8"))
  expect(new Set(await Promise.all(texts))).toEqual(new Set(["أول", "ثان"]))
})

test("a link is renamed itself, and what it leads to stays", async () => {
  const { root, path, setAside, names } = await bench()
  await writeFile(join(root, "أصل.html"), "نص")
  await symlink(join(root, "أصل.html"), path)
  expect(await setAside(root, path)).toBe(true)
  expect(await readlink(join(root, ".midad", (await names())[0]!))).toBe(join(root, "أصل.html"))
  expect(await readFile(join(root, "أصل.html"), "utf8")).toBe("نص")
})

test("what may not be renamed stays, and is told once", async () => {
  const rename = async () => {
    throw Object.assign(new Error("EACCES"), { code: "EACCES" })
  }
  const { root, path, told, setAside, names } = await bench({ disk: { ...realDisk, rename } })
  await writeFile(path, "نص")
  expect(await setAside(root, path)).toBe(false)
  expect(await setAside(root, path)).toBe(false)
  expect(told).toEqual([{ name: ".midad/journal", aside: null }])
  expect(await names()).toEqual(["journal"])
})

test("nothing is renamed where nothing is mended, and what is gone meanwhile is away", async () => {
  const looking = await bench({ mend: false })
  await writeFile(looking.path, "نص")
  expect(await looking.setAside(looking.root, looking.path)).toBe(false)
  expect(await looking.names()).toEqual(["journal"])
  const mending = await bench()
  expect(await mending.setAside(mending.root, mending.path)).toBe(true)
  expect(mending.told).toEqual([])
})
