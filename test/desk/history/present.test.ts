/** The time that a history is thinned by, where the clock lies. */
import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { realDisk } from "../../../main/desk/disk/disk.ts"
import { presentOf } from "../../../main/desk/history/present.ts"
import { temporaryFolder } from "../temporary.ts"

async function newsroom(): Promise<string> {
  const root = await temporaryFolder()
  await mkdir(join(root, ".midad", "history"), { recursive: true })
  return root
}

const day = (number: number) => new Date(Date.UTC(2026, 10, number))

describe("the time to thin by", () => {
  test("is not known the first time, and is the clock's where that goes on as clocks do", async () => {
    const root = await newsroom()
    expect(await presentOf(root, realDisk, day(1))).toBeNull()
    expect(await presentOf(root, realDisk, day(1))).toEqual(day(1))
    expect(await presentOf(root, realDisk, day(2))).toEqual(day(2))
  })

  test("goes on by a day where the clock goes on by years, and back where that is set right", async () => {
    const root = await newsroom()
    await presentOf(root, realDisk, day(1))
    const later = new Date("2040-01-01T00:00:00.000Z")
    expect(await presentOf(root, realDisk, later)).toEqual(day(2))
    expect(await presentOf(root, realDisk, later)).toEqual(day(3))
    expect(await presentOf(root, realDisk, day(1))).toEqual(day(1))
  })

  test("is not known where what was noted cannot be read", async () => {
    const root = await newsroom()
    await writeFile(join(root, ".midad", "history", "thinned.json"), "\0{")
    expect(await presentOf(root, realDisk, day(1))).toBeNull()
    expect(await presentOf(root, realDisk, day(9))).toEqual(day(2))
  })
})
