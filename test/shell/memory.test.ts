/** What Midad remembers, in a file that a person may have written by hand. */
import { readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { realDisk } from "../../main/desk/disk/disk.ts"
import { freshMemory, openMemory } from "../../main/shell/memory.ts"
import { temporaryFolder } from "../desk/temporary.ts"

const clock = () => new Date("2026-11-27T07:30:15.250Z")
const aside = "midad.json.broken-2026-11-27T07-30-15-250Z"
const log = () => undefined

/** A file of this text, and the memory that is opened on it. */
async function written(text: string) {
  const folder = await temporaryFolder()
  const path = join(folder, "midad.json")
  await writeFile(path, text)
  return { folder, path, memory: await openMemory(path, log, { clock }) }
}

const json = async (path: string) => JSON.parse(await readFile(path, "utf8"))

describe("a file that is broken", () => {
  test.each(["", "{", "null", "[]", '{ "settings": { "zoom": 1.5, } }'])(
    "is kept beside under a name that says when, is told, and Midad begins with the defaults: %s",
    async (broken) => {
      const { folder, path, memory } = await written(broken)
      expect(memory.get()).toEqual(freshMemory)
      expect(memory.fresh).toBe(false)
      expect(memory.problem).toEqual({
        code: "settings-broken",
        details: { name: "midad.json", aside },
      })
      expect(await readFile(join(folder, aside), "utf8")).toBe(broken)
      await memory.change({ recent: ["/a"] })
      expect((await openMemory(path, log)).get().recent).toEqual(["/a"])
      expect((await openMemory(path, log)).problem).toBe(null)
    },
  )

  test("still tells the language in which that is said", async () => {
    const { memory } = await written('{ "settings": { "language": "en" "zoom": 1 } }')
    expect(memory.get().settings).toEqual({ ...freshMemory.settings, language: "en" })
  })

  test("is not written over while it cannot be kept, and is kept before the next writing that can be", async () => {
    const folder = await temporaryFolder()
    const path = join(folder, "midad.json")
    await writeFile(path, "{")
    let refused = true
    const rename: typeof realDisk.rename = (from, to) =>
      refused && from === path
        ? Promise.reject(Object.assign(new Error("EACCES"), { code: "EACCES" }))
        : realDisk.rename(from, to)
    const memory = await openMemory(path, log, { clock, disk: { ...realDisk, rename } })
    await expect(memory.change({ recent: ["/a"] })).rejects.toMatchObject({
      problem: { code: "read-only" },
    })
    expect(await readFile(path, "utf8")).toBe("{")
    refused = false
    await memory.change({ recent: ["/b"] })
    expect(await readFile(join(folder, aside), "utf8")).toBe("{")
    expect((await json(path)).recent).toEqual(["/b"])
  })
})

describe("a file with values that do not fit", () => {
  const given = {
    ...freshMemory,
    settings: { ...freshMemory.settings, language: "en", textSize: 500, later: { of: "a later Midad" } },
    recent: "/a",
    lastArticle: {},
    notes: ["by hand"],
  }

  test("gives each of them its default alone, tells which, and is not put aside", async () => {
    const { folder, memory } = await written(JSON.stringify(given))
    expect(memory.get()).toEqual({
      ...freshMemory,
      settings: { ...freshMemory.settings, language: "en" },
    })
    expect(memory.problem).toEqual({
      code: "settings-misfit",
      details: { name: "midad.json", message: "textSize, recent" },
    })
    expect(await readdir(folder)).toEqual(["midad.json"])
  })

  test("keeps them, and what this version does not know, until the person sets something else", async () => {
    const { path, memory } = await written(JSON.stringify(given))
    await memory.change({ settings: { ...memory.get().settings, zoom: 1.5 } })
    expect(await json(path)).toMatchObject({
      settings: { language: "en", zoom: 1.5, textSize: 500, later: { of: "a later Midad" } },
      recent: "/a",
      notes: ["by hand"],
    })
    await memory.change({ settings: { ...memory.get().settings, textSize: 22 }, recent: ["/b"] })
    expect(await json(path)).toMatchObject({
      settings: { textSize: 22, later: { of: "a later Midad" } },
      recent: ["/b"],
      notes: ["by hand"],
    })
    expect((await openMemory(path, log)).problem).toBe(null)
  })

  test("is told for settings that are no record", async () => {
    const { memory } = await written('{ "settings": [] }')
    expect(memory.problem?.details.message).toBe("settings")
    expect(memory.get()).toEqual(freshMemory)
  })
})
