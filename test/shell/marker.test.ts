import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises"
import { basename, join } from "node:path"
import { describe, expect, test } from "vitest"
import { makeMarker, newsroomOf } from "../../main/shell/marker.ts"
import { codeOf } from "../desk/refusal.ts"
import { temporaryFolder } from "../desk/temporary.ts"

const valid = '{"midad":"newsroom","version":1}\n'

/** A folder with Midad's own in it. */
async function newsroom(name = "غرفة الأخبار"): Promise<string> {
  const root = join(await temporaryFolder(), name)
  await mkdir(join(root, ".midad"), { recursive: true })
  return root
}

describe("a marker that Midad makes", () => {
  test("lies in the newsroom, has its name, and opens it", async () => {
    const root = await newsroom()
    const marker = await makeMarker(root)
    expect(marker).toBe(join(root, "غرفة الأخبار.midad"))
    expect(await newsroomOf(marker)).toBe(root)
    expect(await readFile(marker, "utf8")).not.toContain("/")
  })

  test("is made once, and takes the place of no file", async () => {
    const root = await newsroom()
    const taken = join(root, `${basename(root)}.midad`)
    await writeFile(taken, "ملاحظات")
    const marker = await makeMarker(root)
    expect(await makeMarker(root)).toBe(marker)
    expect(await readFile(taken, "utf8")).toBe("ملاحظات")
    expect((await readdir(root)).filter((name) => name.endsWith(".midad"))).toHaveLength(3)
  })

  test("opens the newsroom by a link to it, too", async () => {
    const root = await newsroom()
    const link = join(await temporaryFolder(), "desk.midad")
    await symlink(await makeMarker(root), link)
    expect(await newsroomOf(link)).toBe(root)
  })
})

describe("a file that is named as a marker opens nothing", () => {
  const refused = async (path: string) => expect(await codeOf(newsroomOf(path))).toBe("bad-marker")

  test("if its folder is no newsroom", async () => {
    const folder = await temporaryFolder()
    const path = join(folder, "download.midad")
    await writeFile(path, valid)
    await refused(path)
    const link = await temporaryFolder()
    await symlink(join(await newsroom(), ".midad"), join(link, ".midad"))
    await writeFile(join(link, "a.midad"), valid)
    await refused(join(link, "a.midad"))
  })

  test.each([
    ["nothing", ""],
    ["no JSON", "newsroom=/etc"],
    ["another JSON", '{"newsroom":"/etc"}'],
    ["a list", "[]"],
    ["far too much", `${valid.trim().slice(0, -1)},"x":"${"a".repeat(5000)}"}`],
  ])("if it holds %s", async (_what, text) => {
    const path = join(await newsroom(), "a.midad")
    await writeFile(path, text)
    await refused(path)
  })

  test("if it is a link to another file, a folder or a device", async () => {
    const root = await newsroom()
    await writeFile(join(root, "note.json"), valid)
    for (const [at, target] of [join(root, "note.json"), root, "/dev/zero"].entries()) {
      await symlink(target, join(root, `${at}.midad`))
      await refused(join(root, `${at}.midad`))
    }
  })

  test("and the paths in it lead nowhere", async () => {
    const root = await newsroom()
    const path = join(root, "a.midad")
    await writeFile(path, '{"midad":"newsroom","path":"/etc","newsroom":"../other"}')
    expect(await newsroomOf(path)).toBe(root)
  })
})
