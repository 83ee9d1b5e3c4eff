/** What is wrong with the place of an export is said of that place, and not of the newsroom. */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { expect, test } from "vitest"
import type { ProblemCode } from "../../../main/contract/problem.ts"
import { DeskError } from "../../../main/contract/problem.ts"
import { problemText } from "../../../main/contract/words/index.ts"
import { writeExported } from "../../../main/desk/calls/export-target.ts"
import { type Disk, realDisk } from "../../../main/desk/disk/disk.ts"
import { temporaryFolder } from "../temporary.ts"

async function problemAt(path: string, disk: Disk = realDisk) {
  const thrown = await writeExported(path, "نص", disk).catch((error: unknown) => error)
  if (!(thrown instanceof DeskError)) throw thrown
  return thrown.problem
}

test("a folder that vanished after it was chosen is named, with what to do, in both languages", async () => {
  const folder = join(await temporaryFolder(), "قرص خارجي")
  await mkdir(folder)
  await rm(folder, { recursive: true })
  const problem = await problemAt(join(folder, "خبر.html"))
  expect(problem.code).toBe("export-folder-missing")
  for (const language of ["ar", "en"] as const) {
    const said = problemText(language, problem)
    expect(said).toContain(folder)
    expect(said).not.toMatch(/غرفة|newsroom/)
    expect(said).not.toContain("{")
  }
})

test("a file in the place of the folder is a folder that is not there", async () => {
  const folder = join(await temporaryFolder(), "file")
  await writeFile(folder, "")
  expect((await problemAt(join(folder, "خبر.html"))).code).toBe("export-folder-missing")
})

test.each([
  ["ENOSPC", "export-full"],
  ["EROFS", "export-refused"],
  ["EACCES", "export-refused"],
  ["ESTALE", "export-folder-away"],
  ["EBUSY", "export-busy"],
] satisfies [string, ProblemCode][])(
  "a disk that says %s is said of the place: %s",
  async (code, expected) => {
    const folder = await temporaryFolder()
    const path = join(folder, "خبر.txt")
    await writeFile(path, "ما كان")
    const refusing: Disk = {
      ...realDisk,
      create: () => Promise.reject(Object.assign(new Error(code), { code })),
    }
    const problem = await problemAt(path, refusing)
    expect(problem).toEqual({ code: expected, details: { name: "خبر.txt", folder } })
    for (const language of ["ar", "en"] as const)
      expect(problemText(language, problem)).not.toMatch(/غرفة|newsroom|\{/)
    expect(await readFile(path, "utf8")).toBe("ما كان")
  },
)
